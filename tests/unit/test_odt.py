"""What an OpenDocument text shows is read as its styles say, from an archive or a flat file."""

import io
import zipfile

import pytest

from summarize.errors import InputError
from summarize.models import Draft, Removed
from summarize.readers import archive as archives
from summarize.readers import xml as xml_tree
from summarize.readers.archive import open_archive
from summarize.readers.formats import docx as slim
from summarize.readers.formats.docx import read as read_docx
from summarize.readers.formats.odt import read as read_odt
from summarize.readers.xml import parse_xml, text_of
from tests.hostile_archives import make_docx, make_odt, make_paragraph, pack

S = "xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
T = "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
F = "xmlns:f='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
NAMES = (
    "Title Quotations Caption Preformatted_20_Text Contents_20_1 Bibliography Header Footer "
    "Heading_20_2 Heading"
).split()


def read(body: str, styles: str = "", meta: str = "") -> Draft:
    known = "".join(map(define, NAMES)) + styles
    more = {"styles.xml": f"<x {S} {T} {F}>{known}</x>"}
    if meta:
        more["meta.xml"] = f"<x><meta>{meta}</meta></x>"
    return read_odt(make_odt(body, more))


def shape(body: str, styles: str = "") -> list[str]:
    draft = read(body, styles)
    return [f"{b.kind}{f' {b.level}' if b.level else ''}: {b.text}" for b in draft.blocks]


def line(text: str, style: str = "", level: str = "", tag: str = "p") -> str:
    named = f" text:style-name='{style}'" if style else ""
    outline = f" text:outline-level='{level}'" if level else ""
    return f"<text:{tag}{named}{outline}>{text}</text:{tag}>"


def define(name: str, inner: str = "", parent: str = "") -> str:
    based = f" s:parent-style-name='{parent}'" if parent else ""
    return f"<s:style s:name='{name}'{based}>{inner}</s:style>"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(line("A"), ["paragraph: A"], id="a paragraph"),
        pytest.param(line("A", "Title"), ["heading 1: A"], id="the title"),
        pytest.param(line("A", "Quotations"), ["quote: A"], id="a quotation"),
        pytest.param(line("A", "Preformatted_20_Text"), ["code: A"], id="code"),
        pytest.param(line("A", "Caption"), ["caption: A"], id="a caption"),
        pytest.param(line("A", "Contents_20_1"), ["caption: A"], id="contents by hand"),
        pytest.param(
            line("A", "Header") + line("B", "Footer") + line("C"), ["paragraph: C"], id="edges"
        ),
        pytest.param(line("A", "Bibliography"), ["paragraph: A"], id="references"),
        pytest.param(line("A", "Heading_20_2"), ["heading 2: A"], id="a heading by its style"),
        pytest.param(line("A", "Heading"), ["heading 1: A"], id="without a level"),
        pytest.param(line("A", "", "3", "h"), ["heading 3: A"], id="a heading by its element"),
        pytest.param(
            line("A", "Heading_20_2", "3", "h"), ["heading 3: A"], id="its own level first"
        ),
        pytest.param(line("A", "", "9", "h"), ["heading 6: A"], id="a deep one"),
        pytest.param(line("A", "", "0", "h"), ["heading 1: A"], id="a high one"),
        pytest.param(line("A", "", "", "h"), ["heading 6: A"], id="one without a level"),
        pytest.param(line("A", "", "x", "h"), ["heading 6: A"], id="one with a wrong level"),
        pytest.param(line("A", "Unknown"), ["paragraph: A"], id="any style"),
        pytest.param(line("A<text:s/>B<text:tab/>C"), ["paragraph: A B C"], id="spaces"),
        pytest.param(line("A<text:a>B</text:a><text:bookmark/>C"), ["paragraph: ABC"], id="a link"),
        pytest.param(
            line(
                "A<text:ruby><text:ruby-base>B</text:ruby-base><text:ruby-text>x</text:ruby-text>"
                "</text:ruby>"
            ),
            ["paragraph: AB"],
            id="a ruby",
        ),
        pytest.param(
            line("A<office:annotation><text:p>No</text:p></office:annotation>B"),
            ["paragraph: AB"],
            id="a comment",
        ),
        pytest.param(
            "<text:section>" + line("A") + "</text:section>", ["paragraph: A"], id="a section"
        ),
        pytest.param(
            "<d:unknown xmlns:d='d'>" + line("A") + "</d:unknown>", ["paragraph: A"], id="anything"
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell>" + line("A") + "</table:table-cell>"
            "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell>"
            + line("B")
            + "</table:table-cell><table:table-cell>"
            + line("C")
            + "</table:table-cell></table:table-row></table:table>",
            ["cell: A", "cell: B", "cell: C"],
            id="a table",
        ),
    ],
)
def test_a_line_is_what_its_element_and_its_style_say(body: str, blocks: list[str]) -> None:
    assert shape(body) == blocks


