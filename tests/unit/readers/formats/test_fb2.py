"""FictionBook: a book in one file of XML, its chapters, its notes, what it says of itself."""

import io
import zipfile
from time import process_time

import pytest

from summarize import InputError, Source, extract_article, list_parts
from summarize.models import Draft
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.fb2 import detect as find_book
from summarize.readers.formats.fb2 import read as read_fb2
from summarize.readers.formats.fb2 import split as split_fb2
from tests.conftest import SAMPLES, kind_of

NAMESPACE = "http://www.gribuser.ru/xml/fictionbook/2.0"
PROSE = (
    "The keeper oiled the wheels each morning, although nothing had moved on the rope for years. "
)
INFO = (
    "<author><first-name>Ann</first-name><middle-name>B.</middle-name><last-name>Lee</last-name>"
    "</author><author><nickname>rope</nickname></author><book-title>The Rope</book-title>"
    '<date value="2026-03-14">in March</date>'
)


def book(body: str, info: str = INFO, head: str = "") -> bytes:
    said = f"<description><title-info>{info}</title-info></description>"
    return f'{head}<FictionBook xmlns="{NAMESPACE}">{said}{body}</FictionBook>'.encode()


def section(title: str, inner: str) -> str:
    return f"<section><title><p>{title}</p></title>{inner}</section>"


def read(data: bytes) -> Draft:
    found = find_book(FormatFeatures(Source("x", data)))
    assert found is not None
    return read_fb2(found)


def shape(draft: Draft) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in draft.blocks]


TWO = "<body>" + "".join(section(n, f"<p>{PROSE * 2}</p>") for n in ("One", "Two")) + "</body>"


def test_sections_are_headings_and_what_stands_in_them_is_known_for_what_it_is() -> None:
    inner = (
        "<epigraph><p>Mend it.</p><text-author>A sign</text-author></epigraph>"
        "<p>It <emphasis>stopped</emphasis> in autumn.</p><empty-line/>"
        "<poem><stanza><v>A thread of iron</v><v>sings.</v></stanza></poem>"
        "<subtitle>Later</subtitle><p>It moved again.</p>"
    )
    part = section("Part", section("One</p><p>The Station", inner))
    assert shape(read_fb2(book(f"<body>{part}</body>"))) == [
        ("heading", 2, "Part"),
        ("heading", 3, "One. The Station"),
        ("quote", 0, "Mend it."),
        ("quote", 0, "A sign"),
        ("paragraph", 0, "It stopped in autumn."),
        ("quote", 0, "A thread of iron sings."),
        ("heading", 6, "Later"),
        ("paragraph", 0, "It moved again."),
    ]


def test_a_book_says_who_wrote_it_and_when() -> None:
    draft = read_fb2(book(f"<body><title><p>Ann Lee</p><p>The Rope</p></title>{TWO[6:]}"))
    assert (draft.title, draft.author, draft.date) == ("The Rope", "Ann B. Lee; rope", "2026-03-14")
    assert draft.blocks[0].text == "One"  # the title page says it once more


def test_notes_stand_beside_the_text_and_their_marks_go() -> None:
    text = '<body><p>It will last<a type="note" href="#n1">[1]</a>.</p></body>'
    notes = '<body name="notes"><title><p>Notes</p></title><section id="n1"><p>Years.</p></section>'
    assert shape(read_fb2(book(f"{text}{notes}</body>"))) == [
        ("paragraph", 0, "It will last."),
        ("caption", 0, "Years."),
    ]


def test_chapters_are_the_sections_that_have_prose() -> None:
    chapters = f"{section('One', f'<p>{PROSE * 2}</p>')}{section('Two', f'<p>{PROSE * 2}</p>')}"
    data = book(f"<body>{section('Part', chapters)}{section('End', '<p>Fin.</p>')}</body>")
    assert [(s.id, s.title, s.author) for s in split_fb2(data)] == [
        ("section-1", "One", "Ann B. Lee; rope"),
        ("section-2", "Two", "Ann B. Lee; rope"),
    ]
    items = list_parts(Source("book.fb2", data), books=True)
    article = extract_article(items[1].source)
    assert (article.title, article.part, article.parts) == ("Two", 2, 2)
    assert article.paragraphs[-1] == (PROSE * 2).strip()
    assert len(list_parts(Source("book.fb2", data))) == 1


def pack(data: bytes, *names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names or ("book.fb2",):
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((SAMPLES / "kanatka.fb2").read_bytes(), id="sample"),
        pytest.param(book(TWO), id="no-declaration"),
        pytest.param(book(TWO, head="\ufeff<?xml version='1.0'?>\n<!-- by hand -->\n"), id="bom"),
        pytest.param(book(TWO).decode().encode("utf-16"), id="utf-16"),
        pytest.param(pack(book(TWO)), id="zip"),
        pytest.param(pack(book(TWO), "__MACOSX/._b.fb2", "B.FB2"), id="zip-of-a-mac"),
        pytest.param(book(TWO)[:500], id="cut-off"),
        pytest.param(book(f"{TWO}<binary>{'A' * 11_000_000}</binary>"), id="a-large-picture"),
        pytest.param(
            book("<body><p>Дорога над ущельем остановилась.</p></body>")
            .decode()
            .replace("<Fic", "<?xml version='1.0' encoding='windows-1251'?><Fic")
            .encode("cp1251"),
            id="windows-1251",
        ),
    ],
)
def test_a_book_is_told_and_read_however_it_is_written(data: bytes) -> None:
    assert kind_of(data) == "fb2"
    assert {"о", "e"} & set("".join(block.text for block in read(data).blocks))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(book(""), id="no-body"),
        pytest.param(pack(b"no XML"), id="no-xml"),
        pytest.param(book('<!DOCTYPE a [<!ENTITY b "c">]>'), id="no-book"),
    ],
)
def test_what_is_no_book_is_said(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)


def test_an_archive_of_several_books_is_none_of_them() -> None:
    with pytest.raises(InputError, match="2 books in it"):
        kind_of(pack(book(TWO), "a.fb2", "b.fb2"))


def test_a_document_that_holds_a_book_is_a_document() -> None:
    names = ("[Content_Types].xml", "word/document.xml", "word/embeddings/a.fb2")
    assert kind_of(pack(book(TWO), *names)) == "docx"


def test_sections_in_sections_cost_no_more_than_others() -> None:
    start = process_time()
    deep = book("<body>" + "<section><p>a</p>" * 20_000)
    assert len(list(split_fb2(deep))) <= 1
    wide = book("<body>" + section("a", f"<p>{PROSE * 2}</p>") * 3_000 + "</body>")
    assert len(list(split_fb2(wide))) == 3_000
    assert process_time() - start < 6
