"""Of a presentation the titles are headings, bullets are items, and the notes are kept."""

import pytest

from summarize import extract_article
from summarize.errors import InputError
from summarize.models import Draft
from summarize.readers.formats.odt import read as read_odt
from summarize.readers.formats.slides import read as read_pptx
from tests.conftest import kind_of
from tests.hostile_archives import pack

NS = "xmlns:a='a' xmlns:a14='a14' xmlns:p='p' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMULA = (
    "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:nary>"
    "<m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub><m:t>i</m:t></m:sub><m:sup/><m:e><m:d><m:e>"
    "<m:f><m:num><m:acc><m:e><m:t>𝛽</m:t></m:e></m:acc><m:sub><m:t>1</m:t></m:sub></m:num><m:den>"
    "<m:t>2</m:t></m:den></m:f></m:e></m:d></m:e></m:nary><m:t>=x</m:t><m:sup><m:t>2</m:t></m:sup>"
    "</m:oMath>"
)
SPELLED = "∑_i(β̂_1/2)=x^2"


def line(text: str, how: str = "") -> str:
    return f"<a:p>{how}<a:r><a:t>{text}</a:t></a:r></a:p>"


def shape(inner: str, role: str = "") -> str:
    place = f"<p:ph type='{role}'/>" if role else "<p:ph idx='1'/>"
    return f"<p:sp><p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{inner}</p:txBody></p:sp>"


def box(inner: str) -> str:
    return f"<p:sp><p:txBody>{inner}</p:txBody></p:sp>"


def write_pptx(*slides: str, notes: str = "", listed: str = "") -> bytes:
    """Make a presentation of slides; the last one has the notes."""
    ids = listed or "".join(f"<p:sldId r:id='r{n}'/>" for n in range(len(slides)))
    relations = "".join(
        f"<x Id='r{n}' Type='{RELATION}/slide' Target='slides/slide{n}.xml'/>"
        for n in range(len(slides))
    )
    last = len(slides) - 1
    target = f"<x Id='r9' Type='{RELATION}/notesSlide' Target='../notesSlides/n.xml'/>"
    return pack(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f"<p:presentation {NS}>{ids}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": f"<x>{relations}</x>",
            f"ppt/slides/_rels/slide{last}.xml.rels": f"<x>{target}</x>",
            "ppt/notesSlides/n.xml": f"<p:notes {NS}>{notes}</p:notes>",
            **{
                f"ppt/slides/slide{n}.xml": slide if slide.startswith("<p:sld ") else
                f"<p:sld {NS}>{slide}</p:sld>"
                for n, slide in enumerate(slides)
            },
        }
    )  # fmt: skip


def show(draft: Draft) -> list[str]:
    return [f"{b.kind}{f' {b.level}' if b.level else ''}: {b.text}" for b in draft.blocks]


