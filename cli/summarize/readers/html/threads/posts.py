"""Read threads: the posts are the article, each below its author and time.

Posts are known by their structure, whatever program wrote the page: elements of one shape, one
after the other, which hold most of the prose, with a person and a time between each two of them.
The comments below an article have that structure, too; they are no part of it.
"""

import re
import warnings
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import NoteWarning
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.class_names import COMMENT, ENTRY, SIDE_COLUMN, THREAD, is_person, read_names
from summarize.readers.html.blocks import Page
from summarize.readers.html.threads.bylines import find_bylines, find_containers
from summarize.readers.html.threads.cleaning import list_posts
from summarize.readers.html.threads.outline import (
    LEAST_POST,
    NEAR,
    TIME_TEXT,
    Box,
    Outline,
    count_words,
    holds_place,
    is_permalink,
    is_time,
    list_gaps,
    mask_name,
)

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

Shape = tuple[str, str]  # a tag, and a name or attribute
_NAMED = ("id", "itemprop", "data-role", "data-testid", "component", "slot", "itemtype", "property")
# Properties of schema.org, which a question and its answers share.
_BODIES = ("text", "articleBody", "commentText")

_LEAST_POSTS = 30  # words, of all posts
_NEARLY = 0.9  # share of the posts that have an element of the shape of a body
_SAME = 0.8  # share of the posts' words that these bodies hold, at least
_UNDATED = 0.3  # share of dated posts, of which fewer count as many: scripts may write the dates
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_USUAL = 0.7  # of the posts that an element is usual for, at least
_TYPE = compile_late(rb'@type"\s*:\s*\[?\s*"\Z|schema\.org/\Z')
_BEFORE = 40  # bytes in which the name of the property stands
_MOST_TYPES = 50  # declarations of types that are read
_FORUMS = (b"DiscussionForumPosting", b"QAPage")  # types of schema.org
_REVIEWED = (b"Recipe", b"Product", b"Review")  # their reviews have the structure of posts
_ARTICLES = (b"NewsArticle", b"BlogPosting", b"Article", b"ReportageNewsArticle")

_LEAST_WORDS = 40  # of all posts
_MEAN_WORDS = 8  # of a post
_FEW = 3  # posts of a page that declares no thread
_MANY = 5  # posts of a page that links to no member, and of one that declares an article
_MOST, _SOME = 0.8, 0.6  # shares of the posts that are dated, signed, or have other signs
_NEARLY_ALL = 0.9  # signed, of posts that lack another sign
_CLEAN, _LEAST_CLEAN = 0.7, 0.4  # posts without bylines inside: with undated ones; at all
# Shares of the words of the page that the posts hold, at least: of a forum by its data, of any
# other, of posts that nobody dates, and of those that the page declares.
_OF_FORUM, _OF_PAGE, _OF_UNDATED, _OF_DECLARED = 0.3, 0.3, 0.6, 0.05
_FORUM_POSTS = 2  # of a page that declares a forum, at least
_GATE = 0.2  # share of the words in blocks of one shape, below which no thread is looked for
_DIVIDED = 4  # times inside posts count as much as a post without a day
_UP = 3  # elements above a box whose names say what it is
_ABOVE, _ABOVE_SHARE = 120, 0.5  # words above the posts, or share of theirs: more are an article
_PROSE = 10  # words of a text that is no label
_COMMENTED = 30  # words of prose above comments: more are an article
_HEADLINE = 4  # words of a link that is no name
_LINKED = 0.5  # share of links from which a block is no prose
_CELL = 5  # words of a cell with a time, below which it may be one of figures
# Addresses of other pages of a thread, unlike those of the next thread.
_PAGE = compile_late(
    r"(?:page|start|pn?|st|offset)[-=/_]?\d+|[./]\d+(?:\.html?|/)?$",
    re.IGNORECASE,
)


def read_posts(data: bytes, tree: "HtmlElement", *, article: bool) -> list[Block]:
    """Read the blocks of all posts of a thread; none of any other page. This spoils the tree.

    ``article`` says that the page declares an article, which may have comments.

    Issue NoteWarning if the page lacks posts of the thread.
    """
    outline = Outline(tree)
    posts = _find_posts(outline)
    if posts is None or not _is_thread(outline, posts, data, article=article):
        return []
    posts = posts._replace(boxes=_drop_asides(posts.boxes))
    bylines = find_bylines(outline, posts.boxes)
    missing = _describe_missing(tree, len(posts.boxes))
    if missing:
        warnings.warn(missing, NoteWarning, stacklevel=3)
    return list(list_posts([box.element for box in posts.boxes], bylines))


