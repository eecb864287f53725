"""Draw the pictures of the manual: what a terminal and a browser show of real runs."""

import os
import re
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.conftest import ROOT
from tests.makers import picture_page
from tests.screen import run_on_screen, settle

FOLDER = ROOT / ".github"
# By the name of the picture: the command, as a user types it, and how many lines are shown.
PICTURES = {
    "summary.svg": ("summarize samples/buoy.html", 30),
    "read.svg": ("summarize read -n 2 --no-pager samples/tram.txt", 17),
}
_WIDTH = 80  # columns
_FONT = re.compile(r"\s*@font-face \{[^}]*\}")  # fetched from elsewhere: the reader's own will do


def draw_pictures() -> Iterator[tuple[str, ...]]:
    """Write every picture again; return their names and what they show."""
    yield ("picture", "command")
    for name, (command, _) in PICTURES.items():
        (FOLDER / name).write_text(draw(name), encoding="utf-8")
        yield (str((FOLDER / name).relative_to(ROOT)), command)
    page = picture_page.draw_page()
    if page is None:
        yield (picture_page.PAGE, "left as it was: there is no Chromium on this machine")
    else:
        (FOLDER / picture_page.PAGE).write_bytes(page)
        yield (str((FOLDER / picture_page.PAGE).relative_to(ROOT)), picture_page.COMMAND)


def draw(name: str) -> str:
    """Return the picture of a terminal in which the command was run, as SVG."""
    command, lines = PICTURES[name]
    screen = f"\x1b[1m$ {command}\x1b[0m\n{run_in_colour(command)}"
    shown = "\n".join(screen.splitlines()[:lines])
    console = Console(record=True, width=_WIDTH, file=StringIO(), color_system="truecolor")
    console.print(Text.from_ansi(shown))
    svg = _FONT.sub("", console.export_svg(title="summarize", unique_id=Path(name).stem))
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def run_in_colour(command: str) -> str:
    """Return what a terminal of 80 columns is sent."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    colours = {"PATH": path, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    screen, code = run_on_screen(["bash", "-c", f"unset NO_COLOR; {command}"], colours, whole=True)
    assert code == 0, screen
    return settle(screen)
