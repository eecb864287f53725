"""Long work shows on a terminal what is going on, and leaves no trace; elsewhere it is silent."""

import sys
from time import monotonic

import pytest

from tests.conftest import SAMPLES, Run
from tests.screen import run_on_screen, settle

SLOW = [sys.executable, "-m", "summarize", "-n", "1"]


def test_a_slow_url_shows_progress_that_goes_away(server: str) -> None:
    screen, code = run_on_screen([*SLOW, f"{server}/late"], {"NO_COLOR": "1"}, whole=True)
    assert code == 0
    assert f"reading {server}/late" in screen
    assert "reading http" not in settle(screen)
    assert "The bridge" in settle(screen)


def test_a_quick_run_shows_none() -> None:
    for _ in range(5):
        start = monotonic()
        screen, _ = run_on_screen([*SLOW, str(SAMPLES / "tram.txt")], {"NO_COLOR": "1"}, whole=True)
        if monotonic() - start < 0.9:
            assert "reading" not in screen
            return
    pytest.skip("no run was quick on this machine")


def test_a_pipe_gets_none(run: Run, server: str) -> None:
    assert run("-n", "1", f"{server}/late").err == ""


def test_a_complaint_takes_the_place_of_the_progress() -> None:
    screen, code = run_on_screen([*SLOW, "no-such-file"], {"TERM": "xterm"}, whole=True)
    assert code == 3
    assert "summarize: no-such-file: no such file or directory" in screen