BOLD = "<s:text-properties f:font-weight='bold'/>"


@pytest.mark.parametrize(
    ("styles", "blocks"),
    [
        pytest.param(define("X", "", "Quotations"), ["quote: The mill"], id="based on a name"),
        pytest.param(
            define("X", "", "Y") + define("Y", "", "Heading_20_2"),
            ["heading 2: The mill"],
            id="twice",
        ),
        pytest.param(define("X", "", "X"), ["paragraph: The mill"], id="based on itself"),
        pytest.param(define("X", BOLD), ["heading: The mill"], id="bold"),
        pytest.param(
            define("X", BOLD.replace("bold", "normal")), ["paragraph: The mill"], id="not bold"
        ),
        pytest.param(
            define("X", BOLD.replace("text", "table")), ["paragraph: The mill"], id="a bold table"
        ),
        pytest.param(define("X", "<s:text-properties text:display='none'/>"), [], id="hidden"),
        pytest.param(define("X", BOLD, "Quotations"), ["quote: The mill"], id="a bold quotation"),
    ],
)
def test_a_style_means_what_it_is_based_on(styles: str, blocks: list[str]) -> None:
    found = read(line("The mill", "X"), styles).blocks
    assert [f"{b.kind}{f' {b.level}' if b.level else ''}: {b.text}" for b in found] == blocks


def test_words_of_a_line_may_be_bold_or_hidden() -> None:
    styles = define("B", BOLD) + define("H", "<s:text-properties text:display='none'/>")
    span = "<text:span text:style-name='{}'>{}</text:span>"
    assert shape(line(span.format("B", "The mill")), styles) == ["heading: The mill"]
    assert shape(line("The " + span.format("B", "mill")), styles) == ["paragraph: The mill"]
    assert shape(line("The " + span.format("H", "old ") + "mill"), styles) == [
        "paragraph: The mill"
    ]


LIST = "<text:list {}><text:list-item>{}</text:list-item></text:list>"
NUMBERED = (
    "<text:list-style s:name='L'><text:list-level-style-number text:level='{}' s:num-format='{}'/>"
    "</text:list-style>"
)


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        pytest.param(NUMBERED.format(1, "1"), [1, None], id="the first level"),
        pytest.param(NUMBERED.format(2, "a"), [None, 1], id="the second level"),
        pytest.param(NUMBERED.format(1, ""), [None, None], id="without a format"),
        pytest.param(NUMBERED.format("x", "1"), [None, None], id="without a level"),
        pytest.param(
            NUMBERED.replace("'L'", "'M'").format(1, "1"), [None, None], id="of another list"
        ),
    ],
)
def test_the_style_of_a_list_numbers_its_levels(style: str, numbers: list[int | None]) -> None:
    inner = LIST.format("", line("B"))
    body = LIST.format("text:style-name='L'", line("A") + inner)
    blocks = read(body, style).blocks
    assert [(b.text, b.level) for b in blocks] == [("A", 1), ("B", 2)]
    assert [b.number for b in blocks] == numbers


def test_contents_made_by_the_program_are_left_out_and_notes_stand_at_the_end() -> None:
    index = f"<text:table-of-content>{line('One')}{line('')}{line('Two')}</text:table-of-content>"
    note = f"<text:note><text:note-body>{line('N.')}{line('M.')}</text:note-body></text:note>"
    draft = read(index + line(f"A{note}B") + line("C"))
    assert [(b.kind, b.text) for b in draft.blocks] == [
        ("paragraph", "AB"), ("paragraph", "C"), ("caption", "N."), ("caption", "M.")
    ]  # fmt: skip
    assert draft.removed == (Removed("One", "contents"), Removed("Two", "contents"))


