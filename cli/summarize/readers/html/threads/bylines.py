"""Find the author and the time of each post, by the role that texts have around most posts."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from summarize.language.control_characters import one_line
from summarize.notices.class_names import EDITED, EXTRA, MEMBER, POSTER
from summarize.readers.html.threads.outline import (
    DAY,
    DENSE,
    NEAR,
    TIME_TEXT,
    TIMES,
    Box,
    Outline,
    is_time,
    list_gaps,
    mask_name,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_Regions = Sequence[list[tuple[int, int]]]  # of each post, the ranges of texts around its body
_Describe = Callable[[Outline, int], Iterable[tuple[str, float]]]

_NAME_TEXT = 40  # characters
_BESIDE = 3  # texts before and after a name in which its time may stand
_TERM = "dt"  # a role: in the list of facts on an author, the name is the first term
_REGION = 3 * NEAR  # texts before and after a body that may be its byline
# Weights of a text as a name: in an element that is named so, less for each element above it,
# more in a link to a member; less for a time without a day.
_NAME, _STEP, _MEMBER, _UNDATED = 2, 0.25, 0.2, 0.5
_LEAST_LABELS = 3  # posts beside which one label stands, at least
_COVERED = 0.7  # of the posts that have a name or time of the same shape, at least
_EDGES = " ,;»«·•|–—-"  # of a time
_CLOCK = re.compile(r"(?<=^\d{4}-\d\d-\d\d)T[\d:].*")  # of a time for machines
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOUR = re.compile(r"\d[:.h]\d\d")


def find_bylines(outline: Outline, boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Find the author and the time of each post; "" if unknown."""
    found = []
    for regions in (find_containers(outline, boxes), list_gaps(boxes)):
        bylines = [*zip(_find_names(outline, regions), _find_times(outline, regions), strict=True)]
        known = sum(bool(part) for byline in bylines for part in byline)
        found.append((known, bylines))
        if known >= 2 * _COVERED * len(boxes):
            break
    return max(found, key=lambda pair: pair[0])[1]


def find_containers(outline: Outline, boxes: Sequence[Box]) -> _Regions:
    """List the ranges of texts around each body in the largest element that holds no other body."""
    holders = Counter(above for box in boxes for above in box.element.iterancestors())
    found = []
    for box in boxes:
        top = box.element
        for above in box.element.iterancestors():
            if holders[above] > 1:
                break
            top = above
        start, end = outline.spans.get(top, (box.start, box.end))
        found.append([(start, box.start), (box.end, end)])
    return found


def _find_names(outline: Outline, regions: _Regions) -> list[str]:
    """Find the author of each post; "" if unknown."""
    texts = [text for text, _ in outline.texts]
    around = ({text for start, end in ranges for text in texts[start:end]} for ranges in regions)
    counts = Counter(text for some in around for text in some)
    least = max(_LEAST_LABELS, _COVERED * len(regions))
    roles = _list_roles(
        outline,
        regions,
        _describe_name,
        lambda place: "" if counts[texts[place]] >= least else texts[place],  # "by", "Offline"
    )
    return _choose_texts(roles.values(), len(regions))


def _find_times(outline: Outline, regions: _Regions) -> list[str]:
    """Find the time of each post; "" if unknown."""

    def read(place: int) -> str:
        text = outline.texts[place][0]
        if DAY.search(text):
            return text
        return outline.dates.get(place, text)  # in place of an age, which says when it was read

    roles = _list_roles(outline, regions, _describe_time, read)
    times = _choose_texts(roles.values(), len(regions))
    return [_CLOCK.sub("", time).strip(_EDGES) for time in times]


class _Role(NamedTuple):
    """The texts of one role around the posts, by the number of the post."""

    weight: float
    texts: dict[int, str]


