"""Links, emphasis, code and images within the blocks of an article, for formats that show them."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from urllib.parse import quote, urljoin, urlsplit

from summarize.language.addresses import show_address
from summarize.language.control_characters import one_line
from summarize.models import Article, Block, Mark, Markup

ADDRESS_MARKS = "%/:?#[]@!$&'()*+,;=~"  # left unquoted in an address
_LINKED, _FETCHED = ("http", "https", "mailto"), ("http", "https")
_SPACES = {9: None, 10: None, 13: None, 32: "%20"}  # within an address, as browsers read it
_LONGEST = 4_096  # characters of an address
_ORDER = ("image", "link", "emphasis", "code")  # from the outside, of marks on the same text
_APART = ("emphasis", "code")  # two that touch would be one in Markdown: the first stays

Write = Callable[[int, int], str]  # of the text between two offsets
Wrap = Callable[[Mark, str], str]  # of the text of a mark, as written


def list_marks(article: Article) -> list[tuple[Mark, ...]]:
    """List the marks on each block, by offsets in its text, those around others first.

    Addresses are absolute, and of the web or of mail. An image is shown once.
    """
    parts = article.articles or (article,)
    urls = [part.url for part in parts for _ in part.blocks]
    if len(urls) != len(article.blocks):  # an excerpt of several
        urls = [None] * len(article.blocks)
    seen = set[str]()
    found = []
    line: _Line | None = None
    for block, url in zip(article.blocks, urls, strict=True):
        if block.markup and (line is None or line.source is not block.markup.pieces):
            line = _Line(block.markup)
        own = tuple(_find_marks(block, line, url or "") if line and block.markup else ())
        found.append(tuple(m for m in own if m.kind != "image" or m.address not in seen))
        seen.update(mark.address for mark in own if mark.kind == "image")
    return found


class _Line:
    """A text with marks, and the blocks that it was cut into: they are asked for in order."""

    def __init__(self, markup: Markup) -> None:
        pieces = ["".join(one_line(piece or "").split()) for piece in markup.pieces]
        before = [0, *accumulate(map(len, pieces))]
        self.source, self._letters = markup.pieces, "".join(pieces)
        placed = (m._replace(start=before[m.start], end=before[m.end]) for m in markup.marks)
        self._next = deque(sorted(placed, key=lambda mark: mark.start))
        self._open = list[Mark]()  # those that may reach into the next block

    def place_marks(self, text: str, letters: int) -> Iterator[Mark]:
        """Yield the marks on the next block, of which so many letters or more come before."""
        first = self._letters.find("".join(text.split()), letters)
        if first < 0:
            return
        places = [number for number, char in enumerate(text) if not char.isspace()]
        while self._next and self._next[0].start <= first + len(places):
            self._open.append(self._next.popleft())
        for mark in self._open:
            start, end = max(0, mark.start - first), min(len(places), mark.end - first)
            if mark.kind == "image" and (mark.start >= first or not mark.start):
                place = places[start] if start < len(places) else len(text)
                yield mark._replace(start=place, end=place)
            elif start < end:
                yield mark._replace(start=places[start], end=places[end - 1] + 1)
        self._open = [mark for mark in self._open if mark.end > first + len(places)]


def _find_marks(block: Block, line: _Line, url: str) -> Iterator[Mark]:
    """Yield the marks on a block; those of a kind never overlap."""
    markup = block.markup
    if markup is None or block.kind == "code":
        return
    base = _join(url, markup.base)
    placed = sorted(
        line.place_marks(block.text, markup.letters),
        key=lambda mark: (mark.start, -mark.end, _ORDER.index(mark.kind)),
    )
    links = [mark for mark in placed if mark.kind == "link"]
    ends = dict.fromkeys(_ORDER, 0)
    for mark in placed:
        if mark.start < ends[mark.kind] or _says_nothing(mark, block, links):
            continue
        if mark.kind in ("image", "link"):
            address = _resolve(mark.address, base, _LINKED if mark.kind == "link" else _FETCHED)
            if not address:
                continue
            mark = mark._replace(address=address, label=one_line(mark.label))
        ends[mark.kind] = mark.end + (mark.kind in _APART)
        yield mark


def _says_nothing(mark: Mark, block: Block, links: Sequence[Mark]) -> bool:
    """Check for emphasis or the own anchor of a heading, and code that is more than one link."""
    if block.kind == "heading" and mark.kind in ("emphasis", "link"):
        emphatic = mark.kind == "emphasis" and mark.end - mark.start == len(block.text)
        return emphatic or mark.address.startswith("#")
    if mark.kind != "code":
        return False
    inside = bisect_left(links, mark.start, key=lambda link: link.start)
    return (
        inside < len(links)
        and links[inside].start < mark.end
        and (links[inside].start, links[inside].end) != (mark.start, mark.end)
    )


def _resolve(address: str, base: str, schemes: Sequence[str]) -> str:
    """Make an address absolute; "" if it is of another scheme, or none."""
    if not address:
        return ""
    address = address.strip().translate(_SPACES)
    shown = show_address(_join(base, address)) or ""
    try:
        scheme = urlsplit(shown).scheme
    except ValueError:  # brackets that hold no address
        return ""
    if scheme not in schemes or len(shown) > _LONGEST:
        return ""
    return quote(shown, safe=ADDRESS_MARKS)


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def write_marks(marks: Iterable[Mark], start: int, end: int, write: Write, wrap: Wrap) -> str:
    """Write the text between two offsets with its marks, cut to it; ``wrap`` each after its text.

    The text of an image is empty.
    """
    parts: list[list[str]] = [[]]
    opened: list[Mark] = []
    place = start

    def go(to: int) -> None:
        """Write up to an offset, and close the marks that end before it."""
        nonlocal place
        while opened and opened[-1].end <= to:
            if place < opened[-1].end:
                parts[-1].append(write(place, opened[-1].end))
            place = opened[-1].end
            inner = "".join(parts.pop())
            parts[-1].append(wrap(opened.pop(), inner))
        if place < to:
            parts[-1].append(write(place, to))
            place = to

    for mark in marks:
        if mark.kind == "image":
            go(mark.start)
            parts[-1].append(wrap(mark, ""))
        elif mark.start < end and mark.end > start:
            first, last = max(mark.start, start), min(mark.end, end)
            go(first)
            last = min([last, *(outer.end for outer in opened[-1:])])
            opened.append(mark._replace(start=first, end=last))
            parts.append([])
    go(end)
    return "".join(parts[0])
