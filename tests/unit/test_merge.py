"""`summarize --merge`: one summary of several articles on one topic."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from summarize import Article, extract_article, merge_articles, summarize
from summarize.length import Budget
from summarize.models import Block, Removed, Sentence, Stance, Summary
from summarize.rank.auto.auto import measure_support
from summarize.rank.auto.vectors import build_vectors, cosine
from summarize.rank.select import select_sentences
from tests.conftest import SAMPLES, Run


def article(name: str, text: str, date: str | None = None) -> Article:
    return Article(tuple(map(Block, text.split("\n"))), "en", source=name, date=date)


FIRST = article(
    "a",
    "The tram line to the harbour was approved by the council on Monday evening.\n"
    "Gulls were seen on the roof of the town hall again that day.\n"
    "A baker on the square has given up his shop after forty years.",
    "2025-02-02",
)
SECOND = article(
    "b",
    "On Monday evening the council approved the tram line to the harbour.\n"
    "The mayor said that the tram line costs the city forty million euros.",
    "2025-01-01",
)


def test_articles_stand_in_the_order_of_their_dates_else_as_given() -> None:
    assert [a.source for a in merge_articles([FIRST, SECOND]).articles] == ["b", "a"]
    undated = article("c", "Nothing is known of the day.")
    assert [a.source for a in merge_articles([FIRST, undated, SECOND]).articles] == ["a", "c", "b"]


def test_the_language_is_that_of_most_words_not_of_most_articles() -> None:
    short = [replace(article(name, "Ein Satz steht hier."), language="de") for name in "xy"]
    assert merge_articles([*short, FIRST]).language == "en"
    assert merge_articles([FIRST, *short]).language == "en"


def test_what_was_taken_out_of_each_is_told_of_all() -> None:
    lines = [Removed("Share this", "share"), Removed("Log in", "log in")]
    articles = [replace(a, removed=(r,)) for a, r in zip((SECOND, FIRST), lines, strict=True)]
    assert merge_articles(articles).removed == tuple(lines)


def test_what_two_articles_say_counts_once() -> None:
    summary = summarize(merge_articles([FIRST, SECOND]), length="4")
    approvals = [s.text for s in summary.sentences if "approved" in s.text]
    assert len(approvals) == 1
    assert len(summary.sentences) == 4


# Each says most of its own topic, three times, and last what the others say, too.
GULLS = article(
    "a",
    "Gulls rule the roof of the town hall, and gulls decide who may cross it.\n"
    "Whoever mends the roof wears a helmet against the gulls of the hall.\n"
    "A roof without gulls is what the keeper of the hall dreams of.\n"
    "A tram to Ostrel was approved by the council on Monday.",
)
BREAD = article(
    "b",
    "Ovens on the square go out, because bakers find no flour for their ovens.\n"
    "Two bakers share one of the ovens and quarrel about flour every night.\n"
    "Flour costs bakers twice as much as the wood for their ovens does.\n"
    "On Monday the council approved a tram to Ostrel at last.",
)
BELLS = article(
    "c",
    "Bells were heard under water, say fishermen who counted eleven bells.\n"
    "Fishermen lower their nets where the bells are and pull up bronze.\n"
    "Bronze of old bells buys fishermen new nets, if anyone believes them.\n"
    "The council on Monday approved the new tram to Ostrel.",
)


def count_better(summary: Summary) -> int:
    """Count the sentences that open no article and are better than those on the tram."""
    tram = max(s.score for s in summary.sentences if "tram" in s.text)
    openings = (a.paragraphs[0] for a in summary.article.articles or (summary.article,))
    better = {s.text for s in summary.sentences if s.score > tram}
    return len(better.difference(openings))


def test_what_several_articles_say_rises() -> None:
    articles = [GULLS, BREAD, BELLS]
    assert all(count_better(summarize(alone, length="100%")) for alone in articles)
    assert not count_better(summarize(merge_articles(articles), length="100%"))


def test_support_is_the_likeness_to_the_sentences_of_the_other_articles_alone() -> None:
    lines = [line for a in (GULLS, BREAD, BELLS) for line in a.paragraphs]
    vectors, _ = build_vectors([Counter(line.lower().split()) for line in lines])
    spans = [slice(0, 4), slice(4, 8), slice(8, 12)]
    plain = [
        sum(cosine(vector, other) for j, other in enumerate(vectors) if i // 4 != j // 4)
        for i, vector in enumerate(vectors)
    ]
    expected = [value / max(plain) for value in plain]
    assert measure_support(vectors, spans) == pytest.approx(expected)
    assert {i % 4 for i, value in enumerate(expected) if value > 0.7} == {3}


def test_what_opens_an_article_leans_on_no_other_one() -> None:
    last = Sentence("The tram came on Monday.", 0, 0, 0, 24, 0.1, document=0)
    first = Sentence("It was late.", 1, 1, 26, 38, 0.9, document=1, stance=Stance(leans=True))
    taken = select_sentences([last, first], Budget(sentences=1), coherent=True)
    assert taken == (first,)
    one = [last, replace(first, document=0)]
    assert select_sentences(one, Budget(sentences=1), coherent=True) == (last,)


def test_offsets_count_in_the_merged_text_and_documents_are_numbered() -> None:
    merged = merge_articles([FIRST, SECOND])
    picked = summarize(merged, length="5").sentences
    assert [sentence.document for sentence in picked] == [0, 1, 1, 1]
    for sentence in picked:
        assert merged.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text in merged.articles[sentence.document].text


def test_each_sentence_names_its_source_and_the_list_is_below(run: Run) -> None:
    result = run("--merge", "-n", "3", SAMPLES / "tram.txt", SAMPLES / "harbour.txt")
    lines = result.out.splitlines()
    assert all(line.endswith(("[1]", "[2]")) for line in lines[:3])
    assert lines[3] == ""
    assert lines[4].startswith("[1] ")
    assert lines[4].endswith("tram.txt")
    assert lines[5].endswith("harbour.txt")
    bare = run("--merge", "-q", "-n", "3", SAMPLES / "tram.txt", SAMPLES / "harbour.txt").out
    assert [line.rsplit(" [", 1)[0] for line in lines[:3]] == bare.splitlines()


def test_json_has_the_source_of_each_sentence(run: Run) -> None:
    names = [str(SAMPLES / name) for name in ("tram.txt", "harbour.txt")]
    found = json.loads(run("--merge", "-f", "json", "-n", "20%", *names).out)
    assert {sentence["source"] for sentence in found["sentences"]} == set(names)
    single = json.loads(run("-f", "json", names[0]).out)
    assert "source" not in single["sentences"][0]


def test_a_length_that_no_sentence_of_them_has_is_told_of_all(run: Run) -> None:
    names = [str(SAMPLES / name) for name in ("tram.txt", "harbour.txt")]
    result = run("--merge", "-n", "1c", *names)
    assert (result.out, result.code) == ("", 2)
    assert result.err == f"summarize: {', '.join(names)}: no sentence is as short as 1c\n"


def test_one_article_merged_is_that_article() -> None:
    tram = extract_article((SAMPLES / "tram.txt").read_bytes())
    alone, merged = summarize(tram, length="4"), summarize(merge_articles([tram]), length="4")
    assert [s.text for s in alone.sentences] == [s.text for s in merged.sentences]


def test_other_rankers_merge_too() -> None:
    merged = merge_articles([FIRST, SECOND])
    assert summarize(merged, length="2", algorithm="lex-rank").sentences
