"""What a book names and marks is found, each rule on its own."""

from typing import Any

import pytest

from summarize.errors import InputError
from summarize.models import Block, Removed
from summarize.readers.documents.archive import open_archive
from summarize.readers.documents.xml_tree import text_of
from summarize.readers.epub.boilerplate import (
    cut_license,
    judge_document,
    remove_parts,
    shorten,
)
from summarize.readers.epub.chapters import split_book
from summarize.readers.epub.document import parse_document, types_of
from summarize.readers.epub.notes import set_notes_apart
from summarize.readers.epub.package import Metadata, find_member, read_package
from summarize.readers.epub.toc import Entry, read_toc
from summarize.readers.html.blocks import list_blocks
from tests.hostile_archives import make_chapter, pack

PROSE = "The ferry crossed the fjord twice a day until the bridge was opened in the spring. "


def body_of(text: str) -> Any:
    body = parse_document(make_chapter(text).encode(), "a.xhtml")
    assert body is not None
    return body


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"<html><body><p>A&amp;B</p></body></html>", "A&B", id="XML"),
        pytest.param(b"<html><head><title>T</title></head><body>A</body></html>", "A", id="a body"),
        pytest.param(b"<p>A</p>", "A", id="no body"),
        pytest.param(b"<p>A&eacute;&hellip;&lt;&xyzzy;</p>", "Aé…<&xyzzy;", id="names"),
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


def notes(inner: str) -> list[str]:
    body = body_of(inner)
    set_notes_apart(body)
    blocks = list_blocks(body).blocks
    return [f"({b.text})" if b.kind == "caption" else b.text for b in blocks]


