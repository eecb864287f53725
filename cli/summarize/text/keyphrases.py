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
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log2

from summarize.text.words import cut_words, stemmer, stop_words

_MOST_WORDS = 4
_MOST_CHARACTERS = 6  # of Chinese, whose words no space parts
_SINGLE = 0.5  # added to lengths: a pair of words then weighs as much as 2.3 single ones
_HAN_OR_KATAKANA = re.compile("(?P<han>[\u3005\u3400-\u9fff]+)|[\u30a1-\u30ff]+")
_JOINS = frozenset((" ", "-", "’", "'"))
_POSSESSIVE = re.compile("['’]s$")  # in Dutch it is a plural: auto's
# What else parts phrases: function words and auxiliaries that the lists of stop words lack.
_EMPTY = {
    "de": "bereits dabei etwa gibt hast hätte hätten immer jedoch könne könnten mehr müsse müssen "
    "müsste schon sei seien seit sollen sollten sowie viele vielen vieler wäre wären worden wurde "
    "wurden würde würden zudem",
    "fr": "afin ailleurs ainsi aucun aucune beaucoup celle celles celui ceux certains déjà dit "
    "désormais également jusqu non notamment quelques reste toujours toute toutefois toutes va",
    "no": "alt andre annet blant få får fikk flere folk før går gikk godt hele igjen "
    "kommer likevel litt må måtte mens mer mye nok rundt sa sammen sier tidligere under",
    "ru": "имеет имеют например необходимо относительно позволяет поскольку поэтому следует "
    "соответственно таких таким является являются",
    "tr": "ardından aynı ayrıca bulunan diğer dışında ediyor etti göre içinde olarak olduğu "
    "olduğunu söz üzere yer",
}  # fmt: skip

Phrase = tuple[str, ...]  # of stems, or of characters


def find_key_phrases(sentences: Iterable[str], language: str, count: int) -> tuple[str, ...]:
    """Return so many phrases, the best first; ties go by first use.

    Each is written in lower case if the article ever writes it so, else as it first does; in
    English without a possessive at its end. Phrases of several words occur at least twice. Time
    and memory grow with the words.
    """
    if count < 1:
        return ()
    texts = [unicodedata.normalize("NFKC", sentence) for sentence in sentences]
    runs = [run for text in texts for run in _find_runs(text, language)]
    uses = Counter[Phrase]([(stem,) for run in runs for stem, _, _ in run])
    often = {stem for (stem,), n in uses.items() if n > 1}
    uses.update(phrase for run in runs for phrase in _cut_run(run, often))
    stop = stop_words(language)
    for text in texts:
        for match in () if text.isascii() else _HAN_OR_KATAKANA.finditer(text):
            uses.update(_cut_characters(match, stop))
    weights = _weigh({p: n for p, n in uses.items() if n > 1 or len(p) == 1})
    best = sorted(weights, key=weights.__getitem__, reverse=True)[:count]
    written = _find_forms(best, runs)
    forms = (written.get(phrase, "".join(phrase)) for phrase in best)
    return tuple(_POSSESSIVE.sub("", form) if language == "en" else form for form in forms)


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


Word = tuple[str, str, str]  # stem, form, and what stands before it


def _find_runs(text: str, language: str) -> Iterator[list[Word]]:
    """Yield the runs of words that no stop word and no punctuation parts."""
    stop, stem = _list_partings(language), stemmer(language)
    run: list[Word] = []
    pieces = cut_words(text, language)
    for gap, form in zip(pieces[::2], pieces[1::2], strict=False):
        if run and gap not in _JOINS:
            yield run
            run = []
        word = form.lower().replace("’", "'")
        if word in stop or len(word) < 2 or word[0].isdigit():
            if run:
                yield run
                run = []
        elif word.isascii() or not _HAN_OR_KATAKANA.search(word):
            run.append((stem(word), form, gap))
    if run:
        yield run


@cache
def _list_partings(language: str) -> frozenset[str]:
    return stop_words(language) | frozenset(_EMPTY.get(language, "").split())


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
