"""Measure what answers questions of people: the place of the answer, refusals, and a focus."""

import random
from collections.abc import Iterator
from statistics import fmean, stdev
from typing import Any

from summarize import Article, NoAnswerError, Summary, summarize
from summarize.models import Block
from tests.benchmarks.measures import Row, read_sets
from tests.benchmarks.scores import rouge

_OTHERS = 2  # other articles that every question is asked
_SHARE = "20%"
_PLOT = "plot"  # a question that asks for the whole story


def measure_ask(folder: str, chosen: str) -> Iterator[Row]:
    """Count where the sentence with the answer comes, and which questions are refused."""
    yield ("questions", "first", "of three", "at 20 %", "refused", "of others", "sentences")
    for name, rows in read_sets(folder, "ask", chosen):
        if "paragraphs" in rows[0]:
            yield (name, *(f"{value:.3f}" for value in _measure_set(rows)))
        elif "text" in rows[0]:  # not of meetings
            yield from _measure_focus(name, rows)


def _measure_set(rows: list[dict[str, Any]]) -> list[float]:
    """Return the shares; a question that is refused has its answer nowhere."""
    random.seed(1)
    articles = [build_article(row) for row in rows]
    hits: list[tuple[bool, bool, bool, bool]] = []
    others: list[bool] = []
    counts: list[int] = []
    for number, row in enumerate(rows):
        article = articles[number]
        starts = find_starts(row["paragraphs"])
        for asked in row["questions"]:
            question, place = asked["question"], starts[asked["paragraph"]] + asked["start"]
            summary = try_to_ask(article, question, "3")
            hits.append(
                (
                    holds(summary, place, 1),
                    holds(summary, place, 3),
                    holds(try_to_ask(article, question, _SHARE), place),
                    summary is None,
                )
            )
            shown = try_to_ask(article, question, None)
            counts.append(len(shown.sentences) if shown else 0)
            strangers = random.sample([a for a in articles if a is not article], _OTHERS)
            others += [try_to_ask(other, question, None) is not None for other in strangers]
    return [*(fmean(column) for column in zip(*hits, strict=True)), fmean(others), fmean(counts)]


def build_article(row: dict[str, Any]) -> Article:
    return Article(tuple(map(Block, row["paragraphs"])), row["lang"])


def find_starts(paragraphs: list[str]) -> list[int]:
    """Return where each paragraph starts in the text of the article."""
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    return starts


def try_to_ask(article: Article, question: str, length: str | None) -> Summary | None:
    """Answer a question; None if it is refused."""
    try:
        return summarize(article, ask=question, length=length, keywords=0)
    except NoAnswerError:
        return None


def holds(summary: Summary | None, place: int, best: int | None = None) -> bool:
    """Tell whether the sentence at a place is among the best of a summary, or in it at all."""
    ranked = sorted(summary.sentences if summary else (), key=lambda s: -s.score)
    return any(s.start <= place < s.end for s in ranked[:best])


def _measure_focus(name: str, rows: list[dict[str, Any]]) -> Iterator[Row]:
    """Compare by ROUGE-1 summaries of as many words as the answers have."""
    ways: dict[str, dict[str, str]] = {"no": {}, "focus": {"focus": ""}, "ask": {"ask": ""}}
    scores: dict[str, list[float]] = {way: [] for way in ways}
    for row in rows:
        article = Article(tuple(map(Block, row["text"].split("\n\n"))), "en")
        for asked in row["questions"]:
            if _PLOT in asked["question"].lower():
                continue
            words = round(fmean(len(answer.split()) for answer in asked["answers"]))
            for way, options in ways.items():
                given = dict.fromkeys(options, asked["question"])
                text = _write(article, f"{words}w", given)
                found = [rouge(text, answer, "en")[0] for answer in asked["answers"]]
                scores[way].append(fmean(found))
    yield (f"{name}, {len(scores['no'])} questions", "ROUGE-1", "gain", "+-")
    for way, values in scores.items():
        gains = [b - a for a, b in zip(scores["no"], values, strict=True)]
        margin = 1.96 * stdev(gains) / len(gains) ** 0.5
        yield (f"  {way}", *(f"{100 * x:.1f}" for x in (fmean(values), fmean(gains), margin)))


def _write(article: Article, length: str, options: dict[str, Any]) -> str:
    try:
        summary = summarize(article, length=length, keywords=0, **options)
    except NoAnswerError:
        return ""
    return " ".join(sentence.text for sentence in summary.sentences)
