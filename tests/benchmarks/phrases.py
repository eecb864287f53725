"""Count the key phrases that repeat others, or say nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

from summarize import Article, NoArticleError, extract_article
from summarize.discourse.keyphrases import find_key_phrases
from summarize.language.sentences import split_sentences
from summarize.language.words import split_words, stop_words
from tests.benchmarks.measures import Row, read_sets

_COUNT = 6
_NO_LIST = "und"  # a language without a list of stop words
_FEWEST = 8  # sentences of a text whose most sentences say something


def measure_phrases(folder: str, chosen: str) -> Iterator[Row]:
    """Print how many per 100 lists hold one phrase in another, and per 100 phrases the empty ones.

    Empty are those in more than half of the sentences, and those of stop words alone where the
    program is not told the language: it must find them by their spread then.
    """
    yield ("key phrases", "in others", "in most", "no list", "lists")
    for kind in ("summaries", "pages"):
        for name, rows in read_sets(folder, kind, chosen):
            counts: Counter[str] = Counter()
            for row in rows:
                article = _read(row)
                if article is not None:
                    counts.update(_count(article))
            held = 100 * counts["held"] / max(1, counts["lists"])
            most = 100 * counts["most"] / max(1, counts["phrases"])
            empty = 100 * counts["empty"] / max(1, counts["unlisted"])
            yield (name, f"{held:.1f}", f"{most:.1f}", f"{empty:.1f}", str(counts["lists"]))


def _read(row: dict[str, Any]) -> Article | None:
    if "docs" in row:
        return None
    try:
        return extract_article(row["html"] if "html" in row else row["text"])
    except NoArticleError:
        return None


def _count(article: Article) -> Counter[str]:
    language = article.language
    sentences = [sentence.text for sentence in split_sentences(article.blocks, language)]
    phrases = find_key_phrases(sentences, language, _COUNT)
    counts = Counter(lists=1, phrases=len(phrases), held=holds_another(phrases, language))
    if len(sentences) >= _FEWEST:
        counts["most"] = sum(_is_in_most(phrase, sentences) for phrase in phrases)
    stop = stop_words(language)
    if stop:
        unlisted = find_key_phrases(sentences, _NO_LIST, _COUNT)
        counts["unlisted"] = len(unlisted)
        counts["empty"] = sum(stop >= set(split_words(p, language)) for p in unlisted)
    return counts


def holds_another(phrases: Sequence[str], language: str) -> bool:
    """Tell whether the words of a phrase stand within another of them."""
    words = [f" {' '.join(split_words(phrase, language))} " for phrase in phrases]
    return any(inner in outer for inner, outer in permutations(words, 2))


def _is_in_most(phrase: str, sentences: Sequence[str]) -> bool:
    phrase = phrase.lower()
    return sum(phrase in sentence.lower() for sentence in sentences) * 2 > len(sentences)