def _describe_missing(tree: "HtmlElement", posts: int) -> str | None:
    """Describe which posts of a thread are not on its page, if any are missing."""
    for link in tree.iter("link", "a"):
        rel = (link.get("rel") or "").lower().split()
        if ("next" in rel or "prev" in rel) and _PAGE.search(link.get("href") or ""):
            return f"only the {posts} posts on this page of the thread are read; it has others"
    return None


class Posts(NamedTuple):
    """Elements of one shape, and how much like posts they are: shares of them, 0..1."""

    boxes: Sequence[Box]
    dated: float
    personal: float
    clean: float  # without both a person and a time inside
    score: float


def _find_posts(outline: Outline) -> Posts | None:
    """Find the shape whose boxes hold most prose, with a person and a time between each two."""
    groups = _group_boxes(outline)
    best = None
    sizes = {s: sum(map(outline.count, boxes)) for s, boxes in groups.items() if len(boxes) > 1}
    for shape in sorted(sizes, key=sizes.__getitem__, reverse=True):
        words = sizes[shape]
        if words < _LEAST_POSTS or (best and words <= best.score):
            break  # no score is above the words
        posts = _weigh_group(outline, groups[shape], words)
        if posts.score > (best.score if best else 0):
            best = posts
    return best and best._replace(boxes=_narrow(outline, best.boxes, groups))


def _group_boxes(outline: Outline) -> dict[Shape, list[Box]]:
    """Group the boxes of a page by shape; of boxes in each other, the outer one counts."""
    groups: dict[Shape, list[Box]] = defaultdict(list)
    for box in outline.boxes:
        for shape in dict.fromkeys(_list_shapes(box.element)):
            group = groups[shape]
            if not group or box.start >= group[-1].end:
                group.append(box)
    return groups


def _list_shapes(element: "_Element") -> Iterator[Shape]:
    """Yield what an element may have in common with its like; digits count as one another."""
    tag, found = element.tag, False
    for name in (element.get("class") or "").split():
        if len(name) > 1:
            found = True
            yield tag, "." + mask_name(name)
    for attribute in _NAMED:
        value = element.get(attribute)
        if not value:
            continue
        if attribute == "itemprop" and value in _BODIES:
            found = True
            yield tag, "schema"
        elif attribute != "id" or any(map(str.isdigit, value)):
            found = True
            yield tag, f"{attribute}={mask_name(value)}"
    above = element.getparent()
    if not found and above is not None:
        names = (above.get("class") or "-").split()
        yield tag, f"<{above.tag}{mask_name(names[0]) if names else '-'}"


def _weigh_group(outline: Outline, boxes: Sequence[Box], words: int) -> Posts:
    """Weigh boxes of one shape: by their words, and as far as posts are dated and signed."""
    count, gaps = len(boxes), list_gaps(boxes)
    dated = sum(any(holds_place(outline.times, *gap) for gap in near) for near in gaps) / count
    personal = sum(any(holds_place(outline.people, *gap) for gap in near) for near in gaps) / count
    inside = [
        bisect_left(outline.times, box.end) - bisect_left(outline.times, box.start) for box in boxes
    ]
    mixed = sum(
        times > 0 and holds_place(outline.people, box.start, box.end)
        for times, box in zip(inside, boxes, strict=True)
    )
    clean = 1 - mixed / count
    signed = max(dated, _UNDATED) ** 2 * personal**2 * clean
    score = words * signed / (1 + sum(inside) / _DIVIDED / count)
    return Posts(boxes, dated, personal, clean, score)


def _narrow(
    outline: Outline, outer: Sequence[Box], groups: Mapping[Shape, Sequence[Box]]
) -> Sequence[Box]:
    """Find the smallest boxes with nearly all words of the posts, one in each.

    Posts without such a box stay as they are.
    """
    size = least = sum(map(outline.count, outer))
    best, starts = outer, [box.start for box in outer]
    for boxes in groups.values():
        if not _NEARLY * len(outer) <= len(boxes):
            continue
        places = [bisect_left(starts, box.start + 1) - 1 for box in boxes]
        pairs = [
            (at, box)
            for at, box in zip(places, boxes, strict=True)
            if at >= 0 and box.end <= outer[at].end
        ]
        inside = dict(pairs)
        if 0 not in inside or not _NEARLY * len(outer) <= len(inside) == len(pairs):
            continue
        chosen = [inside.get(number, box) for number, box in enumerate(outer)]
        words = sum(map(outline.count, chosen))
        if _SAME * size <= words < least:
            best, least = chosen, words
    return best


