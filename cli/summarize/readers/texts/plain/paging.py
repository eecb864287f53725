"""Take out what the pages of a text put between its lines: numbers and running heads."""

import re
from collections import Counter

from summarize.language.punctuation import closes_line
from summarize.readers.texts.page_numbers import is_page_number, names_page

_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the bottom of a page that may be running heads
_OFTEN = 3  # pages that share one


def split_pages(text: str) -> list[str]:
    """Return the lines of a text in pages, without page numbers and running heads.

    A paragraph that goes on over the page is one again.
    """
    pages = _cut_pages(text)
    if len(pages) == 1:
        return pages[0]
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
            i for i in edge if is_page_number(page[i].strip()) or shapes[_shape(page[i])] >= _OFTEN
        }
        kept = [line for i, line in enumerate(page) if i not in running]
        while kept and not kept[0].strip():
            del kept[0]
        while kept and not kept[-1].strip():
            del kept[-1]
        goes_on = bool(lines and kept) and not closes_line(lines[-1].rstrip())
        if lines and kept and not (goes_on and kept[0].strip()[:1].islower()):
            lines.append("")
        lines += kept
    return lines


def _cut_pages(text: str) -> list[list[str]]:
    """Return the lines of each page: a form feed parts them, or what says that it is a page number.

    Such a line stands alone: "page 3." may end a paragraph.
    """
    if "\f" in text:
        return [page.split("\n") for page in text.split("\f")]
    lines = text.split("\n")
    cuts = [
        number
        for number, line in enumerate(lines)
        if names_page(line.strip())
        and not "".join(lines[max(0, number - 1) : number]).strip()
        and not "".join(lines[number + 1 : number + 2]).strip()
    ]
    starts = [0, *(number + 1 for number in cuts)]
    return [lines[start:end] for start, end in zip(starts, [*cuts, len(lines)], strict=True)]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))
