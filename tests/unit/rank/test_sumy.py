"""sumy does the ranking: our lean import changes nothing, and odd texts break nothing."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from summarize import summarize
from summarize.errors import SlowWarning, UsageError
from summarize.rank.algorithms import ALGORITHMS, check_size
from summarize.rank.sumy_matrix import multiply_rows
from tests.benchmarks.rankers import find_differences, read_sentences, read_text, score_texts
from tests.conftest import ROOT, SAMPLES, read_sample

NAMES = [name for name, known in ALGORITHMS.items() if known.summarizer and name != "random"]


def test_the_ranking_is_that_of_a_plain_sumy() -> None:
    names = [name for name in NAMES if name not in ("edmundson", "lex-rank", "text-rank")]
    samples = ("harbour.txt", "windrad.html", "tea.txt", "metro.txt")
    assert find_differences([read_text((SAMPLES / n).read_bytes()) for n in samples], names) == []


def test_lex_rank_and_text_rank_are_those_of_a_plain_sumy_on_texts_and_pages() -> None:
    names = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
    texts = [read_sentences(article) for name in names[::4] for article in read_sample(name)]
    assert len(texts) > 5
    assert find_differences(texts, ["lex-rank", "text-rank"]) == []


def test_sumy_stays_whole_for_others_in_the_process() -> None:
    code = """
from summarize import summarize
summarize("One sentence here.", algorithm="lex-rank")
import sys
assert not {"nltk", "requests", "pycountry"} & set(sys.modules)
from sumy.nlp.stemmers import Stemmer
assert Stemmer("english")("running") == "run"
from sumy.utils import normalize_language
assert normalize_language("de") == "german"
import requests, nltk
assert requests.get and nltk.stem
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["One sentence."], id="one"),
        pytest.param(["Same words here.", "Same words here."], id="twins"),
        pytest.param(["The of and.", "And of the."], id="stop-words-alone"),
        pytest.param(["...", "!!!", "—"], id="no-words"),
        pytest.param(["alpha beta", "gamma delta", "epsilon zeta"], id="nothing-in-common"),
        pytest.param(["word " * 300, "word."], id="one-word"),
    ],
)
def test_scores_lie_in_0_to_1_whatever_the_text(algorithm: str, texts: list[str]) -> None:
    scores = score_texts(([texts], "en"), algorithm)
    assert len(scores) == len(texts)
    assert max(scores) == 1.0
    assert min(scores) >= 0.0


@pytest.mark.parametrize("terms", [1, 2048, 2049, 6000])
def test_the_product_of_rows_is_the_sum_of_products_however_many_terms_there_are(
    terms: int,
) -> None:
    # Each row holds terms from the whole range, so that every block of the product counts.
    rows = [
        {str(term): 1.0 + (term * step) % 11 for term in range(i, terms, step)}
        for i, step in enumerate((1, 2, 3, 7, 2047))
    ]
    plain = [[sum(a[t] * b.get(t, 0.0) for t in a) for b in rows] for a in rows]
    assert multiply_rows(rows).tolist() == plain


@pytest.mark.parametrize(
    ("title", "first", "better"),
    [
        pytest.param("Bridge shut", "Nobody came.", 0, id="title"),
        pytest.param("Rain at last", "Nobody came.", 1, id="another-title"),
        pytest.param("Bridge shut", "Rain fell.", 0, id="title-before-first-sentence"),
        pytest.param("", "Bridge shut.", 0, id="first-sentence"),
        pytest.param("", "Rain fell.", 1, id="another-first-sentence"),
    ],
)
def test_edmundson_counts_the_words_of_the_title_or_else_of_the_first_sentence(
    title: str, first: str, better: int
) -> None:
    middle = ["Bridge walls shook.", "Rain clouds left."]
    scores = score_texts(([[first, *middle, "Gulls flew."]], "en"), "edmundson", title)[1:3]
    assert scores[better] > scores[1 - better]


def test_stop_words_count_against_a_sentence_for_edmundson() -> None:
    middle = ["Gulls flew.", "And then the gulls flew to it."]
    scores = score_texts(([["Nobody came.", *middle, "Rain fell."]], "en"), "edmundson")
    assert scores[1] > scores[2]


def test_random_is_seeded_by_the_text_and_leaves_the_generator_alone() -> None:
    texts = [f"Sentence number {i} is here." for i in range(20)]
    random.seed(7)
    expected = random.random()
    random.seed(7)
    first = score_texts(([texts], "en"), "random")
    assert random.random() == expected
    assert first == score_texts(([texts], "en"), "random")
    assert first != score_texts(([texts[::-1]], "en"), "random")


def test_more_pairs_than_memory_holds_are_refused_and_auto_is_offered() -> None:
    for algorithm in ("lex-rank", "text-rank", "lsa", "kl", "reduction"):
        with pytest.raises(UsageError, match="use -a auto"):
            check_size(algorithm, 100_000)
    check_size("auto", 10_000_000)


def test_what_takes_minutes_says_so_before_it_starts() -> None:
    with pytest.warns(SlowWarning, match="-a auto"):
        check_size("kl", 500)
    check_size("kl", 100)


def test_a_slow_ranking_is_told_on_stderr_in_one_line_before_it_starts(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("".join(f"Sentence number {i} is here for all. " for i in range(2010)))
    command = [sys.executable, "-m", "summarize", "-a", "lsa", "-n", "1", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        told = process.stderr.readline().decode()
        assert process.poll() is None
        process.kill()  # what it warns of need not be waited for
        assert process.communicate() == (b"", b"")
    assert told == (
        f"summarize: {file}: lsa takes minutes for 2,010 sentences; -a auto takes seconds\n"
    )


@pytest.mark.parametrize("name", ["harbour.txt", "bridge.html", "haenyeo.txt", "olives.txt"])
@pytest.mark.parametrize("most", [120, 300, 600, 900])
def test_a_length_in_characters_or_words_is_never_passed_and_well_used(
    name: str, most: int
) -> None:
    (article,) = read_sample(name)
    texts = [s.text for s in summarize(article, length=f"{most}c").sentences]
    used = len("\n".join(texts))
    assert used <= most
    assert most < 300 or used > min(most, len(article.text)) / 2
    words = summarize(article, length=f"{most // 6}w")
    assert words.summary_words <= most // 6
    assert most < 300 or words.summary_words > min(most // 6, words.article_words) / 2