def _list_roles(
    outline: Outline, regions: _Regions, describe: _Describe, read: Callable[[int], str]
) -> dict[str, _Role]:
    """List the roles that texts have around most posts; ``read`` is given the place of a text."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    weights: dict[str, float] = defaultdict(float)
    for number, ranges in enumerate(regions):
        for place in (p for start, end in ranges for p in range(start, min(end, start + _REGION))):
            for role, weight in describe(outline, place):
                weights[role] = max(weight, weights[role])
                if text := read(place):
                    found[role].setdefault(number, text)
    return {
        role: _Role(weights[role] * len(texts) / len(regions), texts)
        for role, texts in found.items()
        if len(texts) >= _COVERED * len(regions)
    }


def _choose_texts(roles: Iterable[_Role], count: int) -> list[str]:
    """Choose the text of each post in the role of most weight, or the next where it has none."""
    best: dict[int, str] = {}
    for role in sorted(roles, key=lambda role: role.weight, reverse=True):
        best = role.texts | best
    return [one_line(best.get(number, "")) for number in range(count)]


def _describe_name(outline: Outline, place: int) -> Iterator[tuple[str, float]]:
    """Yield the roles of a text that may be a name, each with its weight."""
    text, element = outline.texts[place]
    if len(text) > _NAME_TEXT or text[-1] == ":":
        return
    letter = len(text) == 1 and not DENSE.match(text)  # in place of a picture
    if letter or not any(map(str.isalpha, text)) or is_time(text):
        return
    if EXTRA.search(element.get("class") or "") or _names_editor(outline, place):
        return
    for depth, above in enumerate((element, *islice(element.iterancestors(), 2))):
        weight = _NAME - depth * _STEP
        if above.tag == "a" and MEMBER.search((above.get("href") or "").lower()):
            yield "member", weight + _MEMBER
        for token in (above.get("class") or "").split():
            if POSTER.search(token):
                yield mask_name(token), weight
        if above.tag == _TERM and depth < 2:
            yield _TERM, 1
        if above.get("itemprop") in ("name", "author", "creator"):
            yield f"itemprop {above.tag}", weight


def _names_editor(outline: Outline, place: int) -> bool:
    """Check whether a name stands in one card with the time of an edit, before it."""
    texts = outline.texts
    above = texts[max(0, place - _BESIDE) : place][::-1]
    before = next((element for text, element in above if is_time(text)), None)
    if before is None or not _is_edit(before):
        return False
    below = texts[place + 1 : place + 1 + _BESIDE]  # "12 gold badges" looks like an age
    after = next((element for text, element in below if DAY.search(text)), None)
    if after is None or _is_edit(after):
        return True
    around = set(texts[place][1].iterancestors())
    shared = [sum(one in around for one in time.iterancestors()) for time in (before, after)]
    return shared[0] > shared[1]


def _is_edit(element: "_Element") -> bool:
    """Check whether an element, or one of two around it, is named as an edit."""
    around = (element, *islice(element.iterancestors(), 2))
    return any(EDITED.search(f"{e.get('href') or ''} {e.get('class') or ''}") for e in around)


def _describe_time(outline: Outline, place: int) -> Iterator[tuple[str, float]]:
    """Yield the role of a text that may be a time, with its weight."""
    text, element = outline.texts[place]
    if len(text) > TIME_TEXT or not is_time(text):
        return
    if _is_edit(element):
        return
    before = outline.texts[place - 1][0] if place else ""
    weight = 1.0 if before.endswith(":") or text.partition(" ")[0].endswith(":") else 2.0
    if not DAY.search(text):
        weight -= _UNDATED
    precise = _HOUR.search(text) is not None and _YEAR.search(text) is not None
    weight += precise * _STEP  # days of registration have no hour
    if element.tag in TIMES or any(above.tag in TIMES for above in element.iterancestors()):
        yield "time", weight + 1
    names = (element.get("class") or "").split()
    yield f"{element.tag}.{mask_name(names[0]) if names else ''}{' at' * precise}", weight
