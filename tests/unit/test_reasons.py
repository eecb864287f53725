"""What makes up a score is told whole, the weightiest first, and what speaks against it counts."""

from collections import Counter

import pytest

from summarize.models import Sentence, Stance
from summarize.rank.auto import weights as w
from summarize.rank.auto.analysis import AnalyzedSentence
from summarize.rank.auto.formula import measure_needs, measure_penalty
from summarize.rank.rating import Rating
from summarize.render.descriptions import list_reasons
from summarize.render.terminal.summary import draw_score


def explain(*parts: tuple[str, float]) -> Sentence:
    rating = Rating(dict(parts))
    return Sentence("It rained.", 0, 0, 0, 10, float(rating), rating)


def test_the_weightiest_reason_is_first_and_what_all_have_is_last() -> None:
    parts = ("base", 0.5), ("opening", 0.1), ("form", -0.3), ("title", 0.004), ("new part", 0.2)
    assert list_reasons(explain(*parts)) == [
        ("length and form", -0.3),
        ("new part", 0.2),
        ("near the start", 0.1),
        ("added to all", 0.5),
    ]


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


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        pytest.param("You need this:", w.LEAD_IN, id="lead-in"),
        pytest.param("你需要：", w.LEAD_IN, id="lead-in-in-chinese"),
        pytest.param("“It rained,” he said.", w.QUOTE, id="quotation"),
        pytest.param("“It rained on the mill.", w.QUOTE + w.HALF_QUOTE, id="half-a-quotation"),
        pytest.param("It rained on the mill.", 0.0, id="nothing"),
    ],
)
def test_what_speaks_against_a_sentence_is_seen_by_its_ends(text: str, penalty: float) -> None:
    words = w.SHORT_WORDS  # neither short nor long
    found = AnalyzedSentence(text, words, Counter())
    assert measure_penalty(found) + measure_needs(found) == pytest.approx(penalty)


def test_a_sentence_is_long_or_short_from_a_number_of_words_on() -> None:
    found = [
        measure_penalty(AnalyzedSentence("it rained.", words, Counter()))
        for words in (w.SHORT_WORDS - 1, w.SHORT_WORDS, w.LONG_WORDS, 2 * w.LONG_WORDS)
    ]
    assert found == pytest.approx([w.SHORT, 0.0, 0.0, w.LONG])


def test_more_than_two_needs_of_a_kind_count_as_two() -> None:
    def measure(stance: Stance) -> float:
        return measure_needs(AnalyzedSentence("It rained.", 2, Counter(), stance=stance))

    assert measure(Stance(hints=3)) == measure(Stance(hints=2)) == 2 * w.HINTS
    assert measure(Stance(refers=9)) == measure(Stance(refers=2)) == 2 * w.REFERS
    assert measure(Stance(leans=True, refers=1)) == w.LEANING + w.REFERS
