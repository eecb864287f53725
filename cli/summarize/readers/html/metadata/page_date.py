"""Find the date of a page, by htmldate."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from summarize.language.writing_systems import is_spaceless
from summarize.readers.html.lean_trafilatura import date_core, find_date
from summarize.readers.html.metadata.date_languages import read_in_languages
from summarize.readers.html.metadata.declared import Node
from summarize.readers.html.metadata.published_day import correct_day, take_sample
from summarize.readers.html.metadata.shown_day import shift_day

# Elements, from which on the whole text is not searched: libxml2 puts its lines in order in
# quadratic time, 6 s for 30,000; the largest of 1,300 pages has 14,000.
_MANY = 20_000
# What the publishing systems of China's administration say, and htmldate does not know.
_SAID = ("firstpublishedtime",)
# What an element is called that holds days of others: of answers, of works, of the subject.
_FOREIGN = frozenset(
    "reflist references infobox reply replies webmention webmentions mentions h-cite".split()
)
_HEADLINE = 10**9  # characters that it counts for
_BOXES = ("div", "section", "ol", "ul", "li", "table")
_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_YEAR_FIRST = ("zh", "ja", "ko")
_DAYS = 31
_LINE = 60  # characters of a line that has a date
# A pattern of numbers that htmldate tries at each character that is no digit.
_OF_NUMBERS = re.compile(r"\(?\\D(?:\\[D.]|[][(){}0-9:|/.-]|\?)+")
_NUMBERS = re.compile(r"[0-9][0-9./-]{5,}")  # any such date has six characters


def find_page_date(
    tree: Any, url: str | None, bounds: dict[str, Any], nodes: Sequence[Node] = ()
) -> str | None:
    """Return the date of a page with such JSON-LD, as htmldate's find_date does with these bounds.

    Raise AssertionError where it would drop the root: lxml asserts that what is dropped has a
    parent.
    """
    for meta in tree.iter("meta"):
        if meta.get("name") in _SAID and (said := _read_day(meta.get("content") or "")):
            return said
    if next(islice(tree.iter(), _MANY, None), None) is not None:
        bounds = {**bounds, "extensive_search": False}
    with read_in_languages(tree):
        found: str | None = find_date(_drop_foreign(tree), **bounds, url=url)
    if not found:
        return None
    day = correct_day(_put_year_first(found, tree), tree, nodes, url)
    return shift_day(day, tree)


def _drop_foreign(tree: Any) -> Any:
    """Return the page without replies, references and the facts of its subject, if it has some.

    The days in them are not those of the page, but where a post stands in a list of them.
    """
    if not any(map(_is_foreign, tree.iter(*_BOXES))):
        return tree
    left = deepcopy(tree)
    sizes = _measure(left)
    for box in [box for box in left.iter(*_BOXES) if _is_foreign(box)]:
        if box.getparent() is not None and 2 * sizes[box] <= sizes[left]:
            box.drop_tree()
    return left


def _measure(tree: Any) -> dict[Any, int]:
    """Return how much text each element holds, where the first headline weighs more than all."""
    sizes: dict[Any, int] = {}
    headline = next(tree.iter("h1"), None)
    for element in reversed([*tree.iter()]):  # what it holds comes before it
        shown = isinstance(element.tag, str) and element.tag not in ("script", "style")
        sizes[element] = sum(sizes[kid] + len((kid.tail or "").strip()) for kid in element)
        sizes[element] += len((element.text or "").strip()) * shown
        if element is headline:
            sizes[element] += _HEADLINE
    return sizes


def _is_foreign(element: Any) -> bool:
    return not _FOREIGN.isdisjoint((element.get("class") or "").split())


def _read_day(text: str) -> str | None:
    """Return the day that a text begins with, if there is such a day and it is not to come."""
    said = _DAY.match(text)
    with suppress(ValueError):
        if said and date.fromisoformat(said[0]) <= date.today():
            return said[0]
    return None


def _put_year_first(found: str, tree: Any) -> str:
    """Return the date that "18-03-08" is in Chinese, Japanese, Korean: the year comes first."""
    year, month, day = found.split("-")
    written, meant = f"{day}-{month}-{year[2:]}", f"20{day}-{month}-{year[2:]}"
    if not 0 < int(year[2:]) <= _DAYS or meant > date.today().isoformat():
        return found
    first = (tree.get("lang") or "")[:2] in _YEAR_FIRST or is_spaceless([take_sample(tree)])
    if first and any(len(text) <= _LINE and written in text for text in tree.itertext()):
        return meant
    return found


def _spare_searches(count: Callable[..., Counter[str]]) -> Callable[..., Counter[str]]:
    """Return what counts dates in a page as htmldate does, without most searches in vain.

    Six patterns take 16 ms of a page that shows no date, and seldom find one. All that they
    match is made of the numbers of a page, which are found once.
    """

    def count_dates(text: str, *, pattern: re.Pattern[str], **limits: Any) -> Counter[str]:
        if _OF_NUMBERS.fullmatch(pattern.pattern) and not pattern.search(_join_numbers(text)):
            return Counter()
        return count(text, pattern=pattern, **limits)

    return count_dates


@lru_cache(1)
def _join_numbers(text: str) -> str:
    return "\n".join(("", *_NUMBERS.findall(text), ""))


_core: Any = date_core
_core.plausible_year_filter = _spare_searches(_core.plausible_year_filter)
