"""A line is a notice by its phrases and its length, and what stands around it is measured."""

from typing import Any

import pytest

from summarize.notices.lines import Line, describe_lines, find_notices
from summarize.notices.pasted_features import NAMES, describe_pasted
from summarize.notices.phrases import Phrases

PHRASES = Phrases(
    whole={"go home": "navigation"},
    opening={"share": ("share ",), "log in": ("log ",)},
    within={"our letter": "newsletter", "our app": "newsletter"},
    hints={"photo": "caption"},
    hint_openings={"byline": ("by ",), "about": ("he ",)},
)
STOPS = frozenset(("the", "of"))


def line(text: str, *others: str) -> Line:
    return describe_lines([text, *others], PHRASES, STOPS)[0]


def words(first: str, count: int, end: str = "") -> str:
    """Return a line of so many words."""
    return " ".join([first, *["x"] * (count - len(first.split()))]) + end


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        pytest.param(
            "Go home!", {"notice": True, "whole": True, "reason": "navigation"}, id="whole"
        ),
        pytest.param("(Share it)", {"notice": True, "opening": True}, id="opens in brackets"),
        pytest.param(
            "【Share it】", {"notice": True, "opening": True}, id="opens in heavy brackets"
        ),
        pytest.param(
            "Go home now", {"notice": False, "whole": False, "reason": None}, id="not whole"
        ),
        pytest.param(
            words("Share it", 30), {"notice": True, "opening": True, "reason": "share"}, id="opens"
        ),
        pytest.param(
            words("Share it", 31), {"notice": False, "opening": True}, id="opens a long one"
        ),
        pytest.param(
            words("Share our app", 31), {"notice": True, "within": 1}, id="and a phrase inside"
        ),
        pytest.param(words("Share it", 80), {"opening": True}, id="80 words"),
        pytest.param(words("Share it", 81), {"opening": False, "reason": None}, id="81 words"),
        pytest.param(
            words("Get our app", 15), {"notice": True, "reason": "newsletter"}, id="inside"
        ),
        pytest.param(
            words("Get our app", 16), {"notice": False, "within": 1}, id="inside a longer one"
        ),
        pytest.param(
            words("Get our app our letter", 80), {"notice": True, "within": 2}, id="two inside"
        ),
        pytest.param(words("Log on", 12), {"barrier": True, "notice": True}, id="a barrier"),
        pytest.param(words("Log on", 13), {"barrier": False, "notice": True}, id="a longer one"),
        pytest.param(
            words("Log on our app", 31), {"barrier": True, "notice": True}, id="with a phrase"
        ),
        pytest.param(words("Log on?", 31), {"barrier": True, "notice": True}, id="that asks early"),
        pytest.param(
            words("Log on. Why?", 31), {"barrier": False, "notice": False}, id="that asks later"
        ),
        pytest.param("A photo", {"notice": False, "caption": 1, "reason": "caption"}, id="a hint"),
        pytest.param(
            words("By Ann", 10), {"label": True, "byline": 1, "reason": "byline"}, id="a label"
        ),
        pytest.param(words("By Ann", 11), {"label": False, "byline": 1}, id="too long for one"),
        pytest.param("He writes", {"label": False, "about": 1}, id="no label"),
        pytest.param(
            words("The wall", 10, "."), {"prose": True, "closed": True}, id="a closed line"
        ),
        pytest.param(words("The wall", 9, "."), {"prose": False}, id="a short closed line"),
        pytest.param(
            words("The wall", 22), {"prose": True, "closed": False}, id="a long open line"
        ),
        pytest.param(words("The wall", 21), {"prose": False}, id="an open line"),
        pytest.param(
            "The wall of stone",
            {"stop_words": 0.5},
            id="stops",
        ),
        pytest.param(
            "The Wall of Stone",
            {"capitals": 2 / 3, "word_length": 17 / 4, "words": 4},
            id="capitals",
        ),
        pytest.param("a, b; c", {"commas": 2 / 3, "lower": True, "upper": False}, id="commas"),
        pytest.param(
            "A | B", {"separators": 1 / 3, "upper": True, "symbol": False}, id="separators"
        ),
        pytest.param("12 of 34", {"digits": 0.5, "number": True, "dates": 0}, id="digits"),
        pytest.param("At 10:30 on 4.3.2024", {"dates": 2}, id="dates"),
        pytest.param("“So”", {"quote": True, "symbol": False}, id="a quotation"),
        pytest.param("→ So", {"quote": False, "symbol": True}, id="a symbol"),
        pytest.param("Why?", {"asks": True, "colon": False}, id="asks"),
        pytest.param("Why:", {"asks": False, "colon": True}, id="a colon"),
        pytest.param("It is. So. Be", {"stops": 2}, id="stops inside"),
        pytest.param("See example.org", {"address": True}, id="an address"),
        pytest.param("See the wall", {"address": False}, id="none"),
        pytest.param("町の議会は石で壁", {"words": 8 / 1.8}, id="words of a script without spaces"),
    ],
)
def test_a_line_shows_what_it_is(text: str, traits: dict[str, Any]) -> None:
    found = line(text)
    assert {name: getattr(found, name) for name in traits} == pytest.approx(traits)


