"""Lines of a pasted page are measured by the lines around them."""

import pytest

from summarize.notices.lines import describe_lines
from summarize.notices.pasted_features import describe_pasted
from summarize.notices.phrases import Phrases

PHRASES = Phrases(
    whole={"go home": "navigation"},
    opening={"share": ("share ",), "log in": ("log ",)},
    within={"our letter": "newsletter", "our app": "newsletter"},
    hints={"photo": "caption"},
    hint_openings={"byline": ("by ",), "about": ("he ",)},
)


STOPS = frozenset(("the", "of"))


def words(first: str, count: int, end: str = "") -> str:
    """Return a line of so many words."""
    return " ".join([first, *["x"] * (count - len(first.split()))]) + end


def column(name: str, *texts: str) -> list[float]:
    """Return what a trait of pasted lines is for each."""
    columns = describe_pasted(texts, describe_lines(texts, PHRASES, STOPS))
    return [round(value, 2) for value in columns[name]]


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
    assert not any(describe_pasted([], []).values())
