"""sumy does the ranking: our lean import changes nothing, and odd texts break nothing."""

import json
import random
import subprocess
import sys

import pytest

from summarize import extract_article
from summarize.errors import SlowWarning, UsageError
from summarize.rank import ALGORITHMS, check_size
from summarize.rank.score import score_sentences
from summarize.split import is_heading, split_sentences
from tests.conftest import ROOT, SAMPLES, Run

NAMES = [name for name in ALGORITHMS if name not in ("auto", "random")]

# Ranks by sumy as anyone would use it, after a plain import and with its own way of calling.
PLAIN_SUMY = """
import json, sys, importlib
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from summarize.rank import ALGORITHMS
from summarize.terms import split_words, stemmer, stop_words
import nltk, requests
import warnings; warnings.simplefilter("ignore")
texts, language, names = json.load(sys.stdin)
class Tokenizer:
    def to_words(self, text):
        return split_words(text, language)
document = ObjectDocumentModel(
    [Paragraph([Sentence(t, Tokenizer()) for t in part]) for part in texts])
picked = {}
plain = {"lex-rank": "lex_rank", "text-rank": "text_rank"}
for name in names:
    module, cls = ALGORITHMS[name]
    if name in plain:
        module = "sumy.summarizers." + plain[name]
    module = importlib.import_module(module)
    summarizer = getattr(module, cls)(stemmer(language))
    summarizer.stop_words = stop_words(language)
    picked[name] = [str(s) for s in summarizer(document, 5)]
print(json.dumps(picked))
"""


def paragraphs_of(name: str) -> tuple[list[list[str]], str]:
    article = extract_article((SAMPLES / name).read_bytes())
    grouped: dict[int, list[str]] = {}
    for sentence in split_sentences(article.paragraphs, article.language):
        if not is_heading(article.paragraphs[sentence.paragraph]):
            grouped.setdefault(sentence.paragraph, []).append(sentence.text)
    return list(grouped.values()), article.language


@pytest.mark.parametrize("name", ["harbour.txt", "windrad.html", "tea.txt", "metro.txt"])
def test_the_ranking_is_that_of_a_plain_sumy(name: str) -> None:
    paragraphs, language = paragraphs_of(name)
    names = [n for n in NAMES if n != "edmundson"]
    done = subprocess.run(
        [sys.executable, "-c", PLAIN_SUMY],
        input=json.dumps([paragraphs, language, names]),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    texts = [text for part in paragraphs for text in part]
    for algorithm, picked in json.loads(done.stdout).items():
        scores = score_sentences(paragraphs, language, algorithm=algorithm, title=None)
        # Of equals sumy takes the one that rounding errors favour, we the first: the scores agree.
        theirs = sorted(scores[texts.index(text)] for text in picked)
        assert theirs == sorted(scores)[-5:], algorithm


def test_sumy_stays_whole_for_others_in_the_process() -> None:
    code = """
from summarize.rank.score import score_sentences
score_sentences([["One sentence here."]], "en", algorithm="lex-rank", title=None)
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
    scores = score_sentences([texts], "en", algorithm=algorithm, title=None)
    assert len(scores) == len(texts)
    assert max(scores) == 1.0
    assert min(scores) >= 0.0


def test_a_title_counts_for_edmundson() -> None:
    texts = ["Rain fell on Monday.", "Nobody came at all.", "The bridge was closed."]
    scores = score_sentences([texts], "en", algorithm="edmundson", title="Bridge closed")
    assert scores[2] == 1.0


def test_random_is_seeded_by_the_text_and_leaves_the_generator_alone() -> None:
    texts = [f"Sentence number {i} is here." for i in range(20)]
    random.seed(7)
    expected = random.random()
    random.seed(7)
    first = score_sentences([texts], "en", algorithm="random", title=None)
    assert random.random() == expected
    assert first == score_sentences([texts], "en", algorithm="random", title=None)
    assert first != score_sentences([texts[::-1]], "en", algorithm="random", title=None)


def test_more_pairs_than_memory_holds_are_refused_and_auto_is_offered() -> None:
    for algorithm in ("lex-rank", "text-rank", "lsa", "kl", "reduction"):
        with pytest.raises(UsageError, match="use -a auto"):
            check_size(algorithm, 100_000)
    check_size("auto", 10_000_000)


def test_what_takes_minutes_says_so_before_it_starts() -> None:
    with pytest.warns(SlowWarning, match="-a auto"):
        check_size("kl", 500)
    check_size("kl", 100)


def test_a_slow_ranking_is_told_on_stderr_in_one_line(run: Run) -> None:
    text = "".join(f"Sentence {i} is here. " for i in range(2010))
    result = run("-a", "lsa", "-n", "1", stdin=text)
    assert result.code == 0
    assert result.err == (
        "summarize: -: lsa takes minutes for 2,010 sentences; -a auto takes seconds\n"
    )