def _drop_asides(boxes: Sequence[Box]) -> Sequence[Box]:
    """Drop the boxes in a side column before and after the others, unless all are in one."""
    beside = [any(map(_is_aside, box.element.iterancestors())) for box in boxes]
    if all(beside):
        return boxes
    return boxes[beside.index(False) : len(boxes) - beside[::-1].index(False)]


def _is_aside(element: "_Element") -> bool:
    names = read_names(element).split()
    return element.tag == "aside" or any(map(SIDE_COLUMN.fullmatch, names))


def _is_thread(outline: Outline, posts: Posts, data: bytes, *, article: bool) -> bool:
    """Check whether posts are the matter of a page, not the comments below its article."""
    boxes, count = posts.boxes, len(posts.boxes)
    words, total = sum(map(outline.count, boxes)), outline.words[-1]
    forum, news = _declares_forum(data), _declares(data, *_ARTICLES)
    declared = forum or _is_numbered(boxes)
    dated, personal, clean = posts.dated, posts.personal, posts.clean
    signed = personal >= _NEARLY_ALL and clean >= _CLEAN
    held = _OF_FORUM if forum else _OF_UNDATED
    undated = dated < _SOME and signed and words >= held * total
    if undated and (forum or (count > _FEW and not news)):
        dated = _MOST  # a script writes the dates
    if words < max(_LEAST_WORDS, _MEAN_WORDS * count) or _leads_elsewhere(outline, boxes):
        return False
    if _count_members(outline, boxes) < _SOME * count:
        few = _FORUM_POSTS if forum else _MANY
        share = _OF_DECLARED if declared else _SOME
        sure = min(personal, clean) >= _NEARLY_ALL
        if news or count < few or not sure or words < share * total:
            return False
    if not forum and _declares(data, *_REVIEWED):
        return False
    above = outline.words[boxes[0].start]
    if declared and (forum or above < max(_ABOVE, _ABOVE_SHARE * words)):
        return dated >= _SOME and personal >= _SOME and words >= _OF_DECLARED * total
    if _opens_with_article(boxes, declared=article or news):
        return False
    if count < _FEW or (news and count <= _FEW):
        return False
    if min(dated, personal) < _MOST or clean < _LEAST_CLEAN or words < _OF_PAGE * total:
        return False
    if any(COMMENT.search(name) for box in boxes[:_FEW] for name in _list_names(box.element)):
        return _count_prose(outline, boxes[0].start) < _COMMENTED
    return above < max(_ABOVE, _ABOVE_SHARE * words)


def _is_numbered(boxes: Sequence[Box]) -> bool:
    """Check whether each post, or an element around it, has an id with its number."""
    for elements in zip(*map(_list_path, boxes), strict=False):
        ids = [element.get("id") or "" for element in elements]
        if len({*ids}) == len(boxes) and len({mask_name(name) for name in ids}) == 1:
            return any(map(str.isdigit, ids[0])) and "comment" not in ids[0]
    return False


def _list_path(box: Box) -> list["_Element"]:
    return [box.element, *islice(box.element.iterancestors(), _UP)]


def _opens_with_article(boxes: Sequence[Box], *, declared: bool) -> bool:
    """Check whether the first box is an article, and the others are comments or teasers below it.

    It stands in other elements than they do, and the page or the box declares an article. The first
    post of a thread may have other elements, too; their names are those of a topic or first post.
    """
    names = [
        {mask_name(name) for e in _list_path(box) for name in (e.get("class") or e.tag).split()}
        for box in boxes
    ]
    counts = Counter(name for some in names[1:] for name in some)
    usual = {name for name, count in counts.items() if count >= _USUAL * (len(boxes) - 1)}
    shared = names[0].intersection(*names[1:])
    own, usual = names[0] - shared, usual - shared
    if not usual or len(names[0] & usual) > _SOME * len(usual):
        return False
    return (declared or ENTRY in names[0]) and not THREAD.search(" ".join(sorted(own)))


def _count_members(outline: Outline, boxes: Sequence[Box]) -> int:
    """Count the boxes with a link to a member or to the post itself around them."""
    ends = [*(box.start for box in boxes[1:]), boxes[-1].end + NEAR]
    gaps = [
        [*near, (box.end, end)]
        for near, box, end in zip(list_gaps(boxes), boxes, ends, strict=True)
    ]
    return sum(any(holds_place(outline.members, *gap) for gap in near) for near in gaps)


def _list_names(element: "_Element") -> Iterator[str]:
    yield element.get("class") or ""
    yield from (above.get("class") or "" for above in islice(element.iterancestors(), _UP))


def _count_prose(outline: Outline, end: int) -> int:
    sizes = (after - before for before, after in pairwise(outline.words[: end + 1]))
    return sum(size for size in sizes if size >= _PROSE)