@pytest.mark.parametrize(
    ("meta", "facts"),
    [
        pytest.param(
            "<title>The  mill</title><initial-creator>Ida</initial-creator><creator>Bo</creator>"
            "<creation-date>2020-02-09T1</creation-date><date>2021-01-01</date>",
            ("The mill", "Ida", "2020-02-09"),
            id="all",
        ),
        pytest.param(
            "<creator>Bo</creator><date>2021-01-01</date>",
            (None, "Bo", "2021-01-01"),
            id="the last",
        ),
        pytest.param("<title>A</title><title>B</title>", (None, None, None), id="a letter"),
    ],
)
def test_an_odt_says_who_wrote_it_first(meta: str, facts: tuple[str | None, ...]) -> None:
    draft = read(line("The mill stood still."), "", meta)
    assert (draft.title, draft.author, draft.date, draft.form) == (*facts, "document")
    assert read(line("The mill", "Title") + line("A")).title == "The mill"


def test_an_odt_that_is_locked_or_not_complete_is_refused() -> None:
    locked = "<m><f><m:encryption-data xmlns:m='m'/></f></m>"
    with pytest.raises(InputError, match="encrypted"):
        read_odt(make_odt(line("A"), {"META-INF/manifest.xml": locked}))
    assert read_odt(make_odt(line("A"), {"META-INF/manifest.xml": "<m/>"})).blocks
    with pytest.raises(InputError, match=r"content\.xml is missing"):
        read_odt(pack({"a": "b"}))
    with pytest.raises(InputError, match="no body"):
        read_odt(b"<a/>")
    # What is broken beside the text costs nothing.
    assert read_odt(make_odt(line("A"), {"styles.xml": "<a>", "meta.xml": "<b"})).blocks


# Archives and XML.


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("a/B.xml", "a/B.xml", id="as it is"),
        pytest.param("A/b.XML", "a/B.xml", id="in another case"),
        pytest.param("a/c%20d", "a/c d", id="with codes"),
        pytest.param("A/C%20D", "a/c d", id="with both"),
        pytest.param("B.xml", None, id="without its folder"),
    ],
)
def test_a_member_is_found_whatever_its_case(name: str, found: str | None) -> None:
    archive = open_archive(pack({"a/B.xml": "", "a/c d": "", "x/same": "", "y/Same": ""}))
    assert archive.find(name) == found
    assert archive.find_base("b.XML") == "a/B.xml"
    assert archive.find_base("same") is None


def test_an_archive_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_all(**members: str) -> list[bytes]:
        archive = open_archive(pack(members))
        return [data for _, data in archive.read_each(members)]

    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert read_all(a="1", b="2") == [b"1", b"2"]
    with pytest.raises(InputError, match="more than 2 files"):
        read_all(a="1", b="2", c="3")
    monkeypatch.setattr(archives, "MOST_BYTES", 3)
    assert read_all(a="123") == [b"123"]
    with pytest.raises(InputError, match="too much for a text"):
        read_all(a="1234")
    monkeypatch.setattr(archives, "MOST_TOGETHER", 4)
    assert read_all(a="12", b="34") == [b"12", b"34"]
    with pytest.raises(InputError, match="too much for a book"):
        read_all(a="12", b="345")
    monkeypatch.setattr(archives, "MOST_TOGETHER", 99_999)
    monkeypatch.setattr(archives, "MOST_BYTES", 99_999)
    monkeypatch.setattr(archives, "_MOST_RATIO", 10)
    assert read_all(a="x" * 9_999)
    monkeypatch.setattr(archives, "_SMALL", 9_999)
    assert read_all(a="x" * 9_999)
    with pytest.raises(InputError, match="too much for a text"):
        read_all(a="x" * 10_000)
    with pytest.raises(InputError, match="'b' is missing"):
        open_archive(pack({"a": "1"})).read("b")
    with pytest.raises(InputError, match="broken or cut off"):
        open_archive(b"PK\x03\x04")


@pytest.mark.parametrize("name", ["/a", "\\a", "../a", "a/../b", "a\\..\\b", "C:/a", "C:"])
def test_a_name_that_leaves_the_archive_is_refused(name: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    with pytest.raises(InputError, match="leads out of it"):
        open_archive(file.getvalue())


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


def test_a_word_document_has_so_many_elements_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    body = make_paragraph("A") + "<w:proofErr/><w:bookmarkStart/>" + make_paragraph("B")
    monkeypatch.setattr(slim, "_MOST", 8)  # the document, its body, two of three elements
    assert len(read_docx(make_docx(body)).blocks) == 2
    monkeypatch.setattr(slim, "_MOST", 7)
    with pytest.raises(InputError, match="a DOCX of 8 elements; up to 7 are read"):
        read_docx(make_docx(body))