@pytest.mark.parametrize(
    ("inner", "blocks"),
    [
        pytest.param(shape(line("The Quay"), "title"), ["heading 2: The Quay"], id="a title"),
        pytest.param(shape(line("A berth.")), ["item 1: A berth."], id="a bullet of its place"),
        pytest.param(
            shape(line("A berth.", "<a:pPr lvl='2'/>")), ["item 3: A berth."], id="further in"
        ),
        pytest.param(
            shape(line("A berth.", "<a:pPr><a:buNone/></a:pPr>")),
            ["paragraph: A berth."],
            id="no bullet",
        ),
        pytest.param(shape(line("A talk."), "subTitle"), ["paragraph: A talk."], id="a subtitle"),
        pytest.param(box(line("A label.")), ["paragraph: A label."], id="a box"),
        pytest.param(
            box(line("A label.", "<a:pPr><a:buChar/></a:pPr>")), ["item 1: A label."], id="a list"
        ),
        pytest.param(
            box(line("•A label.") + line("- 3 m")),
            ["item 1: A label.", "item 1: 3 m"],
            id="bullets as letters",
        ),
        pytest.param(shape(line("• A berth.")), ["item 1: A berth."], id="both"),
        pytest.param(box(line("-3 degrees")), ["paragraph: -3 degrees"], id="a minus"),
        pytest.param(shape(line("7"), "sldNum") + shape(line("3 May"), "dt"), [], id="the foot"),
        pytest.param(
            box("<a:p><a:r><a:t>A</a:t></a:r><a:br/><a:r><a:t>B.</a:t></a:r><a:fld/></a:p>"),
            ["paragraph: A B."],
            id="a break",
        ),
        pytest.param(
            box(
                f"<a:p><a:r><a:t>Here </a:t></a:r><a14:m>{FORMULA}</a14:m>"
                "<a:r><a:t> is it.</a:t></a:r></a:p>"
            ),
            [f"paragraph: Here {SPELLED} is it."],
            id="a formula",
        ),
        pytest.param(
            f"<a:tbl><a:tr><a:tc>{line('A')}</a:tc><a:tc>{line('B')}</a:tc></a:tr></a:tbl>",
            ["cell: A", "cell: B"],
            id="a table",
        ),
        pytest.param(
            f"<x><Choice>{box(line('New.'))}</Choice><Fallback>{box(line('Old.'))}</Fallback></x>",
            ["paragraph: New."],
            id="in two ways",
        ),
    ],
)
def test_what_stands_on_a_slide_is_known_for_what_it_is(inner: str, blocks: list[str]) -> None:
    start = shape(line("A talk on quays"), "ctrTitle")
    draft = read_pptx(write_pptx(start, inner))
    assert (draft.title, [b for b in show(draft) if b[-1] != " "]) == ("A talk on quays", blocks)


def test_slides_come_in_their_order_with_their_notes() -> None:
    one, two = shape(line("One"), "title"), shape(line("Two"), "title")
    hidden = f"<p:sld {NS} show='0'>{one}</p:sld>"
    listed = "<p:sldId r:id='r2'/><p:sldId r:id='r0'/><p:sldId r:id='r0'/><p:sldId r:id='r1'/>"
    said = shape(line("I say it slowly."), "body") + shape(line("3"), "sldNum")
    draft = read_pptx(write_pptx(one, hidden, two, notes=said, listed=listed))
    assert (draft.title, show(draft)) == ("Two", ["paragraph: I say it slowly.", "heading 2: One"])


def test_a_presentation_is_told_and_one_without_slides_refused() -> None:
    data = write_pptx(shape(line("The council voted for a longer breakwater on Monday.")))
    assert kind_of(data) == "pptx"
    assert extract_article(data, name="a").paragraphs
    broken = pack({"[Content_Types].xml": "", "ppt/presentation.xml": "<x"})
    with pytest.raises(InputError, match="not readable XML"):
        extract_article(broken, name="a")


def test_an_opendocument_presentation_is_read_as_its_text_is() -> None:
    ns = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{long or name}:1.0'"
        for name, long in {"office": "", "text": "", "draw": "drawing", "presentation": ""}.items()
    )
    frame = "<draw:frame presentation:class='{}'><draw:text-box>{}</draw:text-box></draw:frame>"
    item = "<text:list><text:list-item><text:p>A berth.</text:p></text:list-item></text:list>"
    notes = frame.format("notes", "<text:p>I say it slowly.</text:p>")
    page = (
        frame.format("title", "<text:p>The Quay</text:p>")
        + frame.format("outline", item)
        + frame.format("page-number", "<text:p>3</text:p>")
        + f"<presentation:notes>{notes}</presentation:notes>"
    )
    content = (
        f"<office:document-content {ns}><office:body><office:presentation>"
        f"<draw:page>{page}</draw:page></office:presentation></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.presentation"
    packed = pack({"mimetype": kind, "content.xml": content})
    flat = content.replace("-content", "").replace(ns, f"{ns} office:mimetype='{kind}'").encode()
    assert [kind_of(data) for data in (packed, flat)] == ["odt", "odt"]
    for data in (packed, flat):
        assert show(read_odt(data)) == [
            "heading 2: The Quay", "item 1: A berth.", "paragraph: I say it slowly."
        ]  # fmt: skip
