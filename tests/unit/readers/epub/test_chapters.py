"""A book is split into its chapters."""

from typing import Any

import pytest

from summarize.readers.epub.chapters import split_book
from summarize.readers.epub.toc import Entry
from tests.conftest import SAMPLES
from tests.hostile_archives import make_chapter, make_epub, pack
from tests.unit.readers.epub.examples import BOTH, POINT, PROSE, item


def chapters(
    texts: dict[str, str], *entries: Entry, **metadata: str
) -> list[tuple[str, str | None]]:
    """List the starts of chapters, and their titles; ``entries`` are the lines of the contents."""
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


def split(*args: Any, **more: Any) -> list[tuple[str | None, str | None]]:
    return [(s.id, s.title) for s in split_book(make_epub(*args, **more))]


def test_each_chapter_of_the_sample_is_an_article_of_its_own() -> None:
    sources = list(split_book((SAMPLES / "ledger.epub").read_bytes()))
    assert [s.title for s in sources] == [
        "The Lamp on Gull Rock",
        "A Price for Light",
        "The Last Climb",
    ]
    assert {(s.author, s.date, s.alone) for s in sources} == {("Marit Solberg", "2021-03-09", True)}
    assert all(b"ISBN" not in s.data and b"\xc2" not in s.data for s in sources)
