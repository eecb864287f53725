"""Sentences that refer to something that only other sentences name."""

from math import exp
from pathlib import Path

import pytest

from summarize.discourse import dangling
from summarize.discourse.dangling import (
    Place,
    describe,
    estimate_dangling,
    load_model,
    locate,
)
from summarize.discourse.stance import read_stances
from summarize.models import Block, Sentence, Stance

# What dangles, and the same with the owner in it.
PAIRS = {
    "en": (
        ("Since 2022 it has carried ninety sensors.", "Since 2022 Lund Bridge has ninety sensors."),
        ("The council put them there.", "The council of Lund keeps bees on the roof."),
        ("They refused to sign the contract.", "Three of the farmers refused to sign a contract."),
        ("Both were painted green.", "The boats and the hut were painted green."),
        ("These symptoms vanish within a week.", "A cold vanishes within a week."),
        ("He had no motor.", "Ada Trent had no motor."),
    ),
    "de": (
        ("Dabei will er sparen.", "Der Rat von Lund will sparen."),
        ("Das kostet den Rat viel Geld.", "Eine Brücke kostet den Rat von Lund viel Geld."),
        ("Sie sind seit Mai gesperrt.", "In Lund sind seit Mai alle Brücken gesperrt."),
        ("Dieser Plan ist teuer.", "Pläne für Brücken sind teuer."),
    ),
    "es": (("Pero ella no quiso venderla.", "Ana Lago no quiso vender la casa."),),
    "no": (("Han sier at de er klare.", "Kari Lund sier at skolen er klar."),),
}
MODEL = "# words\nbase\t-1\ntraits\t0.5\t0\n[en]\nit\t1\t0.25\t0.125\n[de]\ndas\t2\t0\t0\n"


def estimate(text: str, language: str, before: str = "A buoy tells the height of waves.") -> float:
    sentences = [Sentence(before, 0, 0, 0, 0), Sentence(text, 1, 1, 0, 0)]
    blocks = [Block(before, "paragraph"), Block(text, "paragraph")]
    return read_stances(sentences, blocks, language)[1].dangles


@pytest.mark.parametrize(
    ("language", "dangling", "whole"),
    [(language, *pair) for language, pairs in PAIRS.items() for pair in pairs],
)
def test_a_sentence_dangles_rather_without_the_owner_of_its_pronoun(
    language: str, dangling: str, whole: str
) -> None:
    assert estimate(dangling, language) > 0.5
    assert estimate(whole, language) < estimate(dangling, language) - 0.1


def test_the_first_sentence_of_a_paragraph_dangles_less() -> None:
    text = "The crane was sold in May."
    sentences = [Sentence(x, i, i, 0, 0) for i, x in enumerate((text, text, text, text))]
    inside = [*sentences[:3], Sentence(text, 2, 3, 0, 0)]
    blocks = [Block(text, "paragraph")] * 4
    opening, second = (read_stances(some, blocks, "en")[3].dangles for some in (sentences, inside))
    assert opening < second


def test_a_place_is_that_among_all_sentences_of_the_article() -> None:
    blocks = [Block("Bees", "heading"), Block("One. Two.", "item"), Block("Three.", "quote")]
    sentences = [
        Sentence(text, block, i, 0, 0)
        for i, (text, block) in enumerate((("One.", 1), ("Two.", 1), ("Three.", 2)))
    ]
    assert [locate(i, sentences, blocks) for i in range(3)] == [
        Place(0, opens=True, below=True, kind="item"),
        Place(1, opens=False, below=False, kind="item"),
        Place(2, opens=True, below=False, kind="quote"),
    ]


def test_the_estimate_is_the_logistic_function_of_the_weights(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "weights"
    file.write_text(MODEL)
    monkeypatch.setattr(dangling, "FILE", file)
    for words, language, total in (
        (["it"], "en", -0.5 + 1.25),
        (["so", "it"], "en", -0.5 + 1.125),
        (["it"], "de", -0.5),
        (["it"], "fr", -0.5),
        ([], "en", -0.5),
    ):
        assert estimate_dangling((1.0, 7.0), words, language) == pytest.approx(
            1 / (1 + exp(-total))
        )


def test_the_model_has_a_weight_for_each_trait() -> None:
    place = Place(0, opens=True, below=False, kind="paragraph")
    traits = describe(Sentence("It rains.", 0, 0, 0, 0), Stance(), place, 2)
    assert len(load_model(dangling.FILE).traits) == len(traits)
