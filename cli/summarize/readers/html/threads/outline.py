"""The texts of a page in order, and the places of persons and times, in any language."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarize.language.writing_systems import may_be_spaceless
from summarize.lazy import compile_late
from summarize.notices.class_names import MEMBER, is_person

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

SKIPPED = frozenset(
    "script style template svg head button select textarea nav iframe input label object "
    "footer".split()
)
_BOXES = frozenset("div td tr table tbody section article li blockquote pre dd form main".split())
TIMES = frozenset(("time", "relative-time", "faceplate-timeago"))
_STAMPED = ("datetime", "title", "data-time", "data-timestamp", "content", "data-datetime", "ts")
_STAMP = compile_late(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3})?$")
_ISO = 10  # characters of an ISO date
_PERMALINK = compile_late(r"#\D{0,12}\d{2,}$|^#\d+$|[?&](?:p|pid|post)=\d+")
TIME_TEXT = 60  # characters of a text that is a time
_LINKED_TIME = 30  # of an age in a link
_DIGITS = re.compile(r"\d+")
# A day in any language, by its numbers around at most one word, or a time of day: 2024-05-03,
# 3.5.24, 3rd of May 2024, May 3, 2024, 2024年5月3日, 9:36pm.
DAY = compile_late(
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
_HEX = re.compile(r"[0-9a-f]+")
_WORD = re.compile(r"\w+")
DENSE = compile_late(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KEPT = 4_000  # cached names; a large page has some hundred
LEAST_POST = 3  # words
NEAR = 60  # texts before the first post and after the last in which its author and time may stand


class Box(NamedTuple):
    """An element that may be a post: places count the texts of the page."""

    element: "_Element"
    start: int
    end: int


class Outline:
    """The texts of a page in order, and the places of persons and times among them."""

    def __init__(self, tree: "HtmlElement") -> None:
        self.texts: list[tuple[str, _Element]] = []
        self.words = [0]  # before each text, links left out
        self.times: list[int] = []
        self.dates: dict[int, str] = {}  # of texts in elements with an ISO date
        self.people: list[int] = []
        self.members: list[int] = []
        self.boxes: list[Box] = []
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
                if tag in SKIPPED or element.get("popover") is not None:
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
                if element.tag in _BOXES and self.words[-1] - self.words[start] >= LEAST_POST:
                    self.boxes.append(Box(element, start, len(texts)))
            if element.tail and element is not tree:
                self._add(element.tail, element.getparent(), links)

    def _note(self, element: "_Element", tag: str) -> None:
        """Record an element that names a person or a time."""
        here, got = len(self.texts), dict(element.items())
        stamp = next((got[k] for k in _STAMPED if k in got and _STAMP.search(got[k])), None)
        if stamp is not None or tag in TIMES:
            self.times.append(here)
            if stamp and not stamp.isdigit():
                self.dates[here] = stamp[:_ISO]
        link = got.get({"a": "href", "img": "src"}.get(tag, ""), "").lower()
        names = f"{got.get('class', '')} {got.get('itemprop', '')} {got.get('rel', '')}"
        permanent = tag == "a" and is_permalink(link)
        if permanent or is_person(link) or is_person(names):
            self.people.append(here)
        pictured = tag == "img" and ("avatar" in link or "avatar" in names.lower())
        if permanent or pictured or (tag == "a" and MEMBER.search(link)):
            self.members.append(here)

    def _add(self, text: str, element: "_Element", links: int) -> None:
        text = text.strip()
        if not text:
            return
        if len(text) < TIME_TEXT and is_time(text, linked=links > 0):
            self.times.append(len(self.texts))
        self.texts.append((text, element))
        self.words.append(self.words[-1] + (0 if links else count_words(text)))

    def count(self, box: Box) -> int:
        """Count the words in a box, links left out."""
        return self.words[box.end] - self.words[box.start]


def is_permalink(link: str) -> bool:
    """Check whether a link in lower case leads to a post."""
    return _PERMALINK.search(link) is not None


def is_time(text: str, *, linked: bool = False) -> bool:
    """Check whether a short text holds a day or an age."""
    if not _DIGITS.search(text):
        return False
    if DAY.search(text) or _MONTH.search(text):
        return True
    return (not linked or len(text) < _LINKED_TIME) and _AGO.fullmatch(text) is not None


def count_words(text: str) -> int:
    """Count the words of a text; two letters of a script without spaces are one."""
    if text.isascii():
        return len(text.split())
    count = len(_WORD.findall(text))
    return count + (len(DENSE.findall(text)) // 2 if may_be_spaceless(text) else 0)


def holds_place(places: Sequence[int], start: int, end: int) -> bool:
    """Check for a place in a range; places are in order."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


@lru_cache(_KEPT)
def mask_name(name: str) -> str:
    """Replace the numbers in a class name, which count elements of one shape."""
    if not _DIGITS.search(name):  # most names; the runs of the others take 30 µs
        return name
    return _HEX.sub(lambda run: "#" if _DIGITS.search(run[0]) else run[0], name)


def list_gaps(boxes: Sequence[Box]) -> list[list[tuple[int, int]]]:
    """List the ranges of texts in which author and time of each box may stand."""
    first = boxes[0]
    after = boxes[1].start if len(boxes) > 1 else first.end + NEAR
    gaps = [[(max(0, first.start - NEAR), first.start), (first.end, after)]]
    return gaps + [[(before.end, box.start)] for before, box in pairwise(boxes)]
