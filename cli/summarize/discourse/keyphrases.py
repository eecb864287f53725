"""Find the key phrases of an article: by C-value, and then by where and how they are written.

Candidates are runs of words between stop words and punctuation (RAKE: Rose, Engel, Cramer and
Cowley, 2010) and their parts. Those with the best C-value are rated further: their frequency, less
their mean frequency within longer candidates, times the logarithm of their length (Frantzi,
Ananiadou and Mima, 2000). A constant added to the length admits single words (Barrón-Cedeño,
Sierra, Drouin and Ananiadou, 2009). The rating adds where a phrase first occurs (KEA: Witten,
Paynter, Frank, Gutwin and Nevill-Manning, 1999), its words in the title, and whether it is a name.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import chain, compress
from math import inf
from operator import and_
from pathlib import Path

from summarize.discourse.function_words import find_function_words
from summarize.discourse.phrase_rating import JOINS, Cut, Phrase, Rating, Text, rate_phrases
from summarize.discourse.spaceless_phrases import count_repeats, list_words
from summarize.language.korean import part_particles
from summarize.language.words import MARKS, cut_words, stemmer, stop_words
from summarize.language.writing_systems import SOUTH_EAST_ASIAN_LETTER, SPACELESS, may_be_spaceless
from summarize.lazy import compile_late, remember
from summarize.word_lists import read_table

_MOST_WORDS = 4
_SINGLE = 0.5  # added to lengths, so that a pair of words weighs as much as 2.3 single ones
_ALONE = 0.5  # least share of the uses of a phrase outside of a longer one, if both are listed
_OFTEN_ALONE = 4  # least number of such uses
_MOST_DECLARED = 7  # words of a declared keyword
_LONGEST_LINE = 1_000  # characters of the line that declares them
_DECLARES = compile_late(
    r"\W{0,9}(?:key ?-?(?:words?|phrases)(?: and phrases)?|index terms|schlüssel(?:wörter|worte)"
    r"|mots[- ]clés|palabras clave|parole chiave|palavras-chave|ключевые слова|关键词|關鍵詞)"
    r"\b\s{0,9}[:：.—–-]\s{0,9}(.+)",
    re.IGNORECASE,
)
# In each line that it matches, among its first characters.
_SIGNS = ("key", "index term", "schl", "mots", "palabras", "parole", "palavras", "ключ", "关", "關")
_OPENING = 30  # characters
_SEPARATORS = compile_late("[,;·•、，；]")
_SPACELESS = compile_late(f"[{SPACELESS}]+")
_REMEMBERED = 20_000  # cached words, with the marks around them; a novel has 9,000
_POSSESSIVE = compile_late("['’]s$")  # in Dutch a plural: auto's

Stemmed = tuple[Phrase, str]  # the stems of a text, with "" between phrases, and the text


def find_key_phrases(
    sentences: Iterable[str],
    language: str,
    count: int,
    *,
    title: str = "",
    declared: Sequence[str] = (),
) -> tuple[str, ...]:
    """Find up to ``count`` key phrases, the best first; ties go by first use.

    A phrase is in lower case if it ever is in the article, in the form used most; in English
    without a possessive at its end. Phrases of several words occur at least twice, except names and
    those of the title. Time and memory grow with the words. ``declared`` keywords go first.
    """
    if count < 1:
        return ()
    texts = [_normalize(sentence) for sentence in sentences]
    repeats = count_repeats(texts, stop_words(language))
    split, read = _split(texts, language)
    counts = _count_uses([stems for stems, _ in split]) | repeats
    cut = partial(cut_words, language=language)
    text = Text(_normalize(title), [text for _, text in split], language, cut, read)
    own, held = _share_uses(counts)
    ranked = rate_phrases(counts, own, text, least=_SINGLE, wanted=count)
    given = [_rate_declared(keyword, read, cut) for keyword in declared]
    best = _choose([*given, *ranked], count, held)
    written = _find_forms([r.phrase for r in best if not r.form], split, cut, read)
    forms = (r.form or written.get(r.phrase) or "".join(r.phrase) for r in best)
    return tuple(_POSSESSIVE.sub("", form) if language == "en" else form for form in forms)


def list_declared(texts: Iterable[str]) -> list[str]:
    """List the keywords that a line of an article declares, as in "Keywords: salt; sea trade"."""
    for text in texts:
        opening = text[:_OPENING].casefold()
        if len(text) > _LONGEST_LINE or not any(sign in opening for sign in _SIGNS):
            continue
        match = _DECLARES.match(text)
        if match is None:
            continue
        keywords = [part.strip(" .\u00ad") for part in _SEPARATORS.split(match[1])]
        keywords = [" ".join(keyword.split()) for keyword in keywords if keyword]
        if len(keywords) > 1 and all(len(k.split()) <= _MOST_DECLARED for k in keywords):
            return keywords
    return []


def _rate_declared(keyword: str, read: Callable[[str], Phrase], cut: Cut) -> Rating:
    stems = (read(form)[0] or form.lower() for form in cut(_normalize(keyword))[1::2])
    return Rating(tuple(stems) or (keyword,), inf, 0, is_name=False, form=keyword, declared=True)


def _normalize(text: str) -> str:
    """Compose the characters of a text (NFKC; NFC in Thai, where NFKC takes letters apart)."""
    if text.isascii():
        return text
    is_thai = may_be_spaceless(text) and SOUTH_EAST_ASIAN_LETTER.search(text)
    return unicodedata.normalize("NFC" if is_thai else "NFKC", text)


def _choose(ranked: Iterable[Rating], count: int, held: Mapping[Phrase, int]) -> list[Rating]:
    """Choose the best phrases of which none shares more than half of its words with another.

    A phrase may stand within another if it often stands alone: "Google", "Google Stadia". ``held``
    are the uses of a phrase within its most frequent longer one.
    """
    chosen: list[Rating] = []
    sharing: dict[str, list[tuple[frozenset[str], Rating]]] = {}
    for rating in ranked:
        words = list_words(rating.phrase)
        others = (pair for word in words for pair in sharing.get(word, ()))
        if any(
            2 * len(words & other) > min(len(words), len(other)) and not _are_two(rating, r, held)
            for other, r in others
        ):
            continue
        chosen.append(rating)
        for word in words:
            sharing.setdefault(word, []).append((words, rating))
        if len(chosen) == count:
            break
    return chosen


def _are_two(rating: Rating, other: Rating, held: Mapping[Phrase, int]) -> bool:
    """Check whether one of two overlapping phrases often stands alone; a declared one is enough."""
    part, whole = sorted((rating, other), key=lambda r: len(r.phrase))
    alone = part.uses - max(whole.uses, held.get(part.phrase, 0))
    declared = part.declared or whole.declared
    return alone > _ALONE * part.uses and alone >= _OFTEN_ALONE and not declared


def _split(texts: Iterable[str], language: str) -> tuple[list[Stemmed], Callable[[str], Phrase]]:
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


def _share_uses(uses: Mapping[Phrase, int]) -> tuple[dict[Phrase, float], dict[Phrase, int]]:
    """Compute the share of the uses of each phrase beyond the mean of its longer ones.

    Also return its uses within the most frequent of these.
    """
    owed: dict[Phrase, int] = {}
    holders: dict[Phrase, int] = {}
    most: dict[Phrase, int] = {}
    for phrase, n in uses.items():
        for part in _list_parts(phrase) if len(phrase) > 1 else ():
            owed[part] = owed.get(part, 0) + n
            holders[part] = holders.get(part, 0) + 1
            most[part] = max(most.get(part, 0), n)
    own = {
        phrase: 1 - owed.get(phrase, 0) / holders.get(phrase, 1) / n for phrase, n in uses.items()
    }
    return own, most


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
            stems += [find(form)] if gap in JOINS else [find(form), ""]
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
    texts: Iterable[Stemmed],
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
                if tuple(words[i:end]) != phrase or not JOINS.issuperset(gaps):
                    continue
                form = "".join(pieces[2 * i + 1 : 2 * end])
                forms[phrase] = form if form.islower() else forms.get(phrase, form)
                if form.islower():  # settled; most are found soon
                    wanted[first].remove(phrase)
        wanted = {first: left for first, left in wanted.items() if left}
    return forms
