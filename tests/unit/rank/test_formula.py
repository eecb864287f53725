"""What makes up a score is told whole, the weightiest first, and what speaks against it counts."""

from collections import Counter

import pytest

from summarize.models import Stance
from summarize.rank.auto import weights as w
from summarize.rank.auto.analysis import AnalyzedSentence
from summarize.rank.auto.formula import measure_form_penalty, measure_needs


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
    assert measure_form_penalty(found) + measure_needs(found) == pytest.approx(penalty)


def test_a_sentence_is_long_or_short_from_a_number_of_words_on() -> None:
    found = [
        measure_form_penalty(AnalyzedSentence("it rained.", words, Counter()))
        for words in (w.SHORT_WORDS - 1, w.SHORT_WORDS, w.LONG_WORDS, 2 * w.LONG_WORDS)
    ]
    assert found == pytest.approx([w.SHORT, 0.0, 0.0, w.LONG])


def test_more_than_two_needs_of_a_kind_count_as_two() -> None:
    def measure(stance: Stance) -> float:
        return measure_needs(AnalyzedSentence("It rained.", 2, Counter(), stance=stance))

    assert measure(Stance(hints=3)) == measure(Stance(hints=2)) == 2 * w.HINTS
    assert measure(Stance(refers=9)) == measure(Stance(refers=2)) == 2 * w.REFERS
    assert measure(Stance(leans=True, refers=1)) == w.LEANING + w.REFERS