def test_the_content_of_a_line_is_its_words_that_are_no_stop_words() -> None:
    assert line("The wall of an old sea").content == {"wall", "old", "sea"}


def test_a_line_that_comes_again_is_counted_up_to_three() -> None:
    assert [line("Home", *["HOME"] * count).repeated for count in range(4)] == [1, 2, 3, 3]


def test_notices_are_found_without_the_other_traits() -> None:
    lines = [
        "Go home",
        "A wall",
        words("Share it", 31),
        words("Our app our letter", 80),
        words("Our app our letter", 81),
    ]
    assert list(find_notices(lines, PHRASES)) == [0, 3]


def column(name: str, *texts: str) -> list[float]:
    """Return what a trait of pasted lines is for each."""
    rows = describe_pasted(texts, describe_lines(texts, PHRASES, STOPS))
    return [round(row[NAMES.index(name)], 2) for row in rows]


PROSE = words("The wall", 30)


@pytest.mark.parametrize(
    ("name", "texts", "found"),
    [
        pytest.param("same_mask", ["Item 1", "item 22", "Other", PROSE], [2, 2, 1, 0], id="shapes"),
        pytest.param("same_mask", ["a"] * 12, [9] * 12, id="nine at most"),
        pytest.param(
            "same_mask", [words("a", 12), words("a", 13)], [1, 0], id="twelve words have one"
        ),
        pytest.param("same_first", ["Item a", "item b", "x"], [2, 2, 1], id="first words"),
        pytest.param("same_first", ["a"] * 22, [20] * 22, id="twenty at most"),
        pytest.param("dated_back", ["a", "2024", "b", "c"], [40, 40, 1, 2], id="a date above"),
        pytest.param("dated_ahead", ["a", "b", "2024", "c"], [2, 1, 40, 40], id="a date below"),
        pytest.param("dated_back", [words("2024", 13), "b"], [40, 40], id="no date in a long line"),
        pytest.param(
            "dated_12", ["2024", *["a"] * 14], [1] * 13 + [0] * 2, id="twelve lines around"
        ),
        pytest.param("dated_12", ["2024", "2023"], [2, 2], id="dates around"),
        pytest.param(
            "share_back", ["a", "Share it", "b", "c"], [100, 0, 1, 2], id="since a notice"
        ),
        pytest.param("share_back", ["a", "Our app", "b"], [100, 0, 1], id="since another"),
        pytest.param("related_back", ["Share it", "b"], [100, 100], id="of no such kind"),
        pytest.param("mean_words_5", [words("a", 12), "b"], [6.5, 6.5], id="words around"),
        pytest.param(
            "mean_words_5",
            [words("a", 12), *["b"] * 6],
            [2.83, 2.57, 2.57, 2.57, 2.57, 2.57, 1.0],
            id="5",
        ),
        pytest.param("core_share", [PROSE, "b", PROSE], [1.0] * 3, id="all prose in one run"),
        pytest.param(
            "core_away", ["a", "b", PROSE, "c", "d"], [-2, -1, 0, 1, 2], id="away from the prose"
        ),
        pytest.param(
            "core_away", [PROSE, *["c"] * 42], [*range(41), 40, 40], id="forty lines at most"
        ),
        pytest.param("core_share", [PROSE, *["c"] * 9, PROSE + " x"], [0.51] * 11, id="two runs"),
        pytest.param(
            "rival_share", [PROSE, *["c"] * 9, PROSE + " x"], [0.97] * 11, id="the other one"
        ),
        pytest.param(
            "rival_away", [PROSE, *["c"] * 9, PROSE + " x"], [*range(11)], id="away from it"
        ),
        pytest.param(
            "reasons", ["a", "Share it", "Share me", "Our app", "b"], [0, 1, 1, 2, 2], id="kinds"
        ),
        pytest.param(
            "core_overlap",
            [PROSE + " stone", "stone", "wall sea", "a"],
            [0.0, 1.0, 0.5, -0.1],
            id="words of it",
        ),
        pytest.param(
            "near_overlap",
            ["stone", PROSE + " stone", "stone sea"],
            [0.0, 0.0, 0.5],
            id="words above",
        ),
    ],
)
def test_lines_of_a_pasted_page_are_measured_by_what_is_around(
    name: str, texts: list[str], found: list[float]
) -> None:
    assert column(name, *texts) == found


def test_only_the_last_six_lines_of_prose_are_near() -> None:
    texts = [PROSE + " stone", *[PROSE] * 5, "stone", PROSE, "stone"]
    assert [column("near_overlap", *texts)[i] for i in (6, 8)] == [1.0, 0.0]


def test_nothing_has_no_traits() -> None:
    assert describe_pasted([], []) == []
