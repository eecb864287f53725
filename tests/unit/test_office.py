"""DOCX, ODT and RTF: what each paragraph is, and what is no part of the text."""

import io
import zipfile
from collections.abc import Callable

import pytest

from summarize import summarize
from summarize.errors import InputError, SummarizeError
from summarize.models import Block, Draft
from summarize.readers.archive import open_archive
from summarize.readers.formats.docx import read as read_docx
from summarize.readers.formats.odt import read as read_odt
from summarize.readers.formats.rtf import read as read_rtf
from summarize.readers.office import read_properties
from summarize.readers.xml import parse_xml
from tests.conftest import SAMPLES, kind_of
from tests.hostile_archives import (
    READ,
    REFUSED,
    make_docx,
    make_epub,
    make_odt,
    make_paragraph,
    pack,
)

PROSE = "The mill stood still for eleven years before anybody asked who owned it."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
KINDS = {"docx": "werkstatt.docx", "odt": "marais.odt", "rtf": "panaderia.rtf"}


def shape(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in draft.blocks]


def docx(body: str, styles: str = "", **parts: str) -> Draft:
    more = {f"word/{name}.xml": text for name, text in parts.items()}
    if styles:
        more["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return read_docx(make_docx(body, more))


def style(name: str, called: str, inner: str = "") -> str:
    named = f'<w:name w:val="{called}"/>{inner}'
    return f'<w:style w:type="paragraph" w:styleId="{name}">{named}</w:style>'


# Of all three.


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_by_its_bytes(kind: str) -> None:
    assert kind_of((SAMPLES / KINDS[kind]).read_bytes()) == kind


@pytest.mark.parametrize(
    ("name", "read"),
    [("werkstatt.docx", read_docx), ("marais.odt", read_odt), ("panaderia.rtf", read_rtf)],
)
def test_the_sample_says_its_title_its_author_and_its_date(
    name: str, read: Callable[[bytes], Draft]
) -> None:
    draft = read((SAMPLES / name).read_bytes())
    assert draft.title
    assert draft.author
    assert draft.date
    kinds = {block.kind for block in draft.blocks}
    assert kinds >= {"paragraph", "heading", "item", "caption"}
    assert draft.blocks[-1].kind == "caption"  # the note


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.apart
def test_what_was_made_to_do_harm_is_refused(name: str) -> None:
    with pytest.raises(InputError) as caught:
        summarize(REFUSED[name]())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", READ)
@pytest.mark.apart
def test_what_is_only_odd_is_read(name: str) -> None:
    summary = summarize(READ[name](), length="2")
    assert any("breakwater" in s.text for s in summary.sentences)


# Archives and XML.


def test_a_member_is_found_whatever_its_case_and_its_percent_codes() -> None:
    archive = open_archive(pack({"OPS/My Text.xhtml": "x"}))
    assert archive.find("ops/my%20text.XHTML") == "OPS/My Text.xhtml"
    assert archive.find_base("my text.xhtml") == "OPS/My Text.xhtml"


@pytest.mark.apart
def test_nothing_of_an_archive_is_unpacked_before_it_is_asked_for() -> None:
    bomb = pack({"small.xml": "<x/>", "large.bin": b"\0" * 40_000_000})
    archive = open_archive(bomb)
    assert archive.read("small.xml") == b"<x/>"
    with pytest.raises(InputError, match="40 MB"):
        archive.read("large.bin")


def test_a_member_that_is_packed_in_an_unknown_way_is_refused() -> None:
    data = bytearray(pack({"a.xml": "<x/>"}, zipfile.ZIP_STORED))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99
    with pytest.raises(InputError, match="unknown method"):
        open_archive(bytes(data)).read("a.xml")


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


# DOCX.


@pytest.mark.parametrize("root", [W, STRICT], ids=["transitional", "strict"])
def test_both_dialects_of_word_are_read(root: str) -> None:
    assert shape(read_docx(make_docx(make_paragraph(PROSE), root=root))) == [("paragraph", PROSE)]


@pytest.mark.parametrize(
    ("called", "inner", "kind", "level"),
    [
        ("heading 2", "", "heading", 2),
        ("Kapitel", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', "heading", 3),
        ("Mein Zitat", '<w:basedOn w:val="base"/>', "quote", 0),
        ("caption", "", "caption", 0),
        ("Source Code", "", "code", 0),
        ("Body Text", "", "paragraph", 0),
    ],
)
def test_a_style_says_what_a_paragraph_is(called: str, inner: str, kind: str, level: int) -> None:
    styles = style("a", called, inner) + style("base", "Quote")
    text = "A line of this kind"
    draft = docx(make_paragraph(text, "a") + make_paragraph(PROSE), styles)
    assert (draft.blocks[0].kind, draft.blocks[0].level) == (kind, level)


def test_the_styled_title_beats_the_one_of_the_properties() -> None:
    core = "<c><title>Template of the office</title><creator>Ida Holm</creator></c>"
    body = make_paragraph("Who Owns the Mill", "t") + make_paragraph(PROSE)
    parts = {
        "docProps/core.xml": core,
        "word/styles.xml": f"<w:styles {W}>{style('t', 'Title')}</w:styles>",
    }
    draft = read_docx(make_docx(body, parts))
    assert (draft.title, draft.author) == ("Who Owns the Mill", "Ida Holm")
    assert read_docx(make_docx(make_paragraph(PROSE), parts)).title is None


@pytest.mark.parametrize(
    ("core", "facts"),
    [
        pytest.param(
            "<title>The Mill</title><creator>Ida Holm</creator><created>2020-02-09T1</created>"
            "<modified>2021-01-01</modified>",
            ("The Mill", "Ida Holm", "2020-02-09"),
            id="all",
        ),
        pytest.param("<modified>2021-01-01</modified>", (None, None, "2021-01-01"), id="modified"),
        pytest.param("<created>long ago</created>", (None, None, None), id="no date"),
        pytest.param("<title>Mill.docx</title>", (None, None, None), id="a file"),
        pytest.param("<title>x</title>", (None, None, None), id="a letter"),
        pytest.param("<title>Folie 1</title>", (None, None, None), id="a slide"),
        pytest.param("<title>Slides 10</title>", ("Slides 10", None, None), id="no slide"),
        pytest.param("<title>PowerPoint Presentation</title>", (None, None, None), id="a program"),
        pytest.param(
            "<title>Présentation PowerPoint</title>", (None, None, None), id="a program in French"
        ),
        pytest.param(
            "<title>PowerPoint for Sailors</title>",
            ("PowerPoint for Sailors", None, None),
            id="a talk",
        ),
        pytest.param(
            "<creator>Quay Office +44 20 7946 0000</creator>", (None, None, None), id="a telephone"
        ),
        pytest.param("<creator>Ida Holm 2</creator>", (None, "Ida Holm 2", None), id="a number"),
    ],
)
def test_the_properties_of_a_word_document_are_believed_where_people_wrote_them(
    core: str, facts: tuple[str | None, ...]
) -> None:
    archive = open_archive(pack({"docProps/core.xml": f"<c>{core}</c>"}))
    assert read_properties(archive) == facts


def test_a_deleted_a_hidden_and_a_commented_text_are_no_text() -> None:
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>and new</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> and shown</w:t></w:r>'
        '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    )
    comments = (
        f'<w:comments {W}><w:comment w:id="1">{make_paragraph("No!")}</w:comment></w:comments>'
    )
    assert shape(docx(body, comments=comments)) == [("paragraph", "Kept and new and shown.")]


def test_a_footnote_stands_at_the_end_and_leaves_no_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p><w:r><w:t>It is so</w:t></w:r>{mark}<w:r><w:t>.</w:t></w:r></w:p>"
    note = f'<w:footnote w:id="1">{make_paragraph("By law.")}</w:footnote>'
    draft = docx(body + make_paragraph(PROSE), footnotes=f"<w:footnotes {W}>{note}</w:footnotes>")
    assert shape(draft) == [
        ("paragraph", "It is so."),
        ("paragraph", PROSE),
        ("caption", "By law."),
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{make_paragraph('In a box.')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p><w:r><w:t>{PROSE}</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice>{box}"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert shape(docx(body)) == [("paragraph", PROSE), ("paragraph", "In a box.")]


def test_a_large_first_letter_is_a_part_of_its_word() -> None:
    body = (
        '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>'
        + make_paragraph(PROSE[1:])
    )
    assert shape(docx(body)) == [("paragraph", PROSE)]


def test_a_long_table_of_contents_is_left_out() -> None:
    styles = style("toc", "toc 1")
    lines = [make_paragraph(f"Chapter {i}", "toc") for i in range(9)]
    draft = docx("".join(lines) + make_paragraph(PROSE), styles)
    assert shape(draft) == [("paragraph", PROSE)]
    assert {line.reason for line in draft.removed} == {"contents"}


# ODT.


def odt(body: str, **parts: str) -> Draft:
    return read_odt(make_odt(body, {f"{name}.xml": text for name, text in parts.items()}))


def test_an_outline_level_makes_a_heading_and_a_list_its_items() -> None:
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('deep', '')}</text:list>"
    body = (
        f"<text:h text:outline-level='3'>Wheels</text:h><text:p>{PROSE}</text:p>"
        f"<text:list>{item.format('flat', inner)}</text:list>"
    )
    assert [(b.kind, b.level, b.text) for b in odt(body).blocks] == [
        ("heading", 3, "Wheels"),
        ("paragraph", 0, PROSE),
        ("item", 1, "flat"),
        ("item", 2, "deep"),
    ]


def test_spaces_notes_deletions_and_frames_of_an_odt() -> None:
    body = (
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        "<text:p>One<text:s text:c='3'/>two<text:tab/>three<text:line-break/>four"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note>."
        "<office:annotation><text:p>No!</text:p></office:annotation>"
        "<d:frame xmlns:d='d'><d:text-box><text:p>In a box.</text:p></d:text-box></d:frame>"
        "</text:p>"
    )
    assert shape(odt(body)) == [
        ("paragraph", "One two three four."),
        ("paragraph", "In a box."),
        ("caption", "A note."),
    ]


def test_what_an_odt_hides_is_no_text() -> None:
    head = (
        "<office:automatic-styles xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0'>"
        "<s:style s:name='H'><s:text-properties text:display='none'/></s:style>"
        "</office:automatic-styles>"
    )
    lines = "<text:p>One<text:span text:style-name='H'> two</text:span> three.</text:p>"
    body = f"{lines}<text:p text:style-name='H'>Four.</text:p>"
    whole = make_odt(body)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        content = archive.read("content.xml").decode()
    content = content.replace("<office:body>", f"{head}<office:body>")
    assert shape(read_odt(make_odt("", {"content.xml": content}))) == [("paragraph", "One three.")]


def test_a_table_of_an_odt_has_cells() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    body = f"<table:table>{row.format('a', 'b')}{row.format('c', 'd')}</table:table>"
    assert [(b.text, b.row, b.column) for b in odt(body).blocks] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 0),
        ("d", 1, 1),
    ]


def test_a_flat_odt_is_one_file_of_xml() -> None:
    with zipfile.ZipFile(io.BytesIO(make_odt(f"<text:p>{PROSE}</text:p>"))) as archive:
        data = archive.read("content.xml").replace(b"document-content", b"document")
    kind = b'<office:document office:mimetype="application/vnd.oasis.opendocument.text"'
    data = data.replace(b"<office:document", kind, 1)
    assert kind_of(data) == "odt"
    assert shape(read_odt(data)) == [("paragraph", PROSE)]


# RTF.


def rtf(text: str) -> Draft:
    return read_rtf(b"{\\rtf1\\ansi\\ansicpg1252 " + text.encode("latin-1") + b"}")


@pytest.mark.parametrize(
    ("text", "block"),
    [
        pytest.param(r"\outlinelevel1 Wheels\par", Block("Wheels", "heading", 2), id="outline"),
        pytest.param(
            r"{\stylesheet{\s3 heading 3;}}\s3 Wheels\par",
            Block("Wheels", "heading", 3),
            id="style",
        ),
        pytest.param(
            r"{\listtext 4.\tab}\ls1\ilvl1 wheels\par", Block("wheels", "item", 2, 4), id="item"
        ),
        pytest.param(r"\bullet\tab wheels\par", Block("wheels", "item", 1), id="a bullet"),
        pytest.param(r"Caf\'e9 \u8364?\u-10179?\u-8704?\par", Block("Café €😀"), id="characters"),
        pytest.param(r"a{\v hidden}b{\deleted gone}c.\par", Block("abc."), id="hidden"),
        pytest.param(r"{\header top}{\*\unknown x}{\pict 00}a.\par", Block("a."), id="not read"),
        pytest.param(
            r'{\field{\*\fldinst HYPERLINK "http://a.b"}{\fldrslt here}}.\par',
            Block("here."),
            id="a link",
        ),
        pytest.param(
            r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt In a box.\par}}}",
            Block("In a box."),
            id="box",
        ),
    ],
)
def test_what_a_line_of_an_rtf_is(text: str, block: Block) -> None:
    assert list(rtf(text).blocks) == [block]


