"""A book is read as one text."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError
from summarize.models import Draft
from summarize.readers.epub.epub import read_epub
from tests.conftest import kind_of
from tests.hostile_archives import make_chapter, make_epub, pack
from tests.unit.readers.epub.examples import NCX, PROSE, make_ncx, prose

OTHER = "Nobody in the village had asked for a bridge, and nobody wanted to lose it later. "


def read(chapters: Mapping[str, str], **more: Any) -> Draft:
    return read_epub(make_epub(chapters, **more))


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def test_the_documents_come_in_the_order_of_the_spine_not_of_the_archive() -> None:
    book = make_epub({"b.xhtml": make_chapter(prose()), "a.xhtml": make_chapter(prose(OTHER))})
    assert [text[:9] for text in texts(read_epub(book))] == ["The ferry", "Nobody in"]


def test_a_book_names_its_main_title_its_authors_and_its_date() -> None:
    metadata = (
        "<dc:title id='s'>A Tale</dc:title><dc:title id='m'>The Ferry</dc:title>"
        "<meta refines='#m' property='title-type'>main</meta>"
        "<dc:creator id='i'>Ola Ek</dc:creator><meta refines='#i' property='role'>ill</meta>"
        "<dc:creator id='w'>Eva Dahl</dc:creator><meta refines='#w' property='role'>aut</meta>"
        "<dc:date>2019-04-02T00:00:00Z</dc:date>"
    )
    draft = read({"a.xhtml": make_chapter(prose())}, metadata=metadata)
    assert (draft.title, draft.author, draft.date) == ("The Ferry", "Eva Dahl", "2019-04-02")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(
            "<nav epub:type='toc'><a href='a.xhtml'>One</a></nav>", "navigation", id="nav"
        ),
        pytest.param("<p>© 2019 Eva Dahl</p><p>ISBN 1-2-3</p>", "copyright", id="imprint"),
        pytest.param("<h1>The Ferry</h1><p>Eva Dahl</p>", "title page", id="title page"),
        pytest.param(
            "".join(f"<p><a href='{i}.xhtml'>Chapter {i}</a></p>" for i in range(5)),
            "navigation",
            id="nothing but links",
        ),
    ],
)
def test_what_is_no_text_of_the_book_is_left_out_with_its_reason(body: str, reason: str) -> None:
    metadata = "<dc:title>The Ferry</dc:title>"
    chapters = {"x.xhtml": make_chapter(body), "c.xhtml": make_chapter(prose())}
    draft = read(chapters, metadata=metadata)
    assert texts(draft) == [(PROSE * 3).strip()]
    assert [line.reason for line in draft.removed] == [reason]


def test_a_book_that_is_all_marked_as_a_cover_is_read_nevertheless() -> None:
    body = make_chapter(prose()).replace("<body>", "<body epub:type='cover'>")
    assert texts(read({"cover.xhtml": body})) == [(PROSE * 3).strip()]


def test_a_note_is_a_caption_and_its_mark_is_gone() -> None:
    body = (
        f"<p>{PROSE}<a epub:type='noteref' href='#n'>12</a></p>"
        "<aside epub:type='footnote' id='n'><p>In May.</p></aside>"
    )
    draft = read({"a.xhtml": make_chapter(body)})
    assert [(b.kind, b.text) for b in draft.blocks] == [
        ("paragraph", PROSE.strip()),
        ("caption", "In May."),
    ]


def test_the_number_of_a_verse_is_no_mark_of_a_note() -> None:
    body = f"<p id='v1'><a href='#v1'>1</a> {PROSE}</p>"
    assert texts(read({"a.xhtml": make_chapter(body)})) == [f"1 {PROSE.strip()}"]


def test_a_formula_and_a_drawn_text_leave_no_hole() -> None:
    body = (
        "<p>Let <math><mi>x</mi><mo>=</mo><mn>2</mn></math> be given.</p>"
        "<svg><text><tspan y='0'>A drawn sen-</tspan><tspan y='9'>tence is here.</tspan>"
        "</text></svg>"
    )
    assert texts(read({"a.xhtml": make_chapter(body)})) == [
        "Let x=2 be given.",
        "A drawn sentence is here.",
    ]


@pytest.mark.parametrize(
    "chapter",
    [
        pytest.param(f"<!DOCTYPE html><html><body><p>{PROSE}<br>Caf&eacute;.</body>", id="no XML"),
        pytest.param(make_chapter(f"<p>{PROSE}Caf&eacute;.</p>"), id="an entity of HTML"),
        pytest.param(
            "<!DOCTYPE html [<!ENTITY x 'y'>]>" + make_chapter(f"<p>{PROSE}Café.</p>"),
            id="a type with entities",
        ),
    ],
)
def test_a_chapter_that_breaks_the_rules_is_read_as_browsers_do(chapter: str) -> None:
    assert " ".join(texts(read({"a.xhtml": chapter}))).endswith("Café.")


def test_a_document_beside_the_text_is_a_supplement() -> None:
    chapters = {"a.xhtml": make_chapter(prose()), "b.xhtml": make_chapter(prose(OTHER))}
    with zipfile.ZipFile(io.BytesIO(make_epub(chapters))) as archive:
        package = archive.read("OPS/p.opf").decode()
    package = package.replace('<itemref idref="c1"/>', '<itemref idref="c1" linear="no"/>')
    draft = read(chapters, more={"OPS/p.opf": package})
    assert texts(draft) == [(PROSE * 3).strip()]
    assert {line.reason for line in draft.removed} == {"supplement"}


@pytest.mark.parametrize(("href", "texts_left"), [("b.xhtml", 1), ("b.xhtml#half", 2)])
def test_the_guide_names_whole_documents_not_places_inside_them(href: str, texts_left: int) -> None:
    chapters = {"a.xhtml": make_chapter(prose()), "b.xhtml": make_chapter(prose(OTHER))}
    with zipfile.ZipFile(io.BytesIO(make_epub(chapters))) as archive:
        package = archive.read("OPS/p.opf").decode()
    guide = f"<guide><reference type='toc' href='{href}'/></guide></package>"
    draft = read(chapters, more={"OPS/p.opf": package.replace("</package>", guide)})
    assert len(texts(draft)) == texts_left


@pytest.mark.parametrize(("type_", "most"), [("pagebreak", 12), ("backlink", 12), ("noteref", 8)])
def test_the_mark_of_a_page_or_a_note_is_short(type_: str, most: int) -> None:
    line = "<p>The boat<a epub:type='{}' href='#n'>{}</a> is old.</p>"
    kept = [
        texts(read({"a.xhtml": make_chapter(line.format(type_, "x" * size))}))
        for size in (most, most + 1)
    ]
    assert kept == [["The boat is old."], [f"The boat{'x' * (most + 1)} is old."]]


def test_fonts_that_are_hidden_are_no_drm() -> None:
    method = "<EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/>"
    more = {"META-INF/encryption.xml": f"<encryption>{method}</encryption>"}
    assert read({"a.xhtml": make_chapter(prose())}, more=more).blocks
    more = {"META-INF/encryption.xml": f"<e>{method.replace('2008', '2009')}</e>"}
    with pytest.raises(InputError, match="DRM"):
        read({"a.xhtml": make_chapter(prose())}, more=more)


def test_a_book_may_be_packed_one_folder_deep() -> None:
    chapter = make_chapter("<p>The council voted for a longer breakwater on Monday evening.</p>")
    with zipfile.ZipFile(io.BytesIO(make_epub({"a.xhtml": chapter}))) as book:
        members = {f"A book/{name}": book.read(name) for name in book.namelist()}
    assert kind_of(pack(members)) == "epub"
    assert len(extract_article(pack(members)).paragraphs) == 1
    locked = "<encryption><EncryptionMethod Algorithm='aes'/></encryption>"
    with pytest.raises(InputError, match="DRM"):
        extract_article(pack(members | {"A book/META-INF/encryption.xml": locked.encode()}))


@pytest.mark.parametrize(
    ("label", "opening"),
    [
        pytest.param("Chapter 1. The Ferry.", "<h1>Chapter 1. The Ferry.</h1>", id="stops"),
        pytest.param("Chapter 1: The Ferry", "<p>CHAPTER 1. THE FERRY</p>", id="capitals"),
        pytest.param("1. The Ferry", "<p>Chapter 1. The Ferry</p>", id="a-shorter-label"),
        pytest.param("I", "<p>I.</p>", id="a-letter"),
        pytest.param("12", "<p>12</p>", id="two-digits"),
    ],
)
def test_the_line_that_the_contents_name_is_a_heading(label: str, opening: str) -> None:
    book = {"a.xhtml": make_chapter(opening + prose()), "b.xhtml": make_chapter(prose(OTHER))}
    more = make_ncx((label, "a.xhtml"), ("The Village", "b.xhtml"))
    found = read(book, more=more, tail=NCX).blocks[0]
    assert (found.kind, found.level) == ("heading", 1)


def test_a_paragraph_that_no_line_of_the_contents_names_stays_one() -> None:
    opening = "<p>The ferry boat was late.</p><p>The ferry boat.</p>" + prose() * 2
    chapter = make_chapter(opening + "<p>Of the ferry boat.</p>")
    book = {"a.xhtml": chapter, "b.xhtml": make_chapter(prose(OTHER))}
    draft = read(book, more=make_ncx(("Ferry Boat", "a.xhtml"), ("B", "b.xhtml")), tail=NCX)
    assert [b.text for b in draft.blocks if b.kind == "heading"] == ["The ferry boat."]


@pytest.mark.parametrize(
    ("label", "opening"),
    [
        pytest.param("I", "He came back to the island of Hawaii.", id="a-letter"),
        pytest.param("I", "Nobody was as tall as I.", id="a-letter-and-word"),
        pytest.param("1", "The ferry was built in 1961.", id="a-digit"),
        pytest.param("IV", "She kept the ring of Henry IV.", id="two-letters"),
        pytest.param("Port", "They sat down to drink a glass of port.", id="a-short-word"),
        pytest.param("Possible", "For the keeper it was impossible.", id="the-end-of-a-word"),
    ],
)
def test_a_sentence_that_ends_as_a_short_label_does_is_no_heading(label: str, opening: str) -> None:
    chapter = make_chapter(f"<p>{opening}</p>" + prose())
    draft = read({"a.xhtml": chapter}, more=make_ncx((label, "a.xhtml")), tail=NCX)
    assert [b.kind for b in draft.blocks] == ["paragraph"] * len(draft.blocks)
    assert draft.blocks[0].text == opening
