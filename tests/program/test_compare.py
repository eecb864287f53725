"""`summarize compare`: the rankers side by side."""

import json

import pytest

from summarize.rank.algorithms import ALGORITHMS
from summarize.rank.rouge import score_rouge
from tests.conftest import SAMPLES, Run

HARBOUR = SAMPLES / "harbour.txt"


def test_json_tells_positions_words_overlap_and_time(run: Run) -> None:
    rankers = json.loads(run("compare", "-f", "json", HARBOUR).out)["rankers"]
    assert [ranker["algorithm"] for ranker in rankers] == list(ALGORITHMS)
    assert rankers[0]["overlap"] == 1.0
    picked = json.loads(run("-f", "json", "-a", "luhn", HARBOUR).out)
    luhn = next(ranker for ranker in rankers if ranker["algorithm"] == "luhn")
    assert luhn["positions"] == [s["position"] for s in picked["sentences"]]
    assert luhn["words"] == picked["words"]["summary"]
    shared = set(luhn["positions"]) & set(rankers[0]["positions"])
    assert luhn["overlap"] == len(shared) / len(luhn["positions"])
    assert all(ranker["ms"] > 0 and ranker["rouge"] is None for ranker in rankers)


def test_the_table_has_a_row_a_ranker_and_numbers_sentences_from_1(run: Run) -> None:
    head, *rows = run(
        "compare", "-a", "auto,lsa", "-a", "luhn", "-n", "2", HARBOUR
    ).out.splitlines()
    assert head.split() == ["algorithm", "where", "words", "overlap", "ms", "sentences"]
    assert [row.split()[0] for row in rows] == ["auto", "lsa", "luhn"]


def test_sentences_are_numbered_as_the_summary_counts_them(run: Run) -> None:
    text = "# A heading\n\nThe mill turns. It is old.\n\n## Another\n\nThe miller sleeps."
    out = run("compare", "-a", "auto", "-n", "100%", stdin=text).out
    assert out.splitlines()[1].endswith("  1 2 3")
    assert "3 of 3 sentences" in run("-f", "terminal", "-n", "100%", stdin=text).out


def test_a_reference_gives_rouge(run: Run) -> None:
    result = run("compare", "-f", "json", "-a", "auto", "--reference", HARBOUR, HARBOUR)
    rouge = json.loads(result.out)["rankers"][0]["rouge"]
    assert set(rouge) == {"rouge1", "rouge2", "rougeL"}
    assert 0 < rouge["rouge2"] < rouge["rouge1"] < 1
    assert "ROUGE-1" in run("compare", "-a", "auto", "--reference", HARBOUR, HARBOUR).out


def test_rouge_is_one_for_the_same_text_in_any_script() -> None:
    assert score_rouge("станция метро", "станция метро", "ru") == pytest.approx((1, 1, 1))
    assert score_rouge("trams", "tram", "en")[0] == pytest.approx(1)


def test_a_long_text_leaves_out_what_takes_minutes_and_says_so(run: Run) -> None:
    text = "".join(f"Sentence number {i} is here for us. " for i in range(500))
    result = run("compare", "-n", "1", "-f", "json", stdin=text)
    names = [ranker["algorithm"] for ranker in json.loads(result.out)["rankers"]]
    assert names == [name for name in ALGORITHMS if name != "kl"]
    note = "skipped because they would take minutes (add them by -a): kl"
    assert result.err == f"summarize: standard input: {note}\n"


def test_markdown_is_a_table(run: Run) -> None:
    lines = run("compare", "-f", "markdown", "-a", "auto,lsa", HARBOUR).out.splitlines()
    assert lines[1] == "|---|---|---|---|---|"
    assert lines[2].startswith("| auto | ")
