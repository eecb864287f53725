"""How many runs of letters texts share with a question: forms of a word, compounds, and phrases."""

import re
from collections.abc import Sequence
from math import log

from summarize.language.writing_systems import EAST_ASIAN, HANGUL, match_letter

_RUN, _RUN_EAST = 4, 2  # characters; of Chinese, Japanese and Korean, where one is a syllable
_MOST = 300  # runs of a question: those of some fifty words
_MARKS = re.compile(r"[\s!-/:-@\[-`{-~\u2000-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20«»]+")


def share_letters(question: str, texts: Sequence[str]) -> list[float]:
    """Return of each text the share of the question's runs of letters that it has, 0..1.

    A run counts by its inverse document frequency; time grows with the texts times the question.
    """
    asked, flat = _flatten(question), list(map(_flatten, texts))
    east = not question.isascii() and match_letter(EAST_ASIAN + HANGUL).search(question)
    size = _RUN_EAST if east else _RUN
    last = min(_MOST, len(asked) - size + 1)
    runs = dict.fromkeys(asked[i : i + size] for i in range(last))
    shares, total = [0.0] * len(flat), 0.0
    for run in runs:
        holders = [i for i, text in enumerate(flat) if run in text]
        weight = log(1 + (len(flat) - len(holders) + 0.5) / (len(holders) + 0.5))
        total += weight
        for i in holders:
            shares[i] += weight
    return [share / (total or 1.0) for share in shares]


def _flatten(text: str) -> str:
    return _MARKS.sub(" ", text.lower())
