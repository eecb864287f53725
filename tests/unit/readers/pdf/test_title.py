"""The title is large, near the top, or named in the metadata."""

from typing import Any

import pytest

from summarize.readers.pdf.lines import Page
from summarize.readers.pdf.title import Title, find_title
from tests.pdf_lines import make_line, make_lines

TITLE = "Stone from an Old Quarry"


Row = tuple[str, dict[str, Any]]


def find(*rows: Row, named: str = "", later: tuple[Row, ...] = ()) -> Title:
    """Find the title of a page with these lines, 30 points apart, above a text of 10 points."""
    lines = [
        make_line(
            text, **{"bottom": 740.0 - 30 * n, "size": 16.0, "height": 10.0, "number": n} | how
        )
        for n, (text, how) in enumerate(rows)
    ]
    body = make_lines(["The council met on Monday"] * 3, top=400.0)
    others = [make_line(text, **how) for text, how in later]
    return find_title(Page(600.0, 800.0, [*lines, *body]), others, 10.0, named)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        pytest.param([(TITLE, {})], TITLE, id="large"),
        pytest.param([(TITLE, {"size": 11.0})], TITLE, id="a point larger"),
        pytest.param([(TITLE, {"size": 10.5})], None, id="hardly larger"),
        pytest.param([(TITLE, {"bottom": 281.0})], TITLE, id="above a third of the page"),
        pytest.param([(TITLE, {"bottom": 280.0})], None, id="below it"),
        pytest.param([(TITLE, {}), ("A Wall for the Town", {})], TITLE, id="the upper one"),
        pytest.param([("A Wall for the Town", {}), (TITLE, {"size": 17})], TITLE, id="the larger"),
        pytest.param([("A Wall for the Town", {}), (TITLE, {"bold": True})], TITLE, id="the bold"),
        pytest.param(
            [("Stone Walls", {"size": 19.5}), (TITLE, {})], TITLE, id="two words weigh less"
        ),
        pytest.param([("Stone Wall Four", {"size": 19.5}), (TITLE, {})], TITLE, id="three, too"),
        pytest.param(
            [("Stone Walls", {"size": 20.0}), (TITLE, {})], "Stone Walls", id="but four points less"
        ),
        pytest.param([("Stone", {"size": 30.0}), (TITLE, {})], TITLE, id="one word is no title"),
        pytest.param([("wall " * 45, {})], ("wall " * 45).strip(), id="45 words"),
        pytest.param([("wall " * 46, {})], None, id="46 words"),
        pytest.param([("Introduction", {"size": 30}), (TITLE, {})], TITLE, id="a section"),
        pytest.param([("Table of Contents", {"size": 30}), (TITLE, {})], TITLE, id="contents"),
        pytest.param([("TA B L E OF CONTENTS", {"size": 30}), (TITLE, {})], TITLE, id="spaced"),
        pytest.param([("Acknowledgements", {"size": 30}), (TITLE, {})], TITLE, id="back matter"),
        pytest.param([("SUPREME COURT OF LIPNO", {"size": 30}), (TITLE, {})], TITLE, id="a court"),
        pytest.param([("Execution Version", {"size": 30}), (TITLE, {})], TITLE, id="a version"),
        pytest.param([("EX-1 lease.htm 2", {"size": 30}), (TITLE, {})], TITLE, id="a file"),
        pytest.param([("Lipno, 4 March 2024", {"size": 30}), (TITLE, {})], TITLE, id="a date"),
        pytest.param([("Table 1. Old Boats", {"size": 30}), (TITLE, {})], TITLE, id="a caption"),
        pytest.param([("doi:10.1016/j.sea is new", {"size": 30}), (TITLE, {})], TITLE, id="a DOI"),
        pytest.param(
            [("The wall of the old town is not built of stone. See?", {"size": 30}), (TITLE, {})],
            TITLE,
            id="sentences",
        ),
        pytest.param(
            [("Stones in the old sea wall of the town from its quarry.", {})],
            "Stones in the old sea wall of the town from its quarry.",
            id="one sentence",
        ),
        pytest.param([("Old Stone Walls ________", {})], "Old Stone Walls", id="a drawn line"),
        pytest.param([("2.1 The Old Stone", {"size": 30}), (TITLE, {})], TITLE, id="a subsection"),
        pytest.param([("2 Old Stone Walls", {})], "2 Old Stone Walls", id="a number"),
        pytest.param(
            [("Original Research Article", {"size": 30}), (TITLE, {})], TITLE, id="a kind"
        ),
        pytest.param(
            [("Vol 12 of the Walls on the Sea", {"size": 30})],
            "Vol 12 of the Walls on the Sea",
            id="eight words that begin so",
        ),
        pytest.param([("港口的墙与石头", {})], "港口的墙与石头", id="Chinese"),
        pytest.param([("12 34 56 78", {"size": 30}), (TITLE, {})], TITLE, id="numbers"),
        pytest.param(
            [("Lipno Journal of Tides", {"size": 30}), (TITLE, {})], TITLE, id="a journal"
        ),
        pytest.param(
            [("Why a Journal of the Tides Is Good for the Town", {"size": 30}), (TITLE, {})],
            "Why a Journal of the Tides Is Good for the Town",
            id="ten words about a journal",
        ),
        pytest.param(
            [("A Journal of Tides", {})], "A Journal of Tides", id="a journal and nothing else"
        ),
        pytest.param([(TITLE, {"reason": "running head"})], TITLE, id="it comes back on each page"),
        pytest.param([(TITLE, {"reason": "turned text"})], None, id="turned text"),
        pytest.param(
            [("A  Har\u00ad bour in Winter", {})], "A Harbour in Winter", id="soft hyphens"
        ),
    ],
)
def test_the_title_is_large_near_the_top_and_no_name_of_a_part(
    rows: list[Row], title: str | None
) -> None:
    assert find(*rows).text == title


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        pytest.param({"bottom": 718.1}, True, id="near"),
        pytest.param({"bottom": 718.0}, False, id="two lines and more below"),
        pytest.param({"bottom": 725.0, "size": 16.5}, True, id="a little larger"),
        pytest.param({"bottom": 725.0, "size": 17.0}, False, id="larger"),
        pytest.param({"bottom": 725.0, "size": 15.0}, False, id="smaller"),
        pytest.param({"bottom": 696.1, "height": 20.0}, True, id="near for tall lines"),
        pytest.param({"bottom": 755.0}, True, id="drawn later, but above"),
    ],
)
def test_the_lines_of_a_title_are_near_each_other_in_one_size(
    second: dict[str, Any], joined: bool
) -> None:
    first = "Stone from an Old Quarry on the Sea"
    found = find((first, {}), ("and Its Town", second))
    if joined:
        assert found == Title(f"{first} and Its Town", frozenset((0, 1)))
    else:
        assert found.text in (first, "and Its Town")
        assert len(found.lines) == 1


