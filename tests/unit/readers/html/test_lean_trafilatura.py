"""Whatever of trafilatura and its kin is deferred or replaced gives the same results."""

import subprocess
import sys
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pytest
import trafilatura.external
import trafilatura.utils
import trafilatura.xpaths
from htmldate import core as date_core
from htmldate import extractors
from htmldate import validators as date_validators
from justext import core
from lxml.etree import XPath, fromstring
from lxml.html import document_fromstring
from trafilatura.metadata import extract_url

from summarize.readers.html import lean_trafilatura
from summarize.readers.html.lean_trafilatura import load_html, translate_xpath


def test_a_long_paragraph_counts_for_short_ones_that_are_not_far_from_it() -> None:
    trafilatura.external.try_justext(fromstring("<body><p>The dam holds.</p></body>"), None, "en")
    far = 50
    paragraphs = [SimpleNamespace(class_type=c) for c in ("good", *["short"] * far, "good")]
    assert core.get_prev_neighbour(far - 1, paragraphs, ignore_neargood=True) == "good"
    assert core.get_prev_neighbour(far, paragraphs, ignore_neargood=True) == "bad"
    assert core.get_next_neighbour(2, paragraphs, ignore_neargood=True) == "good"
    assert core.get_next_neighbour(1, paragraphs, ignore_neargood=True) == "bad"


def test_the_address_of_a_page_is_made_regular() -> None:
    link = '<link rel="canonical" href="https://Coast.example//a b/?utm_source=mail&page=2#x">'
    tree = load_html(f"<html><head>{link}</head><body><p>The dam holds.</p></body></html>")
    assert extract_url(tree) == "https://coast.example/a%20b/?page=2#x"


_SPACE = {"re": "http://exslt.org/regular-expressions"}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param(".//p[re:test(@class, '^art|body')]", "bcd", id="words"),
        pytest.param(".//p[re:test(@class, '^art|body', 'i')]", "bcde", id="capitals-too"),
        pytest.param(".//p[re:test(@id|@class, 'd')]", "cd", id="the-first-of-two-attributes"),
        pytest.param(".//p[re:test(@class, '^(?!art)')]", "acefh", id="no-class-is-an-empty-one"),
        pytest.param(".//p[@class='x' or re:test(@id, '[de]')]", "def", id="beside-others"),
        pytest.param(".//p[@class='x']", "f", id="no-test"),
        pytest.param(
            ".//*[self::p or self::q][re:test(@id, '[fg]')][not(.//b) or @open]", "g", id="tags"
        ),
        pytest.param(".//q|.//*[re:test(@id, 'e')][@class and starts-with(@class, 'A')]", "eg"),
        pytest.param(
            ".//*[re:test(@id, 'z') or contains(translate(@class, 'TR', 'tr'), 'rt')]", "bde"
        ),
        pytest.param(".//p[re:test(@id, 'h')][count(b) = 0]", "h", id="a-test-that-is-not-known"),
    ],
)
def test_a_quick_expression_finds_what_the_slow_one_finds(path: str, found: str) -> None:
    """Search twice, because it caches what it has seen."""
    tree = fromstring(
        '<t><p id="a"/><p id="b" class="art"/><p class="body" id="c"/><p id="d" class="art body"/>'
        '<p id="e" class="ART"/><p id="f" class="x"><b/></p><q id="g" open=""><b/></q>'
        '<p id="h"/></t>'
    )
    slow = XPath(path, namespaces=_SPACE)
    for find in (slow, translate_xpath(slow), translate_xpath(slow)):
        for _ in range(2):
            assert "".join(element.get("id") for element in find(tree)) == found


@pytest.mark.parametrize("path", [".//p[re:test(@id, 'a')][1]", "(.//p[re:test(@id, 'a')])[1]"])
def test_of_an_expression_for_one_element_the_first_is_found(path: str) -> None:
    tree = fromstring('<t><p id="b"/><q><p id="ab"/><p id="ba"/></q><p id="a"/></t>')
    slow = XPath(path, namespaces=_SPACE)
    assert [p.get("id") for p in translate_xpath(slow)(tree)] == ["ab"]
    assert slow(tree)[0].get("id") == "ab"
    assert not translate_xpath(slow)(tree[0])


@pytest.mark.libraries
def test_the_expressions_of_trafilatura_are_quick_ones() -> None:
    """Where this fails, trafilatura tests attributes in another way, and translate_xpath may go."""
    lists = trafilatura.xpaths.BODY_XPATH, trafilatura.xpaths.OVERALL_DISCARD_XPATH
    finds = [*chain(*lists), import_module("trafilatura.baseline").BASIC_CLEAN_XPATH]
    assert sum(not isinstance(find, XPath) for find in finds) > 5
    slow = [find.path for find in finds if isinstance(find, XPath)]
    assert not any("re:test" in path for path in slow)


