"""Shortlist the sentences of a long text by the first rating, part by part.

A text of 40 MB has 400,000 sentences, its summary 40. Only some thousands on the shortlist get a
stance and are ranked like those of a short text.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from summarize.discourse.fragments import is_fragment
from summarize.language.words import count_terms, count_words
from summarize.models import Article, Sentence
from summarize.rank.auto.analysis import AnalyzedSentence
from summarize.rank.auto.formula import rate_first, weigh_terms
from summarize.rank.auto.vectors import build_vectors, cosine, weigh

_PART = 5_000  # sentences rated at a time, as a text of their own: 20 MB of vectors
_OPENING = 12  # sentences kept in any case
_NEAR = 20  # sentences kept on each side of a chosen one; few paragraphs have more


def shorten(sentences: Sequence[Sentence], article: Article, best: int) -> list[Sentence]:
    """Shortlist the opening and about ``best`` sentences, as many of each part as of the others.

    Each brings its paragraph and, if it may lean on it, the one before; of very long paragraphs
    only the neighbours.
    """
    chosen = [*range(_OPENING)]
    for start in range(0, len(sentences), _PART):
        part = sentences[start : start + _PART]
        wanted = -(-best * len(part) // len(sentences))
        chosen += (start + i for i in islice(_sort(part, article), wanted))
    paragraphs = {sentences[max(0, i - back)].paragraph for i in chosen for back in (0, 1)}
    near = bytearray(len(sentences) + _NEAR)
    for i in chosen:
        near[max(0, i - _NEAR) : i + _NEAR] = bytes([1]) * (min(i, _NEAR) + _NEAR)
    return [s for i, s in enumerate(sentences) if near[i] and s.paragraph in paragraphs]


def _sort(sentences: Sequence[Sentence], article: Article) -> Iterator[int]:
    """Yield the numbers of sentences that are no fragments, from the best down."""
    texts = [
        AnalyzedSentence(s.text, count_words(s.text), count_terms(s.text, article.language))
        for s in sentences
    ]
    vectors, weights = build_vectors([text.terms for text in texts])
    title = weigh(count_terms(article.titles, article.language), weights)
    near_title = [cosine(vector, title) for vector in vectors]
    ratings = rate_first(texts, weigh_terms(texts, vectors), near_title)
    order = sorted(range(len(texts)), key=lambda i: (-ratings[i], i))
    return (i for i in order if not is_fragment(texts[i].text))
