"""Styles, properties and titles of office documents."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from summarize import summarize
from summarize.errors import InputError
from summarize.models import Block, Draft
from summarize.readers.formats.docx import read as read_docx
from summarize.readers.formats.odt import read as read_odt
from summarize.readers.formats.rtf import read as read_rtf
from summarize.readers.office import (
    Metadata,
    choose_document_title,
    confirm_metadata,
    make_metadata,
    read_style_name,
)
from tests.conftest import SAMPLES, kind_of
from tests.hostile_archives import (
    READ,
    REFUSED,
    make_docx,
    make_epub,
    make_paragraph,
)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        pytest.param("Heading 2", "heading 2", id="a level"),
        pytest.param("heading 9", "heading 6", id="the last level"),
        pytest.param("heading 0", "heading 1", id="the first level"),
        pytest.param("heading 12", "", id="two digits"),
        pytest.param("heading x", "", id="no level"),
        pytest.param("Heading", "heading 1", id="no number"),
        pytest.param("header 1", "", id="another word"),
        pytest.param("toc 3", "contents", id="contents"),
        pytest.param("toc x", "", id="no contents"),
        pytest.param("Index 1", "contents", id="an index"),
        pytest.param("Block Text", "quote", id="a name of the table"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_name_of_a_style_says_its_role(name: str, role: str) -> None:
    assert read_style_name(name) == role


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param(
            ("The mill", "Ida Holm", "2020-02-09T10"),
            ("The mill", "Ida Holm", "2020-02-09"),
            id="all",
        ),
        pytest.param((None, None, None), (None, None, None), id="nothing"),
        pytest.param(("", "", ""), (None, None, None), id="empty"),
        pytest.param(("Mill.ODT", "Admin", "9 May 2020"), (None, None, None), id="of a program"),
        pytest.param(
            ("Microsoft Word - mill", "python-docx", "2020"), (None, None, None), id="of another"
        ),
        pytest.param(("Untitled 1", "-", "20-02-09"), (None, None, None), id="untitled"),
        pytest.param(("A.", "A", None), (None, "A", None), id="a letter"),
        pytest.param(("7B", "A", None), ("7B", "A", None), id="two signs"),
    ],
)
def test_what_only_a_program_has_written_is_not_said(
    said: tuple[str | None, ...], meant: tuple[str | None, ...]
) -> None:
    assert make_metadata(*said)[:3] == meant


TOP, SECOND = Block("The Mill", "heading", 1), Block("The Wheel", "heading", 2)


TEXT = Block("An old mill stood still.")
UNIVERSITY = Block("University of Lipno", "heading")
LARGE = Block("A large line")


@pytest.mark.parametrize(
    ("shown", "said", "blocks", "title"),
    [
        pytest.param("A", "B", [TEXT], "A", id="shown"),
        pytest.param(None, "An old barn", [TOP, TEXT], "The Mill", id="the heading at its start"),
        pytest.param(None, "Old", [TEXT, TEXT, TEXT, TOP], "Old", id="a heading further down"),
        pytest.param(None, None, [UNIVERSITY, SECOND, TEXT], "The Wheel", id="an institution"),
        pytest.param(None, None, [replace(TOP, text="Introduction"), TEXT], None, id="a section"),
        pytest.param(None, None, [LARGE, TEXT], "A large line", id="a large line"),
        pytest.param(None, None, [Block("A line"), TEXT], None, id="a line like all others"),
        pytest.param(None, None, [SECOND, LARGE, TEXT], "A large line", id="the larger"),
        pytest.param(None, None, [replace(LARGE, kind="cell"), TEXT], None, id="a cell"),
        pytest.param(None, "Old barn", [TEXT], "Old barn", id="half of its words"),
        pytest.param(None, "Old red barn", [TEXT], None, id="a third of its words"),
        pytest.param(None, "OLD MILL", [TEXT], "OLD MILL", id="capitals"),
        pytest.param(None, "- -", [TEXT], None, id="no words"),
        pytest.param(None, None, [TEXT], None, id="nothing"),
        pytest.param(None, None, [], None, id="no text"),
    ],
)
def test_a_title_is_shown_or_weighs_most_or_speaks_of_the_text(
    shown: str | None, said: str | None, blocks: list[Block], title: str | None
) -> None:
    assert choose_document_title(shown, said, blocks, {"A large line": 3.0}) == title


@pytest.mark.parametrize(
    ("lines", "author", "date"),
    [
        pytest.param(["The wall is new."], "Ida Holm", "2020-02-09", id="nothing against them"),
        pytest.param(["9 February 2020", "The wall."], "Ida Holm", "2020-02-09", id="agrees"),
        pytest.param(["1 March 2021", "In 2020."], "Ida Holm", "2021-03-01", id="a day"),
        pytest.param(["Mill, 2021-03-01"], "Ida Holm", "2021-03-01", id="a day in numbers"),
        pytest.param(["1 March 2021", "2 March 2021"], "Ida Holm", None, id="several days"),
        pytest.param(["Mill no. 4, 2021"], "Ida Holm", None, id="another year"),
        pytest.param(["By Mona Ek", "A wall."], "Mona Ek", "2020-02-09", id="another author"),
        pytest.param(
            ["Print: 9 February 2020, at the old mill of Holm"], "Ida Holm", "2020-02-09", id="amid"
        ),
        pytest.param(["By Ida Holm and Mona Ek"], "Ida Holm", "2020-02-09", id="one of several"),
        pytest.param(["It was built in 1986."], "Ida Holm", "2020-02-09", id="an earlier year"),
        pytest.param(["It is built from 2021 on."], "Ida Holm", "2020-02-09", id="a later year"),
    ],
)
def test_a_date_of_the_file_is_shown_unless_the_text_says_another(
    lines: list[str], author: str, date: str | None
) -> None:
    found = confirm_metadata(Metadata(None, "Ida Holm", "2020-02-09"), list(map(Block, lines)))
    assert found[:3] == (None, author, date)
    said = " ".join(lines)
    assert found.provenance.author == ("text" if author in said else "file")
    dated = "text" if "2021" in str(date) or "9 February 2020" in said else "file"
    assert found.provenance.date == (dated if date else None)


def test_of_a_file_that_was_used_again_only_what_the_text_says_is_shown() -> None:
    for changed, reused in (("2021-02-09", False), ("2021-02-10", True), (None, False)):
        found = make_metadata(None, "Ida Holm", "2020-02-09T08:00:00Z", changed)
        assert found.reused == reused
        silent = confirm_metadata(found, [Block("It turns.")])
        assert (silent.author is None, silent.date is None) == (reused, reused)
        told = confirm_metadata(found, [Block("Ida Holm"), Block("9 February 2020")])
        assert told[:3] == (None, "Ida Holm", "2020-02-09")


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Ida Holm", True),
        ("Holm, Ida", True),
        ("High Court Template", False),
        ("train11", False),
        ("ida.holm", False),
        ("Jens", True),
        ("Jens Osterloh 2", False),
    ],
)
def test_an_author_has_a_full_name_or_is_named(author: str, shown: bool) -> None:
    found = confirm_metadata(Metadata(None, author, None), [Block("A wall, says Jens.")])
    assert (found.author is not None) == shown


def test_the_date_of_a_template_is_none() -> None:
    for created, day in (
        ("2013-12-23T23:15:00Z", None),
        ("2013-01-27T09:14:16Z", None),
        ("2013-12-23T09:00:00Z", "2013-12-23"),
    ):
        core = f"<x><created>{created}</created></x>"
        data = make_docx(make_paragraph(), {"docProps/core.xml": core})
        assert read_docx(data).date == day


KINDS = {"docx": "werkstatt.docx", "odt": "marais.odt", "rtf": "panaderia.rtf"}


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


def test_a_link_to_a_book_is_none_of_these() -> None:
    assert kind_of(make_epub({})) == "epub"
