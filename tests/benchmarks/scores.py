"""The scores: shingles for extraction, ROUGE for summaries."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from summarize.rank.rouge import score_rouge

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4  # tokens


def tokens(text: str) -> list[str]:
    """Return the words of a text of any script, in lower case."""
    return _TOKEN.findall(text.lower())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four tokens in a text; a shorter text is one run."""
    words = tokens(text)
    last = max(1, len(words) - _SHINGLE + 1)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(last)) if words else Counter()


def precision_recall(output: str, gold: str) -> tuple[float, float]:
    """Return the shares of the output's shingles in the gold text, and the other way round."""
    ours, theirs = shingles(output), shingles(gold)
    common = (ours & theirs).total()
    return common / max(1, ours.total()), common / max(1, theirs.total())


def f1(output: str, gold: str) -> float:
    """Return F1 of the shingles of an output against those of the gold text."""
    precision, recall = precision_recall(output, gold)
    return 2 * precision * recall / ((precision + recall) or 1)


def f1_of_means(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return F1 of the two averages, and the averages: precision, recall."""
    precision, recall = fmean(p for p, _ in pairs), fmean(r for _, r in pairs)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def rouge(summary: str, references: Sequence[str], language: str) -> tuple[float, ...]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-Lsum F1 in per cent, averaged over the references."""
    results = [score_rouge(summary, reference, language) for reference in references]
    return tuple(100 * fmean(column) for column in zip(*results, strict=True))
