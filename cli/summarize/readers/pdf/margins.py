"""Margins of pages: running heads and feet, page numbers, line numbers of manuscripts."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from unicodedata import decimal

from summarize.numbers import read_number
from summarize.readers.page_numbers import is_page_number
from summarize.readers.pdf.lines import PITCH, PROSE, Line, Page

_UPPER, _LOWER = 0.90, 0.09  # of the page's height: lines beyond it are at an edge
_NUMBERS = re.compile(r"[\divxlc]{1,9}(?=\W|$)|\W{1,99}")
# Heads and feet of pages that browsers print.
_PRINTED = re.compile(
    r"(?:https?|file)://\S{1,999}(?: \d{1,4}/\d{1,4})?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d.{0,99}"
)
_KEY = 60  # characters
_OFTEN, _FEW = 3, 6  # pages with the same head; two are enough in a document of so few pages
_MANY = 0.5  # of the pages: a line as frequent is a head even if it is close to the text
_HEAD_ROWS = 3  # of a running head
_TITLE = 0.9  # of the size of a title: the others are smaller
_PLACE = 20.0  # points between heads at the same place
_FEET, _HEADS = 0.09, 0.93  # of the height: feet below the one, heads above the other
_ADDRESS = re.compile(r"(?:https?|file)://\S{1,999}")
_BROWSER = re.compile(r"Mozilla|Chrome|Chromium|Safari|Firefox|Skia")
_NUMBERED = 8  # line numbers on a page
_LONGEST = 9  # characters of a line number


def mark_edges(pages: Sequence[Page]) -> list[Page]:
    """Mark running heads, running feet and page numbers; a head may have several rows."""
    marked = list(pages)
    for row in range(_HEAD_ROWS):
        before, marked = marked, _mark_outmost(marked, first=row == 0)
        if marked == before:
            break
    return marked


def _mark_outmost(pages: Sequence[Page], *, first: bool) -> list[Page]:
    """Mark the outmost rows that are heads, and page numbers among the ``first``.

    A further row is one only if it is set apart from all text.
    """
    edges = [list(_list_edge(page)) for page in pages]
    seen: dict[str, list[Line]] = defaultdict(list)
    for page, edge in zip(pages, edges, strict=True):
        for place in edge:
            seen[_key(page.lines[place])].append(page.lines[place])
    marked = []
    for page, edge in zip(pages, edges, strict=True):
        lines = list(page.lines)
        recur = {place for place in edge if _recurs(lines[place], seen, len(pages))}
        for place in edge:
            line = lines[place]
            often = first and len(seen[_key(line)]) >= _MANY * len(pages)
            others = recur if first else {place}
            head = place in recur and (often or not _is_text(page, place, others))
            if reason := _judge(line, head=head, numbers=first):
                lines[place] = line._replace(reason=reason)
        marked.append(page._replace(lines=lines))
    return marked


def _recurs(line: Line, seen: dict[str, list[Line]], pages: int) -> bool:
    """Check whether a line recurs at its place on other pages; of a few pages two are enough."""
    least, twins = 2 if pages <= _FEW else _OFTEN, set[int]()
    for one in seen[_key(line)]:
        if abs(one.bottom - line.bottom) < _PLACE:
            twins.add(one.page)
            if len(twins) >= least:  # a head of 900 pages has 900 twins
                return True
    return False


def _is_text(page: Page, place: int, recur: Set[int]) -> bool:
    """Check whether a line that recurs belongs to its page: to its text, or as its title."""
    return _is_in_text(page, place, recur) or _is_title(page, page.lines[place])


def _is_in_text(page: Page, place: int, recur: Set[int]) -> bool:
    """Check whether a line is as close to the text of its page as lines are, and set alike."""
    line = page.lines[place]
    return any(
        number not in recur
        and (one.size, one.font) == (line.size, line.font)
        and _is_close(line, one, line.height)
        for number, one in enumerate(page.lines)
    )


def _is_title(page: Page, line: Line) -> bool:
    """Check whether a line is the title of a slide: larger than all others."""
    return page.width > page.height and all(
        one is line or one.reason or one.size < _TITLE * line.size for one in page.lines
    )


def find_lone(pages: Sequence[Page]) -> frozenset[int]:
    """Find the numbers of the lines in the margins that are set apart from the text."""
    return frozenset(
        page.lines[place].number for page in pages for place in _list_lone(page, _list_margin(page))
    )


def _list_margin(page: Page) -> set[int]:
    feet, heads = _FEET * page.height, _HEADS * page.height
    return {place for place, line in enumerate(page.lines) if not feet < line.top < heads}


def _list_lone(page: Page, margin: Set[int]) -> Iterator[int]:
    text = [one for i, one in enumerate(page.lines) if i not in margin and not one.reason]
    text.sort(key=lambda one: one.bottom)
    bottoms = [one.bottom for one in text]
    reach = PITCH * max((one.height for one in page.lines), default=0.0)
    for place in margin:
        line = page.lines[place]
        low = bisect_left(bottoms, line.bottom - reach)
        high = bisect_right(bottoms, line.bottom + reach)
        if not any(_is_close(line, one, max(line.height, one.height)) for one in text[low:high]):
            yield place


def _is_close(line: Line, other: Line, height: float) -> bool:
    """Check whether a line is as close to one above or below it as lines of a height are."""
    beside = min(other.right, line.right) > max(other.left, line.left)
    return beside and abs(other.bottom - line.bottom) < PITCH * height


def is_print_out(pages: Sequence[Page], maker: str) -> bool:
    """Check whether the pages were printed by a browser, with the URL in their margins."""
    heads = (line.text for page in pages for line in page.lines if line.reason == "running head")
    return bool(_BROWSER.search(maker)) and any(map(_ADDRESS.match, heads))


def _list_edge(page: Page) -> Iterator[int]:
    """Yield the indexes of the lines at the top and bottom edges of a page."""
    tops = [line.top for line in page.lines if not line.reason]
    highest, lowest = max(tops, default=0), min(tops, default=0)
    for number, line in enumerate(page.lines):
        if line.reason:
            continue
        beyond = line.top > page.height * _UPPER or line.bottom < page.height * _LOWER
        if beyond or line.top >= highest - 2 or line.bottom <= lowest + 14:
            yield number


def _key(line: Line) -> str:
    """Reduce a running head to the part that is the same on all pages."""
    return _NUMBERS.sub("", line.text.lower())[:_KEY]


def _judge(line: Line, *, head: bool, numbers: bool) -> str:
    if numbers and is_page_number(line.text):
        return "page number"
    if numbers and _PRINTED.fullmatch(line.text):
        return "running head"
    return "running head" if head and not line.reason else line.reason


def mark_line_numbers(page: Page) -> Page:
    """Mark the line numbers of a manuscript."""
    found = ((i, _read_number(line.text)) for i, line in enumerate(page.lines))
    numbers = {i: number for i, number in found if number is not None}
    texts = [line for line in page.lines if len(line.text) > PROSE]
    if not texts:
        return page
    left = sorted(line.left for line in texts)[len(texts) // 10]
    places = [i for i in numbers if page.lines[i].right < left]
    values = sorted(numbers[i] for i in places)
    steps = Counter(after - value for value, after in pairwise(values))
    if len(places) < _NUMBERED or steps.most_common(1)[0][1] < 0.7 * len(values):
        return page
    numbered = set(places)
    lines = [
        line._replace(reason="line number") if i in numbered else line
        for i, line in enumerate(page.lines)
    ]
    return page._replace(lines=lines)


def _read_number(text: str) -> int | None:
    """Read a number in the digits of any script."""
    if len(text) > _LONGEST:
        return None
    if not text.isascii():
        text = "".join(str(decimal(char)) if char.isdecimal() else char for char in text)
    return read_number(text, most=9_999)
