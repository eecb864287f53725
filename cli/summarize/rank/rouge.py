"""ROUGE scores of a text against a reference. The only module that knows rouge-score.

Lin, 2004; F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum, which takes a line for a sentence.
"""

import re
from functools import cache
from typing import Any

from summarize.extras import missing_extra

NAMES = ("rouge1", "rouge2", "rougeLsum")
_TOKEN = re.compile(r"\w+")


def score_rouge(text: str, reference: str, language: str) -> tuple[float, float, float]:
    """Return ROUGE-1, ROUGE-2 and ROUGE-Lsum F1, in 0..1.

    English words are stemmed (Porter); others are compared as they are, in lower case. Raise
    UsageError where rouge-score is not installed.
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
    """Lower-cased words of any script; the package's own tokenizer knows a to z alone."""

    def tokenize(self, text: str) -> list[str]:
        return _TOKEN.findall(text.lower())
