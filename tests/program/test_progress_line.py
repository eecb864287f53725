"""The line that tells of long work fits the terminal, and one that can't take it away gets none."""

import sys

import pytest
from rich.cells import cell_len

from tests.screen import run_on_screen

COMMAND = [sys.executable, "-m", "summarize", "-n", "1"]


def test_a_dumb_terminal_gets_none(server: str) -> None:
    screen, code = run_on_screen([*COMMAND, f"{server}/late"], {"TERM": "dumb"}, whole=True)
    assert code == 0
    assert "reading http" not in screen
    assert "\x1b[K" not in screen


@pytest.mark.parametrize("letter", ["x", "%E5%BA%97"])
def test_a_long_name_is_cut_to_the_width_of_the_terminal(server: str, letter: str) -> None:
    address = f"{server}/late/{letter * 200}"
    screen, _ = run_on_screen([*COMMAND, address], {"NO_COLOR": "1"}, whole=True)
    shown = [piece for piece in screen.split("\r\x1b[K") if piece.startswith("reading")]
    assert shown
    assert all(cell_len(line) < 80 and "…" in line for line in shown)
