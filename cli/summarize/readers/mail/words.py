"""Words that mail programs write around a mail, in all languages at once, from words.txt."""

import re
from functools import cache
from pathlib import Path

from summarize.word_lists import read_words

LABELS = ("from", "sent", "to", "subject")  # sections with the labels of header fields


@cache
def load_labels() -> dict[str, str]:
    """Map each label of a header field, in lower case, to the name of the field."""
    return {label: field for field in LABELS for label in _load_words()[field]}


def write_choice(*sections: str) -> str:
    """Write a regular expression that matches any word of the sections."""
    return "|".join(re.escape(word) for name in sections for word in _load_words()[name])


@cache
def _load_words() -> dict[str, tuple[str, ...]]:
    return read_words(Path(__file__).with_suffix(".txt"))
