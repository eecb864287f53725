"""Each paragraph of a Word document is what its style says."""

import pytest

from summarize.errors import InputError
from summarize.models import Block, Draft, Removed
from summarize.readers.archive import open_archive
from summarize.readers.formats import docx as slim
from summarize.readers.formats.docx import read as read_docx
from summarize.readers.formats.odt import read as read_odt
from summarize.readers.office import read_properties
from tests.hostile_archives import (
    make_docx,
    make_odt,
    make_paragraph,
    pack,
)
from tests.unit.readers.formats.test_slides import FORMULA, SPELLED

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


STYLES = {
    "T": "Title", "A": "Author", "D": "Date", "Q": "Quote", "C": "toc 1", "L": "Bibliography",
    "H": "header", "F": "footer", "K": "caption", "S": "Source Code", "H2": "heading 2",
}  # fmt: skip


def run(text: str, how: str = "") -> str:
    return (
        f'<w:r>{f"<w:rPr>{how}</w:rPr>" if how else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def para(inner: str, how: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{how}</w:pPr>' if how else ''}{inner}</w:p>"


def read(body: str, styles: str = "", **parts: str) -> Draft:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in STYLES.items()
    )
    more = {f"word/{name}.xml": text for name, text in parts.items()}
    more["word/styles.xml"] = f"<w:styles {W}>{named}{styles}</w:styles>"
    return read_docx(make_docx(body, more))


def texts(body: str, styles: str = "") -> list[str]:
    return [block.text for block in read(body, styles).blocks]


BOX = f"<w:txbxContent>{make_paragraph('In a box.')}{make_paragraph('And below.')}</w:txbxContent>"


OTHER = f"<w:txbxContent>{make_paragraph('Another.')}</w:txbxContent>"


INNER = f"<w:txbxContent>{make_paragraph('Outside.')}<w:p><w:r>{OTHER}</w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        pytest.param(run("a ") + run("b"), ["a b"], id="runs"),
        pytest.param(run("a", "<w:vanish/>") + run("b"), ["b"], id="hidden"),
        pytest.param(run("a", "<w:specVanish/>") + run("b"), ["b"], id="hidden otherwise"),
        pytest.param(run("a", '<w:vanish w:val="true"/>') + run("b"), ["b"], id="hidden: true"),
        pytest.param(run("a", '<w:vanish w:val="0"/>') + run("b"), ["ab"], id="hidden: 0"),
        pytest.param(run("a", '<w:vanish w:val="false"/>') + run("b"), ["ab"], id="hidden: false"),
        pytest.param(run("a", '<w:vanish w:val="off"/>') + run("b"), ["ab"], id="hidden: off"),
        pytest.param(f"<w:del>{run('a')}</w:del>{run('b')}", ["b"], id="deleted"),
        pytest.param(f"<w:moveFrom>{run('a')}</w:moveFrom>{run('b')}", ["b"], id="moved away"),
        pytest.param(f"<w:ins>{run('a')}</w:ins>{run('b')}", ["ab"], id="inserted"),
        pytest.param(
            f'<w:hyperlink {R} r:id="r9">{run("a")}</w:hyperlink>{run("b")}', ["ab"], id="a link"
        ),
        pytest.param(
            f'<w:hyperlink w:anchor="x">{run("a")}</w:hyperlink>{run("b")}', ["ab"], id="within"
        ),
        pytest.param(
            '<w:r><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/>'
            f'<w:commentReference w:id="1"/><w:annotationRef/></w:r>{run("b")}',
            ["b"],
            id="marks",
        ),
        pytest.param(
            f"{run('a')}<w:r><w:pict>{BOX}</w:pict></w:r>{run('b')}",
            ["ab", "In a box.", "And below."],
            id="a box",
        ),
        pytest.param(
            f"{run('a')}<w:r><w:drawing>{BOX}</w:drawing></w:r>",
            ["a", "In a box.", "And below."],
            id="a box of new",
        ),
        pytest.param(
            f"{run('a')}<w:r><w:pict>{BOX}{OTHER}</w:pict></w:r>",
            ["a", "In a box.", "And below.", "Another."],
            id="two boxes",
        ),
        pytest.param(
            f"{run('a')}<w:r><w:object>{INNER}</w:object></w:r>",
            ["a", "Outside.", "Another."],
            id="a box in a box",
        ),
        pytest.param(
            f"{run('a')}<w:r><mc:AlternateContent {MC}><mc:Choice>{BOX}</mc:Choice>"
            "</mc:AlternateContent></w:r>",
            ["a", "In a box.", "And below."],
            id="for new readers",
        ),
        pytest.param(
            f"{run('a')}<w:r><mc:AlternateContent {MC}><mc:Choice>{BOX}</mc:Choice><mc:Fallback>"
            f"{OTHER}</mc:Fallback></mc:AlternateContent></w:r>",
            ["a", "Another."],
            id="for old ones",
        ),
        pytest.param(
            f"{run('a')}<w:r><mc:AlternateContent {MC}><mc:Choice><w:drawing>{BOX}</w:drawing>"
            f"</mc:Choice></mc:AlternateContent></w:r>",
            ["a", "In a box.", "And below."],
            id="inside",
        ),
    ],
)
def test_what_a_paragraph_shows_is_read_once(inner: str, shown: list[str]) -> None:
    assert texts(para(inner)) == shown


