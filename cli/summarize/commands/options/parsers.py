"""Values of options, in the spellings that people use."""

import re
from collections.abc import Callable, Iterable

from summarize.errors import UsageError
from summarize.language.language_names import parse_language_name
from summarize.rank.algorithms import check_algorithm
from summarize.render.formats import COLORS, FORMATS, list_formats
from summarize.render.output_format import Shown
from summarize.spelling import find_name

MOST_PAGES = 999_999
_PAGES = re.compile(r"(\d{1,6})?\s*(-|–|\.\.)?\s*(\d{1,6})?")
_COLOR_ALIASES = {"yes": "always", "on": "always", "no": "never", "off": "never"}


def build_format_parser(shown: Shown) -> Callable[[str | None], str | None]:
    """Build a parser of ``md`` or ``JSON``: a format that can show such a result, or UsageError."""
    able = list_formats(shown)
    aliases = {alias: name for name in able for alias in FORMATS[name].aliases}

    def parse(word: str | None) -> str | None:
        return word and find_name("format", word, able, aliases)

    return parse


def parse_color(word: str) -> str:
    """Resolve ``on`` or ``never`` to a mode of colour; raise UsageError."""
    return find_name("color", word, COLORS, _COLOR_ALIASES)


def parse_algorithms(words: Iterable[str] | None) -> list[str]:
    """Resolve ``lsa,LexRank`` to the names of algorithms; raise UsageError."""
    return [check_algorithm(name) for word in words or () for name in word.split(",")]


def parse_language_names(words: str | None) -> tuple[str, ...]:
    """Resolve ``German,fr`` to codes; raise UsageError."""
    found = (parse_language_name(word.strip()) for word in (words or "").split(",") if word.strip())
    return tuple(filter(None, found))


def parse_pages(words: str | None) -> range | None:
    """Read ``4``, ``3-5``, ``3-`` or ``-5``, of pages counted from 1; raise UsageError."""
    if words is None:
        return None
    match = _PAGES.fullmatch(words.strip())
    first, dash, last = match.groups() if match else (None, None, None)
    start = int(first or 1)
    end = int(last or (MOST_PAGES if dash else start))
    if not (first or last) or not 1 <= start <= end:
        raise UsageError(f"--pages: {words!r} is not a range of pages: write 3-5, 3- or 4")
    return range(start, end + 1)
