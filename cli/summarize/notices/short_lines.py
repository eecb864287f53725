"""Lines that go with others: short labels, items that are links.

A few words, or a line that is all link, say little about themselves, so that trees do not judge
them. What stands around them does: they stay where their list, box or section stays.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from summarize.language.punctuation import COLONS
from summarize.language.titles import is_title
from summarize.language.words import estimate_words
from summarize.models import Block, Draft, Frame, Outline
from summarize.notices.class_names import STEERING
from summarize.notices.corrections.tables_of_contents import fold_heading, is_contents_title
from summarize.notices.frames import list_path
from summarize.notices.page_features import find_main

_LINKED = 0.5  # share of links from which a line leads elsewhere
_SHORT = 4  # words; fewer are not judged
_HALF = 0.5  # share of the items that stay, at least; of labels that differ
_BOX = 12  # lines of a box, at most
_HELD = 0.8  # share of the prose in the element that holds the text
_PROSE_WORDS = 8  # of a line of prose, at least
_INTRO_UP = 2  # elements between a list and the line that introduces it
_FEW = 3  # lines of a page that is hardly more than a table of contents
_ITEM_UP = 4  # elements between a line and its item
_ITEMS, _LISTS = frozenset(("li", "dt", "dd")), frozenset(("ul", "ol", "dl"))
_LINES = frozenset(("p", "li", "span", "h1", "h2", "h3", "h4", "h5", "h6"))
_ASIDE = frozenset(("aside", "footer", "form", "header", "nav"))
_PAGE = frozenset(("", "body", "html"))
_COLONS = tuple(COLONS)


class _Page(NamedTuple):
    """The blocks of a page, by number, and their fate."""

    blocks: Sequence[Block]
    places: Sequence[int]
    frames: Sequence[Frame]
    kept: frozenset[int]
    judged: frozenset[int]
    spans: Sequence[tuple[int, int]]  # first block of each frame, and the one after its last
    headings: frozenset[str]  # headings that lead nowhere, folded

    @property
    def unjudged(self) -> Iterator[int]:
        """The numbers of the blocks that have not been judged."""
        return (i for i in range(len(self.blocks)) if i not in self.judged)

    def leads_away(self, number: int) -> bool:
        """Check whether a block was not judged because it leads elsewhere."""
        return number not in self.judged and self.blocks[number].links >= _LINKED


def find_short_lines(draft: Draft, keep: Sequence[bool]) -> list[int]:
    """Find the blocks of a page that stay with others, by their numbers in its outline.

    ``keep`` is the fate of the blocks of the draft. On a page that declares an article, a product
    or a date, lists of links stay only below a line that announces them, and amid the text.
    """
    signs, layout = draft.signs, draft.layout
    if signs is None or layout is None or signs.outline is None or not any(keep):
        return []
    page = _describe(signs.outline, [place.number for place in layout.places], keep)
    found = {
        *_find_items(page, declared=draft.declared),
        *_find_sections(page, declared=draft.declared),
    }
    if not draft.declared:
        found |= {*_find_labels(page)}
    found |= _find_headings(page, found)
    gone = {removed.text for removed in draft.removed}
    texts = ((i, page.blocks[i].text) for i in sorted(found))
    return [i for i, text in texts if text not in gone and not is_title(text, draft.title)]


def _describe(outline: Outline, numbers: Sequence[int], keep: Sequence[bool]) -> _Page:
    blocks, places, frames = outline
    first, last = [len(blocks)] * len(frames), [0] * len(frames)
    for number, place in enumerate(places):
        first[place] = min(first[place], number)
        last[place] = number + 1
    for i in range(len(frames) - 1, 0, -1):
        above = frames[i].parent
        if last[i]:  # it holds a block
            first[above], last[above] = min(first[above], first[i]), max(last[above], last[i])
    kept = frozenset(n for n, good in zip(numbers, keep, strict=True) if good)
    spans = list(zip(first, last, strict=True))
    heads = (b.text for b in blocks if b.kind == "heading" and b.links < _LINKED)
    folded = frozenset(map(fold_heading, heads))
    return _Page(blocks, places, frames, kept, frozenset(numbers), spans, folded)


def _find_item(page: _Page, number: int) -> int:
    """Find the item that holds a block; 0 if there is none."""
    frame = page.places[number]
    for _ in range(_ITEM_UP):
        if page.frames[frame].tag in _ITEMS:
            return frame
        frame = page.frames[frame].parent
    return 0


def _find_items(page: _Page, *, declared: bool) -> Iterator[int]:
    """Find short items of lists of which half stays, and all those that a colon announces.

    Links below a colon are at most as long as the text: others are an index of the site. Those at
    the end of an article lead to others: "Also on this site:".
    """
    last, words = max(page.kept), _count_words(page, page.kept)
    lists: dict[int, list[tuple[int, int]]] = {}
    for number in range(len(page.blocks)):
        if item := _find_item(page, number):
            lists.setdefault(page.frames[item].parent, []).append((number, item))
    for home, members in lists.items():
        rest = [number for number, _ in members if number not in page.judged]
        if not rest:
            continue
        short = [i for i in rest if page.blocks[i].links < _LINKED]
        stay = {item for number, item in members if number in page.kept}
        if len(stay) >= _HALF * len({item for _, item in members}):
            yield from (i for i in short if estimate_words(page.blocks[i].text) < _SHORT)
        top, intro = _find_top(page, home)
        if intro in page.kept and page.blocks[intro].text.endswith(_COLONS):
            yield from short
            links = [i for i in rest if page.leads_away(i)]
            apart = page.blocks[intro].kind == "heading" or _count_steps(page, top, intro) > 1
            ends = declared and rest[-1] > last
            if apart or ends or _repeat_headings(page, links):
                continue
            if _count_words(page, links) <= words:
                yield from links


def _count_words(page: _Page, numbers: Iterable[int]) -> float:
    return sum(estimate_words(page.blocks[i].text) for i in numbers)


def _find_top(page: _Page, home: int) -> tuple[int, int]:
    """Find the outermost list around a list, and the number of the block before it, or -1."""
    while page.frames[page.frames[home].parent].tag in _LISTS | _ITEMS:
        home = page.frames[home].parent
    return home, page.spans[home][0] - 1


def _count_steps(page: _Page, frame: int, number: int) -> int:
    """Count the elements from a frame up to the one that holds a block, too."""
    around = {*list_path(page.frames, page.places[number])}
    path = list_path(page.frames, frame)
    return next(i for i, above in enumerate(path) if above in around)


def _find_labels(page: _Page) -> Iterator[int]:
    """Find short lines in boxes of which all else stays: a name below a quotation, a price.

    The language of a piece of code stands above it as a label of one word.
    """
    judged, kept = (
        [0, *accumulate(i in numbers for i in range(len(page.blocks)))]
        for numbers in (page.judged, page.kept)
    )
    low, high = min(page.kept), max(page.kept)
    for i in page.unjudged:
        block = page.blocks[i]
        if not low < i < high or block.links >= _LINKED or block.kind == "caption":
            continue
        words = estimate_words(block.text)
        if words >= _SHORT or (words < 2 and page.blocks[i + 1].kind == "code"):
            continue
        box = _find_box(page, i)
        start, end = page.spans[box]
        while box and judged[end] == judged[start]:
            box = page.frames[box].parent
            start, end = page.spans[box]
        if end - start <= _BOX + 1 and judged[end] - judged[start] == kept[end] - kept[start]:
            yield i


def _find_box(page: _Page, number: int) -> int:
    """Find the element that holds a line; paragraphs and headings are lines themselves."""
    place = page.places[number]
    return page.frames[place].parent if page.frames[place].tag in _LINES else place


def _find_sections(page: _Page, *, declared: bool) -> Iterator[int]:
    """Find lists of links with a line or a heading of the text above them.

    On documentation and pages of services these are text, elsewhere only the contents of a chapter
    are. A list that repeats the headings of the page leads only to them, and one that steers is
    named so.
    """
    home = _find_main(page)
    if page.frames[home].tag in _PAGE:
        return
    seen: set[int] = set()
    for number in range(*page.spans[home]):
        if not page.leads_away(number) or not (item := _find_item(page, number)):
            continue
        top, intro = _find_top(page, page.frames[item].parent)
        if top in seen or intro < 0:
            continue
        seen.add(top)
        links = [i for i in range(*page.spans[top]) if page.leads_away(i)]
        labels = len({page.blocks[i].text for i in links})
        if labels <= _HALF * len(links) or _repeat_headings(page, links):  # "Read more" again
            continue
        if _is_section(page, top, home, declared=declared):
            yield from links


def _is_section(page: _Page, top: int, home: int, *, declared: bool) -> bool:
    intro = page.spans[top][0] - 1
    path = list_path(page.frames, top)
    if page.blocks[intro].links >= _LINKED or _count_steps(page, top, intro) > _INTRO_UP:
        return False
    if any(page.frames[i].tag in _ASIDE for i in path):
        return False
    if is_contents_title(page.blocks[intro]):  # of a chapter: its pages
        return True
    if declared or (intro < min(page.kept) - 1 and len(page.kept) > _FEW):
        return False
    within = path[: path.index(home)] if home in path else path
    if any(STEERING.search(page.frames[i].name) for i in within):
        return False
    return page.blocks[intro].kind == "heading" or intro in page.kept


def _repeat_headings(page: _Page, links: Sequence[int]) -> bool:
    """Check whether most of these lines are headings of the page, to which they lead."""
    repeated = sum(fold_heading(page.blocks[i].text) in page.headings for i in links)
    return repeated > _HALF * len(links)


def _find_main(page: _Page) -> int:
    """Find the innermost element that holds most of the kept prose."""
    held = [0.0] * len(page.frames)
    for i in page.kept:
        words = estimate_words(page.blocks[i].text)
        if page.blocks[i].links < _LINKED and words >= _PROSE_WORDS:
            held[_find_box(page, i)] += words
    for i in range(len(page.frames) - 1, 0, -1):
        held[page.frames[i].parent] += held[i]
    return find_main(held, _HELD)


def _find_headings(page: _Page, found: Iterable[int]) -> set[int]:
    """Find short headings, below the first kept line, right above what stays."""
    stays, heads = {*page.kept, *found}, set[int]()
    for i in range(len(page.blocks) - 2, min(page.kept), -1):
        block = page.blocks[i]
        plain = block.kind == "heading" and block.level != 1 and block.links < _LINKED
        if plain and i not in page.judged and i + 1 in stays:
            stays.add(i)
            heads.add(i)
    return heads
