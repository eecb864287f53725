"""Shortlist the sentences of a long text by their words alone.

A text of 40 MB has 400,000 sentences, its summary 40. Only some thousands on the shortlist get a
stance and are ranked like those of a short text. The formulas are those of vectors.py, on flat
arrays, which take a tenth of the memory of a dictionary per sentence.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from math import hypot, log
from operator import mul
from typing import NamedTuple

from summarize.discourse.fragments import is_fragment
from summarize.language.words import count_terms, count_words, split_words, term_finder
from summarize.models import Article, Sentence
from summarize.rank.auto import weights as w
from summarize.rank.auto.formula import Columns, measure_length, weigh_words
from summarize.rank.auto.vectors import weigh

_OPENING = 12  # sentences kept in any case
_NEAR = 20  # sentences kept on each side of a chosen one; few paragraphs have more


def shorten(
    sentences: Sequence[Sentence], article: Article, best: int
) -> tuple[list[Sentence], Columns]:
    """Shortlist the ``best`` sentences and the opening; also return their scores by words.

    Each brings its paragraph and, if it may lean on it, the one before; of very long paragraphs
    only the neighbours.
    """
    parts = _weigh_all(sentences, article)
    ratings = [
        sum(row) - measure_length(count_words(sentence.text))
        for sentence, row in zip(sentences, zip(*parts.values(), strict=True), strict=True)
    ]
    order = sorted(range(len(ratings)), key=lambda i: (-ratings[i], i))
    whole = (i for i in order if not is_fragment(sentences[i].text))
    chosen = [*range(_OPENING), *(list(islice(whole, best)) or order[:best])]
    paragraphs = {sentences[max(0, i - back)].paragraph for i in chosen for back in (0, 1)}
    near = bytearray(len(sentences) + _NEAR)
    for i in chosen:
        near[max(0, i - _NEAR) : i + _NEAR] = bytes([1]) * (min(i, _NEAR) + _NEAR)
    kept = [i for i, s in enumerate(sentences) if near[i] and s.paragraph in paragraphs]
    return [sentences[i] for i in kept], {
        name: [values[i] for i in kept] for name, values in parts.items()
    }


def _weigh_all(sentences: Sequence[Sentence], article: Article) -> Columns:
    language = article.language
    title = count_terms(article.titles, language)
    rows = read_rows((split_words(s.text, language) for s in sentences), term_finder(language))
    sums = sum_rows(rows, title)
    parts = weigh_words(sums.after, sums.before, sums.uses)
    if title:
        parts["title"] = [w.TITLE * value for value in sums.likeness]
    return parts


class Rows(NamedTuple):
    """The terms of all sentences in flat arrays."""

    terms: Sequence[str]  # by number
    numbers: "array[int]"  # of the distinct terms of each sentence, sentence after sentence
    counts: "array[int]"  # how often the sentence has that term
    ends: "array[int]"  # offsets past each sentence in the two arrays, after a leading 0


class Sums(NamedTuple):
    """Similarity of each sentence to the others, one number per sentence."""

    after: list[float]  # sums of the cosines with all later sentences
    before: list[float]  # the same with all earlier ones
    uses: list[float]  # uses of its terms in the text
    likeness: list[float]  # cosine with another bag of terms


class _Numbers(dict[str, int]):
    """The number of the term of each word, found once per word; -1 for a stop word."""

    def __init__(self, find_term: Callable[[str], str]) -> None:
        self._find_term = find_term
        self.terms: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        term = self._find_term(word)
        number = self.terms.setdefault(term, len(self.terms)) if term else -1
        self[word] = number
        return number


def read_rows(sentences: Iterable[Iterable[str]], find_term: Callable[[str], str]) -> Rows:
    """Read the terms of sentences given as words; ``find_term`` returns "" for a stop word."""
    known = _Numbers(find_term)
    numbers, counts, ends = array("i"), array("i"), array("q", [0])
    for words in sentences:
        found = [number for number in map(known.__getitem__, words) if number >= 0]
        once = dict.fromkeys(found, 1)
        if len(once) < len(found):
            once = Counter(found)
        numbers.extend(once)
        counts.extend(once.values())
        ends.append(len(numbers))
    return Rows(tuple(known.terms), numbers, counts, ends)


def sum_rows(rows: Rows, bag: Counter[str]) -> Sums:
    """Sum up cosines, and compute the cosine with a bag of terms, in two passes."""
    values, total, before = _build_vectors(rows)
    uses = [0] * len(rows.terms)
    for number, count in zip(rows.numbers, rows.counts, strict=True):
        uses[number] += count
    like = weigh(bag, dict(zip(rows.terms, _weigh_terms(rows), strict=True)))
    likes = [like.get(term, 0.0) for term in rows.terms]
    sums = Sums([], before, [], [])
    for number, (numbers, part) in enumerate(_list_rows(rows, values)):
        own = 1.0 if numbers else 0.0
        around = sum(map(mul, part, map(total.__getitem__, numbers)))
        sums.after.append(max(0.0, around - before[number] - own))
        sums.uses.append(float(sum(map(uses.__getitem__, numbers))))
        sums.likeness.append(sum(map(mul, part, map(likes.__getitem__, numbers))) if like else 0.0)
    return sums


def _weigh_terms(rows: Rows) -> list[float]:
    """Compute the inverse document frequency of each term, by number."""
    count = len(rows.ends) - 1
    found = Counter(rows.numbers)
    return [log(1 + count / found[number]) for number in range(len(rows.terms))]


def _build_vectors(rows: Rows) -> tuple["array[float]", list[float], list[float]]:
    """Build all vectors in one array; also return their sum and their cosines with earlier ones."""
    weights = _weigh_terms(rows)
    values, total, before = array("d"), [0.0] * len(weights), []
    for numbers, counts in _list_rows(rows, rows.counts):
        raw = list(map(weights.__getitem__, numbers))
        if sum(counts) > len(counts):
            raw = [(1 + log(n)) * value for n, value in zip(counts, raw, strict=True)]
        length = hypot(*raw) or 1.0
        vector = [value / length for value in raw]
        before.append(sum(map(mul, vector, map(total.__getitem__, numbers))))
        for number, value in zip(numbers, vector, strict=True):
            total[number] += value
        values.extend(vector)
    return values, total, before


def _list_rows(
    rows: Rows, values: Sequence[float]
) -> Iterator[tuple["array[int]", Sequence[float]]]:
    for start, end in pairwise(rows.ends):
        yield rows.numbers[start:end], values[start:end]
