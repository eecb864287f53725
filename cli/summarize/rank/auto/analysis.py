"""What ranking needs of each sentence: its words, its terms, its stance and its location."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby

from summarize.discourse.structure import NOWHERE, Location, locate_sentences
from summarize.language.words import count_terms, count_words
from summarize.models import NO_STANCE, Article, Sentence, Stance


@dataclass(frozen=True, slots=True)  # whose fields are read sooner than those of a named tuple
class AnalyzedSentence:
    """What ranking needs of a sentence."""

    text: str
    words: int
    terms: Counter[str]  # stems that are no stop words
    capitals: float = 0.0  # share of the words that are capitalized, 0..1
    stance: Stance = NO_STANCE
    location: Location = NOWHERE


def share_capitals(text: str) -> float:
    """Return the share of the words that are capitalized, 0..1; the first one does not count."""
    words = text.split()
    return sum([word[0].isupper() for word in words[1:]]) / max(1, len(words))


def analyze_sentences(
    sentences: Sequence[Sentence], article: Article
) -> tuple[list[AnalyzedSentence], Callable[[str], Counter[str]]]:
    """Return sentences as texts, and what counts the terms of a text: stems, no stop words."""
    count = partial(count_terms, language=article.language)
    locations = locate_sentences(sentences, article.blocks)
    texts = [
        AnalyzedSentence(
            s.text, count_words(s.text), count(s.text), share_capitals(s.text), s.stance, location
        )
        for s, location in zip(sentences, locations, strict=True)
    ]
    return texts, count


def list_documents(sentences: Sequence[Sentence], article: Article) -> list[tuple[str, slice]]:
    """Return the title of each article that has sentences, and which of them are its own."""
    titles = [part.title or "" for part in article.articles or (article,)]
    counts = [
        (number, len(list(group))) for number, group in groupby(s.document for s in sentences)
    ]
    ends = accumulate(count for _, count in counts)
    return [
        (titles[number], slice(end - count, end))
        for (number, count), end in zip(counts, ends, strict=True)
    ]
