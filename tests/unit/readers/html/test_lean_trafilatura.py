"""Whatever of trafilatura and its kin is deferred or replaced gives the same results."""

from importlib.util import find_spec, module_from_spec
from itertools import chain
from types import SimpleNamespace
from typing import Any

import pytest
import trafilatura.xpaths
from justext import core
from lxml.etree import XPath, fromstring
from lxml.html import document_fromstring

from summarize.readers.html.lean_trafilatura import search_attributes


def test_a_long_paragraph_counts_for_short_ones_that_are_not_far_from_it() -> None:
    trafilatura.external.try_justext(fromstring("<body><p>The dam holds.</p></body>"), None, "en")
    far = 50
    paragraphs = [SimpleNamespace(class_type=c) for c in ("good", *["short"] * far, "good")]
    assert core.get_prev_neighbour(far - 1, paragraphs, ignore_neargood=True) == "good"
    assert core.get_prev_neighbour(far, paragraphs, ignore_neargood=True) == "bad"
    assert core.get_next_neighbour(2, paragraphs, ignore_neargood=True) == "good"
    assert core.get_next_neighbour(1, paragraphs, ignore_neargood=True) == "bad"


_SPACE = {"re": "http://exslt.org/regular-expressions"}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param(".//*[re:test(@class, '^art|body')]", "bcd", id="words"),
        pytest.param(".//*[self::p][re:test(@class, '^art|body', 'i')]", "bcde", id="capitals-too"),
        pytest.param(".//*[re:test(@id|@class, 'd')]", "cd", id="the-first-of-two-attributes"),
        pytest.param(".//*[re:test(@class, '^(?!art)')]", "acefgh", id="no-class-is-an-empty-one"),
        pytest.param(".//*[@class='x' or re:test(@id, '[de]') or @open]", "defg", id="others"),
        pytest.param(".//*[@class='' or re:test(@id, 'z')]", "", id="an-empty-class-is-a-class"),
        pytest.param(".//*[re:test(@id, '[fg]')][not(self::p) or @open]", "g", id="a-second-test"),
        pytest.param(".//*[starts-with(@class, 'A') or re:test(@id, 'z')]", "e", id="start"),
        pytest.param(
            ".//*[re:test(@id, 'z') or contains(translate(@class, 'TR', 'tr'), 'rt')]", "bde"
        ),
        pytest.param(".//*[re:test(@id, 'h') and @class]", "", id="two-tests-at-once"),
        pytest.param("(.//*[self::p or self::q][re:test(@id, '[e-h]')])[1]", "e", id="first"),
        pytest.param(".//*[self::q][re:test(@id, '[e-h]')][1]", "g", id="first-of-its-tag"),
    ],
)
def test_a_quick_expression_finds_what_the_slow_one_finds(path: str, found: str) -> None:
    """Search twice, because it caches what it has seen."""
    tree = fromstring(
        '<t><p id="a"/><p id="b" class="art"/><p class="body" id="c"/><p id="d" class="art body"/>'
        '<p id="e" class="ART"/><p id="f" class="x"/><q id="g" open=""/><p id="h"/></t>'
    )
    slow = XPath(path, namespaces=_SPACE)
    quick = search_attributes(slow)
    for find in (slow, quick, quick):
        assert "".join(element.get("id") for element in find(tree)) == found


@pytest.mark.libraries
def test_the_expressions_of_trafilatura_are_quick_ones() -> None:
    """Where this fails, trafilatura tests attributes in another way: search_attributes may go."""
    lists = trafilatura.xpaths.BODY_XPATH, trafilatura.xpaths.OVERALL_DISCARD_XPATH
    finds = [*chain(*lists)]
    assert sum(not isinstance(find, XPath) for find in finds) == 5
    assert not any("re:test" in find.path for find in finds if isinstance(find, XPath))


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
