"""Have dates read in the languages of a page: the only module that knows dateparser.

htmldate asks dateparser without a language, which builds expressions for 205 locales: 0.3 to 2.3 s
for the first such line of a process. Here it is told the languages of the page, and is asked only
where one of them is none of ours.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from summarize.language.identify import detect_language
from summarize.readers.html.lean_trafilatura import date_extractors as extractors
from summarize.readers.html.metadata.published_day import take_sample
from summarize.readers.html.metadata.written_day import (
    list_known_languages,
    list_months,
    read_written_day,
)

_SAME = {"nb": "no", "nn": "no", "iw": "he"}
_ALSO = {"no": ("nb", "nn")}  # what dateparser calls them
_ENGLISH = "en"  # stands in templates of pages of any language
_TAKEN = Lock()  # htmldate has one parser for the process


class _OwnParser(NamedTuple):
    """What htmldate asks for a date; it asks dateparser for those in languages that we have not."""

    languages: frozenset[str]
    load_other: Callable[[], Any]

    def get_date_data(self, line: str) -> Any:
        day = read_written_day(line, self.languages)
        if day or self.languages <= list_known_languages():
            return {"date_obj": day}
        other = copy(self.load_other())
        other.languages = _name_for_dateparser(self.languages)
        return other.get_date_data(line)


@contextmanager
def read_in_languages(tree: Any) -> Iterator[None]:
    """Make htmldate, of version 1.11, read dates in the languages of a page; not for other code.

    They are asked for when a line needs them: most dates are numbers, or English.
    """
    list_languages = cache(lambda: _list_languages(tree))
    with _TAKEN:
        parser, months = extractors.get_external_parser, extractors.month_words
        extractors.get_external_parser = cache(lambda: _OwnParser(list_languages(), parser))
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
    return frozenset(_SAME.get(code, code) for code in codes if re.fullmatch("[a-z]{2}", code))


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