BACK = "<p id='n'>In May. <a href='#r'>↩</a></p>"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        pytest.param(
            "<aside epub:type='footnote'><p>N.</p><ul><li>M.</li></ul></aside>",
            ["(N.)", "(M.)"],
            id="a footnote",
        ),
        pytest.param(
            "<section role='doc-endnotes'><ol><li>N.</li></ol></section>", ["(N.)"], id="ARIA"
        ),
        pytest.param("<aside><p>N.</p></aside>", ["N."], id="an aside"),
        pytest.param(
            "<p>A<a epub:type='noteref' href='b#n'>n. 12</a>.</p>", ["A."], id="a reference"
        ),
        pytest.param("<p>A<a class='x-noteref'>note 123</a>.</p>", ["A."], id="by its class"),
        pytest.param("<p>A<a class='x-noteref'>note 1234</a>.</p>", ["Anote 1234."], id="too long"),
        pytest.param("<p>A<b epub:type='noteref'>1</b>.</p>", ["A1."], id="no link"),
        pytest.param("<p>A<b epub:type='pagebreak'>page 1234567</b>.</p>", ["A."], id="a page"),
        pytest.param(
            "<p>A<b epub:type='pagebreak'>page 12345678</b>.</p>", ["Apage 12345678."], id="words"
        ),
        pytest.param("<p>A<a href='#n'>1</a>.</p>", ["A."], id="a mark"),
        pytest.param("<p>A<a href='b.xhtml#n'>[12]</a>.</p>", ["A."], id="into another document"),
        pytest.param("<p>A<a href='b.xhtml'>1</a>.</p>", ["A1."], id="a whole document"),
        pytest.param("<p>A<a>1</a>.</p>", ["A1."], id="no target"),
        pytest.param("<p>A <a href='#n'>see</a>.</p>", ["A see."], id="a word"),
        pytest.param("<p>A<a href='#n'>12345</a>.</p>", ["A12345."], id="five digits"),
        pytest.param("<p>A<a href='#n'>†</a><a href='#m'>b</a>.</p>", ["A."], id="other marks"),
        pytest.param("<p><a href='#n'>1</a> A.</p>", ["1 A."], id="at the start of a line"),
        pytest.param(
            "<p><b> <a href='#n'>1</a></b> A.</p>", ["1 A."], id="inside of an element there"
        ),
        pytest.param(
            "<p>A.<br/><a href='#n'>1</a> B.</p>", ["A.", "1 B."], id="after a line break"
        ),
        pytest.param(
            "<p>A.<br/>B<a href='#n'>1</a> C.</p>", ["A.", "B C."], id="in the line after it"
        ),
        pytest.param("<p><i>A</i><a href='#n'>1</a> B.</p>", ["A B."], id="after an element"),
        pytest.param("<p><i> </i><a href='#n'>1</a> B.</p>", ["1 B."], id="after an empty one"),
        pytest.param("<p><i> </i>A<a href='#n'>1</a> B.</p>", ["A B."], id="after its tail"),
        pytest.param(
            f"<p>A<a id='r' href='#n'>1</a>.</p>{BACK}", ["A.", "(In May.)"], id="and back"
        ),
        pytest.param(
            f"<p>A<a name='r' href='#n'>1</a>.</p>{BACK}", ["A.", "(In May.)"], id="by name"
        ),
        pytest.param(
            f"<p>A<sup id='r'><a href='#n'>1</a></sup>.</p>{BACK}",
            ["A.", "(In May.)"],
            id="to what is around it",
        ),
        pytest.param(
            f"<p id='r'>A<a href='#n'>1</a>.</p>{BACK}", ["A.", "In May."], id="to the line"
        ),
        pytest.param(f"<p>A<a id='q' href='#n'>1</a>.</p>{BACK}", ["A.", "In May."], id="not back"),
        pytest.param(
            "<p>A<a id='r' href='#n'>1</a>.</p><ul><li><p>B <b id='n'>c</b> <a href='#r'>↩</a></p>"
            "</li></ul>",
            ["A.", "(B c)"],
            id="a note in an item",
        ),
        pytest.param(
            f"<p>A<a id='r' href='#n'>1</a>.</p><p id='n'>{'x' * 2998} <a href='#r'>↩</a></p>",
            ["A.", f"({'x' * 2998})"],
            id="3,000 characters",
        ),
        pytest.param(
            f"<p>A<a id='r' href='#n'>1</a>.</p><p id='n'>{'x' * 2999} <a href='#r'>↩</a></p>",
            ["A.", "x" * 2999],
            id="3,001 characters",
        ),
        pytest.param(
            "<p id='n'>A<a id='r' href='#n'>1</a> and <a href='#r'>2</a>.</p>",
            ["A and ."],
            id="itself",
        ),
    ],
)
def test_a_note_is_marked_or_links_lead_there_and_back(inner: str, shown: list[str]) -> None:
    assert notes(inner) == shown


@pytest.mark.parametrize(
    ("inner", "left", "removed"),
    [
        pytest.param("<nav>One</nav><p>A</p>", "A", [Removed("One", "navigation")], id="a nav"),
        pytest.param(
            "<p epub:type='toc'>One</p><p>A</p>", "A", [Removed("One", "navigation")], id="toc"
        ),
        pytest.param(
            "<p role='doc-index'>One</p><p>A</p>", "A", [Removed("One", "index")], id="ARIA"
        ),
        pytest.param(
            "<p class='x pg-boilerplate'>One</p>A",
            "A",
            [Removed("One", "copyright")],
            id="Gutenberg",
        ),
        pytest.param("<p hidden='hidden'>One</p><p>A</p>", "A", [], id="hidden"),
        pytest.param("<nav/><p>A</p>", "A", [], id="empty"),
        pytest.param(
            "<nav>One<p epub:type='cover'>Two</p></nav>A",
            "A",
            [Removed("One Two", "navigation")],
            id="the outer one",
        ),
        pytest.param("<p epub:type='chapter'>One</p>", "One", [], id="a chapter"),
        pytest.param(
            "<nav>One</nav>A<p epub:type='cover'>Two</p>B",
            "AB",
            [Removed("One", "navigation"), Removed("Two", "cover")],
            id="two",
        ),
    ],
)
def test_marked_parts_are_taken_out(inner: str, left: str, removed: list[Removed]) -> None:
    body = body_of(inner)
    assert remove_parts(body) == removed
    assert text_of(body) == left


