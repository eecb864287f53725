"""On a real terminal the summary is laid out, and coloured unless that is not wanted."""

import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.screen import run_on_screen


def run_on_terminal(*arguments: str, **env: str) -> str:
    """Run the program with a terminal as its output; return what reached the screen."""
    command = [sys.executable, "-m", "summarize", *arguments]
    screen, code = run_on_screen(command, {"NO_COLOR": "", **env})
    assert code == 0
    return screen


def test_a_terminal_gets_title_bullets_and_colour() -> None:
    screen = run_on_terminal(str(SAMPLES / "bridge.html"))
    assert "\x1b[1mThe bridge that measures its own age\x1b[0m" in screen
    assert screen.count("•") == 5
    assert "of 32 sentences" in screen


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_are_heeded(env: dict[str, str]) -> None:
    screen = run_on_terminal(str(SAMPLES / "bridge.html"), **env)
    assert "\x1b" not in screen
    assert screen.count("•") == 5


def test_every_sentence_is_shown_whole_in_any_script() -> None:
    screen = run_on_terminal("--color", "never", "-n", "100%", str(SAMPLES / "kissaten.html"))
    assert "…" not in screen
    assert "カレンダーは来年の三月まで埋まっている。" in screen


def test_a_file_gets_text_even_on_a_terminal(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert run_on_terminal("-o", str(target), "-n", "1", str(SAMPLES / "tram.txt")) == ""
    assert "•" not in target.read_text()