CAP = '<w:framePr w:dropCap="{}"/>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(para(run("T"), CAP.format("drop")) + para(run("he")), ["The"], id="drop"),
        pytest.param(para(run("T"), CAP.format("margin")) + para(run("he")), ["The"], id="margin"),
        pytest.param(para(run("T"), CAP.format("none")) + para(run("he")), ["T", "he"], id="none"),
        pytest.param(
            para(run("“") + run("T"), CAP.format("drop")) + para(run("he")), ["“The"], id="two"
        ),
        pytest.param(
            para(run("T"), CAP.format("drop")) + para(run("he"), '<w:pStyle w:val="Q"/>'),
            ["The"],
            id="before a style",
        ),
        pytest.param(
            para(run("T"), CAP.format("drop"))
            + f"<w:tbl><w:tr><w:tc>{para(run('he'))}</w:tc></w:tr></w:tbl>",
            ["T", "he"],
            id="before a table",
        ),
        pytest.param(para(run("The end"), CAP.format("drop")), ["The end"], id="at the end"),
    ],
)
def test_a_large_first_letter_is_set_before_the_next_paragraph(body: str, shown: list[str]) -> None:
    assert texts(body) == shown


@pytest.mark.parametrize(
    ("styles", "blocks", "removed"),
    [
        pytest.param("H2 N", ["heading 2: H2 0", "paragraph: N 1"], [], id="heading"),
        pytest.param("Q K S", ["quote: Q 0", "caption: K 1", "code: S 2"], [], id="kinds"),
        pytest.param("L H F N", ["paragraph: N 3"], ["reference", "header", "footer"], id="gone"),
        pytest.param("C " * 5, [f"caption: C {n}" for n in range(5)], [], id="few contents"),
        pytest.param("C " * 6 + "N", ["paragraph: N 6"], ["contents"] * 6, id="contents"),
        pytest.param("T A D N", ["heading 1: T 0", "paragraph: N 3"], ["byline"] * 2, id="byline"),
        pytest.param("A N", ["paragraph: N 1"], ["byline"], id="a byline and no title"),
        pytest.param("N A", ["paragraph: N 0", "paragraph: A 1"], [], id="no byline"),
        pytest.param(
            "T N A", ["heading 1: T 0", "paragraph: N 1", "paragraph: A 2"], [], id="late"
        ),
        pytest.param("N T A", ["paragraph: N 0", "heading 1: T 1", "paragraph: A 2"], [], id="low"),
        pytest.param("T . A", ["heading 1: T 0"], ["byline"], id="after an empty line"),
    ],
)
def test_a_style_says_what_stays_and_as_what(
    styles: str, blocks: list[str], removed: list[str]
) -> None:
    body = "".join(
        make_paragraph("" if style == "." else f"{style} {n}", style)
        for n, style in enumerate(styles.split())
    )
    draft = read(body)
    shown = [f"{b.kind}{f' {b.level}' if b.level else ''}: {b.text}" for b in draft.blocks]
    assert shown == blocks
    assert [one.reason for one in draft.removed] == removed


def test_what_is_left_out_is_told_and_who_wrote_it() -> None:
    lines = (("T", "The mill"), ("A", "Ida Holm"), ("A", ""), ("A", "Bo Ek"), ("D", "May 2020"))
    draft = read("".join(make_paragraph(text, style) for style, text in lines))
    assert (draft.title, draft.author) == ("The mill", "Ida Holm; Bo Ek")
    assert draft.removed == (
        Removed("Ida Holm", "byline"), Removed("Bo Ek", "byline"), Removed("May 2020", "byline")
    )  # fmt: skip


def style(id_: str, inner: str, kind: str = 'w:type="paragraph"') -> str:
    return f'<w:style {kind} w:styleId="{id_}">{inner}</w:style>'


OUTLINE = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


