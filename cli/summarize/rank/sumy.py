"""Rank with sumy's summarizers. Only this module and sumy_matrix.py know sumy.

sumy imports NLTK, requests and pycountry to tokenize, fetch and name languages. We call none of
that, so these imports, 0.2 s of 0.3 s, are deferred.
"""

from __future__ import annotations

import random
import warnings
import zlib
from contextlib import contextmanager, nullcontext
from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, Any

from summarize.language.words import split_words, stemmer, stop_words
from summarize.lazy import Deferred, DeferredModule, defer
from summarize.models import Rating

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarize.models import Article, Sentence

_UNUSED = ("nltk", "nltk.stem", "nltk.stem.snowball", "requests")


def rank(
    sentences: Sequence[Sentence], article: Article, *_: object, name: str, summarizer: str
) -> list[Rating]:
    """Rate each sentence by one of sumy's summarizers.

    ``name`` is that of the algorithm, ``summarizer`` the module and class (``module:Class``).
    """
    document = _build_document(sentences, article)
    summarize = _build_summarizer(name, summarizer, article.language, document)
    ratings = [Rating({})] * len(document.sentences)

    def keep_ratings(infos: list[Any]) -> list[Any]:
        """Collect all ratings: sumy calls this where it expects a number of sentences."""
        for info in infos:
            ratings[info.order] = Rating({name: float(info.rating)})
        return infos

    chance = _seed(sentences) if name == "random" else nullcontext()
    with warnings.catch_warnings(), chance:
        # LSA warns about short texts and numpy about sentences that share no word: both get scores.
        warnings.simplefilter("ignore")
        summarize(document, keep_ratings)
    return ratings


class _Tokenizer:
    """Our tokenizer, with the one method that sumy's documents call."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return split_words(text, self._language)


def _build_document(sentences: Sequence[Sentence], article: Article) -> Any:
    dom = import_lean("sumy.models.dom")
    tokenizer = _Tokenizer(article.language)
    title = article.titles
    heading = [dom.Paragraph([dom.Sentence(title, tokenizer, is_heading=True)])] if title else []
    body = [
        dom.Paragraph([dom.Sentence(sentence.text, tokenizer) for sentence in part])
        for _, part in groupby(sentences, lambda sentence: sentence.paragraph)
    ]
    return dom.ObjectDocumentModel(heading + body)


def _build_summarizer(algorithm: str, home: str, language: str, document: Any) -> Any:
    module, _, name = home.partition(":")
    build = getattr(import_lean(module), name)
    summarizer = build(stemmer(language)) if algorithm != "random" else build()
    stop = stop_words(language)
    if algorithm == "edmundson":
        # Without a title, the first sentence stands in for it; sumy accepts no empty set.
        topic = document.headings or document.sentences[:1]
        words = {word for sentence in topic for word in sentence.words} - stop
        summarizer.bonus_words = words or {""}
        summarizer.stigma_words = summarizer.null_words = stop or {""}
    elif algorithm != "random":
        summarizer.stop_words = stop
    return summarizer


@contextmanager
def _seed(sentences: Sequence[Sentence]) -> Iterator[None]:
    """Seed the generator that sumy's ``random`` uses by the text, and restore its state after."""
    state = random.getstate()
    random.seed(zlib.crc32("\n".join(sentence.text for sentence in sentences).encode()))
    try:
        yield
    finally:
        random.setstate(state)


def import_lean(module: str) -> Any:
    """Import a module that uses sumy, by its full name, without the imports that are not needed."""
    languages = Deferred("pycountry:languages")  # sumy.utils imports them by name
    named = DeferredModule("pycountry", languages=languages)
    with defer((*map(DeferredModule, _UNUSED), named)):
        return import_module(module)
