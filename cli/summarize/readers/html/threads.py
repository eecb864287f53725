"""Read threads: the posts are the article, each below its author and time.

Posts are known by their structure, whatever program wrote the page: elements of one shape, one
after the other, which hold most of the prose, with a person and a time between each two of them.
The comments below an article have that structure, too; they are no part of it.
"""

import re
import warnings
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import NoteWarning
from summarize.language.control_characters import one_line
from summarize.language.writing_systems import may_be_spaceless
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.readers.html.blocks import Page, list_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    "script style template svg head button select textarea nav iframe input label object "
    "footer".split()
)
_BOXES = frozenset("div td tr table tbody section article li blockquote pre dd form main".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TIMES = frozenset(("time", "relative-time", "faceplate-timeago"))
_STAMPED = ("datetime", "title", "data-time", "data-timestamp", "content", "data-datetime", "ts")
_LABELLED = frozenset(("data-username", "data-author", "data-user", "alt"))
_NAMED = ("id", "itemprop", "data-role", "data-testid", "component", "slot", "itemtype", "property")
# Properties of schema.org, which a question and its answers share.
_BODIES = ("text", "articleBody", "commentText")
_HEX = re.compile(r"[0-9a-f]+")
_DIGITS = re.compile(r"\d+")
_STAMP = compile_late(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3})?$")
# A day in any language, by its numbers around at most one word, or a time of day: 2024-05-03,
# 3.5.24, 3rd of May 2024, May 3, 2024, 2024年5月3日, 9:36pm.
_DAY = compile_late(
    r"\b(?:19|20)\d\d[-/.년年] ?\d{1,2}[-/.월月] ?\d{1,2}"
    r"|\b\d{1,2}[-/.] ?\d{1,2}[-/.] ?(?:(?:19|20)?\d\d)(?:\b|(?=\d{1,2}:\d\d))"
    r"|\b\d{1,2}(?:st|nd|rd|th|[.er]{0,2})?[\s,-]{1,2}(?:de |of )?[^\W\d]{3,12}\.?,?[\s-]"
    r"(?:de |del )?'?(?:19|20)?\d\d\b"
    r"|\b[^\W\d]{3,12}\.?[\s-]\d{1,2}(?:st|nd|rd|th)?,?\s(?:at )?'?(?:19|20)?\d\d\b"
    r"|\b\d{1,2}[:.h]\d\d(?:\b|\s?[AaPp])"
)
_MONTH = compile_late(r"\b[^\W\d]{3,12}\.? (?:19|20)\d\d\b")
_AGO = compile_late(
    r"\W{0,5}(?:[^\W\d]{1,20}\s){0,4}\d{1,3}\+?\s?[^\W\d]{1,12}(?:\s[^\W\d]{1,20}){0,2}\W{0,5}"
)
_ISO = 10  # characters of an ISO date
_TIME_TEXT = 60  # characters
_LINKED_TIME = 30
_PERSON = compile_late(
    "user|member|profil|author|/u/|/@|people|nick|poster|uid=|avatar|account|benutzer|mitglied"
    "|usuario|utilisateur|utente|perfil|auteur|autor"
)
_MEMBER = compile_late(
    "user|member|profil|people/|/u/|/@|uid=|account|nick|benutzer|mitglied|usuario|utilisateur"
    "|utente|perfil|membre|membro|miembro|medlem"
)
_PERMALINK = compile_late(r"#\D{0,12}\d{2,}$|^#\d+$|[?&](?:p|pid|post)=\d+")
_WORD = re.compile(r"\w+")
_DENSE = compile_late(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_LEAST_POST = 3  # words
_LEAST_POSTS = 30  # words, of all posts
_NEAR = 60  # texts before the first post and after the last in which its author and time may stand
_SAME = 0.8  # share of the posts' words that the elements inside them hold, at least


class _Box(NamedTuple):
    """An element that may be a post: places count the texts of the page."""

    element: "_Element"
    start: int
    end: int


class _Outline:
    """The texts of a page in order, and the places of persons and times among them."""

    def __init__(self, tree: "HtmlElement") -> None:
        self.texts: list[tuple[str, _Element]] = []
        self.words = [0]  # before each text, links left out
        self.times: list[int] = []
        self.stamps: list[str] = []  # ISO dates of the times; "" for those that are texts
        self.dates: dict[int, str] = {}  # of texts in elements with an ISO date
        self.people: list[int] = []
        self.members: list[int] = []
        self.labels: set[str] = set()  # names in attributes, of people and of other things
        self.boxes: list[_Box] = []
        self.spans: dict[_Element, tuple[int, int]] = {}
        self._walk(tree)
        self.boxes.sort(key=lambda box: (box.start, -box.end))

    def _walk(self, tree: "HtmlElement") -> None:
        from lxml.etree import iterwalk

        walker, links, skipped = iterwalk(tree, events=("start", "end", "comment", "pi")), 0, None
        starts: list[int] = []
        texts = self.texts
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if tag in _SKIPPED or element.get("popover") is not None:
                    walker.skip_subtree()
                    skipped = element
                    continue
                links += tag == "a"
                starts.append(len(texts))
                if element.attrib or tag == "time":
                    self._note(element, tag)
                if element.text:
                    self._add(element.text, element, links)
                continue
            if event == "end" and element is not skipped:
                links -= element.tag == "a"
                start = starts.pop()
                self.spans[element] = (start, len(texts))
                if (element.tag in _BOXES or _is_cell_text(element)) and self.words[
                    -1
                ] - self.words[start] >= _LEAST_POST:
                    self.boxes.append(_Box(element, start, len(texts)))
            if element.tail and element is not tree:
                self._add(element.tail, element.getparent(), links)

    def _note(self, element: "_Element", tag: str) -> None:
        """Record an element that names a person or a time."""
        here, got = len(self.texts), dict(element.items())
        stamp = next((got[k] for k in _STAMPED if k in got and _STAMP.search(got[k])), None)
        if stamp is not None or tag in _TIMES:
            self.times.append(here)
            self.stamps.append((stamp or "")[:_ISO])
            if stamp and not stamp.isdigit():
                self.dates[here] = stamp[:_ISO]
        if not _LABELLED.isdisjoint(got):
            self.labels.update(got[key] for key in _LABELLED if key in got)
        if tag == "meta" and got.get("itemprop") == "name":
            self.labels.add(got.get("content", ""))
        link = got.get("href", "").lower() if tag == "a" else ""
        if tag == "img":
            link = got.get("src", "").lower()
        names = f"{got.get('class', '')} {got.get('itemprop', '')} {got.get('rel', '')}"
        permanent = tag == "a" and _PERMALINK.search(link) is not None
        if permanent or (link and _PERSON.search(link)) or _is_personal(names):
            self.people.append(here)
        pictured = tag == "img" and ("avatar" in link or "avatar" in names.lower())
        if permanent or pictured or (tag == "a" and _MEMBER.search(link)):
            self.members.append(here)

    def _add(self, text: str, element: "_Element", links: int) -> None:
        text = text.strip()
        if not text:
            return
        if len(text) < _TIME_TEXT and is_time(text, linked=links > 0):
            self.times.append(len(self.texts))
            self.stamps.append("")
        self.texts.append((text, element))
        self.words.append(self.words[-1] + (0 if links else _count(text)))

    def count(self, box: _Box) -> int:
        """Count the words in a box, links left out."""
        return self.words[box.end] - self.words[box.start]


def _is_cell_text(element: "_Element") -> bool:
    """Check for the first span in a cell of a table; others are signatures and notes."""
    above = element.getparent()
    return (
        element.tag == "span"
        and above is not None
        and above.tag == "td"
        and element.get("class") is not None
        and not any(other.tag == "span" for other in element.itersiblings(preceding=True))
    )


@lru_cache(4_000)
def _is_personal(names: str) -> bool:
    return _PERSON.search(names.lower()) is not None


def is_time(text: str, *, linked: bool = False) -> bool:
    """Check whether a short text holds a day or an age."""
    if not _DIGITS.search(text):
        return False
    if _DAY.search(text) or _MONTH.search(text):
        return True
    return (not linked or len(text) < _LINKED_TIME) and _AGO.fullmatch(text) is not None


def drop_times(text: str) -> str:
    """Drop the days in a text, and the times of day."""
    return _MONTH.sub("", _DAY.sub("", text))


def _count(text: str) -> int:
    if text.isascii():
        return len(text.split())
    count = len(_WORD.findall(text))
    return count + (len(_DENSE.findall(text)) // 2 if may_be_spaceless(text) else 0)


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    """Check for a place in a range; places are in order."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


_Describe = Callable[[_Outline, int], Iterable[tuple[str, float]]]


class _Posts(NamedTuple):
    """Elements of one shape, and how much like posts they are: shares of them, 0..1."""

    shape: tuple[str, str]
    boxes: Sequence[_Box]
    dated: float
    personal: float
    clean: float  # without both a person and a time inside
    score: float


def _list_shapes(element: "_Element") -> Iterator[tuple[str, str]]:
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


@lru_cache(4_000)
def mask_name(name: str) -> str:
    """Replace the numbers in a class name, which count elements of one shape."""
    if not _DIGITS.search(name):  # most names; the runs of the others take 30 µs
        return name
    return _HEX.sub(lambda run: "#" if _DIGITS.search(run[0]) else run[0], name)


def _group_boxes(outline: _Outline) -> dict[tuple[str, str], list[_Box]]:
    """Group the boxes of a page by shape; of boxes in each other, the outer one counts."""
    groups: dict[tuple[str, str], list[_Box]] = defaultdict(list)
    for box in outline.boxes:
        for shape in dict.fromkeys(_list_shapes(box.element)):
            group = groups[shape]
            if not group or box.start >= group[-1].end:
                group.append(box)
    return groups


def _find_best(outline: _Outline, groups: dict[tuple[str, str], list[_Box]]) -> _Posts | None:
    """Find the shape whose boxes hold most prose, with a person and a time between each two."""
    best = None
    sizes = {s: sum(map(outline.count, boxes)) for s, boxes in groups.items() if len(boxes) > 1}
    for shape in sorted(sizes, key=sizes.__getitem__, reverse=True):
        boxes, words = groups[shape], sizes[shape]
        if words < _LEAST_POSTS or (best and words <= best.score):
            break  # no score is above the words
        posts = _judge_group(outline, shape, boxes, words)
        if posts.score > (best.score if best else 0):
            best = posts
    return best


def _list_gaps(boxes: Sequence[_Box]) -> list[list[tuple[int, int]]]:
    """List the ranges of texts in which author and time of each box may stand."""
    first = boxes[0]
    after = boxes[1].start if len(boxes) > 1 else first.end + _NEAR
    gaps = [[(max(0, first.start - _NEAR), first.start), (first.end, after)]]
    return gaps + [[(before.end, box.start)] for before, box in pairwise(boxes)]


def _judge_group(
    outline: _Outline, shape: tuple[str, str], boxes: Sequence[_Box], words: int
) -> _Posts:
    count, gaps = len(boxes), _list_gaps(boxes)
    dated = sum(any(_holds(outline.times, *gap) for gap in near) for near in gaps) / count
    personal = sum(any(_holds(outline.people, *gap) for gap in near) for near in gaps) / count
    inside = [_holds(outline.times, box.start, box.end) for box in boxes]
    noise = sum(
        bisect_left(outline.times, box.end) - bisect_left(outline.times, box.start) for box in boxes
    )
    clean = (
        1
        - sum(
            timed and _holds(outline.people, box.start, box.end)
            for timed, box in zip(inside, boxes, strict=True)
        )
        / count
    )
    score = words * max(dated, 0.3) ** 2 * personal**2 * clean / (1 + 0.25 * noise / count)
    return _Posts(shape, boxes, dated, personal, clean, score)


def _narrow(
    outline: _Outline, posts: _Posts, groups: dict[tuple[str, str], list[_Box]]
) -> Sequence[_Box]:
    """Find the smallest boxes with nearly all words of the posts, one in each.

    Posts without such a box stay as they are.
    """
    outer = posts.boxes
    size, best, least = sum(map(outline.count, outer)), outer, sum(map(outline.count, outer))
    starts = [box.start for box in outer]
    for boxes in groups.values():
        if len(boxes) < 0.9 * len(outer) or boxes is outer or boxes[0].element.tag == "span":
            continue
        inside: dict[int, _Box] = {}
        count = 0
        for box in boxes:
            at = bisect_left(starts, box.start + 1) - 1
            if at >= 0 and box.end <= outer[at].end and _is_inside(box, outer[at]):
                inside[at] = box
                count += 1
        if not 0.9 * len(outer) <= count <= len(outer) or 0 not in inside:
            continue
        if len(inside) < count:  # two in one post
            continue
        chosen = [inside.get(number, box) for number, box in enumerate(outer)]
        words = sum(map(outline.count, chosen))
        if _SAME * size <= words < least:
            best, least = chosen, words
    return best


def _is_inside(box: _Box, outer: _Box) -> bool:
    """Check whether a box, which holds no text outside of another one, is one of its elements."""
    same = (box.start, box.end) == (outer.start, outer.end)
    return not same or outer.element in box.element.iterancestors()


def _add_short(outline: _Outline, boxes: Sequence[_Box]) -> Sequence[_Box]:
    """Add the posts of a word or two: elements of the same shape, signed as the others are."""
    shared = set.intersection(*(set(_list_shapes(box.element)) for box in boxes))
    shared = {shape for shape in shared if not shape[1].startswith("<")}
    if not shared:
        return boxes
    known = {box.element for box in boxes}
    found = list(boxes)
    root = boxes[0].element.getroottree()
    for element in root.iter(boxes[0].element.tag):
        start, end = outline.spans.get(element, (0, 0))
        if start == end or element in known:
            continue
        if outline.words[end] - outline.words[start] >= _LEAST_POST:
            continue
        if not shared.issubset(_list_shapes(element)):
            continue
        found.append(_Box(element, start, end))
    found.sort(key=lambda box: (box.start, -box.end))
    kept = list[_Box]()
    for box in found:
        if box.element in known:
            kept.append(box)
        elif kept and box.start >= kept[-1].end:
            gap = (kept[-1].end, box.start)
            if _holds(outline.people, *gap) or _holds(outline.times, *gap):
                kept.append(box)
    return kept if len(kept) <= 2 * len(boxes) else boxes


_SIDE = compile_late(r"(?<![^\W_])side(?:bar)?(?![^\W_A-Z])|(?<=[a-z])Side(?:bar|Bar)?(?![a-z])")
# Of wrappers of text and side column: "content-sidebar-wrap", "has-sidebar".
_AROUND_SIDE = compile_late(r"has|with|no-|content|main|wrap|layout|page", re.IGNORECASE)


def _drop_asides(boxes: Sequence[_Box]) -> Sequence[_Box]:
    """Drop the boxes in a side column before and after the others, unless most are in one."""
    beside = [_is_beside(box.element) for box in boxes]
    if sum(beside) > len(boxes) / 3:
        return boxes
    last = len(boxes) - beside[::-1].index(False)
    return boxes[beside.index(False) : last]


def _is_beside(element: "_Element") -> bool:
    return any(
        above.tag == "aside"
        or (
            above.tag not in ("body", "html")
            and _names_side(f"{above.get('class') or ''} {above.get('id') or ''}")
        )
        for above in element.iterancestors()
    )


@lru_cache(4_000)
def _names_side(names: str) -> bool:
    """Check for a name of a side column, such as "left-sidebar"."""
    return any(_SIDE.search(name) and not _AROUND_SIDE.search(name) for name in names.split())


# Addresses of other pages of a thread, unlike those of the next thread.
_PAGE = compile_late(
    r"(?:page|start|pn?|st|offset)[-=/_]?\d+|[./]\d+(?:\.html?|/)?$",
    re.IGNORECASE,
)
_REPLIES = compile_late(rb'"(?:answerCount|commentCount)"\s{0,9}:\s{0,9}"?(\d{1,6})\b')
_TYPE = compile_late(rb'@type"\s*:\s*\[?\s*"\Z|schema\.org/\Z')
_BEFORE = 40  # bytes in which the name of the property stands
_MOST_TYPES = 50
_FORUMS = (b"DiscussionForumPosting", b"QAPage")  # types of schema.org
_REVIEWED = (b"Recipe", b"Product", b"Review")  # their reviews have the structure of posts
_ARTICLES = (b"NewsArticle", b"BlogPosting", b"Article", b"ReportageNewsArticle")


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


def _is_numbered(boxes: Sequence[_Box]) -> bool:
    """Check whether each post, or an element around it, has an id with its number."""
    for depth in range(4):
        ids = [next(islice(_list_ids(box.element), depth, None), "") for box in boxes]
        shapes = {mask_name(name) for name in ids}
        if len(set(ids)) == len(boxes) and len(shapes) == 1 and len(_DIGITS.findall(ids[0])) == 1:
            return not any("comment" in name for name in ids)
    return False


def _list_names(element: "_Element") -> Iterator[str]:
    yield element.get("class") or ""
    yield from (above.get("class") or "" for above in islice(element.iterancestors(), 3))


def _list_ids(element: "_Element") -> Iterator[str]:
    yield element.get("id") or ""
    for above in element.iterancestors():
        yield above.get("id") or ""


def _leads_elsewhere(outline: _Outline, boxes: Sequence[_Box]) -> bool:
    """Check whether most posts have a headline of their own that links to another page.

    Then they are teasers or the rows of an index; the headlines of posts repeat that of the thread,
    or link to a post.
    """
    heads, links = set[str](), set[str]()
    for box, (before, _) in zip(boxes, _find_containers(outline, boxes), strict=True):
        for place in range(before[0], box.end):
            text, element = outline.texts[place]
            above = [element, *islice(element.iterancestors(), 3)]
            link = next((e.get("href") or "" for e in above[:2] if e.tag == "a"), None)
            words = _count(" ".join(word for word in text.split() if not _DIGITS.search(word)))
            if link is None and words >= _PROSE:
                break
            if link is None or is_time(text):
                continue
            opening = any(e.tag in _HEADINGS for e in above) or place == box.start
            opening = opening or (
                place == box.start - 1 and any(e.tag in ("b", "strong") for e in above)
            )
            named = _names_person(link, above)
            if words >= _HEADLINE or (words and opening and not named):
                heads.add(text)
                links.add(link.partition("#")[0])
                break
    return min(len(heads), len(links)) >= _TEASERS * len(boxes)


def _names_person(link: str, around: Iterable["_Element"]) -> bool:
    """Check whether a link, or the elements around it, are those of a person or a post."""
    link = link.lower()
    return bool(_PERSON.search(link) or _PERMALINK.search(link)) or any(
        _is_personal(f"{e.get('class') or ''} {e.get('itemprop') or ''} {e.get('rel') or ''}")
        for e in around
    )


def _opens_with_article(boxes: Sequence[_Box], *, declared: bool) -> bool:
    """Check whether the first box is an article, and the others are comments or teasers below it.

    It stands in other elements than they do, and the page or the box declares an article. The first
    post of a thread may have other elements, too; their names are those of a topic or first post.
    """
    inside = _list_elements(boxes)
    counts = Counter(name for names in inside[1:] for name in names)
    usual = {name for name, count in counts.items() if count >= _USUAL * (len(boxes) - 1)}
    if not usual or len(inside[0] & usual) > _LIKE * len(usual):
        return False
    own = " ".join(sorted(inside[0]))
    return (declared or _ENTRY in inside[0]) and not _THREAD.search(own)


def _hold_links(boxes: Sequence[_Box]) -> bool:
    """Check whether most boxes have a link or a heading, as teasers do."""
    return sum(
        any(one.tag != "a" or one.get("href") for one in box.element.iter("a", *_HEADINGS))
        for box in boxes
    ) >= _TEASERS * len(boxes)


def _list_elements(boxes: Sequence[_Box]) -> list[set[str]]:
    """List of each box the tags and classes around it, up to the element that holds all boxes."""
    above = [[box.element, *box.element.iterancestors()] for box in boxes]
    shared = set(above[0]).intersection(*above[1:])
    return [
        {
            name
            for element in path
            if element not in shared
            for name in (map(mask_name, (element.get("class") or "").split() or [element.tag]))
        }
        for path in above
    ]


def _is_thread(outline: _Outline, posts: _Posts, data: bytes, *, article: bool) -> bool:
    """Check whether posts are the matter of a page, not the comments below its article.

    ``article``: the page declares one.
    """
    boxes, count = posts.boxes, len(posts.boxes)
    words, total = sum(map(outline.count, boxes)), outline.words[-1]
    lead = outline.words[boxes[0].start]
    forum, news = _declares_forum(data), _declares(data, *_ARTICLES)
    comment = any(_COMMENT.search(name) for box in boxes[:3] for name in _list_names(box.element))
    numbered = _is_numbered(boxes)
    declared = forum or numbered
    after = [*(box.start for box in boxes[1:]), boxes[-1].end + _NEAR]
    gaps = [
        [*near, (box.end, end)]
        for near, box, end in zip(_list_gaps(boxes), boxes, after, strict=True)
    ]
    member = sum(any(_holds(outline.members, *gap) for gap in near) for near in gaps) / count
    dated, personal, clean = posts.dated, posts.personal, posts.clean
    if dated < 0.6 and personal >= 0.9 and clean >= 0.7:
        alone = count > 3 and words >= 0.6 * total and not news
        if alone or (forum and words >= 0.3 * total):
            dated = 0.8
    if not forum and _declares(data, *_REVIEWED):
        return False
    if words < 40 or words < 8 * count or (news and count < 4):
        return False
    if member < 0.6:
        share = 0.05 if declared else 0.6
        few = 5
        if forum:
            few = 2
        elif numbered and all(map(all, _find_bylines(outline, boxes))):
            few = 3
        if count < few or personal < 0.9 or clean < 0.9 or news or words < share * total:
            return False
    if not forum and count < 4 and any(b.element.find(".//h1") is not None for b in boxes):
        return False
    if _leads_elsewhere(outline, boxes):
        return False
    if not declared and _opens_with_article(boxes, declared=article or news):
        return False
    few = words - outline.count(boxes[0]) < _REPLY * (count - 1)
    if not declared and few and _hold_links(boxes[1:]):
        return False
    above = lead < max(120, 0.5 * words)
    if declared:
        return dated >= 0.6 and personal >= 0.6 and words >= 0.05 * total and (forum or above)
    if dated < 0.8 or personal < 0.8 or clean < 0.4 or words < 0.3 * total:
        return False
    if comment:
        prose = sum(
            size
            for place, (_, element) in enumerate(outline.texts[: boxes[0].start])
            if (size := outline.words[place + 1] - outline.words[place]) >= _PROSE
            and not _is_beside(element)
        )
        return count > 2 and prose < 30
    return count > 2 and above


_COMMENT = compile_late(r"(?:^|[\s_-])comments?(?:$|[\s_-])", re.IGNORECASE)
# Not any "post", which the classes of articles have, too.
_THREAD = compile_late(
    r"thread|topic|discussion|question|(?:first|opening|original|start)[_-]?post"
    r"|(?:^|[\s_-])op(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENTRY = "hentry"  # of a microformat: the entry of a blog
_USUAL = 0.7  # of the posts that an element is usual for, at least
_WHOLE = 0.9  # share of the words of a post in the element that is its body
_RUN = 4  # words that two texts share
_EDIT_WORDS, _EDIT_TEXT = 40, 400  # of a note on an edit, at most; characters
_CITING_WORDS = 8  # "Originally posted by ann_b", at most
_EDIT_OPENING = 3  # words at most before its time: "Last edited on"
_EDIT_CLOSING = 4  # words after it, among which its author is: "by ann_b"
_LIKE = 0.6  # of the usual elements from which a post is like the others
_REPLY = 8  # words of a reply, in the mean: fewer, with a link, are teasers
_NAME_SHAPE = compile_late(
    r"author|user-?name|(?:^|[\s_-])(?:user|nick|name|poster|creator|byline|member|profile)(?:$|[\s_-])"
    r"|nickname|userlink",
    re.IGNORECASE,
)
_NAME_TEXT = 40  # characters
_PROSE = 10  # words of a text that is no label
_HEADLINE = 4  # words of a link that is no name
_TEASERS = 0.6  # of the posts, at least
_LINKED = 0.5  # share of links from which a block is no prose
_REPEATED = 60  # characters of a post that is no mere "Thank you"
_LABELS = 0.3  # of the posts in which a line, such as a label of a button, is repeated
_LABEL_WORDS = 60
_CELL = 5  # words of a cell with a time, below which it may be one of figures
_LABEL_LETTERS = 3
_TERM = "dt"  # a role: in the list of facts on an author, the name is the first term
_NEAR_TERM = 2  # elements around a name
_COVERED = 0.7  # of the posts that have a name or time of the same shape, at least


_AROUND = " ,;»«·•|–—-"  # a time
_CLOCK = re.compile(r"(?<=^\d{4}-\d\d-\d\d)T[\d:].*")  # of a time for machines
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOUR = re.compile(r"\d[:.h]\d\d")
_EDIT = compile_late(r"/revisions\b|last-?edit|edited|history", re.IGNORECASE)


def _find_containers(outline: _Outline, boxes: Sequence[_Box]) -> list[list[tuple[int, int]]]:
    """List the ranges of texts around each body in the largest element that holds no other body."""
    elements = {box.element for box in boxes}
    holders: Counter[_Element] = Counter()
    for element in elements:
        for above in element.iterancestors():
            holders[above] += 1
    spans = outline.spans
    found = []
    for box in boxes:
        top = box.element
        for above in box.element.iterancestors():
            if holders[above] > 1:
                break
            top = above
        start, end = spans.get(top, (box.start, box.end))
        found.append([(start, box.start), (box.end, end)])
    return found


def _find_bylines(outline: _Outline, boxes: Sequence[_Box]) -> list[tuple[str, str]]:
    """Find the author and the time of each post; "" if unknown."""
    best = [("", "")] * len(boxes)
    most = 0
    for regions in (_find_containers(outline, boxes), _list_gaps(boxes)):
        names, times = _find_names(outline, regions), _find_times(outline, regions)
        known = sum(map(bool, names)) + sum(map(bool, times))
        if known > most:
            best, most = [*zip(names, times, strict=True)], known
        if most >= 2 * _COVERED * len(boxes):
            break
    return best


def _find_stamp(outline: _Outline, ranges: list[tuple[int, int]]) -> str:
    """Find the first date in an attribute in ranges of texts."""
    for start, end in ranges:
        first = bisect_left(outline.times, start)
        for place, stamp in zip(outline.times[first:], outline.stamps[first:], strict=True):
            if place > end:
                break
            if stamp and not stamp.isdigit():
                return stamp
    return ""


def _find_names(outline: _Outline, regions: Sequence[list[tuple[int, int]]]) -> list[str]:
    """Find the author of each post; "" if unknown."""
    labels = _find_labels(outline, regions)
    texts = [text for text, _ in outline.texts]
    roles = _list_roles(
        outline,
        regions,
        _describe_name,
        lambda place: "" if texts[place] in labels else texts[place],
    )
    terms = roles.get(_TERM)
    if terms and len({*terms.texts.values()}) == 1:  # of a list in each post, as "Messages"
        del roles[_TERM]
    return _choose_texts(roles.values(), len(regions))


def _find_times(outline: _Outline, regions: Sequence[list[tuple[int, int]]]) -> list[str]:
    """Find the time of each post; "" if unknown."""

    def read(place: int) -> str:
        text = outline.texts[place][0]
        if _DAY.search(text):
            return text
        return outline.dates.get(place, text)  # in place of an age, which says when it was read

    roles = _list_roles(outline, regions, _describe_time, read)
    times = _choose_texts(roles.values(), len(regions))
    if not any(times):
        times = [_find_stamp(outline, ranges) for ranges in regions]
    return [_CLOCK.sub("", time).strip(_AROUND) for time in times]


class _Role(NamedTuple):
    """The texts of one role around the posts, by the number of the post."""

    weight: float
    texts: dict[int, str]


def _list_roles(
    outline: _Outline,
    regions: Sequence[list[tuple[int, int]]],
    describe: _Describe,
    read: Callable[[int], str],
) -> dict[str, _Role]:
    """List the roles that texts have around most posts; ``read`` is given the place of a text."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    weights: dict[str, float] = {}
    for number, ranges in enumerate(regions):
        for place in (
            p for start, end in ranges for p in range(start, min(end, start + _NEAR * 3))
        ):
            for role, weight in describe(outline, place):
                text, texts = read(place), found[role]
                named = text in outline.labels
                if text and (
                    number not in texts or (named and texts[number] not in outline.labels)
                ):
                    texts[number] = text
                weights[role] = max(weight, weights.get(role, 0))
    roles = {}
    for role, texts in found.items():
        if len(texts) >= _COVERED * len(regions):
            share = sum(text in outline.labels for text in texts.values()) / len(texts)
            roles[role] = _Role(weights[role] * len(texts) / len(regions) * (1 + share), texts)
    return roles


def _choose_texts(roles: Iterable[_Role], count: int) -> list[str]:
    """Choose the text of each post in the role of most weight, or the next where it has none."""
    best: dict[int, str] = {}
    for role in sorted(roles, key=lambda role: role.weight, reverse=True):
        best = role.texts | best
    return [one_line(best.get(number, "")) for number in range(count)]


def _find_labels(outline: _Outline, regions: Sequence[list[tuple[int, int]]]) -> set[str]:
    """Find the short words around nearly all posts, such as "by"."""
    counts = Counter(
        text
        for ranges in regions
        for text in {text for start, end in ranges for text, _ in outline.texts[start:end]}
        if len(text) <= _LABEL_LETTERS
    )
    return {text for text, count in counts.items() if count >= _COVERED * len(regions) > 1}


def _describe_name(outline: _Outline, place: int) -> Iterator[tuple[str, float]]:
    """Yield the roles of a text that may be a name, each with its weight."""
    text, element = outline.texts[place]
    if len(text) > _NAME_TEXT or text[-1] == ":":
        return
    # A letter may stand in place of a picture.
    letter = len(text) == 1 and not _DENSE.match(text)
    other = letter or not any(map(str.isalpha, text)) or is_time(text)
    if other and text not in outline.labels:
        return
    above: _Element | None = element
    for depth in range(3):
        if above is None:
            return
        weight = 2 - depth / 4
        if above.tag == "a" and _MEMBER.search((above.get("href") or "").lower()):
            yield "member", weight + 0.2
        for token in (above.get("class") or "").split():
            if _NAME_SHAPE.search(token):
                yield mask_name(token), weight
        if above.tag == "dt" and depth < _NEAR_TERM:
            yield _TERM, 1
        if above.get("itemprop") in ("name", "author", "creator"):
            yield f"itemprop {above.tag}", weight
        above = above.getparent()


def _describe_time(outline: _Outline, place: int) -> Iterator[tuple[str, float]]:
    """Yield the role of a text that may be a time, with its weight."""
    text, element = outline.texts[place]
    if len(text) > _TIME_TEXT or not is_time(text):
        return
    for above in (element, *islice(element.iterancestors(), 2)):
        if _EDIT.search(f"{above.get('href') or ''} {above.get('class') or ''}"):
            return
    before = outline.texts[place - 1][0] if place else ""
    weight = 1.0 if before.endswith(":") or text.partition(" ")[0].endswith(":") else 2.0
    if not _DAY.search(text):
        weight -= 0.5
    precise = _HOUR.search(text) is not None and _YEAR.search(text) is not None
    weight += precise / 4  # days of registration have no hour
    if element.tag in _TIMES or any(above.tag in _TIMES for above in element.iterancestors()):
        yield "time", weight + 1
    names = (element.get("class") or "").split()
    yield f"{element.tag}.{mask_name(names[0]) if names else ''}{' at' * precise}", weight


_EXTRA = compile_late(
    r"editor|expand|toolbar|notice|hidden|sr-only|d-none|lightbox|meta\b"
    r"|(?:^|[-_ ])(?:attach|edited|last-?edit|reaction)",
    re.IGNORECASE,
)
# These are no part of a post, however long they are.
_APPENDED = compile_late(r"signature|(?:^|[-_ ])sig(?:$|[-_ ])|onebox|unfurl", re.IGNORECASE)
_QUOTE = compile_late(r"(?<!select)(?<!selectto)quote|zitat|citation", re.IGNORECASE)


def _drop_extras(post: "_Element", author: str, said: set[str] | None) -> None:
    """Drop signatures, buttons, notes on edits and quoted posts from a post.

    ``said`` are the runs of words in the posts that it may quote, None if it is the first one.
    """
    from lxml.etree import iterwalk

    size, extras, left = _measure(post), [], 0
    left = size
    walker = iterwalk(post, events=("start",))
    named = set(_find_edits(post, author))
    if said is not None:
        named |= set(_find_cited(post, said))
    for _, element in walker:
        if element is post:
            continue
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        quote = element.tag == "blockquote" or bool(_QUOTE.search(name))
        drop = element.tag in _SKIPPED
        if quote:
            cited = _QUOTE.search(name) or element.get("cite") or element.get("data-author")
            drop = said is not None and (
                bool(cited) or element.find(".//cite") is not None or _repeats(element, said)
            )
        elif name != " " and not drop:
            extra = _EXTRA.search(name) and _measure(element) <= 0.5 * size
            drop = bool(extra) or (
                _APPENDED.search(name) is not None and _measure(element) <= _WHOLE * size
            )
        drop = drop or element in named
        if drop:
            extras.append(element)
            left -= _measure(element)
            walker.skip_subtree()
    if left > 0:
        for element in extras:
            element.drop_tree()


def _unwrap_quote(post: "_Element") -> None:
    """Make an element that holds all of a post no quote: some programs write posts in one."""
    size = _measure(post)
    for element in post.iter("blockquote"):
        if _measure(element) >= _WHOLE * size:
            element.tag = "div"


def _list_runs(element: "_Element") -> list[str]:
    """List the runs of a few words in an element."""
    words = " ".join(element.itertext()).split()
    return [" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))]


def _repeats(quote: "_Element", said: set[str]) -> bool:
    """Check whether most of a quote stands in other posts."""
    runs = _list_runs(quote)
    return sum(run in said for run in runs) >= _LIKE * len(runs)


def _find_edits(post: "_Element", author: str) -> Iterator["_Element"]:
    """Find the elements of a post that say when its author edited it, maybe why."""
    read = cache(_read_note)  # times may share a parent
    for time in post.iter(*_TIMES) if author else ():
        found, above, shown = None, time, one_line("".join(time.itertext()))
        while shown and above is not post and (words := read(above)):
            before, _, after = words.partition(shown)
            if len(before.split()) > _EDIT_OPENING:
                break
            signed = _names(" ".join(after.split()[:_EDIT_CLOSING]), author)
            found = above if signed else found
            above = above.getparent()
        if found is not None:
            yield found


def _read_note(element: "_Element") -> str:
    """Read the words of an element; "" if they are too many for a note on an edit."""
    text = ""
    for part in element.itertext():
        text += f"{part} "
        if len(text) > _EDIT_TEXT:
            return ""
    words = text.split()
    return " ".join(words) if len(words) <= _EDIT_WORDS else ""


def _names(text: str, name: str) -> bool:
    """Check whether a text has a name, not as a part of a word."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _find_cited(post: "_Element", said: set[str]) -> Iterator["_Element"]:
    """Find the elements of a post that repeat another one below a short line that links to it."""
    measure = cache(_measure)
    links = (a for a in post.iter("a") if _PERMALINK.search((a.get("href") or "").lower()))
    lines = dict.fromkeys(link.getparent() for link in links)
    short = (line for line in lines if line is not post and measure(line) <= _CITING_WORDS)
    for quote in dict.fromkeys(line.getparent() for line in short):
        if quote is post or not _repeats(quote, said):
            continue
        above = quote.getparent()
        while above is not post and measure(above) <= measure(quote) + 1:  # "Quote:"
            quote, above = above, above.getparent()
        yield quote


def _measure(element: "_Element") -> int:
    return len("".join(element.itertext()).split())


def may_hold_posts(data: bytes, page: Page) -> bool:
    """Check whether a page is worth a search for posts, at a tenth of its cost.

    It is, if boxes of one shape have a time between most of them, or if it is declared as a thread.
    """
    if _declares_forum(data):
        return True
    times = [
        number
        for number, block in enumerate(page.blocks)
        if len(block.text) < 2 * _TIME_TEXT and is_time(block.text)
    ]
    if len(times) < 2:
        return False
    words = [0]
    for block in page.blocks:
        words.append(words[-1] + (_count(block.text) if block.links < _LINKED else 0))
    # A cell is one block, be it a post with its time, or the line above one.
    cells = [i for i in times if page.frames[page.places[i]].tag == "td"]
    if sum(words[i + 1] - words[i] > _CELL for i in cells) > 1:
        return True
    count = len(page.frames)
    starts, ends = [len(page.blocks)] * count, [0] * count
    for number, place in enumerate(page.places):
        starts[place], ends[place] = min(starts[place], number), number + 1
    groups: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for place in range(count - 1, 0, -1):
        above = page.frames[place].parent
        starts[above] = min(starts[above], starts[place])
        ends[above] = max(ends[above], ends[place])
    for place in range(1, count):
        start, end = starts[place], ends[place]
        if start >= end or words[end] - words[start] < _LEAST_POST:
            continue
        frame = page.frames[place]
        for name in dict.fromkeys(map(mask_name, frame.name.split())) or ("",):
            group = groups[frame.tag, name]
            if not group or start >= group[-1][1]:
                group.append((start, end))
    return any(_are_dated(group, words, times) for group in groups.values() if len(group) > 1)


def _are_dated(
    group: Sequence[tuple[int, int]], words: Sequence[int], times: Sequence[int]
) -> bool:
    size = sum(words[end] - words[start] for start, end in group)
    if size < max(_LEAST_POSTS, 0.2 * words[-1]) or words[group[0][0]] > max(120, 0.5 * size):
        return False
    dated = sum(_holds(times, before[1], after[0]) for before, after in pairwise(group))
    return dated >= 0.6 * (len(group) - 1)


def read_posts(data: bytes, tree: "HtmlElement", *, article: bool = False) -> list[Block]:
    """Read the blocks of all posts of a thread; none of any other page. This spoils the tree.

    ``article`` says that the page declares an article, which may have comments.

    Issue NoteWarning if the page lacks posts of the thread.
    """
    outline = _Outline(tree)
    groups = _group_boxes(outline)
    best = _find_best(outline, groups)
    if best is None:
        return []
    best = best._replace(boxes=_narrow(outline, best, groups))
    if not _is_thread(outline, best, data, article=article):
        return []
    best = best._replace(boxes=_add_short(outline, _drop_asides(best.boxes)))
    bylines = _find_bylines(outline, best.boxes)
    signed = sum(map(any, bylines))
    if signed == len(bylines) - 1 and not any(bylines[-1]) and _is_below(best.boxes):
        best, bylines = best._replace(boxes=best.boxes[:-1]), bylines[:-1]
    missing = _describe_missing(data, tree, len(best.boxes))
    if missing:
        warnings.warn(missing, NoteWarning, stacklevel=3)
    elements = [box.element for box in best.boxes]
    return list(list_posts(elements, bylines))


def _is_below(boxes: Sequence[_Box]) -> bool:
    """Check whether the last box stands below the posts: it lacks an element that all have."""
    *others, last = _list_elements(boxes)
    return not set.intersection(*others) <= last


def _describe_missing(data: bytes, tree: "HtmlElement", posts: int) -> str | None:
    """Describe which posts of a thread are not on its page, if any are missing."""
    for link in tree.iter("link", "a"):
        rel = (link.get("rel") or "").lower().split()
        if "next" in rel or "prev" in rel:
            target = link.get("href") or ""
            if _PAGE.search(target):
                return f"only the {posts} posts on this page of the thread are read; it has others"
    declared = [int(number) for number in _REPLIES.findall(data)[:_MOST_TYPES]]
    replies = max(declared, default=0)
    if replies > posts - 1:
        return f"the page shows {posts - 1} of the {replies} replies of the thread"
    return None


def list_posts(posts: Sequence["_Element"], bylines: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Yield the blocks of each post, below a heading of its author and time; "" if unknown.

    Quoted posts, signatures and the like are dropped from the elements.
    """
    said: set[str] | None = None  # what earlier posts say, for the quotes of it
    read, places = list[tuple[tuple[str, str], list[Block]]](), dict[str, int]()
    for post, byline in zip(posts, bylines, strict=True):
        runs = _list_runs(post)
        _unwrap_quote(post)
        _drop_extras(post, byline[0], said)
        said = said or set()
        said.update(runs)
        blocks = _drop_edit(list_blocks(post).blocks, byline[0])
        whole = " ".join(block.text for block in blocks)
        first = places.setdefault(whole, len(read))
        if len(whole) > _REPEATED and first < len(read):  # again, for readers without scripts
            if sum(map(bool, byline)) > sum(map(bool, read[first][0])):
                read[first] = (byline, blocks)
            continue
        read.append((byline, blocks))
    parts = [{block.text for block in blocks} for _, blocks in read if len(blocks) > 1]
    many = Counter(text for texts in parts for text in texts)
    most = max(3, _LABELS * len(read))
    for byline, blocks in read:
        alone = len(blocks) == 1  # "Thanks!" is no label
        kept = [b for b in blocks if alone or many[b.text] < most or _count(b.text) > _LABEL_WORDS]
        if kept and any(byline):
            yield Block(" · ".join(filter(None, byline)), "heading", 2)
        yield from kept


def _drop_edit(blocks: list[Block], author: str) -> list[Block]:
    """Drop the lines below a post on its last edit, with the reason that may stand below them."""
    for number in range(max(1, len(blocks) - 2), len(blocks)):
        after = sum(_count(block.text) for block in blocks[number:])
        if after <= _EDIT_WORDS and _is_edit(blocks[number].text, author):
            return blocks[:number]
    return blocks


def _is_edit(text: str, author: str) -> bool:
    """Check for a line below a post, such as "Edited May 22, 2024 by ann_b"."""
    return bool(author) and len(text) < _TIME_TEXT and is_time(text) and _names(text, author)
