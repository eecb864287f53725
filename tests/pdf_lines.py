"""Make up lines and characters of a PDF, whose places the tests know."""

from collections.abc import Callable, Sequence
from typing import Any

from summarize.readers.pdf.characters import Char, Sheet, Style
from summarize.readers.pdf.layout import Layout
from summarize.readers.pdf.lines import Line

PLAIN = Style(10.0, "Times", 400, turned=False)
LAYOUT = Layout(10.0, "Times", 250.0, 800.0, latin=True, heads=frozenset())


def make_line(
    text: str,
    left: float = 50.0,
    bottom: float = 700.0,
    *,
    width: float | None = None,
    height: float = 10.0,
    **more: Any,
) -> Line:
    """Return a line of the body; a character is five points wide."""
    right = left + (5.0 * len(text) if width is None else width)
    how: dict[str, Any] = {"page": 1, "size": 10.0, "font": "Times", "bold": False} | more
    how = {"lead": len(text) if how["bold"] else 0} | how
    return Line(text, left=left, bottom=bottom, right=right, top=bottom + height, **how)


def make_lines(texts: str | Sequence[str], top: float = 700.0, **more: Any) -> tuple[Line, ...]:
    """Return lines below each other, twelve points apart."""
    listed = texts.split("\n") if isinstance(texts, str) else texts
    return tuple(
        make_line(text, bottom=top - 12.0 * number, **more) for number, text in enumerate(listed)
    )


def make_chars(
    text: str, left: float = 0.0, bottom: float = 0.0, *, height: float = 100.0, first: int = 0
) -> list[Char]:
    """Return the characters of a text, each 50 wide; those without a box stand for themselves."""
    return [
        Char(char, number)
        if char in " \n"
        else Char(char, number, left + 50 * place, bottom, left + 50 * place + 50, bottom + height)
        for place, (number, char) in enumerate(enumerate(text, first))
    ]


def make_sheet(
    chars: Sequence[Char],
    style_of: Callable[[int], Style] = lambda number: PLAIN,
    baselines: Sequence[float] = (),
) -> Sheet:
    """Return a page with these characters."""
    numbered = [char._replace(number=number) for number, char in enumerate(chars)]
    return Sheet(1, 600.0, 800.0, numbered, style_of, baselines)
