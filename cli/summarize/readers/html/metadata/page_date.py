"""Find the date of a page. The only module that knows how htmldate works, and dateparser below it.

htmldate asks dateparser without a language, which builds expressions for 205 locales: 0.3 to 2.3 s
for the first such line of a process. Here it is told the languages of the page, and is asked only
where one of them is none of ours.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy, deepcopy
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import islice
from threading import Lock
from typing import Any, NamedTuple

from summarize.language.identify import detect_language
from summarize.language.writing_systems import is_spaceless
from summarize.readers.html.lean_trafilatura import date_core, find_date
from summarize.readers.html.lean_trafilatura import date_extractors as extractors
from summarize.readers.html.metadata.declared import Node
from summarize.readers.html.metadata.published_day import correct_day, take_sample
from summarize.readers.html.metadata.shown_day import shift_day
from summarize.readers.html.metadata.written_day import (
    list_known_languages,
    list_months,
    read_written_day,
)

_SAME = {"nb": "no", "nn": "no"}
_ALSO = {"no": ("nb", "nn")}  # what dateparser calls them
_ENGLISH = "en"  # stands in templates of pages of any language
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
_TAKEN = Lock()  # htmldate has one parser for the process
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
    with _TAKEN, _speaking(cache(lambda: _list_languages(tree))):
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


class _OwnParser(NamedTuple):
    """What htmldate asks for a date, in place of dateparser."""

    languages: frozenset[str]

    def get_date_data(self, line: str) -> dict[str, datetime | None]:
        return {"date_obj": read_written_day(line, self.languages)}


@contextmanager
def _speaking(list_languages: Callable[[], frozenset[str]]) -> Iterator[None]:
    """Make htmldate, of version 1.11, read dates in some languages alone; not for other code.

    They are asked for when a line needs them: most dates are numbers, or English.
    """
    parser, months = extractors.get_external_parser, extractors.month_words

    @cache
    def load_parser() -> Any:
        languages = list_languages()
        if languages <= list_known_languages():
            return _OwnParser(languages)
        limited = copy(parser())
        limited.languages = _name_for_dateparser(languages)
        return limited

    extractors.get_external_parser = load_parser
    extractors.month_words = cache(lambda: _list_month_words(list_languages()))
    extractors.try_date_expr.cache_clear()  # it holds what other languages made of a line
    try:
        yield
    finally:
        extractors.get_external_parser, extractors.month_words = parser, months
        extractors.try_date_expr.cache_clear()


def _list_languages(tree: Any) -> frozenset[str]:
    """Return the languages that a page says it has, the one it is written in, and English."""
    said = [tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""]
    said += [m.get("content") or "" for m in tree.iter("meta") if m.get("property") == "og:locale"]
    codes = [re.split("[-_]", code.strip().lower(), maxsplit=1)[0] for code in said]
    codes += [detect_language(take_sample(tree)), _ENGLISH]
    return frozenset(_SAME.get(code, code) for code in codes if re.fullmatch("[a-z]{2,3}", code))


def _name_for_dateparser(languages: frozenset[str]) -> list[str]:
    from dateparser.data.languages_info import language_map

    named = [name for code in languages for name in _ALSO.get(code, (code,))]
    return sorted({one for name in named for one in language_map.get(name, ())})


def _list_month_words(languages: frozenset[str]) -> frozenset[str]:
    """Return the names of the months, as htmldate's month_words does for all languages."""
    if languages <= list_known_languages():
        words = list_months(languages)
    else:
        from dateparser.languages.loader import default_loader

        locales = default_loader.get_locales(languages=_name_for_dateparser(languages))
        keys = extractors.MONTH_KEYS
        words = frozenset(
            word for locale in locales for key in keys for word in locale.info.get(key, [])
        )
    return frozenset(
        extractors._fold_month_name(word) for word in words if extractors.WORD.fullmatch(word)
    )


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
