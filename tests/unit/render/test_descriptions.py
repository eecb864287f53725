"""Shares, reading times, scores and sources are described alike in every format."""

import pytest

from summarize.models import Article, Block, Rating, Sentence, Summary
from summarize.render.datetimes import write_date
from summarize.render.descriptions import (
    count_minutes,
    count_percent,
    describe_phrases,
    describe_score,
    describe_share,
    join_facts,
    list_items,
    list_reasons,
    list_sources,
    quote_sentence,
)
from summarize.render.html.locale import (
    list_languages,
    load_words,
)
from summarize.render.html.page import render_html
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.summary import render_terminal


def make(words: int = 9, picked: int = 1, sentences: int = 1, kept: int = 3) -> Summary:
    said = tuple(Sentence("It rained.", 0, n, 0, 10, 0.5) for n in range(picked))
    article = Article((Block("It rained."),), "en")
    return Summary(article, "auto", said, sentences, words, kept, ("mill", "wheel"))


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (356, 1), (358, 2), (594, 2), (596, 3), (2380, 10)]
)
def test_a_minute_has_238_words_and_there_is_one_at_least(words: int, minutes: int) -> None:
    assert count_minutes(make(words)) == (0, minutes)


@pytest.mark.parametrize(("minutes", "told"), [(119, (0, 119)), (120, (2, 0)), (891, (14, 51))])
def test_from_two_hours_on_minutes_are_told_in_hours(minutes: int, told: tuple[int, int]) -> None:
    assert count_minutes(make(minutes * 238)) == told


def test_every_language_tells_the_time_of_a_book_in_hours() -> None:
    summary = make(891 * 238)
    assert "14 h 51 min read" in render_terminal(summary)
    assert "14 h 51 min read" in render_html(summary)
    for code in list_languages():
        said = load_words(code).say("hours", hours=14, minutes=51)
        assert said.index("14") < said.index("51"), code


@pytest.mark.parametrize(
    ("kept", "words", "percent"), [(1, 3, 33), (2, 3, 67), (0, 0, 0), (1, 1, 100), (1, 0, 100)]
)
def test_a_share_is_of_a_hundred_words(kept: int, words: int, percent: int) -> None:
    assert count_percent(make(words, kept=kept)) == percent


def test_shares_and_phrases_are_counted_in_words() -> None:
    assert describe_share(make(90, 5, 42, 9)) == "5 of 42 sentences, 10 % of 90 words"
    assert describe_share(make(1, 1, 1, 1)) == "1 of 1 sentence, 100 % of 1 word"
    assert describe_phrases(make(903)) == "2 key phrases, 903 words"
    assert join_facts("Ann", None, "", "The Gull", "Ann") == "Ann · The Gull"


def test_a_score_is_explained_by_its_six_weightiest_parts() -> None:
    parts = [
        ("title", 0.4),
        ("opening", -0.3),
        ("base", 0.11),
        *((f"p{n}", 0.02) for n in range(7)),
    ]
    sentence = Sentence("It rained.", 0, 0, 0, 10, 0.35, Rating(dict(parts)))
    assert list_reasons(sentence) == [
        ("like the title", 0.4), ("near the start", -0.3), ("p0", 0.02), ("p1", 0.02),
        ("p2", 0.02), ("p3", 0.02), ("the rest", 0.06), ("base score", 0.11),
    ]  # fmt: skip
    first = Sentence("It rained.", 0, 0, 0, 10, 0.354, Rating({"title": -0.25, "opening": 0.604}))
    assert describe_score(first) == "0.35 = 0.60 near the start - 0.25 like the title"
    last = Sentence("It rained.", 0, 0, 0, 10, -0.25, Rating({"title": -0.25, "opening": 0.004}))
    assert describe_score(last) == "-0.25 = - 0.25 like the title"


@pytest.mark.parametrize(
    ("text", "quoted", "shown"),
    [
        ("We care.", True, "“We care.”"),
        ("We care.", False, "We care."),
        ("“We care.”", True, "“We care.”"),
        ("«Wir sorgen».", True, "«Wir sorgen»."),
        ("“We” care.", True, "““We” care.”"),
    ],
)
def test_a_quotation_is_shown_as_one(text: str, quoted: bool, shown: str) -> None:
    assert quote_sentence(Sentence(text, 0, 0, 0, len(text), quoted=quoted)) == shown


def test_items_are_sentences_or_phrases_with_their_source_and_score() -> None:
    summary = make()
    assert list_items(summary, PLAIN) == [("It rained.", "")]
    assert list_items(summary, Style(phrases=True)) == [("mill", ""), ("wheel", "")]
    assert list_items(summary, Style(explain=True)) == [("It rained.", "0.50 = ")]
    merged = Article(summary.article.blocks, "en", articles=(summary.article,))
    several = Summary(merged, "auto", summary.sentences, 1, 9, 3)
    assert list_items(several, PLAIN) == [("It rained. [1]", "")]
    assert list_items(several, Style(bare=True)) == [("It rained.", "")]


def test_sources_have_a_number_a_title_and_a_date_that_may_be_written_otherwise() -> None:
    block = (Block("It rained."),)
    parts = (Article(block, "de", "a.txt", "A Mill", date="2025-03-04"), Article(block, "en", "b"))
    summary = Summary(Article(block * 2, "en", articles=parts), "auto", (), 1, 9, 3)
    assert list_sources(summary) == ["[1] A Mill · 2025-03-04 · a.txt", "[2] b"]
    assert list_sources(summary, write_date)[0] == "[1] A Mill · 4. März 2025 · a.txt"


def explain(*parts: tuple[str, float]) -> Sentence:
    rating = Rating(dict(parts))
    return Sentence("It rained.", 0, 0, 0, 10, rating.total, rating)


def test_the_weightiest_reason_is_first_and_what_all_have_is_last() -> None:
    parts = ("base", 0.5), ("opening", 0.1), ("form", -0.3), ("title", 0.004), ("new part", 0.2)
    assert list_reasons(explain(*parts)) == [
        ("length and form", -0.3),
        ("new part", 0.2),
        ("near the start", 0.1),
        ("base score", 0.5),
    ]