def _declares(data: bytes, *kinds: bytes) -> bool:
    """Check whether a page declares one of these types."""
    return any(
        _TYPE.search(data, max(0, place - _BEFORE), place) is not None
        for kind in kinds
        for place in islice(_find_all(data, kind + b'"'), _MOST_TYPES)
    )


def _find_all(data: bytes, part: bytes) -> Iterator[int]:
    place = data.find(part)
    while place >= 0:
        yield place
        place = data.find(part, place + 1)


def _declares_forum(data: bytes) -> bool:
    """Check whether a page declares a thread; the questions of an FAQ are none."""
    return _declares(data, *_FORUMS) or (
        _declares(data, b"Question") and not _declares(data, b"FAQPage")
    )


def _leads_elsewhere(outline: Outline, boxes: Sequence[Box]) -> bool:
    """Check whether most posts have a headline of their own that links to another page.

    Then they are teasers or the rows of an index; the headlines of posts repeat that of the thread,
    or link to a post.
    """
    heads, links = set[str](), set[str]()
    for box, (before, _) in zip(boxes, find_containers(outline, boxes), strict=True):
        found = _find_headline(outline, box, before[0])
        if found:
            heads.add(found[0])
            links.add(found[1].partition("#")[0])
    return min(len(heads), len(links)) >= _SOME * len(boxes)


def _find_headline(outline: Outline, box: Box, start: int) -> tuple[str, str] | None:
    """Find the headline of a box, before its prose, and its link."""
    for place in range(start, box.end):
        text, element = outline.texts[place]
        above = [element, *islice(element.iterancestors(), _UP)]
        link = next((e.get("href") or "" for e in above[:2] if e.tag == "a"), None)
        words = count_words(
            " ".join(word for word in text.split() if not any(map(str.isdigit, word)))
        )
        if link is None and words >= _PROSE:
            return None
        if link is None or is_time(text):
            continue
        bold = place == box.start - 1 and any(e.tag in ("b", "strong") for e in above)
        opens = bold or place == box.start or any(e.tag in _HEADINGS for e in above)
        if words >= _HEADLINE or (words and opens and not _names_person(link, above)):
            return text, link
    return None


def _names_person(link: str, around: Iterable["_Element"]) -> bool:
    """Check whether a link, or the elements around it, are those of a person or a post."""
    return (
        is_person(link)
        or is_permalink(link.lower())
        or any(
            is_person(f"{e.get('class') or ''} {e.get('itemprop') or ''} {e.get('rel') or ''}")
            for e in around
        )
    )


def may_hold_posts(data: bytes, page: Page) -> bool:
    """Check whether a page is worth a search for posts, at a tenth of its cost.

    It is, if boxes of one shape have a time between most of them, or a person on a page without
    times, or if it is declared as a thread.
    """
    if _declares_forum(data):
        return True
    times = [
        number
        for number, block in enumerate(page.blocks)
        if len(block.text) < 2 * TIME_TEXT and is_time(block.text)
    ]
    spans = page.list_spans()
    marks = times
    if len(times) < 2:
        names = zip(page.frames, spans, strict=True)
        marks = sorted({start for frame, (start, _) in names if is_person(frame.name)})
        if len(marks) < _MANY:
            return False
    words = [0]
    for block in page.blocks:
        words.append(words[-1] + (count_words(block.text) if block.links < _LINKED else 0))
    # A cell is one block, be it a post with its time, or the line above one.
    cells = [i for i in times if page.frames[page.places[i]].tag == "td"]
    if sum(words[i + 1] - words[i] > _CELL for i in cells) > 1:
        return True
    groups: dict[Shape, list[tuple[int, int]]] = defaultdict(list)
    for frame, (start, end) in list(zip(page.frames, spans, strict=True))[1:]:
        if start < end and words[end] - words[start] >= LEAST_POST:
            for name in dict.fromkeys(map(mask_name, frame.name.split())) or ("",):
                group = groups[frame.tag, name]
                if not group or start >= group[-1][1]:
                    group.append((start, end))
    return any(_are_marked(group, words, marks) for group in groups.values() if len(group) > 1)


def _are_marked(
    group: Sequence[tuple[int, int]], words: Sequence[int], marks: Sequence[int]
) -> bool:
    """Check whether boxes with much of the prose have a mark between most of them."""
    size = sum(words[end] - words[start] for start, end in group)
    if size < max(_LEAST_POSTS, _GATE * words[-1]):
        return False
    if words[group[0][0]] > max(_ABOVE, _ABOVE_SHARE * size):
        return False
    marked = sum(holds_place(marks, before[1], after[0]) for before, after in pairwise(group))
    return marked >= _SOME * (len(group) - 1)
