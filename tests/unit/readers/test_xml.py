"""XML of a stranger has limits and no entities."""

import pytest

from summarize.errors import InputError
from summarize.readers import xml as xml_tree
from summarize.readers.xml import parse_xml, text_of


def test_xml_has_limits_and_no_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    assert text_of(parse_xml(b"<a> b <c>d</c><!-- x --><?y z?> e</a>", "x")) == "b d e"
    assert text_of(parse_xml(b"<!DOCTYPE a><a>b</a>", "x")) == "b"
    assert text_of(parse_xml(b"<a>b", "x", recover=True)) == "b"
    with pytest.raises(InputError, match="x is not readable XML"):
        parse_xml(b"<a>b", "x")
    with pytest.raises(InputError, match="x is not readable XML"):
        parse_xml(b"", "x", recover=True)
    with pytest.raises(InputError, match="x declares entities"):
        parse_xml(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "x")
    monkeypatch.setattr(xml_tree, "_MOST_TAGS", 2)
    assert parse_xml(b"<a></a>", "x") is not None
    with pytest.raises(InputError, match="more than 2 tags"):
        parse_xml(b"<a><b/></a>", "x")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<a><b></a>", id="not closed"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, id="deeper than 256"),
        pytest.param(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", id="an entity of its own"),
        pytest.param(b"<a/>" * 2_000_001, id="too many tags"),
    ],
)
@pytest.mark.apart
def test_xml_that_does_harm_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"x\.xml"):
        parse_xml(data, "x.xml")
