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
    + describe_level(1, "decimal", "%1.%2")
    + describe_level(2, "lowerLetter", "(%3)")
    + describe_level(3, "upperRoman", "Part %4:", 4)
    + describe_level(4, "lowerLetter", "%5)", 27).replace(
        "<w:lvlT", '<w:lvlRestart w:val="0"/><w:lvlT'
    )
    + describe_level(5, "decimal", "%4-%6").replace("<w:lvlT", "<w:isLgl/><w:lvlT")
    + describe_level(6, "bullet", "o")
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
            write("a", "1") + write("i", "1", 1) + write("b", "1"),
            [3, None, 4],
            id="across a level",
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
    assert all(len(block.text.split()[-1]) == 1 for block in blocks)


@pytest.mark.parametrize(
    ("levels", "texts"),
    [
        pytest.param("01101", "x/3.1 x/3.2 x/x/4.1 x", id="of a level above"),
        pytest.param("022", "x/(a) x/(b) x", id="letters"),
        pytest.param("033", "x/Part IV: x/Part V: x", id="words and Roman numbers"),
        pytest.param("04304", "x/aa) x/Part IV: x/x/bb) x", id="a level that never starts anew"),
        pytest.param("05", "x/4-1 x", id="of numbers alone"),
        pytest.param("06", "x/x", id="bullets"),
    ],
)
def test_other_labels_open_the_text(levels: str, texts: str) -> None:
    body = "".join(write("x", "1", int(level)) for level in levels) + write("", "1", 1)
    blocks = read(make_docx(body, {"word/numbering.xml": NUMBERING})).blocks
    assert "/".join(block.text for block in blocks) == texts
    assert all(block.kind == "item" for block in blocks)


def test_a_numbered_heading_has_its_number() -> None:
    head = write("x", "1", 1).replace("<w:numPr>", '<w:outlineLvl w:val="0"/><w:numPr>')
    block = read(make_docx(head, {"word/numbering.xml": NUMBERING})).blocks[0]
    assert (block.kind, block.text) == ("heading", "3.1 x")
