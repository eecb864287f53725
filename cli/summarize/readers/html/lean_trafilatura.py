"""Load and run faster the parts of trafilatura, htmldate, jusText and courlan that pages need.

This is the only module that replaces functions of these libraries. All replacements give the same
results, which ``tests/unit/readers/html/test_lean_trafilatura.py`` checks.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from importlib import import_module
from itertools import islice
from threading import Lock
from types import SimpleNamespace
from typing import Any

from lxml.etree import ElementDefaultClassLookup
from lxml.html import HtmlComment, HtmlElement

from summarize.lazy import DeferredModule, defer

# Imports

_NO_TYPE = type("_NoType", (), {})  # no value is an instance of it
# Imported by courlan for its crawler.
_CRAWLER = (
    DeferredModule("courlan.network", "redirection_test"),
    DeferredModule("tld", "get_tld"),
    DeferredModule("urllib.robotparser", RobotFileParser=_NO_TYPE),
)
_OF_COURLAN = (
    *("extract_domain", "fix_relative_urls", "get_base_url"),
    *("is_valid_url", "normalize_url", "validate_url"),
)


def _call_courlan(name: str, *arguments: Any, **named: Any) -> Any:
    """Call a function of courlan, which only pages with an unusual canonical URL need."""
    with defer(_CRAWLER):
        courlan = import_module("courlan")
    return getattr(courlan, name)(*arguments, **named)


# htmldate makes a pool of connections at once; its one method is a function of urllib3, too.
_FETCHER = DeferredModule(
    "urllib3",
    PoolManager=lambda **_: DeferredModule("urllib3"),
    disable_warnings=lambda _: None,
    exceptions=SimpleNamespace(InsecureRequestWarning=Warning),
    util=SimpleNamespace(Retry=lambda **_: None),
)

_WAITING = (
    DeferredModule("courlan", **{name: partial(_call_courlan, name) for name in _OF_COURLAN}),
    DeferredModule("trafilatura.downloads", "fetch_response", "fetch_url"),
    _FETCHER,
    # A response is also recognized by its data.
    DeferredModule("urllib3.response", HTTPResponse=_NO_TYPE),
    DeferredModule("justext"),
    DeferredModule(
        "justext.core", "ParagraphMaker", "classify_paragraphs", "revise_paragraph_classification"
    ),
    DeferredModule("justext.utils", "get_stoplist", "get_stoplists"),
    DeferredModule("charset_normalizer", "from_bytes"),
    DeferredModule("dateutil"),
    DeferredModule("hashlib", "blake2b"),  # it loads OpenSSL
    # It reads the description of the package; the package itself knows its version.
    DeferredModule("importlib.metadata", version=lambda name: sys.modules[name].__version__),
    DeferredModule("dateutil.parser", "parse"),
    # For its command line, its tables and its crawls.
    DeferredModule("argparse", Namespace=_NO_TYPE),
    DeferredModule("csv"),
    DeferredModule("difflib", "SequenceMatcher"),
)

with defer(_WAITING):
    from htmldate import core as date_core
    from htmldate import extractors as date_extractors
    from htmldate import find_date
    from trafilatura import external, load_html, utils, xpaths
    from trafilatura.core import trafilatura_sequence
    from trafilatura.metadata import extract_meta_json, extract_title, extract_url
    from trafilatura.settings import (
        DEFAULT_CONFIG,
        MANUALLY_CLEANED,
        Document,
        Extractor,
        set_date_params,
    )

__all__ = [
    "DEFAULT_CONFIG",
    "MANUALLY_CLEANED",
    "MONTH_KEYS",
    "Document",
    "Extractor",
    "extract_meta_json",
    "extract_title",
    "extract_url",
    "find_date",
    "load_html",
    "prepare_justext",
    "quicken",
    "replace_date_parser",
    "set_date_params",
    "trafilatura_sequence",
]

# The class of elements

# lxml asks Python for the class of each element, for the sake of forms, of which we read none.
utils.HTML_PARSER.set_element_class_lookup(
    ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
)

# Control characters


class _InvalidCharacters:
    """The pattern of what no XML may hold, of which a page is searched if some of it is there.

    In bytes that is told in a fifth of the time, of which the search takes 1.5 ms a page.
    """

    _FEW = bytes((*range(9), 11, 12, *range(14, 32)))

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def sub(self, other: str, text: str) -> str:
        """Return the text with another in place of each."""
        data = text.encode("utf-8", "surrogatepass")
        clean = len(data.translate(None, self._FEW)) == len(data)
        if clean and "\ufffe" not in text and "\uffff" not in text:
            return text
        return self._pattern.sub(other, text)


_utils: Any = utils
_utils.INVALID_XML_CHARS = _InvalidCharacters(_utils.INVALID_XML_CHARS)

# Tests of attributes

_KEPT = 20_000  # answers of patterns; a large page has some hundred classes
_EITHER = re.compile(r"\|\s*(?=\.//)")
_STEP = re.compile(r"\.//(\*|\w+)\s*(?:\[(.+)\])?", re.DOTALL)
_OF_TAGS = re.compile(r"self::\w+(?: or self::\w+)*\]\s*\[")
_CALLS = {"re:test": "test", "starts-with": "starts", "contains": "holds", "translate": "change"}


def _write_attributes(said: str) -> str:
    names = tuple(said.replace("@", "").split("|"))
    return f"first(got, {names})" if len(names) > 1 else f"got.get({names[0]!r}, '')"


# What predicates are made of, and how each is written in Python; "got" has the attributes.
_WRITTEN: dict[str, Callable[[str], str]] = {
    r"'[^']*'": lambda said: repr(said[1:-1]),
    r"@[\w-]+(?=\s+(?:or|and)\b|\s*\]|\s*$)": lambda said: f"{said[1:]!r} in got",
    r"@[\w-]+(?:\|@[\w-]+)*": _write_attributes,
    r"self::\w+": lambda said: f"tag == {said[6:]!r}",
    r"\.//\w+": lambda said: f"element.find({said!r}) is not None",
    "|".join(_CALLS): _CALLS.__getitem__,
    r"\]\s*\[": lambda _: ") and (",
    r"=": lambda _: "==",
    r"(?:or|and|not)\b|[(),]": str,
    r"\s+": lambda _: " ",
}
_PART = re.compile("|".join(f"({kind})" for kind in _WRITTEN))


def quicken(expression: Any) -> Callable[[Any], list[Any]]:
    """Return what finds the same elements as an XPath, or this one where it can't be written so.

    Of one that asks for the first of its kind among its siblings it finds the first of all.
    """
    path: str = expression.path.strip()
    slow: Callable[[Any], list[Any]] = expression
    if "re:test" not in path:
        return slow
    single = path.endswith("[1]")
    if single:
        path = path.removesuffix("[1]").strip()
        path = path[1:-1].strip() if path[0] == "(" else path
    tags: list[str] = []
    if not _EITHER.search(path) and (of := _OF_TAGS.search(path)):
        tags = re.findall(r"self::(\w+)", of[0])
        path = path.replace(of[0], "")
    asked = [_write(step) for step in _EITHER.split(path)]
    if not all(asked):
        return slow
    names = {"test": _test, "first": _first, "starts": str.startswith, "holds": str.__contains__}
    source = f"lambda element, tag, got: {' or '.join(map(str, asked))}"
    test = eval(source, names | {"change": _change})

    def find(tree: Any) -> Iterator[Any]:
        for element in tree.iterdescendants(*tags or "*"):
            if test(element, element.tag, dict(element.items())):
                yield element

    return (lambda tree: [*islice(find(tree), 1)]) if single else (lambda tree: [*find(tree)])


def _write(step: str) -> str | None:
    """Return what a step asks of an element, in Python; None if some of it is not known here."""
    parts = _STEP.fullmatch(step.strip())
    if parts is None or _PART.sub("", parts[2] or ""):
        return None
    tag = "" if parts[1] == "*" else f"tag == {parts[1]!r}"
    asked = f"({_PART.sub(_write_part, parts[2]).strip()})" if parts[2] else ""
    return f"({' and '.join(filter(None, (tag, asked))) or 'True'})"


def _write_part(part: re.Match[str]) -> str:
    return list(_WRITTEN.values())[(part.lastindex or 0) - 1](part[0])


def _first(got: Mapping[str, str], names: Collection[str]) -> str:
    """Return the value of the attribute that comes first, or nothing."""
    return next((value for name, value in got.items() if name in names), "")


@lru_cache(_KEPT)
def _test(value: str, pattern: str, flags: str = "") -> bool:
    return _compile(pattern, flags).search(value) is not None


@cache
def _compile(pattern: str, flags: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if flags else 0)


def _change(value: str, old: str, new: str) -> str:
    return value.translate(str.maketrans(old, new))


# Those by which each page is searched.
for _expressions in (
    *(xpaths.RAW_TREE_PRUNE_XPATH, xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH),
    *(xpaths.BODY_XPATH, xpaths.OVERALL_DISCARD_XPATH),
):
    _expressions[:] = map(quicken, _expressions)
_baseline: Any = import_module("trafilatura.baseline")  # the package has a function of that name
_baseline.BASIC_CLEAN_XPATH = quicken(_baseline.BASIC_CLEAN_XPATH)
_processing: Any = import_module("trafilatura.htmlprocessing")
_test_links = _processing.link_density_test
# Six times for most elements of an article, few of which have a link; a path takes 4 µs to find it.
_processing.link_density_test = lambda element, *how: (
    _test_links(element, *how) if next(element.iter("ref"), None) is not None else (False, False)
)

# Searches for dates

# A pattern of numbers that htmldate tries at each character that is no digit.
_OF_NUMBERS = re.compile(r"\(?\\D(?:\\[D.]|[][(){}0-9:|/.-]|\?)+")
_NUMBERS = re.compile(r"[0-9][0-9./-]{5,}")  # any such date has six characters


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


# Dates in words

MONTH_KEYS = date_extractors.MONTH_KEYS  # of a locale of dateparser
_PARSER_LOCK = Lock()  # htmldate has one parser for the process


@contextmanager
def replace_date_parser(
    make_parser: Callable[[Callable[[], Any]], Any], list_months: Callable[[], frozenset[str]]
) -> Iterator[None]:
    """Let htmldate read dates in words by another parser meanwhile, which it loads when needed.

    ``make_parser`` gets the function that loads htmldate's own parser.
    """
    ours: Any = date_extractors
    with _PARSER_LOCK:
        parser, months = ours.get_external_parser, ours.month_words
        ours.get_external_parser = cache(lambda: make_parser(parser))
        ours.month_words = cache(lambda: _fold_months(list_months()))
        ours.try_date_expr.cache_clear()  # it holds what other languages made of a line
        try:
            yield
        finally:
            ours.get_external_parser, ours.month_words = parser, months
            ours.try_date_expr.cache_clear()


def _fold_months(words: frozenset[str]) -> frozenset[str]:
    """Fold names of months as htmldate's month_words does."""
    fold = date_extractors._fold_month_name
    return frozenset(fold(word) for word in words if date_extractors.WORD.fullmatch(word))


