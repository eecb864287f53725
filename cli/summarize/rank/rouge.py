"""Score a text against a reference with ROUGE (Lin, 2004). Only this module imports rouge-score."""

import re
from functools import cache
from typing import Any

from summarize.extras import missing_extra

NAMES = ("rouge1", "rouge2", "rougeLsum")
_TOKEN = re.compile(r"\w+")


def score_rouge(text: str, reference: str, language: str) -> tuple[float, float, float]:
    """Compute F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum, each in 0..1.

    ROUGE-Lsum takes each line for a sentence. English words are stemmed (Porter), others only
    lower-cased. Raise UsageError if rouge-score is not installed.
    """
    scores = _build_scorer(language).score(reference, text)
    first, second, longest = (float(scores[name].fmeasure) for name in NAMES)
    return first, second, longest


@cache
def _build_scorer(language: str) -> Any:
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError as error:
        raise missing_extra("ROUGE", "rouge-score", "rouge") from error
    if language == "en":
        return RougeScorer(list(NAMES), use_stemmer=True)
    return RougeScorer(list(NAMES), tokenizer=_Tokens())


class _Tokens:
    """A tokenizer for all scripts; the package's own keeps only a to z and digits."""

    def tokenize(self, text: str) -> list[str]:
        return _TOKEN.findall(text.lower())