@pytest.mark.parametrize(
    ("styles", "kind"),
    [
        pytest.param(style("x", '<w:name w:val="heading 3"/>'), ("heading", 3), id="a name"),
        pytest.param(
            style("x", '<w:name w:val="Quote"/>', 'w:type="character"'),
            ("paragraph", 0),
            id="of words",
        ),
        pytest.param(style("x", '<w:name w:val="Mine"/>'), ("paragraph", 0), id="any name"),
        pytest.param(
            style("x", '<w:name w:val="Mine"/><w:basedOn w:val="y"/>')
            + style("y", '<w:basedOn w:val="Q"/>'),
            ("quote", 0),
            id="based on one based on another",
        ),
        pytest.param(style("x", '<w:basedOn w:val="x"/>'), ("paragraph", 0), id="based on itself"),
        pytest.param(style("x", '<w:basedOn w:val="none"/>'), ("paragraph", 0), id="based on none"),
        pytest.param(
            style("x", '<w:name w:val="Quote"/><w:basedOn w:val="H2"/>'), ("quote", 0), id="nearest"
        ),
        pytest.param(
            style("x", '<w:name w:val="heading 3"/>' + OUTLINE.format(0)),
            ("heading", 3),
            id="name first",
        ),
        pytest.param(style("x", OUTLINE.format(0)), ("heading", 1), id="outline 0"),
        pytest.param(style("x", OUTLINE.format(4)), ("heading", 5), id="outline 4"),
        pytest.param(style("x", OUTLINE.format(8)), ("heading", 6), id="outline 8"),
        pytest.param(style("x", OUTLINE.format(9)), ("paragraph", 0), id="outline of text"),
        pytest.param(style("x", OUTLINE.format("b")), ("paragraph", 0), id="no outline"),
        pytest.param(
            style("x", OUTLINE.format(9) + '<w:basedOn w:val="H2"/>'),
            ("heading", 2),
            id="then below",
        ),
    ],
)
def test_a_style_is_what_its_name_its_outline_or_its_base_says(
    styles: str, kind: tuple[str, int]
) -> None:
    (block,) = read(make_paragraph("A wall", "x"), styles).blocks
    assert (block.kind, block.level) == kind


@pytest.mark.parametrize(
    ("top", "title"),
    [
        pytest.param(para(run("A wall", '<w:sz w:val="56"/>')), "A wall", id="of a run"),
        pytest.param(make_paragraph("A wall", "y"), "A wall", id="of a base of its style"),
        pytest.param(make_paragraph("A wall"), None, id="of the body"),
        pytest.param(make_paragraph("A wall", "z"), None, id="a style on itself"),
    ],
)
def test_a_line_in_large_letters_is_the_title(top: str, title: str | None) -> None:
    styles = style("x", '<w:rPr><w:sz w:val="56"/></w:rPr>') + style("y", '<w:basedOn w:val="x"/>')
    styles += style("z", '<w:basedOn w:val="z"/>')
    assert read(top + make_paragraph(PROSE), styles).title == title


def test_a_paragraph_may_have_an_outline_of_its_own() -> None:
    outline = '<w:outlineLvl w:val="2"/>'
    body = para(run("A"), outline) + para(run("B"), f'<w:pStyle w:val="H2"/>{outline}')
    body += para(run("C"), f'<w:pStyle w:val="none"/>{outline}') + para(run("D"))
    shown = [(block.text, block.level) for block in read(body).blocks]
    assert shown == [("A", 3), ("B", 2), ("C", 3), ("D", 0)]


def test_a_run_of_bold_pieces_is_bold() -> None:
    bold = "<w:b/>"
    assert read(para(run("The ", bold) + run("mill", bold))).blocks == (
        Block("The mill", "heading"),
    )
    assert read(para(run("The ", bold) + run("mill"))).blocks == (Block("The mill"),)
    off = '<w:b w:val="0"/>'
    assert read(para(run("The ", bold) + run("mill", off))).blocks == (Block("The mill"),)
    assert read(para(run("The ", off) + run("mill", off))).blocks == (Block("The mill"),)


@pytest.mark.parametrize(
    ("notes", "captions"),
    [
        pytest.param(f'<w:x w:id="1">{make_paragraph("A.")}</w:x>', ["A."], id="a note"),
        pytest.param(f'<w:x w:type="normal">{make_paragraph("A.")}</w:x>', ["A."], id="normal"),
        pytest.param(f'<w:x w:type="separator">{make_paragraph("A.")}</w:x>', [], id="a line"),
        pytest.param(f"<w:x>{make_paragraph('A.') * 2}</w:x>", ["A. A."], id="two paragraphs"),
        pytest.param("<w:x><w:p/></w:x>", [], id="empty"),
    ],
)
def test_notes_stand_at_the_end_footnotes_first(notes: str, captions: list[str]) -> None:
    made = {name: f"<w:{name} {W}>{notes}</w:{name}>" for name in ("footnotes", "endnotes")}
    draft = read(make_paragraph("Text."), **made)
    wanted = [("paragraph", "Text."), *(("caption", text) for text in captions * 2)]
    assert [(block.kind, block.text) for block in draft.blocks] == wanted


