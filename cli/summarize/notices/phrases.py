"""Load phrase lists: a file for each language, plus English and phrases of any language."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarize.language.writing_systems import has_spaceless
from summarize.word_lists import read_list

_MARKS = "=^~?<"
HINTS = ("caption", "byline", "date", "about")  # reasons that allow hints
BARRIERS = frozenset(("log in", "subscribe", "cookies", "title"))  # they bar an article
# A line with two such phrases is an offer, however well it is written.
OFFERS = frozenset(("log in", "subscribe", "cookies", "newsletter", "app"))
ORNAMENT = " .!:?…›»>→|-–—0123456789()"  # around a phrase that is a line
_BRACKETS = "([【（〔［"
_HEAD = 4  # letters of an opening by which it is looked up
_WORD = re.compile(r"\w+")
_INNER_WORD = re.compile(r"(?<=\W)\w+(?=\W)")
_FIRST_WORD = re.compile(r"\w+(?=\W)")


class Phrases(NamedTuple):
    """Case-folded phrases by their position in a line."""

    whole: dict[str, str]  # the line without its closing punctuation → reason
    opening: dict[str, tuple[str, ...]]  # reason → what the line starts with
    within: dict[str, str]  # what stands in the line → reason
    hints: dict[str, str]  # as within, but no evidence by itself
    hint_openings: dict[str, tuple[str, ...]]  # as opening, but no evidence by itself

    def in_text(self, lines: Sequence[str]) -> "Phrases":
        """Select the phrases that occur in a text: few, so that its lines are searched quickly."""
        text = "\n".join(lines)
        # Openings are looked up by their first letters, in a fifth of the time of a search.
        heads = {line[:length] for line in lines for length in range(1, _HEAD + 1)}
        return self._replace(
            opening=_keep_found(self.opening, heads),
            within={p: reason for p, reason in self.within.items() if p in text},
            hints={p: reason for p, reason in self.hints.items() if p in text},
            hint_openings=_keep_found(self.hint_openings, heads),
        )


def find_phrases(phrases: Iterable[str], text: str) -> list[str]:
    """Find the phrases in a folded text, in their order; one of several words begins at a word.

    Most are ruled out by one of their words: .6 ms for 256 phrases in 10,000 characters, where a
    search for each takes 2.1.
    """
    words = {"", *_WORD.findall(text)}
    return [phrase for phrase in phrases if _find_key(phrase) in words and phrase in text]


@cache
def _find_key(phrase: str) -> str:
    """Find a word that stands by itself in each text with a phrase; "" if none is sure to."""
    inner = _INNER_WORD.findall(phrase)
    first = None if has_spaceless(phrase) else _FIRST_WORD.match(phrase)
    return max(inner, key=len) if inner else first[0] if first else ""


def _keep_found(
    openings: dict[str, tuple[str, ...]], heads: Set[str]
) -> dict[str, tuple[str, ...]]:
    found = {
        r: tuple([p for p in phrases if p[:_HEAD] in heads]) for r, phrases in openings.items()
    }
    return {reason: phrases for reason, phrases in found.items() if phrases}


@cache
def load_phrases(language: str) -> Phrases:
    """Load the phrases of a language, of English, and of any language."""
    folder = Path(__file__).parent / "lists"
    found = [folder / f"{name}.txt" for name in dict.fromkeys((language, "en", "any"))]
    entries = [
        _read_entry(reason, line)
        for file in found
        if file.is_file()
        for reason, line in read_list(file)
    ]
    return Phrases(
        whole=_reasons(entries, "="),
        opening=_openings(entries, "^"),
        within=_reasons(entries, "~"),
        hints=_reasons(entries, "?"),
        hint_openings=_openings(entries, "<"),
    )


def may_bar(lines: Iterable[str], phrases: Phrases) -> bool:
    """Check by phrases alone whether some line may bar the reader from the article.

    This takes a thirtieth of the time of all features.
    """
    folded = list(map(fold, lines))
    text = "\n".join(folded)
    wholes = {phrase for phrase, reason in phrases.whole.items() if reason in BARRIERS}
    openings = tuple(p for reason in BARRIERS for p in phrases.opening.get(reason, ()))
    offers = [p for p, reason in phrases.within.items() if reason in OFFERS and p in text]
    return any(
        line.startswith(openings)
        or line.strip(ORNAMENT) in wholes
        or (len(offers) > 1 and sum(offer in line for offer in offers) > 1)
        for line in folded
    )


def fold(line: str) -> str:
    """Normalize a line for the search of phrases."""
    # A space at the end lets a phrase ask for the end of a word. "【Editor: ...】", "(Photo: ...)"
    return line.casefold().replace("’", "'").lstrip(_BRACKETS) + " "


def _reasons(entries: Sequence[tuple[str, str, str]], mark: str) -> dict[str, str]:
    # The first entry of a phrase wins: that of the language itself.
    return {phrase: reason for reason, kind, phrase in reversed(entries) if kind == mark}


def _openings(entries: Sequence[tuple[str, str, str]], mark: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for reason, kind, phrase in entries:
        if kind == mark:
            found.setdefault(reason, []).append(phrase)
    return {reason: tuple(phrases) for reason, phrases in found.items()}


def _read_entry(reason: str, line: str) -> tuple[str, str, str]:
    """Parse a line into (reason, mark, phrase); CONTRIBUTING.md describes the format."""
    mark = line[0]
    if mark not in _MARKS or not reason or len(line) < 2:
        raise ValueError(f"phrase list: {line!r} has no mark (= ^ ~ ? <), or no reason above it")
    if mark in "?<" and reason not in HINTS:
        raise ValueError(f"phrase list: {line!r} is a hint, and there are none for {reason!r}")
    return reason, mark, line[1:].strip().casefold().replace("_", " ")
