"""The text of a result: title, source and numbered sentences, within a length as a whole."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil
from typing import Protocol

from summarize.errors import UsageError
from summarize.language.tokens import estimate_tokens
from summarize.language.words import count_words
from summarize.length import Length
from summarize.models import Article, Summary
from summarize.render.descriptions import clean_names, introduce_sentence, join_facts
from summarize.request import Request
from summarize.serve.quotation import list_numbered

_TRIES = 4


class Write(Protocol):
    """Write a summary, ``bare`` without title, source and notes."""

    def __call__(self, summary: Summary, *, bare: bool) -> str:
        """Write it."""


def fit_text(
    article: Article,
    request: Request,
    choose: Callable[[Article, Request], Summary],
    write: Write,
    *,
    units: str,
) -> str:
    """Summarize an article so that all of the text keeps to a length in one of the units.

    Where title, source and notes leave no room, they are left out. Raise what ``choose`` raises for
    the whole length.
    """
    length = request.length
    if not isinstance(length, Length) or not length.unit or length.unit not in units:
        return write(choose(article, request), bare=False)
    left = length.number - measure_text(_write_head(article), length, article.language)
    for _ in range(_TRIES):
        if left <= 0:
            break
        try:
            summary = choose(article, replace(request, length=length._replace(number=left)))
        except UsageError:  # nothing is that short
            break
        text = write(summary, bare=False)
        size = measure_text(text, length, article.language)
        if size <= length.number:
            return text
        # What stands around the sentences is as long, or shorter, around fewer of them.
        inner = measure_text(write(summary, bare=True), length, article.language)
        left = min(left - 1, length.number - (size - inner))
    return write(choose(article, request), bare=True)


def measure_text(text: str, length: Length, language: str) -> int:
    """Measure a text in the unit of a length: words, characters or estimated tokens."""
    if length.unit == "w":
        return count_words(text)
    return len(text) if length.unit == "c" else ceil(estimate_tokens(text, language))


def map_numbers(article: Article) -> Mapping[int, int]:
    """Map the positions of sentences to their numbers in the tool sentences."""
    return {s.position: number for number, s in enumerate(list_numbered(article), start=1)}


def write_sentences(summary: Summary, numbers: Mapping[int, int], *, bare: bool = False) -> str:
    """Write the sentences of a summary with their numbers, below title and source."""
    sentences = (
        ("" if bare or s.position not in numbers else f"[{numbers[s.position]}] ")
        + introduce_sentence(s)
        for s in summary.sentences
    )
    return _add_head("\n".join(sentences), summary, bare=bare)


def write_paragraphs(summary: Summary, *, bare: bool = False) -> str:
    """Write the paragraphs of an article, below title and source."""
    return _add_head(summary.article.text, summary, bare=bare)


def _add_head(body: str, summary: Summary, *, bare: bool) -> str:
    return body if bare else f"{_write_head(clean_names(summary).article)}\n\n{body}"


def _write_head(article: Article) -> str:
    """Write title, author and date on a line, and the address or the file on another."""
    facts = join_facts(article.title, article.author, article.date)
    return "\n".join(filter(None, (facts, article.url or article.label)))
