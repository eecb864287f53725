"""Find the key phrases of an article, by C-value.

Candidates are runs of words between stop words and punctuation (RAKE: Rose, Engel, Cramer and
Cowley, 2010) and their parts. The weight of a candidate is its frequency, less its mean frequency
within longer candidates, times the logarithm of its length (C-value: Frantzi, Ananiadou and Mima,
2000). A constant added to the length admits single words (Barrón-Cedeño, Sierra, Drouin and
Ananiadou, 2009).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain, compress
from math import log2
from operator import and_
from pathlib import Path

from summarize.discourse.function_words import find_function_words
from summarize.discourse.spaceless_phrases import count_repeats, list_words
from summarize.language.korean import part_particles
from summarize.language.words import MARKS, cut_words, stemmer, stop_words
from summarize.language.writing_systems import SOUTH_EAST_ASIAN_LETTER, SPACELESS, may_be_spaceless
from summarize.lazy import remember
from summarize.word_lists import read_table

_MOST_WORDS = 4
_SINGLE = 0.5  # added to lengths, so that a pair of words weighs as much as 2.3 single ones
_SPACELESS = re.compile(f"[{SPACELESS}]+")
_JOINS = frozenset((" ", "-", "’", "'"))
_REMEMBERED = 20_000  # cached words, with the marks around them; a novel has 9,000
_POSSESSIVE = re.compile("['’]s$")  # in Dutch a plural: auto's

Phrase = tuple[str, ...]  # of stems, or of characters
Text = tuple[Phrase, str]  # the stems of a text, with "" between phrases, and the text


def find_key_phrases(sentences: Iterable[str], language: str, count: int) -> tuple[str, ...]:
    """Find up to ``count`` key phrases, the best first; ties go by first use.

    A phrase is in lower case if it ever is in the article, else as it first occurs; in English
    without a possessive at its end. Phrases of several words occur at least twice. Time and memory
    grow with the words.
    """
    if count < 1:
        return ()
    texts = [_normalize(sentence) for sentence in sentences]
    repeats = count_repeats(texts, stop_words(language))
    split, read = _split(texts, language)
    weights = _weigh(_count_uses([stems for stems, _ in split]) | repeats)
    best = _choose(sorted(weights, key=weights.__getitem__, reverse=True), count)
    written = _find_forms(best, split, lambda text: cut_words(text, language), read)
    forms = (written.get(phrase, "".join(phrase)) for phrase in best)
    return tuple(_POSSESSIVE.sub("", form) if language == "en" else form for form in forms)


def _normalize(text: str) -> str:
    """Compose the characters of a text (NFKC; NFC in Thai, where NFKC takes letters apart)."""
    if text.isascii():
        return text
    is_thai = may_be_spaceless(text) and SOUTH_EAST_ASIAN_LETTER.search(text)
    return unicodedata.normalize("NFC" if is_thai else "NFKC", text)


def _choose(ranked: Iterable[Phrase], count: int) -> list[Phrase]:
    """Choose the best phrases of which none shares more than half of its words with another."""
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


def _split(texts: Iterable[str], language: str) -> tuple[list[Text], Callable[[str], Phrase]]:
    """Stem texts, without their parts in scripts without spaces; also return the stemmer used."""
    texts = [_SPACELESS.sub(",", text) if may_be_spaceless(text) else text for text in texts]
    texts = part_particles(texts) if language == "ko" else texts
    if _list_partings(language):
        read = _stem_reader(language)
    else:
        pieces = (cut_words(text, language) for text in texts)
        read = _make_reader(language, find_function_words(pieces))
    return [(tuple(chain.from_iterable(map(read, t.split(" ")))), t) for t in texts], read


def _count_uses(texts: Sequence[Phrase]) -> dict[Phrase, int]:
    """Count words, and runs of words that occur at least twice."""
    words = Counter(chain.from_iterable(texts))
    words.pop("", None)
    often = {stem for stem, n in words.items() if n > 1}
    phrases = Counter(phrase for stems in texts for phrase in _list_runs(stems, often))
    return {(stem,): n for stem, n in words.items()} | {p: n for p, n in phrases.items() if n > 1}


def _weigh(uses: Mapping[Phrase, int]) -> dict[Phrase, float]:
    """Compute the C-value of every phrase."""
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


@cache
def _stem_reader(language: str) -> Callable[[str], Phrase]:
    return _make_reader(language, _list_partings(language))


def _make_reader(language: str, stop: Set[str]) -> Callable[[str], Phrase]:
    """Build the function that stems a token (text between two spaces); "" ends a phrase.

    Stop words end phrases, and so do marks between words.
    """
    stem = stemmer(language)

    def find(form: str) -> str:
        word = form.lower().replace("’", "'")
        parts = word in stop or len(word) < 2 or word[0].isdigit()
        return "" if parts else stem(word)

    def read(token: str) -> Phrase:
        bare = token.strip(MARKS)
        if bare.isalpha():  # nine tokens in ten, done in a third of the time
            before, after = [""] * (token[0] in MARKS), [""] * (token[-1] in MARKS)
            return (*before, find(bare), *after)
        first, *pieces = cut_words(token + " ", language)
        stems = [""] if first else []
        for form, gap in zip(pieces[::2], pieces[1::2], strict=True):
            stems += [find(form)] if gap in _JOINS else [find(form), ""]
        return tuple(stems)

    return remember(read, _REMEMBERED)


@cache
def _list_partings(language: str) -> frozenset[str]:
    more = read_table(Path(__file__).with_suffix(".txt"))["empty"]
    return stop_words(language, whole=True) | frozenset(more.get(language, ()))


def _list_runs(stems: Phrase, often: Container[str]) -> Iterator[Phrase]:
    """Yield the runs of several words that all occur more than once."""
    known = [stem in often for stem in stems]
    for start in compress(range(len(stems)), map(and_, known, known[1:])):
        for end in range(start + 1, min(start + _MOST_WORDS, len(stems))):
            if not known[end]:
                break
            yield stems[start : end + 1]


def _find_forms(
    phrases: Iterable[Phrase],
    texts: Iterable[Text],
    cut: Callable[[str], Sequence[str]],
    read: Callable[[str], Phrase],
) -> dict[Phrase, str]:
    """Find the written form of each phrase: in lower case if it ever is, else the first one."""
    wanted: dict[str, set[Phrase]] = {}
    for phrase in phrases:
        wanted.setdefault(phrase[0], set()).add(phrase)
    forms: dict[Phrase, str] = {}
    for stems, text in texts:
        if wanted.keys().isdisjoint(stems):
            continue
        pieces = cut(text)  # what stands between words and the words, in turn
        words = [read(form)[0] for form in pieces[1::2]]
        for i, first in enumerate(words):
            for phrase in tuple(wanted.get(first, ())):
                end = i + len(phrase)
                gaps = pieces[2 * i + 2 : 2 * end : 2]
                if tuple(words[i:end]) != phrase or not _JOINS.issuperset(gaps):
                    continue
                form = "".join(pieces[2 * i + 1 : 2 * end])
                forms[phrase] = form if form.islower() else forms.get(phrase, form)
                if form.islower():  # settled; most are found soon
                    wanted[first].remove(phrase)
        wanted = {first: left for first, left in wanted.items() if left}
    return forms