def test_a_marked_document_is_judged_as_a_whole() -> None:
    body = parse_document(
        make_chapter("<p>A</p>").replace("<body", "<body hidden=''").encode(), "a"
    )
    assert body is not None
    assert remove_parts(body) == []
    assert text_of(body) == "A"


HEAD = Block("Contents", "heading", 1)


def words(count: int, text: str = "word") -> Block:
    return Block(" ".join([text] * count))


@pytest.mark.parametrize(
    ("blocks", "how", "reason"),
    [
        pytest.param([words(50)], {}, None, id="a chapter"),
        pytest.param([words(50)], {"kind": "cover"}, "cover", id="what the guide calls it"),
        pytest.param([words(50)], {"kind": "text"}, None, id="a text for the guide"),
        pytest.param([HEAD, words(900)], {}, "navigation", id="its heading"),
        pytest.param(
            [Block("* CONTENTS: *", "heading", 1), words(50)], {}, "navigation", id="with signs"
        ),
        pytest.param([Block("Contents"), words(50)], {}, None, id="a line that is no heading"),
        pytest.param([words(50), HEAD], {}, None, id="a heading further down"),
        pytest.param([words(50)], {"label": "Index"}, "index", id="its line in the contents"),
        pytest.param(
            [Block("Also by Eva Dahl", "heading", 1), words(50)], {}, "credits", id="other books"
        ),
        pytest.param([Block("x" * 10, links=0.61)] * 4, {}, "navigation", id="links"),
        pytest.param([Block("x" * 10, links=0.6)] * 4, {}, None, id="fewer links"),
        pytest.param([Block("x" * 10, links=1.0)] * 3, {}, None, id="three lines of links"),
        pytest.param(
            [Block("x" * 30, links=1.0), *[Block("x" * 10)] * 3], {}, None, id="half of it links"
        ),
        pytest.param([Block("© 2019 Eva Dahl."), words(396)], {}, "copyright", id="an imprint"),
        pytest.param([Block("© 2019 Eva Dahl."), words(397)], {}, None, id="a long one"),
        pytest.param([Block("(c) 2019."), words(50)], {}, "copyright", id="rights"),
        pytest.param(
            [words(39), Block("Ferry")], {"title": "The Ferry"}, None, id="no title in it"
        ),
        pytest.param(
            [words(38), Block("The Ferry")], {"title": "THE FERRY"}, "title page", id="40 words"
        ),
        pytest.param([words(39), Block("The Ferry")], {"title": "The Ferry"}, None, id="41 words"),
        pytest.param([Block("The Ferry ends.")], {"title": "The Ferry"}, None, id="a sentence"),
        pytest.param(
            [Block("The Ferry", "heading", 1)], {"title": "The Ferry"}, None, id="a heading"
        ),
        pytest.param([words(3)], {"stem": "Cover-01"}, "cover", id="its name"),
        pytest.param([words(3)], {"stem": "toc"}, "navigation", id="the name of contents"),
        pytest.param([words(3)], {"stem": "chapter"}, None, id="another name"),
        pytest.param([words(41)], {"stem": "cover"}, None, id="a long cover"),
        pytest.param([], {"stem": "titlepage"}, "title page", id="nothing in it"),
        pytest.param([], {}, None, id="nothing said"),
    ],
)
def test_a_document_is_judged_by_its_heading_its_name_and_its_words(
    blocks: list[Block], how: dict[str, str], reason: str | None
) -> None:
    said = {"kind": "", "stem": "x", "title": None, "label": None} | how
    assert judge_document(blocks, **said) == reason  # type: ignore[arg-type]


START, END = "*** START OF THE PROJECT GUTENBERG EBOOK", "***END OF THIS PROJECT GUTENBERG EBOOK"