@pytest.mark.parametrize(("fast", "comments"), [(True, False), (False, False), (True, True)])
def test_a_page_is_not_copied_for_steps_that_are_left_out(fast: bool, comments: bool) -> None:
    """Where trafilatura copies no page for them either, _skip_copy may go."""
    tree = load_html("<html><body><h1>The dam</h1><p>The dam holds.</p></body></html>")
    options = lean_trafilatura.Extractor(fast=fast, comments=comments)
    core: Any = import_module("trafilatura.core")
    prepared, backup = core._prepare_tree(tree, options, None)
    assert prepared.find(".//head").text == "The dam"
    assert (backup is prepared) == (fast and not comments)
    assert tree is not None
    assert tree.find(".//h1") is not None


def test_a_page_loses_the_characters_that_xml_forbids() -> None:
    repair = trafilatura.utils.repair_faulty_html
    for text in ("plain", "über\n\t\r\x85", "\U0001f600\ud800"):
        assert repair(text, "") == text
    for bad in "\0\x08\x0b\x0c\x0e\x1f\ufffe\uffff":
        assert repair(f"a{bad}ü{bad}", "") == "aü"


@pytest.mark.libraries
def test_trafilatura_still_searches_each_page_for_forbidden_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where this fails, _ForbiddenCharacters may go."""
    pattern = SimpleNamespace(sub=lambda new, text: f"searched {text}")
    monkeypatch.setattr(trafilatura.utils, "INVALID_XML_CHARS", pattern)
    assert trafilatura.utils.repair_faulty_html("page", "") == "searched page"


def test_dates_are_counted_as_htmldate_counts_them() -> None:
    counters: tuple[Any, Any] = date_core, date_validators
    quick, slow = (module.plausible_year_filter for module in counters)
    limits = {"earliest": datetime(1995, 1, 1), "latest": datetime(2026, 12, 31)}
    texts = (
        " 2019-02-03 2020/03/04,1.5.2021 ", "x 20190203y19991231 ", "2019-02-03",
        " 5-12/12/2012-1 ",
        " 1/1/19 (12/2018) 2017.11;", "© 2012 – 2016 Coast", "-2011-12-13-", "no number", "",
    )  # fmt: skip
    names = ("THREE_LOOSE", "SELECT_YMD", "DATESTRINGS", "SLASHES", "YYYYMM", "MMYYYY", "SIMPLE")
    patterns = [getattr(date_core, f"{name}_PATTERN") for name in names]
    for pattern in (*patterns, date_core.COPYRIGHT_PATTERN):
        for year in (date_core.YEAR_PATTERN, date_core.SELECT_YMD_YEAR, date_core.SLASHES_YEAR):
            for text in texts:
                asked = {"pattern": pattern, "yearpat": year, **limits}
                assert quick(text, **asked) == slow(text, **asked), (pattern.pattern, text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("of May 3rd, 2019.", datetime(2019, 5, 3), id="month-first"),
        pytest.param("on\nSEPTEMBER\n30 2019", datetime(2019, 9, 30), id="two-lines"),
        pytest.param("the 3rd of septembre, 2019", datetime(2019, 9, 3), id="day-first"),
        pytest.param("am 1. Jänner 2020", datetime(2020, 1, 1), id="stop"),
        pytest.param("SmithMarch 9, 2020", datetime(2020, 3, 9), id="glued"),
        pytest.param("in May 2019, 1999, 3 ships 2020", None, id="no-day"),
        pytest.param("3 May2019, 3 May 1989", None, id="no-year"),
    ],
)
def test_a_date_in_words_is_found_where_htmldate_finds_it(text: str, day: datetime | None) -> None:
    """Where htmldate is as quick on long pages, _prefilter_words may go."""
    cores: tuple[Any, Any] = date_core, extractors
    quick, slow = (module.regex_parse for module in cores)
    assert quick(text) == slow(text) == day


def test_a_form_is_an_element_as_any_other() -> None:
    page = "<html><body><form><p>Name</p><input name='a'></form></body></html>"
    tree = load_html(page)
    assert tree is not None
    assert {type(element).__name__ for element in tree.iter()} == {"HtmlElement"}


@pytest.mark.libraries
def test_lxml_still_makes_a_form_of_a_class_of_its_own() -> None:
    """Where this fails, the lookup of classes may go."""
    tree = document_fromstring("<html><body><form><p>Name</p></form></body></html>")
    assert "FormElement" in {type(element).__name__ for element in tree.iter()}


@pytest.mark.libraries
def test_htmldate_still_asks_for_all_languages() -> None:
    """Where this fails, htmldate names languages itself, and read_written_day may go."""
    spec = find_spec("htmldate.extractors")
    assert spec is not None
    assert spec.loader is not None
    fresh: Any = module_from_spec(spec)
    spec.loader.exec_module(fresh)
    assert fresh.get_external_parser().languages is None


@pytest.mark.libraries
def test_justext_still_loads_what_it_does_not_need() -> None:
    """Where this fails, _CLEANER may go."""
    code = (
        "import sys, justext.core\nprint({'urllib.request', 'lxml.html.clean'} <= {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
