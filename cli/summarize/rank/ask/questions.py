"""Parse questions: their terms, and whether they ask for a number or a date.

The question words of each language are in questions.txt.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from summarize.language.words import split_words, stemmer, stop_words
from summarize.language.writing_systems import has_spaceless
from summarize.word_lists import Table, read_table

Asked = Literal["number", "date", ""]

_KINDS: tuple[Asked, ...] = ("date", "number")  # "what year" before "how many"
_OTHER = "other"  # question words that ask for neither
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<![\d.,])\d{3,4}(?![\d%])")
_INSIDE = re.compile(r"(?<=[\w,;:\"“”'’(«] )[^\W\d_][\w’'-]+")


class Question(NamedTuple):
    """A question by its terms, and the kind of answer that it asks for."""

    content: tuple[str, ...]  # distinct stems of content words
    function: tuple[str, ...]  # stop words other than question words: they distinguish phrases
    asked: Asked
    names: frozenset[int]  # numbers of the content words that are names or figures
    text: str  # normalized (NFKC) and lower-cased
    rest: str  # the same without the question words


def read_question(text: str, language: str) -> Question:
    """Parse a question in a language (ISO 639-1)."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    kinds = [kind for kind in _KINDS if _match(kind, language).search(folded)]
    rest = folded
    for kind in (*_KINDS, _OTHER):
        rest = _match(kind, language).sub(" ", rest)
    stop, stem = stop_words(language), stemmer(language)
    words = dict.fromkeys(split_words(rest, language))
    content = tuple(dict.fromkeys(stem(word) for word in words if word not in stop))
    function = tuple(word for word in words if word in stop)
    named = {stem(word) for word in split_words(" ".join(_list_marked(text, language)), language)}
    names = frozenset(number for number, term in enumerate(content) if term in named)
    return Question(content, function, kinds[0] if kinds else "", names, folded, rest)


def _list_marked(text: str, language: str) -> Iterator[str]:
    """Yield the figures of a question, and its capitalized words except the first."""
    yield from _FIGURE.findall(text)
    if language != "de":
        yield from (match[0] for match in _INSIDE.finditer(text) if match[0][0].isupper())


def holds_kind(question: Question, text: str, language: str) -> bool:
    """Check whether a sentence has a number or a year if the question asks for one.

    Those in the question itself do not count.
    """
    if question.asked == "number":
        return _has_new(_FIGURE, text, question) or _has_new(
            _match("numerals", language), text.lower(), question
        )
    return question.asked == "date" and _has_new(_YEAR, text, question)


def count_fillers(text: str, language: str) -> int:
    """Count the words of a spoken sentence that its summary leaves out: "I think", "um"."""
    return len(_match("fillers", language).findall(text.lower()))


def _has_new(pattern: re.Pattern[str], text: str, question: Question) -> bool:
    return any(match[0].lower() not in question.text for match in pattern.finditer(text))


@cache
def _match(section: str, language: str) -> re.Pattern[str]:
    """Compile the pattern for the words of a section; it matches nothing if there are none."""
    words = _load_words().get(section, {}).get(language, ())
    if not words:
        return re.compile(r"(?!)")
    longest = sorted(words, key=len, reverse=True)
    whole = "|".join(
        re.escape(word) if has_spaceless(word) else rf"(?<!\w){re.escape(word)}(?!\w)"
        for word in longest
    )
    return re.compile(whole)


@cache
def _load_words() -> Table:
    return read_table(Path(__file__).with_suffix(".txt"))
