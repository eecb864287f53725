"""Load and run faster the parts of trafilatura, htmldate, jusText and courlan that pages need.

This is the only module that replaces functions of these libraries. The gains are shares of the CPU
time of a page with its summary, in a fresh process or a warm one. Each test named here fails when
its replacement may go.

- imports that wait: 28 % of a fresh page, 140 ms
  (test_trafilatura_still_loads_what_it_does_not_need_at_once)
- tests of attributes in Python: 8 % of a warm page
  (test_the_expressions_of_trafilatura_are_quick_ones)
- searches for dates in numbers alone: 4 % of a warm page
  (test_dates_are_counted_as_htmldate_counts_them)
- searches for dates in words only before a year: 1 % of a warm page
  (test_a_date_in_words_is_found_where_htmldate_finds_it)
- one class for all elements: 2 % of a warm page, 16 % together with the two before
  (test_a_form_is_an_element_as_any_other)
- no copy of a page that no step needs: 1 % of a warm page
  (test_a_page_is_not_copied_for_steps_that_are_left_out)
- searches for characters that XML forbids: 1.4 % of a warm page
  (test_trafilatura_still_searches_each_page_for_forbidden_characters)
- dates in words: 80 % of a fresh page with a line that may be such a date, 2 s; 17 of 535 pages
  (test_htmldate_still_asks_for_all_languages)
- imports of jusText: 9 % of a fresh page for which trafilatura tries it, one in fifty
  (test_justext_still_loads_what_it_does_not_need)

The bound on jusText's search makes it linear: without it 3,000 short paragraphs take .6 s.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from copy import copy
from functools import cache, lru_cache, partial
from importlib import import_module
from itertools import islice
from types import SimpleNamespace
from typing import Any

from lxml.etree import ElementDefaultClassLookup
from lxml.html import HtmlComment, HtmlElement

from summarize.lazy import DeferredModule, compile_late, defer
from summarize.readers.html.metadata.written_dates import read_written_day

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


# htmldate makes a pool of connections when it is imported.
_FETCHER = DeferredModule(
    "urllib3",
    PoolManager=lambda **_: DeferredModule("urllib3"),
    disable_warnings=lambda _: None,
    exceptions=SimpleNamespace(InsecureRequestWarning=Warning),
    util=SimpleNamespace(Retry=lambda **_: None),
)

_DEFERRED = (
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
    # It reads the metadata of the package, which itself knows its version.
    DeferredModule("importlib.metadata", version=lambda name: sys.modules[name].__version__),
    DeferredModule("dateutil.parser", "parse"),
    # For trafilatura's command line, tables and crawls.
    DeferredModule("argparse", Namespace=_NO_TYPE),
    DeferredModule("csv"),
    DeferredModule("difflib", "SequenceMatcher"),
    # For its default setting, which doubtful pages need.
    DeferredModule("trafilatura.readability_lxml", "Document"),
)

with defer(_DEFERRED):
    from htmldate import core as date_core
    from htmldate import extractors as date_extractors
    from htmldate import find_date
    from trafilatura import external, load_html, utils, xpaths
    from trafilatura.core import trafilatura_sequence
    from trafilatura.metadata import extract_title, extract_url
    from trafilatura.settings import (
        DEFAULT_CONFIG,
        MANUALLY_CLEANED,
        Extractor,
        set_date_params,
    )

__all__ = [
    "DEFAULT_CONFIG",
    "MANUALLY_CLEANED",
    "Extractor",
    "extract_title",
    "extract_url",
    "find_date",
    "load_html",
    "read_day",
    "set_date_params",
    "trafilatura_sequence",
    "translate_xpath",
]

# The class of elements

# By default lxml calls Python for each element, to give forms other classes.
utils.HTML_PARSER.set_element_class_lookup(
    ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
)

# Characters that XML forbids


class _ForbiddenCharacters:
    """The characters that XML forbids, for a search of only those pages that have one.

    Most are bytes below 32, which are found in a third of the 1.2 ms that the search takes.
    """

    _BYTES = bytes((*range(9), 11, 12, *range(14, 32)))

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def sub(self, new: str, text: str) -> str:
        """Replace each of them in a text."""
        data = text.encode("utf-8", "surrogatepass")
        clean = len(data.translate(None, self._BYTES)) == len(data)
        if clean and "\ufffe" not in text and "\uffff" not in text:
            return text
        return self._pattern.sub(new, text)


_utils: Any = utils
_utils.INVALID_XML_CHARS = _ForbiddenCharacters(_utils.INVALID_XML_CHARS)

# Tests of attributes

_KEPT = 20_000  # cached searches; a large page has some hundred classes
_EITHER = re.compile(r"\|\s*(?=\.//)")
_STEP = re.compile(r"\.//(\*|\w+)\s*(?:\[(.+)\])?", re.DOTALL)
_ATTRIBUTE = re.compile(r"@([\w-]+)")
_OF_TAGS = re.compile(r"self::\w+(?: or self::\w+)*\]\s*\[")
_FUNCTIONS = {
    "re:test": "test",
    "starts-with": "starts",
    "contains": "holds",
    "translate": "change",
}


def _translate_attributes(text: str) -> str:
    names = tuple(text.replace("@", "").split("|"))
    return f"first(attributes, {names})" if len(names) > 1 else f"attributes.get({names[0]!r}, '')"


# Parts of predicates, and their translations; ``attributes`` is a dict.
_TRANSLATIONS: dict[str, Callable[[str], str]] = {
    r"'[^']*'": lambda text: repr(text[1:-1]),
    r"@[\w-]+(?=\s+(?:or|and)\b|\s*\]|\s*$)": lambda text: f"{text[1:]!r} in attributes",
    r"@[\w-]+(?:\|@[\w-]+)*": _translate_attributes,
    r"self::\w+": lambda text: f"tag == {text[6:]!r}",
    r"\.//\w+": lambda text: f"element.find({text!r}) is not None",
    "|".join(_FUNCTIONS): _FUNCTIONS.__getitem__,
    r"\]\s*\[": lambda _: ") and (",
    r"=": lambda _: "==",
    r"(?:or|and|not)\b|[(),]": str,
    r"\s+": lambda _: " ",
}
_PART = re.compile("|".join(f"({kind})" for kind in _TRANSLATIONS))


def translate_xpath(expression: Any) -> Callable[[Any], list[Any]]:
    """Translate an XPath into a function of Python; return it unchanged if a part is unknown.

    If the XPath ends with ``[1]``, the function finds the first element of the page alone.
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
    conditions = [_translate_step(step) for step in _EITHER.split(path)]
    if not all(conditions):
        return slow
    functions = {"test": _test, "first": _first, "starts": str.startswith}
    functions |= {"holds": str.__contains__, "change": _translate_characters}
    source = f"lambda element, tag, attributes: {' or '.join(map(str, conditions))}"
    test = eval(source, functions)
    names = frozenset(_ATTRIBUTE.findall(path))
    inner = "element." in source  # it also asks for elements below

    def find(tree: Any) -> Iterator[Any]:
        known: dict[tuple[Any, ...], bool] = {}  # names repeat within a page
        for element in tree.iterdescendants(*tags or "*"):
            attributes = [pair for pair in element.items() if pair[0] in names]
            key = (element.tag, *attributes)
            fits = None if inner else known.get(key)
            if fits is None:
                fits = known[key] = test(element, element.tag, dict(attributes))
            if fits:
                yield element

    return (lambda tree: [*islice(find(tree), 1)]) if single else (lambda tree: [*find(tree)])


