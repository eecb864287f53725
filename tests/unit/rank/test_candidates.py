"""What a summary may contain: whole sentences that announce nothing."""

import pytest

from summarize.discourse.prose import list_prose
from summarize.models import Article, Block
from summarize.rank.candidates import score_candidates


def list_texts(language: str, *texts: str) -> list[str]:
    article = Article(tuple(map(Block, texts)), language)
    return [sentence.text for sentence in score_candidates(list_prose(article), article)]


TRAM = "The council voted for the tram on Monday evening."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Here are our ten tips for a garden in spring.", id="announcement"),
        pytest.param("The council has to choose between these:", id="lead-in"),
        pytest.param("The council met in the old town hall and…", id="teaser"),
    ],
)
def test_what_leads_on_is_no_candidate_while_others_are_left(text: str) -> None:
    assert list_texts("en", text, TRAM) == [TRAM]
    assert list_texts("en", text) == [text]


def test_what_print_may_cut_is_a_candidate_if_nothing_else_is() -> None:
    texts = ("It is known that the mill of the", TRAM, "and nobody in the town knew it.")
    article = Article(tuple(Block(text, page=1) for text in texts), "en")
    assert [s.text for s in score_candidates(list_prose(article), article)] == [TRAM]


def test_a_colon_ends_a_sentence_of_armenian() -> None:
    text = "Քաղաքը նոր կամուրջ է կառուցել գետի վրա:"
    assert list_texts("hy", text, "Կամուրջը բացվել է երկուշաբթի օրը։")[0] == text


def test_a_repeated_sentence_is_one_candidate() -> None:
    again = "The old mill burned down in May."
    assert list_texts("en", again, "Nobody lived in it.", again.upper()) == [
        again,
        "Nobody lived in it.",
    ]
