"""Numbered paragraphs of Word documents keep their numbers across other paragraphs."""

import pytest

from summarize.readers.formats.docx import read
from tests.hostile_archives import make_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write(text: str, number: str = "", level: int = 0, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    places = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    numbered = f"<w:numPr>{places}</w:numPr>" if number else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def describe_level(depth: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    + describe_level(0, "decimal", "[%1]", 3)
    + describe_level(1, "lowerLetter", "%2.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Para"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" '
    'w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Para"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        pytest.param(write("a", "1") + write("b", "1"), [3, 4], id="from the start of the list"),
        pytest.param(
            write("a", "1") + write("q") + write("b", "1"), [3, None, 4], id="across a paragraph"
        ),
        pytest.param(
            write("a", "1") + write("i", "1", 1) + write("b", "1"), [3, 1, 4], id="across a level"
        ),
        pytest.param(
            write("a", "1") + write("b", "2") + write("c", "1"), [3, 9, 4], id="one starts anew"
        ),
        pytest.param(
            write("a", style="Para") + write("q") + write("b", style="Below"),
            [3, None, 4],
            id="by their style",
        ),
        pytest.param(
            write("a", style="Para") + write("q", "0", style="Para") + write("b", style="Para"),
            [3, None, 4],
            id="but not without a list",
        ),
    ],
)
def test_numbers_of_a_list_go_on(body: str, numbers: list[int | None]) -> None:
    parts = {"word/numbering.xml": NUMBERING, "word/styles.xml": STYLES}
    blocks = read(make_docx(body, parts)).blocks
    assert [block.number for block in blocks] == numbers
    assert all(len(block.text) == 1 for block in blocks)
