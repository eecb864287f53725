"""Import trafilatura, with htmldate below it: what pages need of them, and that a bit faster.

Of 108 ms that the import of trafilatura 2.3 takes, 75 are for fetching and for telling URLs apart,
for jusText, which few pages need, and for encodings, dates and checksums that hardly any has: they
wait.
"""

import re
import sys
from functools import cache, partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from lxml.etree import ElementDefaultClassLookup
from lxml.html import HtmlComment, HtmlElement

from summarize.lazy import DeferredModule, defer
from summarize.readers.html.attribute_tests import quicken

_FAR = 50  # paragraphs
_NO_TYPE = type("_NoType", (), {})  # nothing is of it
# What courlan imports to crawl.
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
    """Call a function of courlan: a page that names its address nowhere else needs one."""
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
    # Other than by its type a response is known by its data.
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

# lxml asks Python for the class of each element, for the sake of forms, of which we read none.
utils.HTML_PARSER.set_element_class_lookup(
    ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
)


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

__all__ = [
    "DEFAULT_CONFIG",
    "MANUALLY_CLEANED",
    "Document",
    "Extractor",
    "date_core",
    "date_extractors",
    "extract_meta_json",
    "extract_title",
    "extract_url",
    "find_date",
    "load_html",
    "prepare_justext",
    "set_date_params",
    "trafilatura_sequence",
]

# To fetch pages and to clean them, 30 ms: what it is given is clean, and fetched.
_OF_JUSTEXT = (DeferredModule("urllib.request"), DeferredModule("lxml.html.clean", "Cleaner"))


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
