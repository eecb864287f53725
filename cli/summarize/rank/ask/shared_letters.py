"""How many runs of letters texts share with a question: forms of a word, compounds, and phrases."""

import re
from collections.abc import Sequence
from math import log

from summarize.language.writing_systems import EAST_ASIAN

_RUN, _RUN_EAST = 4, 2  # characters; of Chinese, Japanese and Korean, where one is a syllable
_MARKS = re.compile(r"[\s!-/:-@\[-`{-~\u2000-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20«»]+")


def share_letters(question: str, texts: Sequence[str]) -> list[float]:
    """Return of each text the share of the question's runs of letters that it has, 0..1.

    A run counts by its inverse document frequency; time grows with the texts times the question.
    """
    asked, flat = _flatten(question), list(map(_flatten, texts))
    size = _RUN_EAST if is_east_asian(question) else _RUN
    runs = dict.fromkeys(asked[i : i + size] for i in range(len(asked) - size + 1))
    shares, total = [0.0] * len(flat), 0.0
    for run in runs:
        holders = [i for i, text in enumerate(flat) if run in text]
        weight = log(1 + (len(flat) - len(holders) + 0.5) / (len(holders) + 0.5))
        total += weight
        for i in holders:
            shares[i] += weight
    return [share / (total or 1.0) for share in shares]


def is_east_asian(text: str) -> bool:
    """Tell whether a text has letters of Chinese, Japanese or Korean."""
    return not text.isascii() and re.search(f"[{EAST_ASIAN}]", text) is not None


def _flatten(text: str) -> str:
    return _MARKS.sub(" ", text.lower())
