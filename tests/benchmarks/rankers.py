"""Compare the rankers: ROUGE by set and mean, milliseconds an article; and with sumy's own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean, median
from time import perf_counter
from typing import Any

from summarize import extract_article, summarize
from summarize.language.sentences import NEVER_PICKED, split_sentences
from summarize.models import Article, Block, Sentence
from summarize.rank.algorithms import ALGORITHMS, load_ranker
from summarize.rank.rating import score_sentences
from tests.benchmarks.measures import read_sets, score_summary
from tests.benchmarks.times import write_prose

Row = tuple[str, ...]
_SLOW = ("kl",)  # minutes on a paper
_TIMED_WORDS, _TIMES = 700, 20


def measure_rankers(folder: str, chosen: str) -> Iterator[Row]:
    """Return ROUGE-1 on every set, the means of ROUGE-1 and ROUGE-2, and the time of 700 words."""
    sets = list(read_sets(folder, "summaries", chosen))
    yield ("ranker", *(name[:9] for name, _ in sets), "mean 1", "mean 2", "ms")
    for ranker in ("lead", *(name for name in ALGORITHMS if name != "random")):
        means = [_mean_of(name, rows, ranker) for name, rows in sets]
        known = [mean for mean in means if mean]
        yield (
            ranker,
            *(f"{mean[0]:.1f}" if mean else "-" for mean in means),
            *(f"{fmean(mean[i] for mean in known):.1f}" for i in (0, 1)),
            "-" if ranker == "lead" else f"{_time(ranker):.1f}",
        )


def _mean_of(name: str, rows: list[dict[str, Any]], ranker: str) -> tuple[float, ...]:
    if ranker in _SLOW and ("long" in name or "multidoc" in name):
        return ()
    scores = [score_summary(name, row, ranker) for row in rows]
    return tuple(fmean(column) for column in zip(*scores, strict=True))


def _time(ranker: str) -> float:
    """Return the milliseconds of splitting and ranking, median of 20 after one to load."""
    article = extract_article(write_prose(_TIMED_WORDS), language="en")
    times = []
    for _ in range(_TIMES + 1):
        start = perf_counter()
        summarize(article, algorithm=ranker)
        times.append(1000 * (perf_counter() - start))
    return median(times[1:])


# Ranks by sumy as anyone would use it: a plain import, its own way of calling, five sentences.
_PLAIN_SUMY = """
import json, sys, importlib, warnings
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from summarize.rank.algorithms import ALGORITHMS
from summarize.language.words import split_words, stemmer, stop_words
import nltk, requests
warnings.simplefilter("ignore")
class Tokenizer:
    def __init__(self, language):
        self.language = language
    def to_words(self, text):
        return split_words(text, self.language)
plain = {"lex-rank": ("lex_rank", "LexRankSummarizer"),
         "text-rank": ("text_rank", "TextRankSummarizer")}
texts, names = json.load(sys.stdin)
answers = []
for paragraphs, language in texts:
    tokenizer = Tokenizer(language)
    document = ObjectDocumentModel(
        [Paragraph([Sentence(t, tokenizer) for t in part]) for part in paragraphs])
    picked = {}
    for name in names:
        module, _, cls = ALGORITHMS[name].summarizer.partition(":")
        if name in plain:
            module = "sumy.summarizers." + plain[name][0]
        summarizer = getattr(importlib.import_module(module), cls)(stemmer(language))
        summarizer.stop_words = stop_words(language)
        picked[name] = [str(s) for s in summarizer(document, 5)]
    answers.append(picked)
print(json.dumps(answers))
"""
Text = tuple[list[list[str]], str]  # sentences by paragraph, language


def read_text(data: bytes | str, language: str | None = None) -> Text:
    """Return the sentences of an article that are no headings."""
    return read_sentences(extract_article(data, language=language))


def read_sentences(article: Article) -> Text:
    """Return the sentences of an article that are no headings, by paragraph."""
    grouped: dict[int, list[str]] = {}
    for sentence in split_sentences(article.blocks, article.language):
        if article.blocks[sentence.paragraph].kind not in NEVER_PICKED:
            grouped.setdefault(sentence.paragraph, []).append(sentence.text)
    return list(grouped.values()), article.language


def score_texts(text: Text, algorithm: str, title: str | None = None) -> list[float]:
    """Return the scores of the sentences of a text, in its order."""
    parts, language = text
    sentences = [
        Sentence(line, number, 0, 0, 0) for number, part in enumerate(parts) for line in part
    ]
    blocks = tuple(Block(" ".join(part)) for part in parts)
    article = Article(blocks, language, title=title)
    ratings = load_ranker(algorithm)(sentences, article, None)
    return [s.score for s in score_sentences(sentences, ratings)]


def find_differences(texts: list[Text], names: list[str]) -> list[tuple[int, str]]:
    """Return the texts, by number, and the algorithms whose five best are not plain sumy's.

    Of equals sumy takes the one that rounding errors favour, we the first: the scores must agree.
    """
    done = subprocess.run(
        [sys.executable, "-c", _PLAIN_SUMY],
        input=json.dumps([texts, names]),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    different = []
    for number, picked in enumerate(json.loads(done.stdout)):
        sentences = [text for part in texts[number][0] for text in part]
        for name, theirs in picked.items():
            scores = score_texts(texts[number], name)
            found = sorted(scores[sentences.index(text)] for text in theirs)
            if found != sorted(scores)[-len(found) :]:
                different.append((number, name))
    return different


def measure_sameness(folder: str, chosen: str) -> Iterator[Row]:
    """Count the texts on which lex-rank and text-rank do not pick what plain sumy picks."""
    names = ["lex-rank", "text-rank"]
    yield ("other than sumy's", *names, "texts")
    for name, rows in read_sets(folder, "summaries", chosen):
        texts = [read_text(row["text"], row["lang"]) for row in rows]
        found = [algorithm for _, algorithm in find_differences(texts, names)]
        yield (name, *(str(found.count(n)) for n in names), str(len(texts)))