@pytest.mark.parametrize(
    ("lines", "kept", "gone"),
    [
        pytest.param(["a", "b"], ["a", "b"], [], id="no marks"),
        pytest.param(["x", START, "a", END, "y"], ["a"], [f"x {START}", f"{END} y"], id="both"),
        pytest.param(["x", START, "a"], ["a"], [f"x {START}"], id="the first"),
        pytest.param(["a", END, "y"], ["a"], [f"{END} y"], id="the second"),
        pytest.param([START, START, "a"], ["a"], [f"{START} {START}"], id="the last start"),
        pytest.param(["a", END, "b", END], ["a"], [f"{END} b {END}"], id="the first end"),
        pytest.param([END, START, "a", END], ["a"], [f"{END} {START}", END], id="an end too early"),
        pytest.param([f"a {START}"], [f"a {START}"], [], id="inside of a line"),
    ],
)
def test_the_license_stands_outside_of_two_marks(
    lines: list[str], kept: list[str], gone: list[str]
) -> None:
    blocks, removed = cut_license(list(map(Block, lines)))
    assert [block.text for block in blocks] == kept
    assert removed == [Removed(shorten(text), "copyright") for text in gone]


def test_what_is_left_out_is_named_by_its_first_words() -> None:
    assert shorten("x" * 80) == "x" * 80
    assert shorten("word " * 16) == "word " * 16
    assert shorten("word " * 16 + "x") == "word " * 15 + "word …"


def package(manifest: str, spine: str = "", more: str = "", **members: str) -> Any:
    text = f"<package><manifest>{manifest}</manifest>{spine}{more}</package>"
    names = {"a.xhtml": "", "b.xhtml": "", "c.css": "", "p.opf": text}
    return open_archive(
        pack(names | {key.replace("_", "."): value for key, value in members.items()})
    )


def item(name: str, kind: str = "application/xhtml+xml", more: str = "") -> str:
    return f'<item id="{name[0]}" href="{name}" media-type="{kind}" {more}/>'


BOTH = item("a.xhtml") + item("b.xhtml")


@pytest.mark.parametrize(
    ("manifest", "spine", "names"),
    [
        pytest.param(
            BOTH, '<spine><itemref idref="b"/><itemref idref="a"/></spine>', "ba", id="order"
        ),
        pytest.param(
            BOTH, '<spine><itemref idref="b"/><itemref idref="b"/></spine>', "b", id="once"
        ),
        pytest.param(BOTH, '<spine><itemref idref="x"/><itemref/></spine>', "ab", id="wrong ones"),
        pytest.param(BOTH, "", "ab", id="none"),
        pytest.param(BOTH + item("c.css", "text/css"), "", "ab", id="no texts"),
        pytest.param(item("a.xhtml", "TEXT/HTML"), "", "a", id="capitals"),
        pytest.param(item("a.xhtml", ""), "", "a", id="a text by its name"),
        pytest.param(BOTH + item("d.xhtml"), "", "ab", id="one that is missing"),
        pytest.param(BOTH + '<other id="x" href="c.css"/><item id="y"/>', "", "ab", id="no item"),
    ],
)
def test_the_spine_says_the_order_of_a_book(manifest: str, spine: str, names: str) -> None:
    found = read_package(package(manifest, spine))
    assert "".join(document.name[0] for document in found.documents) == names
    assert found.metadata == Metadata(None, None, None)


def test_a_book_without_documents_is_not_complete() -> None:
    with pytest.raises(InputError, match="none of its chapters"):
        read_package(package(item("c.css", "text/css")))
    with pytest.raises(InputError, match="no package document"):
        read_package(open_archive(pack({"a.xhtml": ""})))


def test_a_package_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    archive = open_archive(
        pack({"p.opf": f"<package><manifest>{BOTH}", "a.xhtml": "", "b.xhtml": ""})
    )
    assert [document.name for document in read_package(archive).documents] == ["a.xhtml", "b.xhtml"]


def test_documents_may_stand_beside_the_text_or_be_the_contents() -> None:
    spine = '<spine><itemref idref="a" linear="NO"/><itemref idref="b" linear="yes"/></spine>'
    nav = item("b.xhtml", more='properties="x nav"')
    found = read_package(package(item("a.xhtml") + nav, spine))
    assert [(d.linear, d.is_navigation, d.id) for d in found.documents] == [
        (False, False, "a"), (True, True, "b")
    ]  # fmt: skip
    assert found.navigation == "b.xhtml"
    assert read_package(package(BOTH)).navigation is None


