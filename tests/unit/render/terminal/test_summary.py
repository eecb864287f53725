"""A score has a bar for each of its parts in the terminal."""

import pytest

from summarize.models import Rating, Sentence
from summarize.render.terminal.summary import draw_score


def explain(*parts: tuple[str, float]) -> Sentence:
    rating = Rating(dict(parts))
    return Sentence("It rained.", 0, 0, 0, 10, rating.total, rating)


@pytest.mark.parametrize(
    ("value", "columns", "bar"),
    [
        pytest.param(1.0, 80, "█" * 20, id="whole"),
        pytest.param(0.5, 80, "█" * 10, id="half"),
        pytest.param(0.03, 80, "▋", id="a-part-of-a-column"),
        pytest.param(0.01, 9, "▏", id="the-least"),
        pytest.param(2.0, 80, "█" * 20, id="more-than-all"),
        pytest.param(-0.5, 80, "▒" * 10, id="lowers"),
        pytest.param(-0.01, 80, "▒", id="lowers-least"),
        pytest.param(1.0, 9, "█" * 4, id="narrow"),
    ],
)
def test_a_reason_has_a_bar_as_long_as_it_weighs(value: float, columns: int, bar: str) -> None:
    line = draw_score(explain(("title", value)), columns).plain.splitlines()[1]
    assert line == f"like the title {bar} {value:+.2f}"