def _translate_step(step: str) -> str | None:
    """Translate the conditions of a step; None if a part of it is unknown."""
    parts = _STEP.fullmatch(step.strip())
    if parts is None or _PART.sub("", parts[2] or ""):
        return None
    tag = "" if parts[1] == "*" else f"tag == {parts[1]!r}"
    conditions = f"({_PART.sub(_translate_part, parts[2]).strip()})" if parts[2] else ""
    return f"({' and '.join(filter(None, (tag, conditions))) or 'True'})"


def _translate_part(part: re.Match[str]) -> str:
    return list(_TRANSLATIONS.values())[(part.lastindex or 0) - 1](part[0])


def _first(attributes: Mapping[str, str], names: Collection[str]) -> str:
    """Find the value of the first attribute with one of these names, or ``""``."""
    return next((value for name, value in attributes.items() if name in names), "")


@lru_cache(_KEPT)
def _test(value: str, pattern: str, flags: str = "") -> bool:
    return _compile(pattern, flags).search(value) is not None


@cache
def _compile(pattern: str, flags: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if flags else 0)


def _translate_characters(value: str, old: str, new: str) -> str:
    return value.translate(str.maketrans(old, new))


# The expressions that run on every page.
for _expressions in (
    *(xpaths.RAW_TREE_PRUNE_XPATH, xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH),
    *(xpaths.BODY_XPATH, xpaths.OVERALL_DISCARD_XPATH),
):
    _expressions[:] = map(translate_xpath, _expressions)
