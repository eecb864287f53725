"""How long a summary may be."""

import re
from dataclasses import dataclass

from summarize.discourse.fragments import FEWEST_CHARACTERS, FEWEST_WORDS
from summarize.errors import UsageError

_SENTENCES, _WORDS, _GROWTH = 5, 700, 0.27  # so many for so many words; 10 for 10,000
DEFAULT_SHARE = 1 / 3  # of the article's words

_LENGTH = re.compile(r"([0-9]{1,9})(%|w|c)?")
_UNBOUNDED = 10**9
LONG = 20_000  # sentences; a long novel has 15,000
_BEST, _TIMES = 2_000, 20  # sentences to choose by their words, and at least for each of a summary
_SHARE = 8  # of more than one in so many not much would be saved


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a summary may hold."""

    sentences: int = _UNBOUNDED
    words: int = _UNBOUNDED
    characters: int = _UNBOUNDED  # a line break after each sentence included
    at_least_one: bool = False  # the best sentence comes even if it is over


def parse_length(length: str | None, article_words: int) -> Budget:
    """Read ``5`` sentences, ``20%`` of the words, ``100w`` words or ``600c`` characters.

    None is 5 sentences for 700 words, 10 for 10,000, and at most a third of the article's words.
    It and percentages give at least one sentence. Raise UsageError for anything else.
    """
    if length is None:
        share = int(article_words * DEFAULT_SHARE)
        count = max(1, round(_SENTENCES * (article_words / _WORDS) ** _GROWTH))
        return Budget(sentences=count, words=share, at_least_one=True)
    match = _LENGTH.fullmatch(length.strip().lower())
    if match is None or int(match[1]) == 0 or (match[2] == "%" and int(match[1]) > 100):
        raise UsageError(
            f"{length!r} is no length: write 5 (sentences), 20% (of the words), "
            "100w (words) or 600c (characters)"
        )
    number = int(match[1])
    if match[2] == "%":
        return Budget(words=article_words * number // 100, at_least_one=True)
    if match[2] == "w":
        return Budget(words=number)
    if match[2] == "c":
        return Budget(characters=number)
    return Budget(sentences=number)


def count_best(sentences: int, budget: Budget) -> int:
    """Return how many sentences of a long text are chosen by their words; 0 where all are rated."""
    most = min(
        budget.sentences, budget.words // FEWEST_WORDS, budget.characters // FEWEST_CHARACTERS
    )
    best = max(_BEST, _TIMES * most)
    return best if sentences > LONG and _SHARE * best <= sentences else 0
