"""Rate candidates for key phrases by where and how an article writes them.

The features are those of KEA and its successors (Witten, Paynter, Frank, Gutwin and Nevill-Manning,
1999): frequency, the first use, words of the title, capitals. The weights are those of a logistic
regression on 386 pages and papers that declare their keywords, some of them rounded.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from math import log, log2
from pathlib import Path
from typing import NamedTuple

from summarize.language.words import stemmer
from summarize.language.writing_systems import begins_spaceless
from summarize.word_lists import read_table

JOINS = frozenset((" ", "-", "’", "'"))  # between words of a phrase
_CLOSING = frozenset(" ,)\"'”’»")  # with a space at the end: before a word that opens no sentence
_MOST_USES = 60  # of a phrase: more tell nothing new
_SAMPLE = 2_000  # sentences in which the uses of a candidate are studied
_LONGEST = 10_000  # characters read of a sentence; a text without stops is one
_SHORTLIST = 100  # candidates by C-value that are rated, or more for many phrases
_OPENING = 60  # sentences in which a name is a candidate though it is used once
_MOST_WORDS = 4
_NAME_JOINS = frozenset("of de di da do du del la van von der den the y e".split())
_NO_NAMES = frozenset(("de", "lb"))  # all nouns have capitals
# The regression gives 0.6, 0.0 and -1.0; a phrase says more than its head.
_LENGTHS = {2: 1.1, 3: 0.5, 4: -0.7}
# A brief text about ideas, such as an abstract, says most of its terms once: there a whole run of
# words between stop words is a candidate, and counts so much more by its length. F1 of ten phrases
# in 400 abstracts with all their terms went from .180 to .247, in 400 with the few of their authors
# from .109 to .101, and in 305 news stories from .217 to .218. Stories have shorter words: of those
# that we tried, 4.0 to 4.3 letters in the mean.
_BRIEF = 20  # sentences at most, with so many words at least, of so many letters in the mean
_ABSTRACT = 30
_LONG_WORDS = 4.8
_WHOLE = {3: 0.6, 4: 1.2}
# It counts only against phrases in Latin letters, which have words, capitals and more characters.
_SPACELESS = 3.1
_LONG = 20  # characters of a phrase; longer ones say no more
_BREAK = ("", "", "")  # between phrases
_INFLECTED = ("ed", "ing", "ly")  # verbs and adverbs of English, mostly

Phrase = tuple[str, ...]  # of stems, or of characters
Cut = Callable[[str], Sequence[str]]
Read = Callable[[str], Phrase]
Word = tuple[str, str, str]  # the gap before it, its form and its stem


class Use(NamedTuple):
    """A use of a phrase."""

    sentence: int  # 0-based
    start: int  # number of its first word in the sentence, and of breaks before it
    named: bool  # each of its words has a capital
    form: str


class Rating(NamedTuple):
    """A candidate, its rating, and what tells it from others that overlap it."""

    phrase: Phrase
    score: float
    uses: int
    is_name: bool
    form: str  # the most frequent in lower case, or else of all; "" if it is not in the sample
    declared: bool = False  # by the article itself


class Text(NamedTuple):
    """An article in the form in which its phrases are found."""

    title: str
    sentences: Sequence[str]
    language: str
    cut: Cut  # into gaps and words, in turn
    read: Read  # the stem of a word; "" for one that separates phrases


def rate_phrases(
    counts: Mapping[Phrase, int],
    own: Mapping[Phrase, float],
    text: Text,
    *,
    least: float,
    wanted: int,
) -> list[Rating]:
    """Rate the candidates with the best C-value, and names and runs of the title; best first.

    ``counts`` are the uses of each phrase in the article, ``own`` the share of them outside of
    longer phrases; ``least`` is added to lengths for the C-value; so many phrases are ``wanted``.
    """
    values = {p: log2(len(p) + least) * count * own[p] for p, count in counts.items()}
    sample = [_read_words(sentence[:_LONGEST], text) for sentence in text.sentences[:_SAMPLE]]
    title = [stem for _, _, stem in _read_words(text.title, text)]
    candidates = dict.fromkeys(
        (
            *sorted(values, key=values.__getitem__, reverse=True)[: max(_SHORTLIST, 2 * wanted)],
            *_list_runs(title),
            *(name for words in sample[:_OPENING] for name in _find_names(words, text)),
        )
    )
    whole = frozenset(_list_whole(sample, text)).difference(candidates)
    candidates |= dict.fromkeys(sorted(whole))
    found = _find_uses(candidates, sample)
    shares = _share_names(found, counts, own)
    words = frozenset(title)
    ratings = []
    for phrase in candidates:
        if phrase in found or phrase in counts:
            share = shares.get(phrase, own.get(phrase, 1.0))
            rating = _rate(phrase, found.get(phrase, ()), counts, share, words, text)
            more = _WHOLE.get(len(phrase), 0.0) if phrase in whole else 0.0
            ratings.append(rating._replace(score=rating.score + more))
    return sorted(ratings, key=lambda rating: rating.score, reverse=True)


def _share_names(
    found: Mapping[Phrase, Sequence[Use]], counts: Mapping[Phrase, int], own: Mapping[Phrase, float]
) -> dict[Phrase, float]:
    """Compute the shares of words outside of names that are not counted: "York", "New York"."""
    names = [phrase for phrase in found if phrase not in counts]
    places = {  # names overlap: a word counts once
        (use.sentence, use.start + number, stem)
        for name in names
        for use in found[name]
        for number, stem in enumerate(name)
    }
    held = Counter((stem,) for *_, stem in places)
    return {w: own.get(w, 1.0) - n / counts[w] for w, n in held.items() if w in counts}


def _rate(
    phrase: Phrase,
    uses: Sequence[Use],
    counts: Mapping[Phrase, int],
    own: float,
    title: Set[str],
    text: Text,
) -> Rating:
    """Rate a phrase by the logarithm of its odds to be a keyword."""
    inner = [use.named for use in uses if use.start]
    named = sum(inner) / max(1, len(inner))
    forms = [use.form for use in uses]
    small = list(filter(str.islower, forms)) or forms
    form = Counter(small).most_common(1)[0][0] if len(small) > 2 else "".join(small[:1])
    count = counts.get(phrase, len(uses))
    spaceless = begins_spaceless(phrase[0])
    if spaceless:
        titled = float("".join(phrase) in text.title)
        length = _SPACELESS
    else:
        titled = sum([stem in title for stem in phrase]) / len(phrase)
        length = _LENGTHS.get(len(phrase), 0.0)
    is_name = named > 0.5 and text.language not in _NO_NAMES
    common = not is_name and _read_stems("common", text.language).issuperset(phrase)
    dates = _read_stems("dates", text.language).issuperset(phrase)
    inflected = text.language == "en" and not is_name and form.endswith(_INFLECTED)
    score = (
        1.1 * own
        - 10.0 * (own <= 0)
        - 0.4 * log(1 + (uses[0].sentence if uses else _SAMPLE))
        + 1.7 * titled
        + 1.3 * named
        + length
        + 0.9 * min(_LONG, len(form or "".join(phrase))) / _LONG
        + 0.4 * (form.isupper() and not spaceless)
        + 3.6 * log(1 + count) / log(2 + len(text.sentences))
        - 0.4 * (count == 1)
        - 1.2 * common
        - 9.0 * dates
        - 0.5 * inflected
    )
    return Rating(phrase, score, count, is_name, form)


@cache
def _read_stems(section: str, language: str) -> frozenset[str]:
    """Load the stems of words that say little alone."""
    words = read_table(Path(__file__).with_name("keyphrases.txt"))[section].get(language, ())
    return frozenset(map(stemmer(language), words))


def _read_words(sentence: str, text: Text) -> list[Word]:
    """Read the words of a sentence with their stems; "" stands before one that opens a phrase.

    A stop word with a capital is part of a name, "New York", unless most words have one, or it may
    open a sentence in another one: he said: "But Keller ...".
    """
    pieces, read = text.cut(sentence), text.read
    forms = pieces[1::2]
    capitals = sum([form[0].isupper() for form in forms])
    has_names = text.language not in _NO_NAMES and 2 * capitals < len(forms)
    words: list[Word] = []
    for gap, form in zip(pieces[::2], forms, strict=False):
        if words and gap not in JOINS:
            words.append(_BREAK)
        stem = read(form)[0]
        if not stem and form in _NAME_JOINS:
            stem = form
        elif not stem and has_names and words and _may_be_name(gap, form):
            stem = form.lower()
        words.append((gap, form, stem))
    return words


def _may_be_name(gap: str, form: str) -> bool:
    """Check whether a stop word may belong to a name, by itself and the gap before it."""
    within = gap in JOINS or (gap.endswith(" ") and _CLOSING.issuperset(gap))
    whole = len(form) > 1 and form.isalpha()
    return within and whole and form[0].isupper() and form.lower() not in _NAME_JOINS


def _list_runs(stems: Sequence[str]) -> Iterator[Phrase]:
    """Yield the runs of two to four words that nothing separates."""
    for start in range(len(stems)):
        for end in range(start + 2, min(start + _MOST_WORDS, len(stems)) + 1):
            run = tuple(stems[start:end])
            if not all(run) or not _NAME_JOINS.isdisjoint(run):
                break
            yield run


def _list_whole(sample: Sequence[Sequence[Word]], text: Text) -> Iterator[Phrase]:
    """Yield the whole runs of two to four words of a brief text that is about no people."""
    table = read_table(Path(__file__).with_name("keyphrases.txt"))
    people = frozenset(table["people"].get(text.language, ()))
    if not people or len(sample) > _BRIEF:
        return
    forms = [form.lower() for words in sample for _, form, _ in words[1:] if form]
    letters = sum(map(len, forms))
    if len(forms) < _ABSTRACT or letters < _LONG_WORDS * len(forms) or people & {*forms}:
        return
    for words in sample:
        run: list[str] = []
        for _, _, stem in (*words, _BREAK):
            if stem and stem not in _NAME_JOINS:
                run.append(stem)
                continue
            if 2 <= len(run) <= _MOST_WORDS:
                yield tuple(run)
            run = []


def _find_names(words: Sequence[Word], text: Text) -> Iterator[Phrase]:
    """Yield runs of words with capitals within a sentence, such as "Bank of Canada"."""
    if text.language in _NO_NAMES:
        return
    run: list[str] = []
    for _, form, stem in (*words[1:], _BREAK):
        if stem and (form[0].isupper() or (run and form in _NAME_JOINS)):
            run.append(stem)
            continue
        while run and run[-1] in _NAME_JOINS:
            run.pop()
        if 2 <= len(run) <= _MOST_WORDS:
            yield tuple(run)
        run = []


def _find_uses(
    phrases: Iterable[Phrase], sentences: Iterable[Sequence[Word]]
) -> dict[Phrase, list[Use]]:
    """Find the first uses of phrases in sentences; those in scripts without spaces are not read."""
    uses: dict[Phrase, list[Use]] = {phrase: [] for phrase in phrases}
    lengths: dict[str, set[int]] = {}  # of the phrases that open with a word
    for phrase in uses:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    for number, words in enumerate(sentences):
        stems = [stem for _, _, stem in words]
        for start, stem in enumerate(stems):
            for length in lengths.get(stem, ()):
                found = uses.get(tuple(stems[start : start + length]))
                if found is not None and len(found) < _MOST_USES:
                    found.append(_describe_use(number, start, words[start : start + length]))
    return {phrase: found for phrase, found in uses.items() if found}


def _describe_use(number: int, start: int, words: Sequence[Word]) -> Use:
    form = words[0][1]
    if len(words) == 1:
        return Use(number, start, form[0].isupper() or form in _NAME_JOINS, form)
    named = all(form[0].isupper() for _, form, _ in words if form not in _NAME_JOINS)
    return Use(number, start, named, form + "".join([gap + form for gap, form, _ in words[1:]]))
