"""Each line of an OpenDocument text is what its element and its style say."""

import io
import zipfile

import pytest

from summarize.errors import InputError
from summarize.models import Draft, Removed
from summarize.readers.formats.odt import read as read_odt
from tests.conftest import kind_of
from tests.hostile_archives import (
    make_odt,
    pack,
)

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
            line("A", "Header") + line("B", "Footer"),
            ["paragraph: A", "paragraph: B"],
            id="in the styles of edges",
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


FONT = "<s:text-properties f:font-size='{}'/>"


@pytest.mark.parametrize(
    ("styles", "title"),
    [
        pytest.param(define("X", FONT.format("36pt")), "The mill", id="points"),
        pytest.param(define("X", FONT.format("300%"), "B"), "The mill", id="a share of the base"),
        pytest.param(define("X", "", "B"), None, id="of the body"),
        pytest.param(define("X", FONT.format("large"), "X"), None, id="no number"),
    ],
)
def test_a_line_in_large_letters_is_the_title(styles: str, title: str | None) -> None:
    styles += define("B", FONT.format("12pt"))
    assert read(line("The mill", "X") + line(PROSE, "B"), styles).title == title


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


@pytest.mark.parametrize(
    ("lists", "numbers"),
    [
        pytest.param((("a", "", 2), ("b", "", 1)), [1, 2, 1], id="two lists"),
        pytest.param((("a", "", 2), ("b", "continue-numbering='true'", 1)), [1, 2, 3], id="on"),
        pytest.param(
            (("a", "", 2), ("b", "", 1), ("c", "continue-list='a'", 1)), [1, 2, 1, 3], id="of one"
        ),
    ],
)
def test_the_numbers_of_a_list_go_on_in_another(
    lists: tuple[tuple[str, str, int], ...], numbers: list[int]
) -> None:
    item = f"<text:list-item>{line('x')}</text:list-item>"
    body = line("y").join(
        f"<text:list text:style-name='L' xml:id='{name}' {f'text:{more}' if more else ''}>"
        f"<text:list-item><text:list/></text:list-item>{item * count}</text:list>"
        for name, more, count in lists
    )
    blocks = read(body, NUMBERED.format(1, "1")).blocks
    assert [block.number for block in blocks if block.text == "x"] == numbers
    body = body.replace(
        "<text:list-item><text:p", "<text:list-item text:start-value='7'><text:p", 1
    )
    assert read(body, NUMBERED.format(1, "1")).blocks[0].number == 7


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
            "<creator>Jens</creator><date>2021-01-01</date>",
            (None, "Jens", "2021-01-01"),
            id="the last",
        ),
        pytest.param("<title>A</title><title>B</title>", (None, None, None), id="a letter"),
    ],
)
def test_an_odt_says_who_wrote_it_first(meta: str, facts: tuple[str | None, ...]) -> None:
    draft = read(line("The mill stood still, say Ida and Jens."), "", meta)
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


PROSE = "The mill stood still for eleven years before anybody asked who owned it."


def shape_of(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in draft.blocks]


def odt(body: str, **parts: str) -> Draft:
    return read_odt(make_odt(body, {f"{name}.xml": text for name, text in parts.items()}))


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
    assert shape_of(odt(body)) == [
        ("paragraph", "One two three four."),
        ("paragraph", "In a box."),
        ("caption", "A note."),
    ]


def test_a_flat_odt_is_one_file_of_xml() -> None:
    with zipfile.ZipFile(io.BytesIO(make_odt(f"<text:p>{PROSE}</text:p>"))) as archive:
        data = archive.read("content.xml").replace(b"document-content", b"document")
    kind = b'<office:document office:mimetype="application/vnd.oasis.opendocument.text"'
    data = data.replace(b"<office:document", kind, 1)
    assert kind_of(data) == "odt"
    assert shape_of(read_odt(data)) == [("paragraph", PROSE)]


def test_after_a_hidden_line_each_line_is_still_a_paragraph() -> None:
    hidden = define("Hidden", "<s:text-properties text:display='none'/>")
    body = line("A") + line("B", "Hidden") + line("C") + line("D")
    assert shape(body, hidden) == ["paragraph: A", "paragraph: C", "paragraph: D"]


SENTENCE = "The council of the town met on Monday to vote."


@pytest.mark.parametrize(
    ("cell", "kind", "texts"),
    [
        pytest.param(line("Quay") + line(SENTENCE), "paragraph", ["Quay", SENTENCE], id="a text"),
        pytest.param(line("Quay") + line("12"), "cell", ["Quay 12"], id="figures"),
        pytest.param(line(SENTENCE), "cell", [SENTENCE], id="one sentence"),
    ],
)
def test_a_table_whose_cells_hold_paragraphs_of_text_is_none(
    cell: str, kind: str, texts: list[str]
) -> None:
    cells = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in (line("A"), line("B")))
    rows = f"<table:table-row>{cells}</table:table-row><table:table-row><table:table-cell>{cell}"
    table = f"<table:table>{rows}</table:table-cell>{cells}</table:table-row></table:table>"
    assert shape(table) == [f"{kind}: {text}" for text in ("A", "B", *texts, "A", "B")]
