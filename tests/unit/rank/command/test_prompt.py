"""The prompt: the article as it is, with numbers, or of a long one its best and its headings."""

import re

import pytest

from summarize.discourse.prose import list_prose
from summarize.language.tokens import estimate_tokens
from summarize.models import Article, Block
from summarize.rank.candidates import score_candidates
from summarize.rank.command.prompt import Task, write_question
from tests.conftest import read_sample

TASK = Task(3)
ARTICLE = Article(
    (
        Block("Two mills", "heading", 1),
        Block("The old mill turns in every wind. It has stood there since 1790."),
        Block("Mill", "cell", row=0, column=0),
        Block("Sails", "cell", row=0, column=1),
        Block("Old", "cell", row=1, column=0),
        Block("four", "cell", row=1, column=1),
        Block("The old mill in May", "caption"),
        Block("MILLER: I sleep in the house behind it. The sails wake me."),
        Block("See also", "heading", 2),
    ),
    "en",
    title="Two mills",
)


def test_it_shows_the_article_as_it_is() -> None:
    asked = write_question(list_prose(ARTICLE), ARTICLE, TASK, 3000)
    assert (
        "## Two mills\n\n"
        "[1] The old mill turns in every wind.\n[2] It has stood there since 1790.\n\n"
        "Mill | Sails\n\nOld | four\n\nThe old mill in May\n\n"
    ) in asked.prompt.text
    text = asked.prompt.text
    assert "I sleep in the house behind it." in text
    assert re.search(r"(?m)^MILLER:?$|^\[3\] MILLER", text)
    assert "See also" not in text  # nothing to choose comes after it
    assert [sentence.text for sentence in asked.numbered][:1] == [
        "The old mill turns in every wind."
    ]


def test_what_is_the_same_for_all_articles_comes_first_and_the_task_twice() -> None:
    (other,) = read_sample("tram.txt")
    first, second = (
        write_question(list_prose(a), a, task, 3000).prompt.text
        for a, task in ((ARTICLE, TASK), (other, Task(5)))
    )
    same = first.partition("\n\nTitle: ")[0]
    assert second.startswith(same)
    assert len(same) > 1000
    assert first.count("choose 3 of the sentences") == 2


@pytest.mark.parametrize("tokens", [700, 1000, 1500, 6000])
def test_a_long_article_is_cut_to_its_best_sentences(tokens: int) -> None:
    (article,) = read_sample("salt-road.txt")
    scored = score_candidates(list_prose(article), article)
    asked = write_question(scored, article, TASK, tokens)
    assert estimate_tokens(asked.prompt.text, "en") <= tokens
    whole = len(asked.numbered) == len(scored)
    assert whole == ("Three dots" not in asked.prompt.text)
    if not whole:
        shown = {s.position for s in asked.numbered}
        best = max(scored[3:], key=lambda s: s.score).position
        assert {0, 1, 2, best - 1, best} <= shown
        assert "\n\n...\n\n" in asked.prompt.text


def test_what_a_user_or_an_article_wrote_is_never_filled_in() -> None:
    task = Task(3, question="{count} {focus}?")
    prompt = write_question(list_prose(ARTICLE), ARTICLE, task, 3000).prompt
    assert "The question is: {count} {focus}?\n" in prompt.text
    assert prompt.optional
