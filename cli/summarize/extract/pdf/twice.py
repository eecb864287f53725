"""Drop text that a page carries twice: a hidden copy under the printed one."""

import re
from collections.abc import Sequence

from summarize.extract.pdf.paragraphs import Paragraph

_WORDS = re.compile(r"\w+")
_LEAST = 8  # runs of five words, below which a repeat may be chance
_SAME = 0.6  # share of them


def find_copies(paragraphs: Sequence[Paragraph], font: str) -> set[int]:
    """Return the numbers of those that say what another one says; the body's font goes first."""
    seen: set[tuple[str, ...]] = set()
    copies = set()
    order = sorted(range(len(paragraphs)), key=lambda i: not _is_in(paragraphs[i], font))
    for place in order:
        if paragraphs[place].reason:
            continue
        words = _WORDS.findall(paragraphs[place].text.lower())
        runs = [tuple(words[i : i + 5]) for i in range(len(words) - 4)]
        if len(runs) >= _LEAST and sum(run in seen for run in runs) > _SAME * len(runs):
            copies.add(place)
        else:
            seen.update(runs)
    return copies


def _is_in(paragraph: Paragraph, font: str) -> bool:
    lines = paragraph.lines
    return sum(line.font == font for line in lines) * 2 > len(lines)
