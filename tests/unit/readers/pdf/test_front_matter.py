"""An article starts at its abstract or its introduction."""

from typing import Any

import pytest

from summarize.readers.pdf.front_matter import find_start
from tests.unit.readers.pdf.examples import LONG, Row, front, make_runs

BOLD: dict[str, Any] = {"bold": True}


TWO: Row = (f"{LONG}\n{LONG}.", {})


ONE: Row = (f"{LONG}.", {})


def anchor(*rows: Row) -> tuple[str, bool, str] | None:
    """Find the line where an article starts, whether it is an abstract, and its lead."""
    start = find_start(make_runs(*rows), works=True)
    if start is None:
        return None
    return start.anchor.text, start.is_abstract, start.lead[0].text.split()[0] if start.lead else ""


@pytest.mark.parametrize(
    ("text", "how", "heads"),
    [
        pytest.param("Abstract", {}, True, id="the word"),
        pytest.param("ABSTRACT", {}, True, id="in capitals"),
        pytest.param("A B S T R A C T", {}, True, id="spaced"),
        pytest.param("■ Abstract", {}, True, id="after a mark"),
        pytest.param("abstract", {}, False, id="in small letters"),
        pytest.param("摘要", {}, True, id="Chinese"),
        pytest.param("摘要 港口的", {}, False, id="Chinese and its text"),
        pytest.param("Abstract. We build", {}, True, id="a stop"),
        pytest.param("Abstract We build", {}, True, id="a space"),
        pytest.param("Abstract—We build", {}, True, id="a dash"),
        pytest.param("Abstract/We build", {}, False, id="another sign"),
        pytest.param("Abstract/We build", BOLD, True, id="another sign, bold"),
        pytest.param("Summary", {}, True, id="a summary"),
        pytest.param("Summary: a", {}, True, id="three letters more"),
        pytest.param("Summary: of it", {}, False, id="four letters more"),
        pytest.param("We build a wall", {}, False, id="neither"),
    ],
)
def test_an_abstract_is_known_by_its_name(text: str, how: dict[str, Any], heads: bool) -> None:
    assert anchor(ONE, (text, how)) == ((text, True, "") if heads else None)


LEAD: Row = ("\n".join(["wall " * 9 + "x"] * 7), {})


INTRODUCTION: Row = ("1 Introduction", BOLD)


@pytest.mark.parametrize(
    ("rows", "start"),
    [
        pytest.param([ONE, ("Abstract", {"page": 2})], ("Abstract", True, ""), id="on page two"),
        pytest.param([ONE, ("Abstract", {"page": 3})], None, id="on page three"),
        pytest.param([("Abstract", {"reason": "running head"})], None, id="left out"),
        pytest.param(
            [("\n".join(["a"] * 59 + ["Abstract"]), {})], ("Abstract", True, ""), id="60th"
        ),
        pytest.param([("\n".join(["a"] * 60 + ["Abstract"]), {})], None, id="the 61st line"),
        pytest.param([INTRODUCTION, ("Abstract", {})], ("Abstract", True, ""), id="abstract first"),
        pytest.param([ONE, INTRODUCTION], None, id="no lead"),
        pytest.param([LEAD, INTRODUCTION], ("1 Introduction", False, "wall"), id="a lead"),
        pytest.param(
            [("\n".join(["wall " * 9 + "x"] * 6), {}), INTRODUCTION],
            None,
            id="sixty words are too few",
        ),
        pytest.param(
            [("\n".join(["wall " * 9] * 7), {}), INTRODUCTION],
            None,
            id="lines of 45 characters are too short",
        ),
        pytest.param(
            [("Faculty, Hospital and Academy of Lipno on the Sea\n" + LEAD[0], {}), INTRODUCTION],
            None,
            id="a list of places of work",
        ),
        pytest.param(
            [("Faculty and Hospital of the Town of Lipno on Sea\n" + LEAD[0], {}), INTRODUCTION],
            ("1 Introduction", False, "Faculty"),
            id="two places of work",
        ),
        pytest.param([(LEAD[0], {"page": 2}), INTRODUCTION], None, id="on page two"),
        pytest.param(
            [LEAD, ("stone " + LEAD[0], {}), INTRODUCTION],
            ("1 Introduction", False, "stone"),
            id="the longest",
        ),
        pytest.param(
            [INTRODUCTION, LEAD], ("1 Introduction", False, "wall"), id="drawn after it, alone"
        ),
        pytest.param(
            [(LEAD[0], {"top": 500.0}), ("1 Introduction", {"top": 700.0})],
            ("1 Introduction", False, "wall"),
            id="below it, alone",
        ),
        pytest.param(
            [LEAD, ("sand " + LEAD[0], {"top": 300.0}), ("1 Introduction", {"top": 400.0})],
            ("1 Introduction", False, "wall"),
            id="above it and below it",
        ),
        pytest.param(
            [LEAD, ("sand " + LEAD[0], {"top": 300.0}), ("1 Introduction", {"page": 2})],
            ("1 Introduction", False, "sand"),
            id="on the page before it",
        ),
    ],
)
def test_an_article_starts_with_its_abstract_or_introduction(
    rows: list[Row], start: tuple[str, bool, str] | None
) -> None:
    assert anchor(*rows) == start