_baseline: Any = import_module("trafilatura.baseline")  # a function of the package hides it
_baseline.BASIC_CLEAN_XPATH = translate_xpath(_baseline.BASIC_CLEAN_XPATH)

# The copy of a page that other extractors and comments need


def _skip_copy(prepare: Callable[..., Any]) -> Callable[..., Any]:
    """Let trafilatura clean a page without a copy for steps that the settings leave out."""

    def prepare_tree(tree: Any, options: Extractor, url: str | None) -> tuple[Any, Any]:
        if options.comments or not options.fast:
            pair: tuple[Any, Any] = prepare(tree, options, url)
            return pair
        cleaned = _sequence.tree_cleaning(copy(tree), options)
        return _sequence.convert_tags(cleaned, options, url), cleaned

    return prepare_tree


_sequence: Any = import_module("trafilatura.core")
_sequence._prepare_tree = _skip_copy(_sequence._prepare_tree)

# Searches for dates

# Patterns of htmldate that are tried at each character other than a digit.
_NUMERIC = compile_late(r"\(?\\D(?:\\[D.]|[][(){}0-9:|/.-]|\?)+")
_NUMBERS = re.compile(r"[0-9][0-9./-]{5,}")  # such a date has six characters or more


def _prefilter_dates(count: Callable[..., Counter[str]]) -> Callable[..., Counter[str]]:
    """Let htmldate's counter of dates search the numbers of a page before the whole page.

    Six of its patterns take 16 ms on a page without dates. They match nothing but numbers, which
    are collected once.
    """

    def count_dates(text: str, *, pattern: re.Pattern[str], **limits: Any) -> Counter[str]:
        if _NUMERIC.fullmatch(pattern.pattern) and not pattern.search(_join_numbers(text)):
            return Counter()
        return count(text, pattern=pattern, **limits)

    return count_dates


@lru_cache(1)
def _join_numbers(text: str) -> str:
    return "\n".join(("", *_NUMBERS.findall(text), ""))


# The year of a date in words, and the end of what may stand before it: "May 3rd,", "3 of May".
_YEAR = compile_late(r" (?:199[0-9]|20[0-3][0-9])")
_BEFORE_YEAR = compile_late(
    r"(?:\s[0-3]?[0-9](?:st|nd|rd|th)?,?|[0-9](?:st|nd|rd|th|\.)? (?:of )?[^\W\d_]{3,12}[,.]?)\Z",
    re.IGNORECASE,
)
_REACH = 24  # characters of it, at most


def _prefilter_words(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """Let htmldate read dates in words only on a page with a year after what may be a day.

    Its pattern starts at each word of a page, which takes 10 ms.
    """

    def parse_words(text: str) -> Any:
        ends = (year.start() for year in _YEAR.finditer(text))
        dated = any(_BEFORE_YEAR.search(text, max(0, end - _REACH), end) for end in ends)
        return parse(text) if dated else None

    return parse_words


_core: Any = date_core
_core.plausible_year_filter = _prefilter_dates(_core.plausible_year_filter)
_core.regex_parse = _prefilter_words(_core.regex_parse)


# Dates in words: htmldate asks dateparser without a language, which compiles 205 locales in 0.3 to
# 2.3 s for the first such line of a process.

_extractors: Any = date_extractors
_extractors.get_external_parser = lambda: SimpleNamespace(
    get_date_data=lambda line: {"date_obj": read_written_day(line)}
)
# A date that we read has a year, which is cue enough.
_extractors.month_words = frozenset


def read_day(line: str, latest: str) -> str | None:
    """Read the day that a line consists of or contains, YYYY-MM-DD, until the latest one."""
    bounds = _core.get_min_date(None), _core.get_max_date(latest)
    day: str | None = date_extractors.try_date_expr(line, "%Y-%m-%d", True, *bounds)
    return day


# jusText

# Imported by jusText to fetch and clean pages, in 30 ms.
_CLEANER = (DeferredModule("urllib.request"), DeferredModule("lxml.html.clean", "Cleaner"))
_FAR = 50  # paragraphs


@cache
def _load_justext() -> None:
    """Load jusText, and bound its search for the next long paragraph around each short one."""
    with defer(_CLEANER):
        core: Any = import_module("justext.core")
    search = core._get_neighbour
    core._get_neighbour = lambda i, paragraphs, only_sure, step, end: search(
        i, paragraphs, only_sure, step, max(end, i - _FAR) if step < 0 else min(end, i + _FAR)
    )


def _try_justext(*arguments: Any) -> Any:
    _load_justext()
    return _run_justext(*arguments)


_external: Any = external
_run_justext = _external.try_justext
_external.try_justext = _try_justext
