"""The default ranking: what editors choose, whole and without repeats, whatever the text."""

import pickle
from collections.abc import Sequence

import pytest

from summarize import Article, summarize
from summarize.language.sentences import split_sentences
from summarize.models import Block, Rating
from summarize.rank.auto.auto import rank
from summarize.rank.candidates import add_stances
from tests.conftest import SAMPLES, Run


def rate(*paragraphs: str) -> Sequence[Rating]:
    article = Article(tuple(map(Block, paragraphs)), "en")
    return rank(add_stances(split_sentences(article.blocks, "en"), article), article)


def best_of(*sentences: str) -> str:
    ratings = rate(*sentences)
    return sentences[max(range(len(ratings)), key=lambda i: ratings[i].total)]


CENTRAL = "The tram line to the harbour costs the city many millions."


def test_the_sentence_that_the_rest_takes_up_is_the_best() -> None:
    rest = (
        "Nobody saw the gull on that grey Monday.",
        CENTRAL,
        "The tram is to open in spring.",
        "Shops fear for the harbour and the city.",
        "Millions come from the state for the line.",
    )
    assert best_of(*rest) == CENTRAL


def test_a_lead_in_and_what_points_elsewhere_lose() -> None:
    for weak in (CENTRAL.replace(".", ":"), f"As figure 2 shows, {CENTRAL}"):
        assert best_of(weak, CENTRAL, "The tram is to open in spring, says the city.") == CENTRAL


def test_what_repeats_a_better_sentence_falls_behind() -> None:
    again = "The tram line to the harbour costs our city many millions."
    other = "Shop owners on the road have asked for help with the rent."
    ratings = rate(CENTRAL, again, other)
    lost = [rating.parts["repeats"] for rating in ratings]
    assert min(lost[:2]) < min(max(lost[:2]), lost[2]) <= 0


@pytest.mark.parametrize("count", [0, 1, 2, 150, 1000])
def test_every_sentence_gets_a_rating_however_many_there_are(count: int) -> None:
    ratings = rate(*(f"Sentence {i} is on item {i % 7} here now." for i in range(count)))
    assert len(ratings) == count
    assert all(rating.total == rating.total for rating in ratings)


def test_a_rating_is_the_sum_of_its_parts() -> None:
    for rating in rate(CENTRAL, "It was late. As figure 2 shows, it rained.", "Who pays for it?"):
        assert sum(rating.parts.values()) == pytest.approx(rating.total)


def test_a_summary_that_another_process_made_still_tells_its_parts() -> None:
    summary = summarize((SAMPLES / "tram.txt").read_bytes())
    again = pickle.loads(pickle.dumps(summary))
    assert again == summary
    assert [s.parts for s in again.sentences] == [s.parts for s in summary.sentences]
    assert all(type(s.score) is float and len(s.parts) > 10 for s in again.sentences)


def test_a_budget_of_words_is_filled_well() -> None:
    for name in ("bridge.html", "harbour.txt", "salt-road.txt", "windrad.html"):
        assert summarize((SAMPLES / name).read_bytes(), length="100w").summary_words >= 80


def test_a_focus_brings_the_sentences_near_it_to_the_top(run: Run) -> None:
    plain = run("-n", "2", SAMPLES / "tram.txt").out
    focused = run("-n", "2", "--focus", "shop owners bicycles", SAMPLES / "tram.txt")
    assert focused.out != plain
    assert "Shop owners on Station Road" in focused.out
    assert focused.err == ""


def test_a_focus_may_be_a_question(run: Run) -> None:
    focused = run("-n", "2", "--focus", "How much does it cost?", SAMPLES / "tram.txt").out
    assert "It costs 310 million euros" in focused


def test_a_focus_that_the_article_lacks_changes_nothing_and_is_told(run: Run) -> None:
    result = run("--focus", "volcano", SAMPLES / "tram.txt")
    assert result.code == 0
    assert result.out == run(SAMPLES / "tram.txt").out
    assert result.err == (
        f"summarize: {SAMPLES / 'tram.txt'}: the article does not speak of 'volcano'\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--focus", "x", "-a", "lsa"], "only auto can focus"), (["--focus", "…"], "needs words")],
)
def test_a_focus_that_can_not_be_is_wrong_usage(
    run: Run, arguments: list[str], message: str
) -> None:
    result = run(*arguments, SAMPLES / "tram.txt")
    assert (result.out, result.code) == ("", 2)
    assert message in result.err