def test_the_notes_and_the_properties_of_an_rtf() -> None:
    draft = rtf(
        r"{\info{\title The mill}{\author Ida Holm}{\creatim\yr2020\mo2\dy9}}"
        rf"{PROSE}{{\super\chftn{{\*\footnote By law.}}}}\par"
    )
    assert shape(draft) == [("paragraph", PROSE), ("caption", "By law.")]
    assert (draft.title, draft.author, draft.date) == ("The mill", "Ida Holm", "2020-02-09")


def test_a_table_of_an_rtf_has_cells_and_one_row_has_none() -> None:
    row = r"\trowd\intbl {}\cell {}\cell\row "
    table = row.format("a", "b") + row.format("c", "d") + r"\pard " + PROSE
    assert [(b.kind, b.row, b.column) for b in rtf(table).blocks] == [
        ("cell", 0, 0),
        ("cell", 0, 1),
        ("cell", 1, 0),
        ("cell", 1, 1),
        ("paragraph", None, None),
    ]
    assert {b.kind for b in rtf(row.format("A column.", "Another.")).blocks} == {"paragraph"}


@pytest.mark.parametrize("cut", range(5, 1_800, 97))
def test_an_rtf_that_is_cut_off_is_read_as_far_as_it_goes(cut: int) -> None:
    data = (SAMPLES / "panaderia.rtf").read_bytes()[:cut]
    try:
        summarize(data)
    except SummarizeError as error:
        assert "\n" not in str(error)


def test_a_link_to_a_book_is_none_of_these() -> None:
    assert kind_of(make_epub({})) == "epub"
