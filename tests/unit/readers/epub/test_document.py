"""Documents of a book are parsed, whatever rules they break."""

import pytest

from summarize.readers.epub.document import parse_document, types_of
from summarize.readers.xml import text_of
from tests.unit.readers.epub.examples import body_of


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"<html><body><p>A&amp;B</p></body></html>", "A&B", id="XML"),
        pytest.param(b"<html><head><title>T</title></head><body>A</body></html>", "A", id="a body"),
        pytest.param(b"<p>A</p>", "A", id="no body"),
        pytest.param(b"<p>A&eacute;&hellip;&lt;&xyzzy;</p>", "Aé…<xyzzy", id="names"),
        pytest.param(b"<p>A &lt; B&eacute;</p>", "A < Bé", id="a name of XML"),
        pytest.param(b"<!DOCTYPE html><p>A</p>", "A", id="a type"),
        pytest.param(
            b'<!DOCTYPE p [<!ENTITY x "y">]><p>A&eacute;</p>', "Aé", id="a type and entities"
        ),
        pytest.param(
            b"<!DOCTYPE p SYSTEM 'x'><p>A [b] c</p>", "A [b] c", id="brackets in the text"
        ),
        pytest.param(
            b"<?xml version='1.0' encoding='iso-8859-1'?><p>\xe9</p>", "é", id="an encoding"
        ),
        pytest.param(b"<?xml version='1.0'?><p>A<br>B", "AB", id="no XML"),
        pytest.param(b"<p>A<b>B</p>", "AB", id="not closed"),
    ],
)
def test_a_document_is_read_as_xml_or_as_browsers_do(data: bytes, text: str) -> None:
    body = parse_document(data, "a")
    assert body is not None
    assert text_of(body) == text


def test_a_document_without_anything_is_none() -> None:
    assert parse_document(b"", "a") is None
    assert parse_document(b"<?xml version='1.0'?>", "a") is None


@pytest.mark.parametrize(
    ("said", "types"),
    [
        pytest.param("", set(), id="nothing"),
        pytest.param("class='x'", set(), id="another attribute"),
        pytest.param("epub:type='Footnote  note'", {"footnote", "note"}, id="two types"),
        pytest.param("role='doc-noteref'", {"noteref"}, id="a role"),
        pytest.param("epub:type='a' role='doc-b'", {"a", "b"}, id="both"),
    ],
)
def test_types_are_what_epub_or_aria_call_an_element(said: str, types: set[str]) -> None:
    assert types_of(body_of(f"<p {said}>a</p>")[0]) == types


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param("Let <math><mi> x </mi><mn>2</mn></math> be", "Let x2 be", id="a formula"),
        pytest.param(
            "<math><mi>x</mi><annotation>y</annotation><annotation-xml>z</annotation-xml></math>",
            "x",
            id="its notes",
        ),
        pytest.param("<math display='block'><mi>x</mi></math>a", "xa", id="one that stands alone"),
        pytest.param("a<svg><text>A word</text></svg>b", "aA wordb", id="a drawing"),
        pytest.param("a<svg><g><rect/></g></svg>b", "ab", id="one without words"),
        pytest.param(
            "<svg><text y='1'>one <tspan y='1'>two</tspan></text></svg>", "one two", id="a line"
        ),
        pytest.param(
            "<svg><text y='1'>one<tspan y='2'>two</tspan></text></svg>", "one two", id="two lines"
        ),
        pytest.param(
            "<svg><text y='1'>dri-<tspan y='2'>ver</tspan></text></svg>", "driver", id="divided"
        ),
        pytest.param(
            "<svg><text>閉店し<tspan y='2'>ない</tspan></text></svg>", "閉店しない", id="Japanese"
        ),
        pytest.param(
            "<svg><text>閉店、<tspan y='2'>ない</tspan></text></svg>", "閉店、ない", id="its signs"
        ),
        pytest.param(
            "<svg><text>a<tspan y='2'> </tspan><tspan>b</tspan></text></svg>", "ab", id="space"
        ),
        pytest.param("<svg><text>a</text><text> </text><text>b</text></svg>", "ab", id="two texts"),
    ],
)
def test_formulas_and_drawings_are_the_words_in_them(inner: str, text: str) -> None:
    assert text_of(body_of(f"<p>{inner}</p>")) == text
