"""What is left for later of trafilatura, or made faster, says the same."""

import subprocess
import sys
from importlib import import_module
from types import SimpleNamespace

import pytest
import trafilatura.external
import trafilatura.xpaths
from hypothesis import given
from hypothesis.strategies import from_regex
from justext import core
from lxml.etree import XPath, fromstring
from trafilatura.metadata import extract_url

from summarize import extract_article
from summarize.lazy import DeferredModule, defer
from summarize.readers.html import lean_trafilatura
from summarize.readers.html.attribute_tests import quicken
from summarize.readers.html.lean_trafilatura import load_html, prepare_justext
from summarize.readers.html.metadata.metadata import _PLAIN_URL


def test_a_stand_in_gives_way_when_it_is_asked_early() -> None:
    sys.modules.pop("colorsys", None)
    with defer([DeferredModule("colorsys", "hls_to_rgb", late=1)]):
        standing = import_module("colorsys")
        assert standing.late == 1
        assert "colorsys" in sys.modules
        assert standing.rgb_to_hls(0.0, 0.0, 0.0) == standing.hls_to_rgb(0.0, 0.0, 0.0)
    assert import_module("colorsys").__spec__ is not None


def test_the_stop_words_are_those_of_all_lists_in_small_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepare_justext()
    ours = trafilatura.external.JT_STOPLIST
    monkeypatch.setattr(trafilatura.external, "JT_STOPLIST", None)
    theirs = core.define_stoplist(trafilatura.external.jt_stoplist_init())
    assert core.define_stoplist(ours) is ours
    assert set(ours or ()) - {""} == theirs


def test_a_long_paragraph_counts_for_short_ones_that_are_not_far_from_it() -> None:
    prepare_justext()
    far = lean_trafilatura._FAR
    paragraphs = [SimpleNamespace(class_type=c) for c in ("good", *["short"] * far, "good")]
    assert core.get_prev_neighbour(far - 1, paragraphs, ignore_neargood=True) == "good"
    assert core.get_prev_neighbour(far, paragraphs, ignore_neargood=True) == "bad"
    assert core.get_next_neighbour(2, paragraphs, ignore_neargood=True) == "good"
    assert core.get_next_neighbour(1, paragraphs, ignore_neargood=True) == "bad"


def test_the_address_of_a_page_is_made_regular() -> None:
    link = '<link rel="canonical" href="https://Coast.example//a b/?utm_source=mail&page=2#x">'
    tree = load_html(f"<html><head>{link}</head><body><p>The dam holds.</p></body></html>")
    assert extract_url(tree) == "https://coast.example/a%20b/?page=2#x"


@given(from_regex(_PLAIN_URL, fullmatch=True))
def test_a_plain_address_is_as_regular_as_it_can_be(url: str) -> None:
    link = f'<link rel="canonical" href="{url}">'
    tree = load_html(f"<html><head>{link}</head><body><p>The dam holds.</p></body></html>")
    assert extract_url(tree) == url


def test_a_plain_address_loads_no_crawler() -> None:
    code = (
        "import sys\nfrom summarize import extract_article\n"
        "article = extract_article(sys.stdin.buffer.read())\n"
        "print(article.url, 'courlan' in sys.modules)"
    )
    for href, loaded in (("https://coast.example/a/b.html", False), ("/a/b.html?c=1", True)):
        link = f'<link rel="canonical" href="{href}"><meta name="og:a" content="https://a.example">'
        page = f"<html><head>{link}</head><body><p>{'The dam holds, as ever. ' * 30}</p></body>"
        done = subprocess.run(
            [sys.executable, "-c", code], input=page.encode(), capture_output=True, check=True
        )
        assert done.stdout.decode().split()[1] == str(loaded), href


def test_a_page_in_an_encoding_that_it_does_not_name_is_decoded() -> None:
    text = "Die Brücke über die Mündung trägt schöne große Lampen, wie der Wärter schrieb. " * 20
    page = f"<html><body><article><p>{text}</p></article></body></html>".encode("cp1252")
    assert extract_article(page).text == text.strip()


@pytest.mark.parametrize(
    ("test", "found"),
    [
        pytest.param("re:test(@class, '^art|body')", "bcd", id="words"),
        pytest.param("re:test(@class, '^art|body', 'i')", "bcde", id="capitals-too"),
        pytest.param("re:test(@id|@class, 'd')", "cd", id="the-first-of-two-attributes"),
        pytest.param("re:test(@class, '^(?!art)')", "acef", id="no-class-is-an-empty-one"),
        pytest.param("@class='x' or re:test(@id, '[de]')", "def", id="beside-others"),
        pytest.param("@class='x'", "f", id="no-test"),
    ],
)
def test_a_quick_expression_finds_what_the_slow_one_finds(test: str, found: str) -> None:
    """Pages are searched by it twice, since it remembers what it has seen."""
    tree = fromstring(
        '<t><p id="a"/><p id="b" class="art"/><p class="body" id="c"/><p id="d" class="art body"/>'
        '<p id="e" class="ART"/><p id="f" class="x"/></t>'
    )
    space = {"re": "http://exslt.org/regular-expressions"}
    slow = XPath(f".//p[{test}]", namespaces=space)
    for expression in (slow, quicken(slow), quicken(slow)):
        for _ in range(2):
            assert "".join(p.get("id") for p in expression(tree)) == found


def test_the_expressions_of_trafilatura_are_quick_ones() -> None:
    """Where this fails, trafilatura tests attributes in another way, and quicken may go."""
    lists = trafilatura.xpaths.BODY_XPATH, trafilatura.xpaths.OVERALL_DISCARD_XPATH
    tests = [expression.path.count("re:test(") for one in lists for expression in one]
    quick = [expression.path.count("re:test(string(@") for one in lists for expression in one]
    assert sum(tests) > 10
    assert quick == tests


def test_a_form_is_an_element_as_any_other() -> None:
    """Where lxml needs no help to make them fast, the lookup of their class may go."""
    tree = load_html("<html><body><form><p>Name</p><input name='a'></form></body></html>")
    assert tree is not None
    assert {type(element).__name__ for element in tree.iter()} == {"HtmlElement"}
