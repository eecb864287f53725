"""Pronouns and short names that lack what they stand for."""

import pytest

from summarize.discourse.anaphora import rate_first_pronoun
from summarize.discourse.cues import list_words


@pytest.mark.parametrize(
    ("text", "language", "dangling"),
    [
        pytest.param("In 1994 she left.", "en", 1, id="after-a-number"),
        pytest.param("Suddenly she left.", "en", 1, id="after-how"),
        pytest.param("When she left, it rained.", "en", 1, id="after-stop-words"),
        pytest.param("The baker knew that she left.", "en", 2, id="after-a-noun"),
        pytest.param("The baker told Anna that she may leave.", "en", 0, id="after-a-name"),
        pytest.param("The song “Dear Anna” was what she sang.", "en", 2, id="after-a-work"),
        pytest.param("Als sie ging, regnete es.", "de", 1, id="german"),
        pytest.param("Der Bäcker sagte, dass sie ging.", "de", 0, id="german-nouns"),
        pytest.param("Gestern sagte jemand, dass er ging.", "de", 2, id="german-he"),
        pytest.param("The baker knows Anna.", "en", 0, id="no-pronoun"),
    ],
)
def test_a_pronoun_dangles_before_all_that_it_could_stand_for(
    text: str, language: str, dangling: int
) -> None:
    words = list_words(text)
    pronouns = [(i, i + 1) for i, word in enumerate(words) if word in ("she", "he", "er")]
    assert rate_first_pronoun(text, words, pronouns, [], language) == dangling


def test_a_time_tells_nobody_who_it_is() -> None:
    text = "The baker knew on Monday that she left."
    words = list_words(text)
    pronouns, monday = [(words.index("she"),) * 2], [(4, 5)]
    assert words[4] == "monday"
    assert rate_first_pronoun(text, words, pronouns, monday, "en") == 2
    assert rate_first_pronoun(text, words, pronouns, [], "en") == 0
