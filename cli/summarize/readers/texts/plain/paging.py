"""Take out what the pages of a text put between its lines: numbers and running heads."""

import re
from collections import Counter

from summarize.language.titles import CLOSED

_PAGE_NUMBER = re.compile(
    r"\W{0,9}(?:page|seite|p\.)?\s{0,3}\d{1,4}(?:\s{0,3}(?:of|/|von)\s{0,3}\d{1,4})?\W{0,9}", re.I
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the bottom of a page that may be running heads
_OFTEN = 3  # pages that share one


def split_pages(text: str) -> list[str]:
    """Return the lines of a text in pages, without page numbers and running heads.

    A paragraph that goes on over the page is one again.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    edges = [[i for i, line in enumerate(page) if line.strip()] for page in pages]
    edges = [sorted({*filled[:_EDGE], *filled[-_EDGE:]}) for filled in edges]
    shapes = Counter(
        shape
        for page, edge in zip(pages, edges, strict=True)
        for shape in {_shape(page[i]) for i in edge}
    )
    lines: list[str] = []
    for page, edge in zip(pages, edges, strict=True):
        running = {
            i
            for i in edge
            if _PAGE_NUMBER.fullmatch(page[i].strip()) or shapes[_shape(page[i])] >= _OFTEN
        }
        kept = [line for i, line in enumerate(page) if i not in running]
        while kept and not kept[0].strip():
            del kept[0]
        while kept and not kept[-1].strip():
            del kept[-1]
        goes_on = bool(lines and kept) and not CLOSED.search(lines[-1].rstrip())
        if lines and kept and not (goes_on and kept[0].strip()[:1].islower()):
            lines.append("")
        lines += kept
    return lines


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))
