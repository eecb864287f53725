"""Rate candidates for key phrases by where and how an article writes them.

The features are those of KEA and its successors (Witten, Paynter, Frank, Gutwin and Nevill-Manning,
1999): frequency, the first use, words of the title, capitals. The weights are those of a logistic
regression on 155 pages and papers that declare their keywords, adjusted by hand on the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from math import log, log2
from pathlib import Path
from typing import NamedTuple

from summarize.language.words import stemmer
from summarize.language.writing_systems import SPACELESS_LETTER
from summarize.word_lists import read_table

JOINS = frozenset((" ", "-", "’", "'"))  # between words of a phrase
_MOST_USES = 500  # of a phrase: more tell nothing new
_SAMPLE = 2_000  # sentences in which the uses of a candidate are studied
_SHORTLIST = 200  # candidates by C-value that are rated
_OPENING = 60  # sentences in which a name is a candidate though it is used once
_MOST_WORDS = 4
_NAME_JOINS = frozenset("of de di da do du del la van von der den the y e".split())
_NO_NAMES = frozenset(("de", "lb"))  # all nouns have capitals
# The regression gives 0.8, 0.5 and -0.9; a phrase says more than its head.
_LENGTHS = {2: 2.2, 3: 1.9, 4: 0.5}
_INFLECTED = ("ed", "ing", "ly")  # verbs and adverbs of English, mostly

Phrase = tuple[str, ...]  # of stems, or of characters
Cut = Callable[[str], Sequence[str]]
Read = Callable[[str], Phrase]


class Use(NamedTuple):
    """A use of a phrase."""

    sentence: int  # 0-based
    opens: bool  # its sentence
    named: bool  # each of its words has a capital
    form: str


class Rating(NamedTuple):
    """A candidate, its rating, and what tells it from others that overlap it."""

    phrase: Phrase
    score: float
    uses: int
    is_name: bool
    form: str  # in lower case if it ever is in the sample, else the first; "" if it is not there
    declared: bool = False  # by the article itself


class Text(NamedTuple):
    """An article in the form in which its phrases are found."""

    title: str
    sentences: Sequence[str]
    language: str
    cut: Cut  # into gaps and words, in turn
    read: Read  # the stem of a word; "" for one that separates phrases


def rate_phrases(
    counts: Mapping[Phrase, int], own: Mapping[Phrase, float], text: Text, least: float
) -> list[Rating]:
    """Rate the candidates with the best C-value, and names and runs of the title; best first.

    ``counts`` are the uses of each phrase in the article, ``own`` the share of them outside of
    longer phrases; ``least`` is added to lengths for the C-value.
    """

    def weigh(phrase: Phrase) -> float:
        return log2(len(phrase) + least) * counts[phrase] * own[phrase]

    sample = [_read_words(sentence, text) for sentence in text.sentences[:_SAMPLE]]
    title = [stem for _, stem in _read_words(text.title, text)]
    candidates = dict.fromkeys(
        (
            *sorted(counts, key=weigh, reverse=True)[:_SHORTLIST],
            *_list_runs(title),
            *(name for words in sample[:_OPENING] for name in _find_names(words, text)),
        )
    )
    found = _find_uses(candidates, sample)
    most = max(counts.values(), default=1)
    ratings = [
        _rate(phrase, found.get(phrase, ()), counts, own.get(phrase, 1.0), most, set(title), text)
        for phrase in candidates
        if phrase in found or phrase in counts
    ]
    return sorted(ratings, key=lambda rating: rating.score, reverse=True)


def _rate(
    phrase: Phrase,
    uses: Sequence[Use],
    counts: Mapping[Phrase, int],
    own: float,
    most: int,
    title: Set[str],
    text: Text,
) -> Rating:
    """Rate a phrase by the logarithm of its odds to be a keyword."""
    inner = [use for use in uses if not use.opens]
    named = sum(use.named for use in inner) / max(1, len(inner))
    forms = [use.form for use in uses]
    form = next((form for form in forms if form.islower()), forms[0] if forms else "")
    count = counts.get(phrase, len(uses))
    spaceless = SPACELESS_LETTER.match(phrase[0]) is not None
    if spaceless:
        titled = float("".join(phrase) in text.title)
        length = 0.0
    else:
        titled = sum(stem in title for stem in phrase) / len(phrase)
        length = _LENGTHS.get(len(phrase), 0.0)
    is_name = named > 0.5 and text.language not in _NO_NAMES
    spread = len({use.sentence for use in uses}) / max(1, len(uses))
    common = not is_name and _read_stems("common", text.language).issuperset(phrase)
    dates = _read_stems("dates", text.language).issuperset(phrase)
    inflected = text.language == "en" and not is_name and form.endswith(_INFLECTED)
    score = (
        0.8 * own
        - 10.0 * (own <= 0)
        - 0.47 * log(1 + (uses[0].sentence if uses else _SAMPLE))
        + 1.6 * titled
        + (0.8 + 0.6 * (len(phrase) == 1)) * named * (0.5 if text.language in _NO_NAMES else 1)
        + length
        + 1.5 * spread
        + 3.0 * count / most
        - 0.7 * (count == 1)
        - 0.5 * common
        - 9.0 * dates
        - 0.6 * inflected
    )
    return Rating(phrase, score, count, is_name, form)


@cache
def _read_stems(section: str, language: str) -> frozenset[str]:
    """Load the stems of words that say little alone."""
    words = read_table(Path(__file__).with_name("keyphrases.txt"))[section].get(language, ())
    return frozenset(map(stemmer(language), words))


def _read_words(sentence: str, text: Text) -> list[tuple[str, str]]:
    """Read the words of a sentence with their stems; "" stands before one that opens a phrase."""
    pieces = text.cut(sentence)
    words: list[tuple[str, str]] = []
    for gap, form in zip(pieces[::2], pieces[1::2], strict=False):
        if words and gap not in JOINS:
            words.append(("", ""))
        stem = text.read(form)[0]
        words.append((form, stem or (form if form in _NAME_JOINS else "")))
    return words


def _list_runs(stems: Sequence[str]) -> Iterator[Phrase]:
    """Yield the runs of two to four words that nothing separates."""
    for start in range(len(stems)):
        for end in range(start + 2, min(start + _MOST_WORDS, len(stems)) + 1):
            run = tuple(stems[start:end])
            if not all(run) or not _NAME_JOINS.isdisjoint(run):
                break
            yield run


def _find_names(words: Sequence[tuple[str, str]], text: Text) -> Iterator[Phrase]:
    """Yield runs of words with capitals within a sentence, such as "Bank of Canada"."""
    if text.language in _NO_NAMES:
        return
    run: list[str] = []
    for form, stem in (*words[1:], ("", "")):
        if stem and (form[0].isupper() or (run and form in _NAME_JOINS)):
            run.append(stem)
            continue
        while run and run[-1] in _NAME_JOINS:
            run.pop()
        if 2 <= len(run) <= _MOST_WORDS:
            yield tuple(run)
        run = []


def _find_uses(
    phrases: Iterable[Phrase], sentences: Iterable[Sequence[tuple[str, str]]]
) -> dict[Phrase, list[Use]]:
    """Find the first uses of phrases in sentences; those in scripts without spaces are not read."""
    wanted: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        wanted.setdefault(phrase[0], []).append(phrase)
    uses: dict[Phrase, list[Use]] = {}
    for number, words in enumerate(sentences):
        stems = [stem for _, stem in words]
        for start, stem in enumerate(stems):
            for phrase in wanted.get(stem, ()):
                end = start + len(phrase)
                if tuple(stems[start:end]) == phrase:
                    forms = [form for form, _ in words[start:end]]
                    named = all(form[0].isupper() for form in forms if form not in _NAME_JOINS)
                    use = Use(number, start == 0, named, " ".join(forms))
                    uses.setdefault(phrase, []).append(use)
                    if len(uses[phrase]) == _MOST_USES:
                        wanted[stem] = [other for other in wanted[stem] if other != phrase]
    return uses
