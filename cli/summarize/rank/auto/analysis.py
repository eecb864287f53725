"""Analyze sentences for ranking: terms, length, stance, location."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby

from summarize.discourse.structure import NOWHERE, Location, locate_sentences
from summarize.language.words import count_terms, count_words
from summarize.models import NO_STANCE, Article, Sentence, Stance
from summarize.rank.auto.wording import rate_wording


@dataclass(frozen=True, slots=True)  # its fields are read faster than those of a named tuple
class AnalyzedSentence:
    """A sentence with all that ranking needs to know about it."""

    text: str
    words: int
    terms: Counter[str]  # stems without stop words
    capitals: float = 0.0  # share of capitalized words, 0..1
    stance: Stance = NO_STANCE
    location: Location = NOWHERE
    wording: float = 0.0  # rating of its words


def share_capitals(text: str) -> float:
    """Compute the share of capitalized words, 0..1, not counting the first one as such."""
    words = text.split()
    return sum([word[0].isupper() for word in words[1:]]) / max(1, len(words))


def analyze_sentences(
    sentences: Sequence[Sentence], article: Article
) -> tuple[list[AnalyzedSentence], Callable[[str], Counter[str]]]:
    """Analyze sentences; also return the function that counts the terms of any other text."""
    count = partial(count_terms, language=article.language)
    locations = locate_sentences(sentences, article.blocks)
    texts = [
        AnalyzedSentence(
            s.text,
            count_words(s.text),
            count(s.text),
            share_capitals(s.text),
            s.stance,
            location,
            rate_wording(s.text, article.language),
        )
        for s, location in zip(sentences, locations, strict=True)
    ]
    return texts, count


def list_documents(sentences: Sequence[Sentence], article: Article) -> list[tuple[str, slice]]:
    """List the articles that the sentences come from, each as its title and its slice of them."""
    titles = [part.title or "" for part in article.articles or (article,)]
    counts = [
        (number, len(list(group))) for number, group in groupby(s.document for s in sentences)
    ]
    ends = accumulate(count for _, count in counts)
    return [
        (titles[number], slice(end - count, end))
        for (number, count), end in zip(counts, ends, strict=True)
    ]
