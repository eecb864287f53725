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
from collections.abc import Container, Iterable, Iterator, Sequence
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
    texts = [unicodedata.normalize("NFKC", sentence) for sentence in sentences]
    runs = [(text, run) for text in texts for run in _find_runs(text, language)]
    uses = Counter[Phrase]((stem,) for _, run in runs for _, _, stem in run)
    often = {stem for (stem,), n in uses.items() if n > 1}
    written: dict[Phrase, str] = {}
    for text, run in runs:
        for phrase, start, end in _cut_run(run, often):
            if len(phrase) > 1:
                uses[phrase] += 1
            if phrase not in written or not written[phrase].islower():
                _write(written, phrase, text[start:end])
    for text in texts:
        for match in () if text.isascii() else _HAN_OR_KATAKANA.finditer(text):
            for phrase in _cut_characters(match, stop_words(language)):
                uses[phrase] += 1
                written.setdefault(phrase, "".join(phrase))
    weights = _weigh(Counter({p: n for p, n in uses.items() if n > 1 or len(p) == 1}))
    best = sorted(weights, key=weights.__getitem__, reverse=True)
    return tuple(written[phrase] for phrase in best[:count])


def _write(written: dict[Phrase, str], phrase: Phrase, surface: str) -> None:
    if phrase not in written or surface.islower():
        written[phrase] = surface


def _weigh(uses: Counter[Phrase]) -> dict[Phrase, float]:
    """Return the C-value of every phrase."""
    owed = Counter[Phrase]()
    holders = Counter[Phrase]()
    for phrase, n in uses.items():
        for part in _list_parts(phrase):
            owed[part] += n
            holders[part] += 1
    return {
        phrase: log2(len(phrase) + _SINGLE) * (n - owed[phrase] / max(1, holders[phrase]))
        for phrase, n in uses.items()
    }


def _list_parts(phrase: Phrase) -> set[Phrase]:
    size = len(phrase)
    spans = ((i, j) for i in range(size) for j in range(i + 1, size + 1) if j - i < size)
    return {phrase[i:j] for i, j in spans}


Word = tuple[int, int, str]  # start, end, stem


def _find_runs(text: str, language: str) -> Iterator[list[Word]]:
    """Yield the runs of words that no stop word and no punctuation parts."""
    stop, stem = stop_words(language), stemmer(language)
    run: list[Word] = []
    for start, end, word in find_words(text, language):
        if run and text[run[-1][1] : start] not in _JOINS:
            yield run
            run = []
        if word in stop or len(word) < 2 or word[0].isdigit():
            if run:
                yield run
                run = []
        elif word.isascii() or not _HAN_OR_KATAKANA.search(word):
            run.append((start, end, stem(word)))
    if run:
        yield run


def _cut_run(run: Sequence[Word], often: Container[str]) -> Iterator[tuple[Phrase, int, int]]:
    """Yield the words of a run, and its parts of several words that all occur often."""
    for i, (start, end, stem) in enumerate(run):
        phrase: Phrase = (stem,)
        yield phrase, start, end
        if stem not in often:
            continue
        for _, after, follower in run[i + 1 : i + _MOST_WORDS]:
            if follower not in often:
                break
            phrase = (*phrase, follower)
            yield phrase, start, after


def _cut_characters(match: re.Match[str], stop: Container[str]) -> Iterator[Phrase]:
    """Yield a word in katakana, and of Han all parts without a stop word of one character."""
    text = match[0]
    if not match["han"]:
        if len(text) > 1:
            yield (text,)
        return
    for i in range(len(text)):
        for j in range(i, min(len(text), i + _MOST_CHARACTERS)):
            if text[j] in stop:
                break
            if j > i:
                yield tuple(text[i : j + 1])