def column(name: str, lines: int = 3, **how: Any) -> Row:
    return "\n".join([f"{name} " + "x" * 30] * lines), how


ABSTRACT: Row = ("Abstract", {"top": 600.0})


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        pytest.param([ONE, TWO], "The The", id="no paper"),
        pytest.param([("Ann", {}), ABSTRACT, column("a")], "(Ann) Abstract a", id="before it"),
        pytest.param([("Ann\nAbstract", {}), column("a")], "(Ann) Abstract a", id="in one run"),
        pytest.param(
            [column("b", top=500.0), ABSTRACT, column("a", size=9.0, top=580.0)],
            "Abstract a b",
            id="a column below it comes after the abstract",
        ),
        pytest.param(
            [column("b", top=500.0), ABSTRACT, column("a", size=9.0), column("c")],
            "Abstract a b c",
            id="and before the body",
        ),
        pytest.param(
            [
                column("b", top=500.0),
                ABSTRACT,
                column("a", size=9.0),
                column("c", size=9.0, page=2),
            ],
            "Abstract a b c",
            id="or before the next page",
        ),
        pytest.param(
            [column("b", top=500.0), ABSTRACT, column("a", 1, size=9.0, top=580.0), column("c")],
            "Abstract a b c",
            id="also after an abstract of one line",
        ),
        pytest.param(
            [column("b", top=590.0), ABSTRACT, column("c")], "Abstract b c", id="level with its end"
        ),
        pytest.param(
            [column("b", 2, top=500.0), ABSTRACT, column("c")], "(b) Abstract c", id="two lines"
        ),
        pytest.param(
            [column("b", top=650.0), ABSTRACT, column("c")], "(b) Abstract c", id="above it"
        ),
        pytest.param(
            [column("b", top=650.0, left=230.0), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="not far enough",
        ),
        pytest.param(
            [column("b", top=500.0, page=2), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="on another page",
        ),
        pytest.param(
            [column("b", top=500.0, size=12.0), ABSTRACT, column("c")],
            "Abstract b c",
            id="two points larger",
        ),
        pytest.param(
            [column("b", top=500.0, size=12.5), ABSTRACT, column("c")],
            "(b) Abstract c",
            id="much larger",
        ),
        pytest.param(
            [("b " + "x" * 26 + "\n" + "x" * 28 + "\n" + "x" * 28, {"top": 500.0}), ABSTRACT],
            "(b) Abstract",
            id="short lines",
        ),
        pytest.param(
            [("Methods", {"top": 500.0}), ABSTRACT, column("c")],
            "Abstract Methods c",
            id="the heading of a section",
        ),
        pytest.param(
            [
                column("b", top=500.0),
                ("Quays", {"bold": True, "top": 450.0}),
                ABSTRACT,
                column("c"),
            ],
            "Abstract b Quays c",
            id="a heading below such a column",
        ),
        pytest.param(
            [
                ("Quays", {"bold": True, "top": 550.0}),
                column("b", top=500.0),
                ABSTRACT,
                column("c"),
            ],
            "(Quays) Abstract b c",
            id="one above it",
        ),
        pytest.param(
            [column("b", top=500.0), column("d", size=9.0, top=450.0), ABSTRACT, column("c")],
            "Abstract d b c",
            id="the abstract itself first",
        ),
        pytest.param(
            [column("b", top=650.0), LEAD, ("Introduction", {"top": 400.0}), column("c")],
            "(b) wall Introduction c",
            id="a lead comes first",
        ),
    ],
)
def test_what_stands_before_an_article_is_told_from_its_columns(
    rows: list[Row], order: str
) -> None:
    assert front(*rows) == order


def test_without_a_list_of_works_nothing_is_front_matter() -> None:
    assert find_start(make_runs(ONE, ("Abstract", {})), works=False) is None