@pytest.mark.parametrize(
    ("manifest", "spine", "ncx"),
    [
        pytest.param(
            item("t.ncx", "x") + item("u.ncx", "x"), '<spine toc="u"/>', "u.ncx", id="named"
        ),
        pytest.param(item("t.ncx", "x"), '<spine toc="z"/>', "t.ncx", id="named wrongly"),
        pytest.param(item("t.ncx", "x"), "", "t.ncx", id="by its name"),
        pytest.param(item("c.css", "application/x-dtbncx+xml"), "", "c.css", id="by its type"),
        pytest.param(item("c.css", "text/css"), "", None, id="none"),
    ],
)
def test_the_contents_of_old_are_named_in_the_spine_or_known_by_their_kind(
    manifest: str, spine: str, ncx: str | None
) -> None:
    assert read_package(package(BOTH + manifest, spine, t_ncx="", u_ncx="")).ncx == ncx


def test_the_guide_names_documents() -> None:
    guide = (
        '<guide><reference type="COVER" href="a.xhtml"/><reference type="toc" href="b.xhtml#x"/>'
        '<reference href="b.xhtml"/><reference type="x" href="none"/></guide>'
    )
    assert read_package(package(BOTH, "", guide)).guide == {"a.xhtml": "cover", "b.xhtml": ""}


@pytest.mark.parametrize(
    ("container", "name"),
    [
        pytest.param('<c><rootfile full-path="x/q.opf"/></c>', "q", id="named"),
        pytest.param('<c><rootfile full-path="x/none.opf"/></c>', "p", id="not there"),
        pytest.param("<c>", "p", id="broken"),
        pytest.param("", "p", id="empty"),
    ],
)
def test_the_package_is_named_by_the_container_or_found(container: str, name: str) -> None:
    other = f"<package><manifest>{item('b.xhtml')}</manifest></package>"
    members = {
        "META-INF/container.xml": container, "a.xhtml": "", "x/b.xhtml": "", "x/q.opf": other,
        "p.OPF": f"<package><manifest>{item('a.xhtml')}</manifest></package>",
    }  # fmt: skip
    order = sorted(members, key=lambda key: key == "x/q.opf")
    found = read_package(open_archive(pack({key: members[key] for key in order})))
    assert [d.name for d in found.documents] == (["x/b.xhtml"] if name == "q" else ["a.xhtml"])


@pytest.mark.parametrize(
    ("base", "href", "member"),
    [
        pytest.param("x/p.opf", "a.html", "x/a.html", id="beside it"),
        pytest.param("x/p.opf", "../b.html", "b.html", id="above it"),
        pytest.param("x/p.opf", "/b.html", "b.html", id="from the root"),
        pytest.param("x/p.opf", "b.html", "b.html", id="a path from the root"),
        pytest.param("x/p.opf", "..\\b.html", "b.html", id="written as Windows does"),
        pytest.param("x/p.opf", "a%20b.html#y", "x/a b.html", id="with codes and a place"),
        pytest.param("x/p.opf", "y/A.HTML", "x/a.html", id="in a wrong folder"),
        pytest.param("x/a.html", "#y", "x/a.html", id="a place in itself"),
        pytest.param("x/a.html", "", None, id="nothing"),
        pytest.param("x/a.html", "c.html", None, id="not there"),
    ],
)
def test_a_member_is_found_by_a_reference(base: str, href: str, member: str | None) -> None:
    archive = open_archive(pack({"x/p.opf": "", "x/a.html": "", "x/a b.html": "", "b.html": ""}))
    assert find_member(archive, base, href) == member


def toc(nav: str = "", ncx: str = "") -> list[tuple[str, str, str, int]]:
    manifest = BOTH + (item("n.xhtml", more='properties="nav"') if nav else "") + item("t.ncx", "x")
    members = {"t_ncx": ncx or "<ncx/>"} | ({"n_xhtml": make_chapter(nav)} if nav else {})
    archive = package(manifest, **members)
    return [tuple(entry) for entry in read_toc(archive, read_package(archive))]  # type: ignore[misc]


