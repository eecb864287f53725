"""Ratings and scores."""

from dataclasses import fields, replace

from summarize.models import Sentence, Stance
from summarize.rank.rating import score_sentence


def test_a_sentence_that_is_judged_keeps_all_that_it_was() -> None:
    stance = Stance(leans=True)
    sentence = Sentence("It is.", 3, 7, 40, 46, 0.5, 0.25, 2, Stance(asks=True), 61.5)
    assert len({getattr(sentence, field.name) for field in fields(Sentence)}) == len(
        fields(Sentence)
    )
    judged, replaced = (
        score_sentence(sentence, 0.75, stance),
        replace(sentence, score=0.75, stance=stance),
    )
    assert (judged, judged.rating) == (replaced, replaced.rating)
