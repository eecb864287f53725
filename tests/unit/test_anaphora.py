"""A picked sentence can be understood: it does not lean on one that was left out."""

import json

import pytest

from summarize import extract_article, summarize
from summarize.models import Sentence
from summarize.rank.budget import Budget
from summarize.rank.select import select_sentences
from summarize.text.anaphora import leans
from summarize.text.fragments import is_fragment
from summarize.text.quotes import begins_quotation
from tests.conftest import SAMPLES, Run
from tests.quality.coherence import is_orphan

LEANING = [
    ("en", "He said no to all of it.", True),
    ("en", "However, the bridge stayed open.", True),
    ("en", "“It was cold,” said the keeper.", True),
    ("en", "It's the third such case.", True),
    ("en", "We can,” she said.", True),
    ("en", "The keeper said “no”.", False),
    ("en", "“We can,” the keeper said.", False),
    ("en", "Italy won the match.", False),
    ("de", "Das ist neu.", True),
    ("de", "Das Moor ist alt.", False),
    ("de", "„Wir zahlen mehr“, sagt der Wirt.", False),
    ("de", "Er zahlt.", True),
    ("fr", "Elle resta debout.", True),
    ("fr", "« Venez ! » dit le maire.", False),
    ("es", "Pero nadie vino.", True),
    ("it", "Questo non basta.", True),
    ("nl", "Hij kwam te laat.", True),
    ("no", "Men broen sto.", True),
    ("da", "»Nej«, siger borgmesteren.", False),
    ("ru", "Он жил на острове.", True),
    ("pl", "Jednak nikt nie przyszedł.", True),
    ("zh", "但他没有来。", True),
    ("zh", "村里的茶农没有来。", False),
    ("ja", "しかし誰も来なかった。", True),
    ("ja", "「はい。」と店主は答えた。", False),
    ("sw", "Alikwenda sokoni.", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), LEANING)
def test_what_opens_with_a_reference_leans(language: str, text: str, expected: bool) -> None:
    assert leans(text, language) is expected


def test_the_first_half_of_a_quotation_is_known() -> None:
    assert begins_quotation("“We will not close it.")
    assert not begins_quotation("“We will not,” she said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("He did so.", True), ("The bridge closed again.", False), ("他来了。", True)],
)
def test_under_four_words_is_a_fragment(text: str, expected: bool) -> None:
    assert is_fragment(text) is expected


def sentence(text: str, position: int, score: float, *, leaning: bool = False) -> Sentence:
    return Sentence(text, 0, position, 0, 0, score, leans=leaning)


def test_a_leaning_sentence_comes_only_with_the_one_before_it() -> None:
    candidates = [
        sentence("one two three", 0, 0.2),
        sentence("four five", 1, 0.9, leaning=True),
        sentence("six seven", 2, 0.5),
    ]
    assert [s.position for s in select_sentences(candidates, Budget(sentences=1))] == [2]
    alone = [sentence("far too long for it", 0, 0.9), sentence("four", 1, 0.5, leaning=True)]
    assert [s.position for s in select_sentences(alone, Budget(words=2))] == [1]


def test_a_strong_leaning_sentence_brings_the_one_before_it_along() -> None:
    text = (
        "The council of the harbour town met for a long evening on Monday. "
        "Anna Keller has led the board of the local tram company since the spring. "
        "She said that the tram line to the harbour costs the city some forty million euros. "
        "The tram line to the harbour is to open in spring. "
        "Forty million euros is what the city pays for the tram line to the harbour. "
        "Gulls were seen on the roof again."
    )
    for length in ("1", "2", "3", "4"):
        places = {s.position for s in summarize(text, length=length).sentences}
        assert 2 not in places or 1 in places


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
@pytest.mark.parametrize("length", ["3", "20%", "100w"])
def test_no_sample_has_an_orphaned_opening_or_a_fragment(path: object, length: str) -> None:
    article = extract_article((SAMPLES / str(path)).read_bytes())
    sentences = summarize(article, length=length).sentences
    assert sentences
    places = {s.position for s in sentences}
    assert not [
        s.text for s in sentences if is_orphan(s.text, article.language, s.position, places)
    ]
    assert not [s.text for s in sentences if is_fragment(s.text)]


def test_explain_tells_the_parts_of_every_score_and_they_add_up(run: Run) -> None:
    lines = run("--explain", "-n", "3", SAMPLES / "tram.txt").out.splitlines()
    assert len(lines) == 6
    assert all(line.startswith("    ") and " = " in line for line in lines[1::2])
    picked = json.loads(run("--explain", "-f", "json", SAMPLES / "tram.txt").out)["sentences"]
    for found in picked:
        assert sum(found["parts"].values()) == pytest.approx(found["score"], abs=1e-5)
    assert "parts" not in json.loads(run("-f", "json", SAMPLES / "tram.txt").out)["sentences"][0]


def test_explain_names_the_algorithm_where_it_gives_but_a_number(run: Run) -> None:
    assert "1.00 lex-rank" in run("--explain", "-a", "lex-rank", SAMPLES / "tram.txt").out
