"""`-n 800t`: about so many tokens of a language model, and whole paragraphs that fit."""

import pytest

from summarize.language.tokens import estimate_tokens


@pytest.mark.parametrize(
    ("language", "rate"),
    [("en", 4.6), ("de", 4.2), ("ru", 3.65), ("pl", 3.1), ("und", 3.3)],
)
def test_a_token_has_as_many_characters_as_in_its_language(language: str, rate: float) -> None:
    assert estimate_tokens("abcde " * 100, language) == pytest.approx(600 / rate)


def test_scripts_have_rates_of_their_own_in_any_language() -> None:
    assert estimate_tokens("茶" * 127, "zh") == pytest.approx(100)
    assert estimate_tokens("茶" * 127 + "a" * 46, "en") == pytest.approx(110)
    assert estimate_tokens("차" * 125, "und") == pytest.approx(100)
    assert estimate_tokens("ж" * 26, "und") == pytest.approx(10)
