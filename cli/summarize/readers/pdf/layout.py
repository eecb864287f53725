"""Layout of a document: fonts and sizes of its body and headings, and the width of its columns."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarize.discourse.section_names import SECTION
from summarize.language.punctuation import CLEAR_STOPS
from summarize.readers.pdf.letters import has_word, is_latin
from summarize.readers.pdf.lines import Line

_PROSE = 34  # characters of a line; a longer one is hardly a cell or a label
_LETTERS = 0.72  # of the characters of a line of prose
_STOPPED = re.compile(r"[^\W\d_A-Z]\.$")
_ENDS = frozenset(f",;{CLEAR_STOPS}")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,6}\.|[A-Z]\.)\s{1,3}\S")


class Layout(NamedTuple):
    """Fonts, sizes and measures of a document."""

    size: float  # points, of its body
    font: str
    column: float  # points: width of a full line
    height: float  # points, of its first page
    latin: bool  # whether it is written in Latin letters
    heads: frozenset[tuple[str, float]]  # font and size of the headings of its sections


def find_layout(
    lines: Sequence[Line], prose: Sequence[Line], width: float, height: float
) -> Layout:
    """Find the layout of a document; ``prose`` are its lines up to the references."""
    size, font = _find_body(prose)
    widths = sorted(line.width for line in lines if not line.reason and line.size == size)
    column = widths[int(len(widths) * 0.8)] if widths else width * 0.8
    named = {(line.font, line.size) for line in lines if SECTION.match(line.text)}
    latin = is_latin("".join(line.text for line in prose))
    heads = frozenset(named - {(font, size)})
    return Layout(size, font, column, height, latin, heads)


def _find_body(lines: Iterable[Line]) -> tuple[float, str]:
    """Find the size of most prose, and its most frequent font.

    Tables and labels don't count: they may be longer than a short article.
    """
    lines = list(lines)
    counts = Counter[tuple[float, str]]()
    for line in [line for line in lines if _is_prose(line)] or lines:
        counts[line.size, line.font] += len(line.text)
    sizes = Counter[float]()
    for (size, _), count in counts.items():
        sizes[size] += count
    best = sizes.most_common(1)[0][0]
    return best, max((key for key in counts if key[0] == best), key=lambda key: counts[key])[1]


def _is_prose(line: Line) -> bool:
    if line.reason or len(line.text) <= _PROSE:
        return False
    return sum(map(str.isalpha, line.text)) > _LETTERS * len(line.text)


def is_heading(line: Line, layout: Layout, lines: int) -> bool:
    """Check whether a line looks like a heading; ``lines`` is the length of its segment."""
    text = line.text
    words = len(text.split())
    if not 2 <= len(text) <= 110 or words > 14 or text[-1] in _ENDS:
        return False
    if is_stopped(text) or not has_word(text):
        return False
    if line.size >= layout.size + 1:
        return True
    if lines > 2:
        return False
    if (line.bold and line.whole) or (text.isupper() and len(text) > 4) or SECTION.match(text):
        return True
    if (line.font, line.size) in layout.heads and text[0].isupper() and text[-1] != ".":
        return True
    differs = line.font != layout.font and not line.bold
    return differs and (text.isupper() or _NUMBERED.match(text) is not None)


def is_stopped(text: str) -> bool:
    """Check whether a text is a whole sentence with its stop, or the end of one."""
    return _STOPPED.search(text) is not None and (text[0].islower() or len(text.split()) > 6)


def middle_size(lines: Sequence[Line]) -> float:
    """Calculate the median font size of lines."""
    return find_median(line.size for line in lines)


def find_median(values: Iterable[float]) -> float:
    """Calculate the median; Python's ``statistics`` takes 5 ms to import."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
