"""Split text into words and index terms. Only this module knows stop words and the stemmer."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from pathlib import Path

from summarize.language.writing_systems import (
    CLUSTER,
    HANGUL,
    SOUTH_EAST_ASIAN_MARKS,
    SPACELESS,
    SPACELESS_LETTER,
    count_spaceless,
    has_spaceless,
    may_be_spaceless,
)
from summarize.lazy import compile_late, remember
from summarize.word_lists import read_table

# Vowel signs and accents, which \w does not match: without them, words of Hindi fall to pieces.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0dff\u200c\u200d" + SOUTH_EAST_ASIAN_MARKS
)
_LETTER = rf"[\w{_MARKS}]"
# The group keeps the words when a text is split by them.
_WORD = compile_late(rf"(\d+(?:[.,]\d+)+|{_LETTER}+(?:['’]{_LETTER}+)*)")
_ELIDED = compile_late(rf"(\d+(?:[.,]\d+)+|{_LETTER}+)")  # l'homme, dell'anno: two words
# The same for ASCII, three times as fast.
_ASCII_WORD = re.compile(r"(\d+(?:[.,]\d+)+|\w+(?:'\w+)*)", re.ASCII)
_LETTERS_A_WORD = 1.8  # in scripts without spaces
_ELIDING = frozenset(("fr", "it", "ca", "oc"))
MARKS = ",.;:!?\"'()[]"  # around words
_REMEMBERED = 20_000  # cached words; a novel has 10,000
# Cached lines of a page, each of which is counted eight times, and the characters of the longest.
_LINES, _LONGEST = 2_000, 1_000
_BIGRAMS = compile_late(f"[{SPACELESS}{HANGUL}]+")

# Languages with a Snowball stemmer or a list of stop words, by the names used there.
_NAMES = {
    "ar": "arabic", "bg": "bulgarian", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "gu": "gujarati",
    "he": "hebrew", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "ja": "japanese", "ko": "korean", "lt": "lithuanian", "ms": "malaysian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sk": "slovak", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "yi": "yiddish",
    "zh": "chinese",
}  # fmt: skip


def knows_words(language: str) -> bool:
    """Check whether a language has a stemmer or stop words."""
    return language in _NAMES


def split_words(text: str, language: str) -> tuple[str, ...]:
    """Split a text into lower-case words; in scripts without spaces, into character bigrams.

    Bigrams index Chinese, Japanese and Korean about as well as segmented words (Nie, Gao, Zhang and
    Zhou, 2000).
    """
    text = text.lower() if text.isascii() else _fold(text)
    words = _match_words(text, language).findall(text)
    if not has_pairs(text):
        return tuple(words)
    return tuple(term for word in words for term in _index(word))


def has_pairs(text: str) -> bool:
    """Check whether split_words makes character bigrams of some of a text."""
    return may_be_spaceless(text) and _BIGRAMS.search(text) is not None


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'")


def count_words(text: str) -> int:
    """Count words like ``wc -w``; in scripts without spaces every character counts as a word."""
    words = text.split()
    if not has_spaceless(text):
        return len(words)
    return sum(
        len(SPACELESS_LETTER.findall(word)) + any(map(str.isalnum, SPACELESS_LETTER.sub("", word)))
        for word in words
    )


def estimate_words(text: str) -> float:
    """Estimate the words in a text by its spaces, or by its letters in scripts without spaces."""
    return _estimate_cached(text) if len(text) <= _LONGEST else _estimate(text)


def _estimate(text: str) -> float:
    words = len(text.split())
    if text.isascii():
        return words
    return max(words, count_spaceless(text) / _LETTERS_A_WORD)


_estimate_cached = lru_cache(_LINES)(_estimate)


def cut_words(text: str, language: str) -> list[str]:
    """Split a text into gaps and words in turn, which together are the text again.

    Text in scripts without spaces is not split further.
    """
    return _match_words(text, language).split(text)


def _match_words(text: str, language: str) -> re.Pattern[str]:
    if language in _ELIDING:
        return _ELIDED
    return _ASCII_WORD if text.isascii() else _WORD


@cache
def _runs() -> re.Pattern[str]:
    """Compile the pattern on demand: its many ranges take 2 ms."""
    return re.compile(f"[{SPACELESS}{HANGUL}]+|[^{SPACELESS}{HANGUL}]+")


def _index(word: str) -> Iterator[str]:
    if not has_pairs(word):
        yield word
        return
    for run in _runs().findall(word):
        letters = CLUSTER.findall(run) if _BIGRAMS.match(run) else ()
        if len(letters) < 2:
            yield run
        else:
            yield from map("".join, pairwise(letters))


@cache
def stop_words(language: str, *, whole: bool = False) -> frozenset[str]:
    """Load the stop words of a language in the form of split_words; none if it has no list.

    With ``whole``, stop words with spaces inside, as in Vietnamese, are left out instead of split.
    """
    from stop_words import AVAILABLE_LANGUAGES, get_stop_words

    name = _NAMES.get(language)
    if name not in AVAILABLE_LANGUAGES:
        return frozenset()
    table = read_table(Path(__file__).with_name("stop_words.txt"))
    words = table["replaced"].get(language) or get_stop_words(name)
    if whole and language == "vi":
        words = [word for word in words if " " not in word]
    wrong, missing = (table[section].get(language, ()) for section in ("wrong", "missing"))
    return frozenset(split_words(" ".join(words), language)).difference(wrong).union(missing)


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Load the stemmer of a language, for lower-case words; without one, words stay unchanged."""
    import Stemmer

    name = _NAMES.get(language)
    if name not in Stemmer.algorithms():
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stem


@cache
def term_finder(language: str) -> Callable[[str], str]:
    """Build the function from a lower-case word to its term: the stem, or "" for a stop word."""
    stop, stem = stop_words(language), stemmer(language)
    return remember(lambda word: "" if word in stop else stem(word), _REMEMBERED)


@cache
def _term_lister(language: str) -> Callable[[str], tuple[str, ...]]:
    """Build the function that lists the terms of a token between two spaces; it caches most."""
    find = term_finder(language)

    def list_terms(token: str) -> tuple[str, ...]:
        bare = token.strip(MARKS)
        whole = bare.isascii() and bare.isalpha()
        words = (bare.lower(),) if whole else split_words(token, language)
        return tuple(filter(None, map(find, words)))

    return remember(list_terms, _REMEMBERED)


def count_terms(text: str, language: str) -> Counter[str]:
    """Count the terms of a text: stems without stop words."""
    tokens = (text,) if may_be_spaceless(text) else text.split()
    return Counter(chain.from_iterable(map(_term_lister(language), tokens)))


def stem_query(query: str, language: str) -> frozenset[str]:
    """List the distinct terms of a query."""
    return frozenset(count_terms(query, language))
