"""Score sentences by one of sumy's summarizers. The only package that knows sumy and numpy."""

from __future__ import annotations

import random
import warnings
import zlib
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from summarize.rank import ALGORITHMS
from summarize.rank.lean_sumy import import_lean
from summarize.rank.rating import Rating, scale_ratings
from summarize.terms import split_words, stemmer, stop_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def score_sentences(
    paragraphs: Sequence[Sequence[str]],
    language: str,
    *,
    algorithm: str,
    title: str | None,
    focus: frozenset[str] = frozenset(),
    leaning: Sequence[bool] = (),
    documents: Sequence[int] = (),
) -> list[Rating]:
    """Score every sentence by one of sumy's summarizers.

    The paragraphs hold their sentences in reading order; so does the result. ``focus`` holds the
    stems of a query, ``leaning`` whether each sentence needs the one before it, ``documents`` the
    sentences of each article where there are several; ``auto`` heeds these three. Scores lie in
    0..1, the best is 1.0.
    """
    document = _build_document(paragraphs, language, title)
    summarizer = _build_summarizer(algorithm, language, document)
    if algorithm == "auto":
        summarizer.focus, summarizer.leaning, summarizer.documents = focus, leaning, documents
    ratings = [Rating({})] * len(document.sentences)

    def keep_ratings(infos: list[Any]) -> list[Any]:
        """Stand where sumy expects a count of sentences: it is shown all of them, rated."""
        for info in infos:
            known = isinstance(info.rating, Rating)
            ratings[info.order] = info.rating if known else Rating({algorithm: float(info.rating)})
        return infos

    chance = _seed(paragraphs) if algorithm == "random" else nullcontext()
    with warnings.catch_warnings(), chance:
        # LSA warns of short texts, numpy of sentences without a common word; both are scored.
        warnings.simplefilter("ignore")
        summarizer(document, keep_ratings)
    return scale_ratings(ratings)


class _Tokenizer:
    """The words of a sentence, for sumy: the one method that its documents call."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return split_words(text, self._language)


def _build_document(paragraphs: Sequence[Sequence[str]], language: str, title: str | None) -> Any:
    dom = import_lean("sumy.models.dom")
    tokenizer = _Tokenizer(language)
    heading = [dom.Paragraph([dom.Sentence(title, tokenizer, is_heading=True)])] if title else []
    body = [dom.Paragraph([dom.Sentence(text, tokenizer) for text in part]) for part in paragraphs]
    return dom.ObjectDocumentModel(heading + body)


def _build_summarizer(algorithm: str, language: str, document: Any) -> Any:
    module, name = ALGORITHMS[algorithm]
    build = getattr(import_lean(module), name)
    summarizer = build(stemmer(language)) if algorithm != "random" else build()
    stop = stop_words(language)
    if algorithm == "edmundson":
        # Without a title the first sentence says what it is about; sumy takes no empty set.
        topic = document.headings or document.sentences[:1]
        words = {word for sentence in topic for word in sentence.words} - stop
        summarizer.bonus_words = words or {""}
        summarizer.stigma_words = summarizer.null_words = stop or {""}
    elif algorithm != "random":
        summarizer.stop_words = stop
    return summarizer


@contextmanager
def _seed(paragraphs: Sequence[Sequence[str]]) -> Iterator[None]:
    """Seed the generator that sumy's ``random`` shuffles with, and put its state back after."""
    state = random.getstate()
    random.seed(zlib.crc32("\n".join(text for part in paragraphs for text in part).encode()))
    try:
        yield
    finally:
        random.setstate(state)
