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
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from math import log2
from pathlib import Path

from summarize.discourse.function_words import find_function_words
from summarize.discourse.particles import part_particles
from summarize.language.spaceless import count_repeats, list_words
from summarize.language.words import cut_words, stemmer, stop_words
from summarize.language.writing_systems import SOUTH_EAST_ASIAN_LETTER, SPACELESS
from summarize.word_lists import read_table

_MOST_WORDS = 4
_SINGLE = 0.5  # added to lengths: a pair of words then weighs as much as 2.3 single ones
_SPACELESS = re.compile(f"[{SPACELESS}]+")
_JOINS = frozenset((" ", "-", "’", "'"))
_POSSESSIVE = re.compile("['’]s$")  # in Dutch it is a plural: auto's

Phrase = tuple[str, ...]  # of stems, or of characters
Word = tuple[str, str, str]  # stem, form, and what stands before it


def find_key_phrases(sentences: Iterable[str], language: str, count: int) -> tuple[str, ...]:
    """Return so many phrases, the best first; ties go by first use.

    Each is written in lower case if the article ever writes it so, else as it first does; in
    English without a possessive at its end. Phrases of several words occur at least twice. Time
    and memory grow with the words.
    """
    if count < 1:
        return ()
    texts = [_normalize(sentence) for sentence in sentences]
    repeats = count_repeats(texts, stop_words(language))
    runs = _read_runs(texts, language)
    weights = _weigh(_count_uses(runs) | repeats)
    best = _choose(sorted(weights, key=weights.__getitem__, reverse=True), count)
    written = _find_forms(best, runs)
    forms = (written.get(phrase, "".join(phrase)) for phrase in best)
    return tuple(_POSSESSIVE.sub("", form) if language == "en" else form for form in forms)


def _normalize(text: str) -> str:
    """Write a text in composed characters; in Thai NFKC would take letters apart."""
    if text.isascii():
        return text
    is_thai = SOUTH_EAST_ASIAN_LETTER.search(text) is not None
    return unicodedata.normalize("NFC" if is_thai else "NFKC", text)


def _choose(ranked: Iterable[Phrase], count: int) -> list[Phrase]:
    """Return the best phrases none of which says more than half of another again."""
    chosen: list[Phrase] = []
    sharing: dict[str, list[frozenset[str]]] = {}
    for phrase in ranked:
        words = list_words(phrase)
        others = (other for word in words for other in sharing.get(word, ()))
        if any(2 * len(words & other) > min(len(words), len(other)) for other in others):
            continue
        chosen.append(phrase)
        for word in words:
            sharing.setdefault(word, []).append(words)
        if len(chosen) == count:
            break
    return chosen


def _read_runs(texts: Iterable[str], language: str) -> list[list[Word]]:
    """Return the runs of words of all texts, without what is written in scripts without spaces."""
    texts = [text if text.isascii() else _SPACELESS.sub(",", text) for text in texts]
    texts = part_particles(texts) if language == "ko" else texts
    stop = _list_partings(language)
    if not stop:
        stop = find_function_words(cut_words(text, language) for text in texts)
    stems = _Stems(language, stop)
    return [run for text in texts for run in _find_runs(cut_words(text, language), stems)]


def _count_uses(runs: Iterable[Sequence[Word]]) -> dict[Phrase, int]:
    """Count the words, and the parts of the runs that occur twice."""
    uses = Counter[Phrase]([(stem,) for run in runs for stem, _, _ in run])
    often = {stem for (stem,), n in uses.items() if n > 1}
    uses.update(phrase for run in runs for phrase in _cut_run(run, often))
    return {phrase: n for phrase, n in uses.items() if n > 1 or len(phrase) == 1}


def _weigh(uses: Mapping[Phrase, int]) -> dict[Phrase, float]:
    """Return the C-value of every phrase."""
    owed: dict[Phrase, int] = {}
    holders: dict[Phrase, int] = {}
    for phrase, n in uses.items():
        for part in _list_parts(phrase) if len(phrase) > 1 else ():
            owed[part] = owed.get(part, 0) + n
            holders[part] = holders.get(part, 0) + 1
    return {
        phrase: log2(len(phrase) + _SINGLE) * (n - owed.get(phrase, 0) / holders.get(phrase, 1))
        for phrase, n in uses.items()
    }


def _list_parts(phrase: Phrase) -> set[Phrase]:
    size = len(phrase)
    spans = ((i, j) for i in range(size) for j in range(i + 1, size + 1) if j - i < size)
    return {phrase[i:j] for i, j in spans}


class _Stems(dict[str, str]):
    """The stem of each form of a word, found once; "" for what parts phrases, as stop words."""

    def __init__(self, language: str, stop: Set[str]) -> None:
        self._stem = stemmer(language)
        self._stop = stop

    def __missing__(self, form: str) -> str:
        word = form.lower().replace("’", "'")
        parts = word in self._stop or len(word) < 2 or word[0].isdigit()
        stem = self[form] = "" if parts else self._stem(word)
        return stem


def _find_runs(pieces: Sequence[str], stems: Mapping[str, str]) -> Iterator[list[Word]]:
    """Yield the runs of words that no stop word and no punctuation parts.

    A text is given as what stands between words and the words, in turn.
    """
    run: list[Word] = []
    for gap, form in zip(pieces[::2], pieces[1::2], strict=False):
        if run and gap not in _JOINS:
            yield run
            run = []
        if stem := stems[form]:
            run.append((stem, form, gap))
        elif run:
            yield run
            run = []
    if run:
        yield run


@cache
def _list_partings(language: str) -> frozenset[str]:
    more = read_table(Path(__file__).with_suffix(".txt"))["empty"]
    return stop_words(language, whole=True) | frozenset(more.get(language, ()))


def _cut_run(run: Sequence[Word], often: Container[str]) -> Iterator[Phrase]:
    """Yield the parts of a run that have several words which all occur often."""
    for i, (stem, _, _) in enumerate(run[:-1]):
        if stem not in often:
            continue
        phrase: Phrase = (stem,)
        for follower, _, _ in run[i + 1 : i + _MOST_WORDS]:
            if follower not in often:
                break
            phrase = (*phrase, follower)
            yield phrase


def _find_forms(phrases: Iterable[Phrase], runs: Iterable[Sequence[Word]]) -> dict[Phrase, str]:
    """Return how the article writes each phrase: in lower case if ever, else as it first does."""
    wanted: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        wanted.setdefault(phrase[0], []).append(phrase)
    forms: dict[Phrase, str] = {}
    for run in runs:
        for i, (first, word, _) in enumerate(run):
            for phrase in wanted.get(first, ()):
                rest = run[i + 1 : i + len(phrase)]
                if (first, *(stem for stem, _, _ in rest)) != phrase:
                    continue
                form = word + "".join(gap + follower for _, follower, gap in rest)
                if phrase not in forms or form.islower() > forms[phrase].islower():
                    forms[phrase] = form
    return forms
