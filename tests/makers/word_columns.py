"""The words of sentences as columns of a table, and their weights as a file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from sys import maxsize
from typing import Any

from summarize.discourse.word_weights import list_places

Column = tuple[str, int, str]  # language, place, word


def list_columns(words: Sequence[str], language: str) -> frozenset[Column]:
    """List the columns of a sentence."""
    return frozenset(
        (language, place, word) for place, found in enumerate(list_places(words)) for word in found
    )


def choose_columns(
    texts: Sequence[frozenset[Column]], *, most: int = maxsize, least: int = 1
) -> dict[Column, int]:
    """Number the columns of the words, each in its language, that are in the most texts."""
    counts = Counter(
        (language, word) for text in texts for language, place, word in text if place == 0
    )
    common = sorted(counts, key=lambda key: (-counts[key], key))[:most]
    kept = [key for key in common if counts[key] >= least]
    columns = [(language, place, word) for language, word in kept for place in range(3)]
    return {column: number for number, column in enumerate(columns)}


def build_table(sentences: Sequence[frozenset[Column]], columns: Mapping[Column, int]) -> Any:
    """Build a sparse table of ones: a row for each sentence."""
    import numpy
    from scipy import sparse

    pairs = [
        (row, columns[column])
        for row, sentence in enumerate(sentences)
        for column in sentence
        if column in columns
    ]
    places = tuple(zip(*pairs, strict=True)) if pairs else ((), ())
    shape = len(sentences), len(columns)
    return sparse.csr_matrix((numpy.ones(len(pairs)), places), shape=shape)


def write_words(columns: Mapping[Column, int], weights: Any, least: float) -> Iterator[str]:
    """Yield the lines of a file; words whose weights are all at most ``least`` are left out."""
    section = ""
    for language, word in sorted({(language, word) for language, _, word in columns}):
        values = [float(weights[columns[language, place, word]]) for place in range(3)]
        if max(map(abs, values)) <= least:
            continue
        if language != section:
            section = language
            yield f"[{language}]"
        yield write_row(word, values)


def write_row(name: str, values: Any) -> str:
    """Return a line of a file: a name and its values, between tabs."""
    return "\t".join([name, *(f"{value:.3g}" for value in values)])
