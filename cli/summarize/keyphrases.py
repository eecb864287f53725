"""Find the key phrases of an article, by C-value.

Candidates are runs of words between stop words and punctuation (RAKE: Rose, Engel, Cramer and
Cowley, 2010) and the parts of them. A candidate's weight is its frequency, less what it owes to the
longer candidates that hold it, times the logarithm of its length (C-value: Frantzi, Ananiadou and
Mima, 2000). A constant added to the length lets single words in (Barrón-Cedeño, Sierra, Drouin and
Ananiadou, 2009).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2

from summarize.terms import find_words, stemmer, stop_words

_MOST_WORDS = 4
_MOST_CHARACTERS = 6  # of Chinese, whose words no space parts
_SINGLE = 0.5  # added to lengths: a pair of words then weighs as much as 2.3 single ones
_HAN_OR_KATAKANA = re.compile("(?P<han>[\u3005\u3400-\u9fff]+)|[\u30a1-\u30ff]+")
_JOINS = frozenset((" ", "-", "’", "'"))

Phrase = tuple[str, ...]  # of stems, or of characters


def find_key_phrases(sentences: Iterable[str], language: str, count: int) -> tuple[str, ...]:
    """Return so many phrases, the best first; ties go by first use.

    Each is written in lower case if the article ever writes it so, else as it first does. Phrases
    of several words occur at least twice. Time and memory grow with the words.
    """
    if count < 1:
        return ()
    uses = Counter[Phrase]()
    written: dict[Phrase, str] = {}
    for sentence in sentences:
        for phrase, surface in _list_phrases(unicodedata.normalize("NFKC", sentence), language):
            uses[phrase] += 1
            if phrase not in written or (surface.islower() and not written[phrase].islower()):
                written[phrase] = surface
    weights = _weigh(Counter({p: n for p, n in uses.items() if n > 1 or len(p) == 1}))
    best = sorted(weights, key=weights.__getitem__, reverse=True)
    return tuple(written[phrase] for phrase in best[:count])


def _weigh(uses: Counter[Phrase]) -> dict[Phrase, float]:
    """Return the C-value of every phrase."""
    owed = Counter[Phrase]()
    holders = Counter[Phrase]()
    for phrase, n in uses.items():
        for part in {p for p in _cut(phrase, len(phrase) - 1) if p != phrase}:
            owed[part] += n
            holders[part] += 1
    return {
        phrase: log2(len(phrase) + _SINGLE) * (n - owed[phrase] / max(1, holders[phrase]))
        for phrase, n in uses.items()
    }


def _cut(phrase: Phrase, most: int) -> Iterator[Phrase]:
    for size in range(1, most + 1):
        for i in range(len(phrase) - size + 1):
            yield phrase[i : i + size]


def _list_phrases(text: str, language: str) -> Iterator[tuple[Phrase, str]]:
    """Yield every candidate of a text, and how it is written there."""
    stop, stem = stop_words(language), stemmer(language)
    run: list[tuple[int, int, str]] = []
    for start, end, word in [*find_words(text, language), (len(text) + 2, 0, "")]:
        if run and text[run[-1][1] : start] not in _JOINS:
            yield from _cut_run(text, run)
            run = []
        if word in stop or len(word) < 2 or word[:1].isdigit():
            yield from _cut_run(text, run)
            run = []
        elif not _HAN_OR_KATAKANA.search(word):
            run.append((start, end, stem(word)))
    if not text.isascii():
        for match in _HAN_OR_KATAKANA.finditer(text):
            if match["han"]:
                yield from _cut_characters(match[0], stop)
            elif len(match[0]) > 1:
                yield (match[0],), match[0]


def _cut_run(text: str, run: Sequence[tuple[int, int, str]]) -> Iterator[tuple[Phrase, str]]:
    for i, (start, _, _) in enumerate(run):
        for j in range(i, min(len(run), i + _MOST_WORDS)):
            yield tuple(stem for _, _, stem in run[i : j + 1]), text[start : run[j][1]]


def _cut_characters(run: str, stop: frozenset[str]) -> Iterator[tuple[Phrase, str]]:
    """Yield the runs of two characters and more that hold no stop word of one character."""
    for i in range(len(run)):
        for j in range(i, min(len(run), i + _MOST_CHARACTERS)):
            if run[j] in stop:
                break
            if j > i:
                yield tuple(run[i : j + 1]), run[i : j + 1]
