"""Duplicate text: a hidden copy under the printed one, or a pull quote."""

import re
from collections.abc import Sequence

from summarize.readers.pdf.lines import Line
from summarize.readers.pdf.paragraphs import Paragraph

_WORDS = re.compile(r"\w+")
_LEAST = 8  # runs of five words; fewer may repeat by chance
_FEWEST = 3  # in another font, such as a pull quote in large letters
_LARGER = 1.5  # points
_SAME = 0.6  # share of them


def find_copies(paragraphs: Sequence[Paragraph], font: str, size: float) -> set[int]:
    """Find the paragraphs that repeat another one; return their indexes.

    ``font`` and ``size`` are those of the body. A repetition in larger letters is always a copy;
    any other only if it overlaps the original, because an abstract may repeat the text.
    """
    owners: dict[tuple[str, ...], int] = {}
    copies = set()
    main = [_is_in(paragraph, font) for paragraph in paragraphs]
    for place in sorted(range(len(paragraphs)), key=lambda i: not main[i]):
        if paragraphs[place].reason or paragraphs[place].heading:
            continue
        words = _WORDS.findall(paragraphs[place].text.lower())
        runs = [tuple(words[i : i + 5]) for i in range(len(words) - 4)]
        found = [owners[run] for run in runs if run in owners]
        least = _LEAST if main[place] else _FEWEST
        if len(runs) >= least and len(found) > _SAME * len(runs):
            other = paragraphs[max(set(found), key=found.count)]
            large = paragraphs[place].lines[0].size > size + _LARGER
            if large or _overlap(paragraphs[place].lines, other.lines):
                copies.add(place)
                continue
        owners |= {run: place for run in runs if run not in owners}
    return copies


def _is_in(paragraph: Paragraph, font: str) -> bool:
    lines = paragraph.lines
    return sum(line.font == font for line in lines) * 2 > len(lines)


def _overlap(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    """Check whether the first of some lines overlaps any of the others."""
    first = lines[0]
    return any(
        first.page == other.page
        and min(first.top, other.top) - max(first.bottom, other.bottom) > 0.5 * first.height
        and min(first.right, other.right) - max(first.left, other.left) > 0.5 * first.width
        for other in others
    )