DOCUMENT = f"<w:document {W}><w:body>{make_paragraph('{}')}</w:body></w:document>"


RELATION = '<Relationships><Relationship Type="{}" Target="{}"/></Relationships>'


@pytest.mark.parametrize(
    ("kind", "target", "shown"),
    [
        pytest.param("a/officeDocument", "doc/main.xml", "main", id="another name"),
        pytest.param("a/officeDocument", "/doc/main.xml", "main", id="from the root"),
        pytest.param("a/officeDocument", "doc/none.xml", "usual", id="missing"),
        pytest.param("a/extended", "doc/main.xml", "usual", id="of another kind"),
    ],
)
def test_the_document_is_the_one_that_the_relations_name(
    kind: str, target: str, shown: str
) -> None:
    notes = f"<w:footnotes {W}><w:x>{make_paragraph('A note.')}</w:x></w:footnotes>"
    members = {
        "_rels/.rels": RELATION.format(kind, target),
        "doc/main.xml": DOCUMENT.format("main"),
        "doc/footnotes.xml": notes,
        "word/document.xml": DOCUMENT.format("usual"),
    }
    texts = [block.text for block in read_docx(pack(members)).blocks]
    assert texts == ([shown, "A note."] if shown == "main" else [shown])
    del members["_rels/.rels"]
    assert [block.text for block in read_docx(pack(members)).blocks] == ["usual"]
    del members["word/document.xml"]
    with pytest.raises(InputError, match="no text in the DOCX"):
        read_docx(pack(members))


def test_a_formula_is_written_where_it_stands() -> None:
    alone = para(f"<m:oMathPara {M}>{FORMULA}</m:oMathPara>")
    body = para(run("Here ") + FORMULA + run(" is it.")) + alone
    assert texts(body) == [f"Here {SPELLED} is it.", SPELLED]


def test_a_word_document_has_so_many_elements_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    body = make_paragraph("A") + "<w:proofErr/><w:bookmarkStart/>" + make_paragraph("B")
    body += para("", '<w:pStyle w:val="Q"/>') * 9  # empty cells of a plan have a style each
    monkeypatch.setattr(slim, "_MOST", 8)  # the document, its body, two of three elements
    assert len(read_docx(make_docx(body)).blocks) == 2
    monkeypatch.setattr(slim, "_MOST", 7)
    with pytest.raises(InputError, match="a DOCX of 8 elements; up to 7 are read"):
        read_docx(make_docx(body))


PROSE = "The mill stood still for eleven years before anybody asked who owned it."


STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def shape_of(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in draft.blocks]


def docx(body: str, styles: str = "", **parts: str) -> Draft:
    more = {f"word/{name}.xml": text for name, text in parts.items()}
    if styles:
        more["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return read_docx(make_docx(body, more))


def define_style(name: str, called: str, inner: str = "") -> str:
    named = f'<w:name w:val="{called}"/>{inner}'
    return f'<w:style w:type="paragraph" w:styleId="{name}">{named}</w:style>'


@pytest.mark.parametrize("root", [W, STRICT], ids=["transitional", "strict"])
def test_both_dialects_of_word_are_read(root: str) -> None:
    assert shape_of(read_docx(make_docx(make_paragraph(PROSE), root=root))) == [
        ("paragraph", PROSE)
    ]


def test_the_styled_title_beats_the_one_of_the_properties() -> None:
    core = "<c><title>Template of the office</title><creator>Ida Holm</creator></c>"
    body = make_paragraph("Who Owns the Mill", "t") + make_paragraph(PROSE)
    parts = {
        "docProps/core.xml": core,
        "word/styles.xml": f"<w:styles {W}>{define_style('t', 'Title')}</w:styles>",
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
    assert read_properties(archive)[:3] == facts


def odt(body: str, **parts: str) -> Draft:
    return read_odt(make_odt(body, {f"{name}.xml": text for name, text in parts.items()}))


@pytest.mark.parametrize("deleted", [False, True])
def test_a_paragraph_whose_end_was_deleted_goes_on(*, deleted: bool) -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" if deleted else ""
    first = make_paragraph("The mill and ").replace("<w:p>", f"<w:p>{mark}")
    texts = [b.text for b in read_docx(make_docx(first + make_paragraph("its wheel."))).blocks]
    assert texts == (["The mill and its wheel."] if deleted else ["The mill and", "its wheel."])