NAV = (
    "<nav epub:type='landmarks'><a href='b.xhtml'>L</a></nav><nav epub:type='toc'><ol>{}</ol></nav>"
)
POINT = "<navPoint><navLabel><text>{}</text></navLabel><content src='{}'/>{}</navPoint>"


@pytest.mark.parametrize(
    ("nav", "ncx", "entries"),
    [
        pytest.param(
            NAV.format(
                "<li><a href='a.xhtml#x'> One </a><ol><li><a href='b.xhtml'>Two</a></li></ol></li>"
            ),
            "",
            [("One", "a.xhtml", "x", 1), ("Two", "b.xhtml", "", 2)],
            id="EPUB 3",
        ),
        pytest.param(
            "",
            POINT.format("One", "a.xhtml", POINT.format("Two", "b.xhtml#y", "")),
            [("One", "a.xhtml", "", 1), ("Two", "b.xhtml", "y", 2)],
            id="EPUB 2",
        ),
        pytest.param(
            NAV.format("<li><a href='z.xhtml'>One</a></li>"),
            POINT.format("Two", "b.xhtml", ""),
            [("Two", "b.xhtml", "", 1)],
            id="wrong targets",
        ),
        pytest.param(
            NAV.format("<li><a href='a.xhtml'> </a></li>"),
            POINT.format("Two", "b.xhtml", ""),
            [("Two", "b.xhtml", "", 1)],
            id="no labels",
        ),
        pytest.param("<nav><a href='a.xhtml'>One</a></nav>", "", [], id="no contents"),
        pytest.param(
            "", "<navPoint><navLabel/></navPoint><navPoint><content/></navPoint>", [], id="broken"
        ),
    ],
)
def test_the_contents_are_lines_with_their_targets(
    nav: str, ncx: str, entries: list[tuple[str, str, str, int]]
) -> None:
    assert toc(nav, f"<ncx>{ncx}</ncx>" if ncx else "") == entries


def chapters(
    texts: dict[str, str], *entries: Entry, **metadata: str
) -> list[tuple[str, str | None]]:
    """Return where chapters begin, and their titles; ``entries`` are the lines of the contents."""
    manifest = "".join(item(f"{name}.xhtml") for name in texts)
    points = ""
    for entry in entries:
        href = f"{entry.name}.xhtml" + (f"#{entry.fragment}" if entry.fragment else "")
        points += (
            POINT.format(entry.label, href, "")
            if entry.depth == 1
            else (f"<navPoint>{POINT.format(entry.label, href, '')}</navPoint>")
        )
    members = {f"{name}.xhtml": make_chapter(text) for name, text in texts.items()}
    text = f"<package><manifest>{manifest}{item('t.ncx', 'x')}</manifest></package>"
    data = pack({**members, "t.ncx": f"<ncx>{points}</ncx>", "p.opf": text})
    return [(source.id or "", source.title) for source in split_book(data)]


LONG = f"<p>{PROSE * 2}</p>"  # thirty words


