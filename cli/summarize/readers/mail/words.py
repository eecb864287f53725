"""What mail programs write around a mail, in all languages at once; they stand in words.txt."""

import re
from functools import cache
from pathlib import Path

from summarize.word_lists import read_words

LABELS = ("from", "sent", "to", "subject")  # the sections with the labels of a header


@cache
def load_labels() -> dict[str, str]:
    """Return which field of a header each label names, by the label in lower case."""
    return {label: field for field in LABELS for label in _load_words()[field]}


def write_choice(*sections: str) -> str:
    """Return an expression that matches any of the words in some sections."""
    return "|".join(re.escape(word) for name in sections for word in _load_words()[name])


@cache
def _load_words() -> dict[str, tuple[str, ...]]:
    return read_words(Path(__file__).with_suffix(".txt"))