@pytest.mark.parametrize(
    ("named", "found"),
    [
        pytest.param("", (TITLE, {0}), id="nothing"),
        pytest.param("A  wall for\nthe town", ("A wall for the town", {1}), id="another line"),
        pytest.param("a wall for", ("a wall for", set()), id="the beginning of a line"),
        pytest.param("The council met", ("The council met", set()), id="of the text"),
        pytest.param(
            "A wall for the sea", ("A Wall for the Town", {1}), id="four fifths of another line"
        ),
        pytest.param("A wall for Lipno, see below", (TITLE, {0}), id="half of it"),
        pytest.param("from an old", ("from an old", {0}), id="within the title"),
        pytest.param("Quarry", (TITLE, {0}), id="one word"),
        pytest.param("an Old", (TITLE, {0}), id="seven letters are too few"),
        pytest.param("Old Quar", ("Old Quar", set()), id="eight letters"),
        pytest.param("Microsoft Word - wall", (TITLE, {0}), id="a program"),
        pytest.param(f"{TITLE}.docx", (TITLE, {0}), id="a file"),
        pytest.param(f"{TITLE} | The Gull", (TITLE, {0}), id="a site"),
        pytest.param(f"{TITLE} - The Gull", (TITLE, {0}), id="a site after a dash"),
        pytest.param(f"{TITLE} The Gull", (TITLE, {0}), id="more that the page does not say"),
    ],
)
def test_the_title_of_the_metadata_is_looked_for_on_the_page(
    named: str, found: tuple[str, set[int]]
) -> None:
    rows: list[Row] = [(TITLE, {}), ("A Wall for the Town", {"size": 12.0})]
    text, lines = found
    assert find(*rows, named=named) == Title(text, frozenset(lines))


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("The Council of Lipno on Monday", "The Council of Lipno on Monday"),
        ("Harbours of the northern sea", "Stone Walls"),  # of which the page says nothing
        ("the_council_met_on_monday", "Stone Walls"),
        ("The council met.docx", "Stone Walls"),
        ("Monday", "Stone Walls"),
    ],
)
def test_the_metadata_know_more_than_a_heading_of_few_words(named: str, title: str) -> None:
    assert find(("Stone Walls", {}), named=named).text == title
    assert find((TITLE, {}), named=named).text == TITLE


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        pytest.param([("Walls of Lipno", 36.0), ("and Its Quay", 40.0)], None, id="large lines"),
        pytest.param([("Walls of Lipno", 22.0), ("and Its Quay", 25.0)], "and Its Quay", id="less"),
        pytest.param([("Walls of Lipno " * 2, 20.0)], "Walls of Lipno", id="with its shadow"),
        pytest.param([("Revised January 2024", 20.0)], "", id="a revision"),
        pytest.param([("BEFORE THE HARBOUR BOARD", 20.0)], "", id="an office"),
    ],
)
def test_large_lines_of_nearly_one_size_are_one_title(
    rows: list[tuple[str, float]], title: str | None
) -> None:
    lines = [
        (text, {"size": size, "bottom": 700 - 40 * n, "height": size})
        for n, (text, size) in enumerate(rows)
    ]
    whole = " ".join(text for text, _ in rows) if title is None else title
    assert (find(*lines).text or "") == whole


def test_a_title_that_later_pages_quote_is_one_if_the_metadata_name_it() -> None:
    quoted = ((f"Keller (2024). {TITLE}. Tides", {"reason": "running head"}),)
    rows: list[Row] = [(TITLE, {}), ("A Wall for the Whole of the Town", {"size": 12.0})]
    assert find(*rows, named=TITLE, later=quoted) == Title(TITLE, frozenset({0}))


def test_what_stands_on_later_pages_with_a_number_is_the_journal() -> None:
    rows: list[Row] = [("Tides of Lipno Today", {"size": 30.0}), (TITLE, {})]
    head = "Tides of Lipno Today 7, 22"
    assert find(*rows).text == "Tides of Lipno Today"
    assert find(*rows, later=((head, {"reason": "running head"}),)).text == TITLE
    assert find(*rows, later=((head, {}),)).text == "Tides of Lipno Today"
    bare = ("Tides of Lipno Today", {"reason": "running head"})
    assert find(*rows, later=(bare,)).text == "Tides of Lipno Today"