@pytest.mark.parametrize(
    ("texts", "entries", "found"),
    [
        pytest.param(
            {"a": LONG, "b": LONG}, [], [("a.xhtml", None), ("b.xhtml", None)], id="documents"
        ),
        pytest.param({"a": f"<h1>One</h1>{LONG}"}, [], [("a.xhtml", "One")], id="a heading"),
        pytest.param({"a": f"<p>{'word ' * 20}</p>"}, [], [("a.xhtml", None)], id="twenty words"),
        pytest.param({"a": f"<p>{'word ' * 19}</p>"}, [], [], id="nineteen words"),
        pytest.param({"a": f"<p>{'石' * 200}</p>"}, [], [("a.xhtml", None)], id="200 letters"),
        pytest.param({"a": f"<p>{'石' * 199}</p>"}, [], [], id="199 letters"),
        pytest.param({"a": f"<h1>{'word ' * 30}</h1>"}, [], [], id="no prose"),
        pytest.param(
            {"a": LONG, "b": LONG}, [Entry("One", "a", "", 1)], [("a.xhtml", "One")], id="goes on"
        ),
        pytest.param(
            {"a": LONG, "b": LONG},
            [Entry("Two", "b", "", 1)],
            [("a.xhtml", None), ("b.xhtml", "Two")],
            id="before the first line",
        ),
        pytest.param(
            {"a": LONG, "b": f"<h1>Two</h1>{LONG}", "c": LONG},
            [Entry("One", "a", "", 1)],
            [("a.xhtml", "One"), ("b.xhtml", "Two")],
            id="the contents name few",
        ),
        pytest.param(
            {"a": LONG, "b": f"<h1>Two</h1>{LONG}"},
            [Entry("One", "a", "", 1)],
            [("a.xhtml", "One")],
            id="they name half",
        ),
        pytest.param(
            {"a": f"<p id='x'>{PROSE * 2}</p><p id='y'>{PROSE * 2}</p>"},
            [Entry("One", "a", "x", 1), Entry("Two", "a", "y", 1)],
            [("a.xhtml#x", "One"), ("a.xhtml#y", "Two")],
            id="places",
        ),
        pytest.param(
            {"a": f"{LONG}<p id='x'>{PROSE * 2}</p><p id='y'>{PROSE * 2}</p>"},
            [Entry("One", "a", "x", 1), Entry("Two", "a", "y", 1)],
            [("a.xhtml", None), ("a.xhtml#x", "One"), ("a.xhtml#y", "Two")],
            id="and before them",
        ),
        pytest.param(
            {"a": f"<p id='x'>{PROSE * 2}</p><p id='y'>{PROSE * 2}</p>"},
            [Entry("One", "a", "x", 1), Entry("Two", "a", "y", 2)],
            [("a.xhtml", "One")],
            id="of a lower level",
        ),
        pytest.param(
            {"a": f"<p id='x'>{PROSE * 2}</p><p id='y'>{PROSE * 2}</p>"},
            [Entry("One", "a", "x", 1), Entry("Two", "a", "z", 1)],
            [("a.xhtml", "One")],
            id="a place that is not there",
        ),
        pytest.param(
            {"a": f"<div><h2><b id='x'>A</b></h2>{LONG}<h2><b id='y'>B</b></h2>{LONG}</div>"},
            [Entry("One", "a", "x", 1), Entry("Two", "a", "y", 1)],
            [("a.xhtml#x", "One"), ("a.xhtml#y", "Two")],
            id="inside of headings",
        ),
        pytest.param(
            {"a": f"<p id='y'>{PROSE * 2}</p><p id='x'>{PROSE * 2}</p>"},
            [Entry("One", "a", "x", 1), Entry("Two", "a", "y", 1)],
            [("a.xhtml#y", "Two"), ("a.xhtml#x", "One")],
            id="as they stand in the document",
        ),
    ],
)
def test_chapters_begin_where_the_contents_say(
    texts: dict[str, str], entries: list[Entry], found: list[tuple[str, str | None]]
) -> None:
    assert chapters(texts, *entries) == found


def test_a_chapter_is_a_page_with_all_that_goes_on_from_it() -> None:
    members = {
        "a.xhtml": make_chapter(f"<h1>One</h1>{LONG}"), "b.xhtml": make_chapter("<p>Größe.</p>"),
        "t.ncx": f"<ncx>{POINT.format('One', 'a.xhtml', '')}</ncx>",
        "p.opf": f"<package><metadata><creator>Eva Dahl</creator><date>2019-04-02</date></metadata>"
                 f"<manifest>{BOTH}{item('t.ncx', 'x')}</manifest></package>",
    }  # fmt: skip
    (source,) = split_book(pack(members))
    text = source.data.decode()
    assert (source.author, source.date, source.alone) == ("Eva Dahl", "2019-04-02", True)
    assert text.startswith('<html><head><meta charset="utf-8"></head><body><div><h1>One</h1>')
    assert text.endswith("<div><p>Größe.</p></div></body></html>")
