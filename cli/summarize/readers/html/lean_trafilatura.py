"""Load and run faster the parts of trafilatura, htmldate, jusText and courlan that pages need.

This is the only module that replaces functions of these libraries. The gains are those of the CPU
time of a page with its summary, with trafilatura 2.3.1, htmldate 1.11 and jusText 3.0. Each test
named here fails when its replacement may go.

- imports that wait: 28 % of a fresh page, 140 ms
  (test_trafilatura_still_loads_what_it_does_not_need_at_once)
- one search for all tests of an attribute: 4 ms of a warm page
  (test_the_expressions_of_trafilatura_are_quick_ones)
- dates in words: 80 % of a fresh page with a line that may be such a date, 2 s; 17 of 535 pages
  (test_htmldate_still_asks_for_all_languages)

The bound on jusText's search makes it linear: without it 3,000 short paragraphs take .6 s.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from importlib import import_module
from itertools import islice
from types import SimpleNamespace
from typing import Any

from summarize.lazy import DeferredModule, defer
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
    from trafilatura import external, xpaths
    from trafilatura.core import trafilatura_sequence
    from trafilatura.metadata import extract_title, extract_url
    from trafilatura.settings import (
        DEFAULT_CONFIG,
        MANUALLY_CLEANED,
        Extractor,
        set_date_params,
    )
    from trafilatura.utils import decode_file

__all__ = [
    "DEFAULT_CONFIG",
    "MANUALLY_CLEANED",
    "Extractor",
    "decode_file",
    "extract_title",
    "extract_url",
    "find_date",
    "read_day",
    "search_attributes",
    "set_date_params",
    "trafilatura_sequence",
]

# Tests of attributes

_KEPT = 20_000  # cached searches; a large page has some hundred classes
# The elements with one of some tags that pass a test: all of them, or ``[1]``, the first.
_SEARCH = re.compile(r"\(?\.//\*(?:\[([^][@]*)\]\s*)?\[(.+?)\s*\]\)?(\[1\])?", re.DOTALL)
_TEST = re.compile(
    r"(?P<function>re:test|contains|starts-with)\("
    r"(?:translate\((?P<changed>@[\w-]+), ?'(?P<old>\w+)', ?'(?P<new>\w+)'\)|(?P<names>@[\w|@-]+))"
    r", '(?P<text>[^']*)'(?P<fold>, 'i')?\)"
    r"|(?P<one>@[\w-]+)(?:='(?P<value>[^']*)')?"
)


def search_attributes(expression: Any) -> Callable[[Any], list[Any]]:
    """Make a function that finds what an XPath finds, by one pattern for each attribute.

    lxml calls Python for each test of each element. An XPath that does not consist of such tests is
    returned unchanged; one that ends with ``[1]`` finds the first element of the page alone.
    """
    slow: Callable[[Any], list[Any]] = expression
    path: str = expression.path.strip()
    parts = _SEARCH.fullmatch(path)
    if "re:test" not in path or parts is None or {*_TEST.sub("", parts[2]).split()} - {"or"}:
        return slow
    patterns: dict[str, list[str]] = {}
    for test in _TEST.finditer(parts[2]):
        if test["function"] and re.search(test["text"], ""):
            return slow  # an attribute that is missing passes
        names = test["names"] or test["changed"] or test["one"]
        patterns.setdefault(names, []).append(_write_pattern(test))
    searches = [
        (names.replace("@", "").split("|"), lru_cache(_KEPT)(re.compile("|".join(some)).search))
        for names, some in patterns.items()
    ]
    tags = re.findall(r"::(\w+)", parts[1] or "") or ["*"]

    def find(tree: Any) -> Iterator[Any]:
        for element in tree.iterdescendants(*tags):
            pairs = element.items()
            if pairs and any(
                search(value)
                for names, search in searches
                for value in [v for name, v in pairs if name in names][:1]
            ):
                yield element

    return (lambda tree: [*islice(find(tree), 1)]) if parts[3] else (lambda tree: [*find(tree)])


def _write_pattern(test: re.Match[str]) -> str:
    """Write the pattern that a test of an attribute searches for."""
    if test["function"] == "re:test":
        return f"(?i:{test['text']})" if test["fold"] else f"(?:{test['text']})"
    if test["one"]:
        return rf"\A{re.escape(test['value'])}\Z" if test["value"] is not None else ""
    folded = dict(zip(test["new"] or "", test["old"] or "", strict=True))
    letters = (f"[{folded[c]}{c}]" if c in folded else re.escape(c) for c in test["text"])
    return (r"\A" if test["function"] == "starts-with" else "") + "".join(letters)


# The expressions that run on every page.
for _expressions in (xpaths.BODY_XPATH, xpaths.OVERALL_DISCARD_XPATH):
    _expressions[:] = map(search_attributes, _expressions)

_core: Any = date_core

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

_FAR = 50  # paragraphs


@cache
def _load_justext() -> None:
    """Load jusText, and bound its search for the next long paragraph around each short one."""
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
