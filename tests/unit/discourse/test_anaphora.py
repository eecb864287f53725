"""Pronouns that lack what they stand for."""

import pytest

from summarize.discourse.anaphora import lacks_antecedent
from summarize.discourse.cues import list_words


@pytest.mark.parametrize(
    ("text", "language", "dangles"),
    [
        pytest.param("In 1994 she left.", "en", True, id="after-a-number"),
        pytest.param("Suddenly she left.", "en", True, id="after-how"),
        pytest.param("When she left, it rained.", "en", True, id="after-stop-words"),
        pytest.param("The baker knew that she left.", "en", False, id="after-a-noun"),
        pytest.param("The baker told Anna that she may leave.", "en", False, id="after-a-name"),
        pytest.param("Als sie ging, regnete es.", "de", True, id="german"),
        pytest.param("Der Bäcker sagte, dass sie ging.", "de", False, id="german-nouns"),
        pytest.param("The baker knows Anna.", "en", False, id="no-pronoun"),
    ],
)
def test_a_pronoun_dangles_before_all_that_it_could_stand_for(
    text: str, language: str, dangles: bool
) -> None:
    words = list_words(text)
    pronouns = [(i, i + 1) for i, word in enumerate(words) if word in ("she", "he", "er")]
    assert lacks_antecedent(text, words, pronouns, [], language) == dangles


def test_a_time_tells_nobody_who_it_is() -> None:
    text = "On Monday she left."
    words = list_words(text)
    pronouns, monday = [(words.index("she"),) * 2], [(1, 2)]
    assert words[1] == "monday"
    assert lacks_antecedent(text, words, pronouns, monday, "en")
    assert not lacks_antecedent(text, words, pronouns, [], "en")
