"""Read dates in words, in the languages of a page.

dateparser knows more languages, but takes .25 s for the first date of a process. Of 776 pages, 28
have a date that only it or this module can read.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from copy import copy
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category, decimal, normalize

from summarize.language.identify import detect_language
from summarize.lazy import compile_late
from summarize.readers.html.lean_trafilatura import MONTH_KEYS, replace_date_parser
from summarize.word_lists import read_table

_YEAR = r"((?:19|20)\d\d)(?=\D|\Z|\d\d:\d)"  # a time may follow without a space
_MONTH = r"[בל]?([^\W\d_]{3,14})[.׳]?"  # Hebrew joins "in" and "to" to it
_DAY = r"(?<!\d)(?<!\d[:.,])(\d{1,2})"
_BETWEEN = r"(?:[,،] ?|[ ./-])"
_EAST_ASIAN = compile_late(r"(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_DAY_FIRST = compile_late(
    rf"{_DAY}(?:st|nd|rd|th|er|[.º])?[ ./-]?(?:(?:de|of|day of) )?{_MONTH}{_BETWEEN}"
    rf"(?:del? )?{_YEAR}"
)
_TIME = r"\d\d:\d\d(?::\d\d)?"
_MONTH_FIRST = compile_late(
    rf"{_MONTH}[ ./-](\d{{1,2}})(?:st|nd|rd|th)?{_BETWEEN}(?:(?:{_TIME}|del?) )?{_YEAR}"
)
_SLASHES = compile_late(rf"{_DAY}/(\d{{1,2}})/{_YEAR}")
_MONTHS = 12
_WORDS_BEFORE = 3  # more are a sentence, with any date
_TABLE = Path(__file__).with_name("months.txt")
_SPACELESS = frozenset(("ja", "ko", "zh"))  # months are numbers
_SAMPLE = 2_000  # characters from which the language is detected
_SAME = {"nb": "no", "nn": "no", "iw": "he"}
_ALSO = {"no": ("nb", "nn")}  # in dateparser
_ENGLISH = "en"  # the language of many templates


def read_written_day(line: str, languages: frozenset[str]) -> datetime | None:
    """Read the first valid day that a line has in one of some languages, if any."""
    line = _fold(line)
    for place, year, month, day in sorted(_list_days(line, languages)):
        if len(line[:place].split()) <= _WORDS_BEFORE:
            try:
                return datetime(year, month, day)
            except ValueError:
                continue
    return None


def list_known_languages() -> frozenset[str]:
    """List the languages whose month names are known."""
    return _SPACELESS.union(*_read_months().values())


def list_months(languages: frozenset[str]) -> frozenset[str]:
    """List the names of the months in some languages."""
    return frozenset(
        name
        for table in _read_months().values()
        for language in languages & table.keys()
        for name in table[language]
    )


def _list_days(line: str, languages: frozenset[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield position, year, month and day of each date."""
    for found in _EAST_ASIAN.finditer(line):
        yield found.start(), int(found[1]), int(found[2]), int(found[3])
    for found in _DAY_FIRST.finditer(line):
        if month := _find_month(found[2], languages):
            yield found.start(), int(found[3]), month, int(found[1])
    for found in _MONTH_FIRST.finditer(line):
        if month := _find_month(found[1], languages):
            yield found.start(), int(found[3]), month, int(found[2])
    for found in _SLASHES.finditer(line):
        if int(found[2]) > _MONTHS:  # htmldate reads the others, day first
            yield found.start(), int(found[3]), int(found[1]), int(found[2])


def _find_month(word: str, languages: frozenset[str]) -> int:
    """Find the month whose name starts with a word; 0 if there is none, or several."""
    names = [
        (name, int(month))
        for month, table in _read_folded().items()
        for language in languages & table.keys()
        for name in table[language]
        if name.startswith(word)
    ]
    found = {month for name, month in names if name == word} or {month for _, month in names}
    return found.pop() if len(found) == 1 else 0


@cache
def _read_months() -> dict[str, dict[str, tuple[str, ...]]]:
    return read_table(_TABLE)


@cache
def _read_folded() -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        month: {language: tuple(map(_fold, names)) for language, names in table.items()}
        for month, table in _read_months().items()
    }


def _fold(text: str) -> str:
    """Fold capitals, accents, which many leave out, and the digits of other scripts."""
    bare = (c for c in normalize("NFD", text) if category(c) != "Mn")
    plain = "".join(str(decimal(c)) if c.isdecimal() else c for c in bare)
    return normalize("NFC", plain).casefold().replace("ı", "i")


class _OwnParser(NamedTuple):
    """A date parser for htmldate that leaves unknown languages to dateparser."""

    languages: frozenset[str]
    load_other: Callable[[], Any]

    def get_date_data(self, line: str) -> Any:
        day = read_written_day(line, self.languages)
        if day or self.languages <= list_known_languages():
            return {"date_obj": day}
        other = copy(self.load_other())
        other.languages = _name_for_dateparser(self.languages)
        return other.get_date_data(line)


def read_in_languages(tree: Any) -> AbstractContextManager[None]:
    """Make htmldate read dates in the languages of a page, within this context alone.

    The languages are detected when a line needs them: most dates are numbers, or English.
    """
    list_languages = cache(lambda: _list_languages(tree))
    return replace_date_parser(
        lambda load_other: _OwnParser(list_languages(), load_other),
        lambda: _list_month_words(list_languages()),
    )


def sample_text(tree: Any) -> str:
    """Collect the title and some paragraphs of a page."""
    pieces: list[str] = []
    for element in tree.iter("title", "p"):
        pieces.append("".join(element.itertext()))
        if sum(map(len, pieces)) >= _SAMPLE:
            break
    return " ".join(pieces)


def _list_languages(tree: Any) -> frozenset[str]:
    """List the languages that a page declares, the one it is written in, and English."""
    declared = [tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""]
    declared += [
        m.get("content") or "" for m in tree.iter("meta") if m.get("property") == "og:locale"
    ]
    codes = [re.split("[-_]", code.strip().lower(), maxsplit=1)[0] for code in declared]
    codes += [detect_language(sample_text(tree)), _ENGLISH]
    return frozenset(_SAME.get(code, code) for code in codes if re.fullmatch("[a-z]{2}", code))


def _name_for_dateparser(languages: frozenset[str]) -> list[str]:
    from dateparser.data.languages_info import language_map

    named = [name for code in languages for name in _ALSO.get(code, (code,))]
    return sorted({one for name in named for one in language_map.get(name, ())})


def _list_month_words(languages: frozenset[str]) -> frozenset[str]:
    """List the names of the months, from dateparser if ours are not enough."""
    if languages <= list_known_languages():
        return list_months(languages)
    from dateparser.languages.loader import default_loader

    locales = default_loader.get_locales(languages=_name_for_dateparser(languages))
    return frozenset(
        word for locale in locales for key in MONTH_KEYS for word in locale.info.get(key, [])
    )
