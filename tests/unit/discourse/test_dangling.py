"""References whose antecedents stand outside the sentence."""

import pytest

from summarize.discourse.dangling import find_dangling
from summarize.discourse.stance import read_stance

STANDS, DANGLES = (
    {
        "en": (
            "The ferry sails at nine, and since 2022 it has carried ninety sensors.",
            "Ada Trent said that she had rung the bell herself.",
            "The keepers rang the bell because they had no motor.",
            "On its way home, the ferry passes the lighthouse.",
            "It is clear that the bridge will close in May.",
            "The council wrote a plan, and this plan names the cost.",
            "This week the bridge is closed to lorries.",
            "Those who live on the island pay half.",
            "Boats such as the ferry need a berth.",
            "Both the mayor and the keeper came to the opening.",
            "Kermor has a school, and many children learn to sail there.",
            "There is no bridge to the island.",
            "The mayor and the keeper disagree, and the two no longer speak.",
            "The gardener washed his hands.",
        ),
        "de": (
            "Die Fähre fährt um neun, und sie nimmt auch Räder mit.",
            "Ada Trent sagte, dass sie die Glocke selbst geläutet habe.",
            "Er rechnet damit, dass der Steg im Mai schließt, sagt Bürgermeister Lund.",
            "Diese Woche ist die Brücke gesperrt.",
            "Der Rat will die Brücke schließen, und dieser Plan kostet Geld.",
            "Auf der Insel gibt es eine Schule, und viele Kinder lernen dort segeln.",
        ),
    },
    {
        "en": (
            ("Since the autumn of 2022 it has carried ninety-four sensors.", "it"),
            ("In 1957 it needed a berth.", "it"),
            ("The council put them there.", "them"),
            ("After the vote he refused to sign.", "he"),
            ("At last, their owner has paid for the paint.", "their"),
            ("Of these symptoms the last is the worst.", "these"),
            ("The mayor has read this report twice.", "this"),
            ("In the end, both were painted green.", "both"),
            ("Of the other, little is known.", "other"),
            ("Nobody had seen such a storm.", "such"),
        ),
        "de": (
            ("Im Herbst hat er neunzig Fühler getragen.", "er"),
            ("Am Ende wurden beide gestrichen.", "beide"),
            ("Der Rat will dabei sparen.", "dabei"),
            ("Der Rat hat diesen Bericht gelesen.", "diesen"),
        ),
    },
)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in STANDS.items() for text in texts]
)
def test_a_reference_with_an_antecedent_in_its_sentence_stands(language: str, text: str) -> None:
    assert find_dangling(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [(language, *row) for language, rows in DANGLES.items() for row in rows],
)
def test_a_reference_to_another_sentence_dangles(language: str, text: str, word: str) -> None:
    assert find_dangling(text, language) == word
    assert read_stance(text, language).dangles


def test_in_other_languages_a_pronoun_before_all_names_dangles() -> None:
    assert find_dangling("Le gardien savait qu’il était en retard.", "fr") == ""
    assert read_stance("Смотритель сказал, что он опоздал.", "ru").dangles
    assert not read_stance("Смотритель Иван Лунд сказал, что он опоздал.", "ru").dangles