# jusText

# To fetch pages and to clean them, 30 ms: what it is given is clean, and fetched.
_OF_JUSTEXT = (DeferredModule("urllib.request"), DeferredModule("lxml.html.clean", "Cleaner"))


_FAR = 50  # paragraphs


@cache
def prepare_justext() -> None:
    """Make jusText, which trafilatura tries on doubtful pages, start at once and look less far.

    For a page in no language of its own it has the stop words of all, 154,484 of them: read in
    60 ms, not in 160 with a set for each language, one of them all, and one of them all in small
    letters. For each short paragraph it looks for the next long one, up and down: no further than
    50, or 3,000 short ones take .6 s.
    """
    with defer(_OF_JUSTEXT):
        core: Any = import_module("justext.core")
    user: Any = external
    user.jt_stoplist_init = _list_stop_words
    lower = core.define_stoplist
    core.define_stoplist = lambda given: given if isinstance(given, _StopWords) else lower(given)
    look = core._get_neighbour
    core._get_neighbour = lambda i, paragraphs, only_sure, step, end: look(
        i, paragraphs, only_sure, step, max(end, i - _FAR) if step < 0 else min(end, i + _FAR)
    )


class _StopWords(frozenset[str]):
    """Stop words in small letters."""


@cache
def _list_stop_words() -> _StopWords:
    """Return the stop words of all languages."""
    from importlib.resources import files  # 5 ms, which few pages need

    lists = (files("justext") / "stoplists").iterdir()
    texts = [path.read_bytes() for path in lists if path.name.endswith(".txt")]
    return _StopWords(b"\n".join(texts).decode().lower().split("\n"))
