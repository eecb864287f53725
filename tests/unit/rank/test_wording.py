"""The rating of the words of a sentence."""

from pathlib import Path

import pytest

from summarize import Article, summarize
from summarize.models import Block
from summarize.rank.auto import wording
from summarize.rank.auto.wording import rate_wording


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "weights"
    file.write_text("# words\n[en]\nclick\t-0.5\t-1\t0\nvoted\t0.5\t0\t0.25\n")
    monkeypatch.setattr(wording, "FILE", file)


@pytest.mark.usefixtures("weights")
def test_words_add_up_by_their_place() -> None:
    assert rate_wording("Click, and click again.", "en") == -1.5
    assert rate_wording("The council voted.", "en") == 0.75
    assert rate_wording("Nothing is known of it.", "en") == 0
    assert rate_wording("Click here.", "de") == 0


@pytest.mark.usefixtures("weights")
def test_of_two_sentences_alike_in_all_else_the_one_with_better_words_is_picked() -> None:
    texts = ("The board sorted the tram plans in May.", "The board voted the tram plans in May.")
    for some in (texts, texts[::-1]):
        blocks = tuple(map(Block, (*some, "A gull sat on the roof of the new quay house.")))
        picked = summarize(Article(blocks, "en"), length="1", keywords=0).sentences
        assert [sentence.text for sentence in picked] == [texts[1]]


def test_the_weights_are_judge_plain_words_as_editors_do() -> None:
    for text in ("The council voted for a new bridge on Monday.", "Click here to read more."):
        assert -1 < rate_wording(text, "en") < 1
    assert rate_wording("The council has decided.", "en") > rate_wording("Click here.", "en")
