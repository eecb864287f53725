"""`-n 800t`: about so many tokens of a language model, and whole paragraphs that fit."""

import json

import pytest

from summarize import extract_article, summarize
from summarize.errors import UsageError
from summarize.request import Request
from tests.conftest import SAMPLES, Run

TRAM = SAMPLES / "tram.txt"


COSTS = "It costs 310 million euros"


@pytest.mark.parametrize("name", ["tram.txt", "tea.txt", "moor.txt"])
def test_a_summary_has_never_more_tokens_than_asked_for(name: str) -> None:
    article = extract_article((SAMPLES / name).read_bytes())
    for most in (40, 100, 200):
        summary = summarize(article, length=f"{most}t")
        assert summary.tokens is not None
        assert most / 3 < summary.tokens[1] <= most < summary.tokens[0]


def test_the_estimate_is_told(run: Run) -> None:
    told = json.loads(run("-n", "60t", "-f", "json", TRAM).out)
    assert 30 < told["tokens"]["summary"] <= 60 < told["tokens"]["article"]
    assert "tokens" not in json.loads(run("-n", "60w", "-f", "json", TRAM).out)
    assert f", about {told['tokens']['summary']} tokens" in run("-n", "60t", "-f", "md", TRAM).out
    assert run("-n", "2t", TRAM).code == 2


def test_read_prints_whole_paragraphs_that_fit(run: Run) -> None:
    asked = ("read", "-n", "120t", "--ask", "How much does it cost?", TRAM)
    paragraphs = run(*asked).out.strip().split("\n\n")
    whole = extract_article(TRAM.read_bytes()).paragraphs
    assert len(paragraphs) == 2
    assert [p for p in whole if p in paragraphs] == paragraphs
    assert COSTS in paragraphs[0]
    told = json.loads(run(*asked, "-f", "json").out)
    text = "\n\n".join(block["text"] for block in told["blocks"])
    assert text == "\n\n".join(paragraphs)
    assert all(text[s["start"] : s["end"]] == s["text"] for s in told["sentences"])
    assert told["tokens"]["summary"] <= 120
    assert f"{COSTS}, of which the state pays two thirds.**" in run(*asked, "-f", "md").out


def test_read_prints_the_heading_above_if_it_fits(run: Run) -> None:
    page = "# The pool\n\n## Fares\n\nA ticket costs two euros.\n\n## Hours\n\nIt opens at nine.\n"
    asked = ("read", "--ask", "What does a ticket cost?")
    assert run(*asked, "-n", "10t", "-", stdin=page).out == "Fares\n\nA ticket costs two euros.\n"
    assert run(*asked, "-n", "7t", "-", stdin=page).out == "A ticket costs two euros.\n"
    refused = run(*asked, "-n", "3t", "-", stdin=page)
    assert refused.code == 2
    assert "the paragraph that says most does not fit into 3t" in refused.err


def test_read_with_tokens_alone_prints_the_paragraphs_that_say_most(run: Run) -> None:
    whole = extract_article(TRAM.read_bytes()).paragraphs
    paragraphs = run("read", "-n", "200t", TRAM).out.strip().split("\n\n")
    assert 1 < len(paragraphs) < len(whole)
    assert [p for p in whole if p in paragraphs] == paragraphs
    assert run("read", "-n", "2000t", TRAM).out == run("read", TRAM).out
    focused = run("read", "-n", "80t", "--focus", "shop owners", TRAM).out
    assert focused.startswith("Shop owners on Station Road")


@pytest.mark.parametrize("asked", [(), ("--focus", "what it costs")])
def test_the_words_are_those_of_the_sentences_that_are_left(
    run: Run, asked: tuple[str, ...]
) -> None:
    told = json.loads(run("read", "-n", "120t", *asked, "-f", "json", TRAM).out)
    assert told["words"]["summary"] == sum(len(s["text"].split()) for s in told["sentences"])


def test_tokens_are_a_length_of_a_corpus() -> None:
    assert Request(**Request("800t").describe()) == Request("800t")
    with pytest.raises(UsageError):
        Request("0t")
