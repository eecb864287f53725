"""Sections of the picked sentences: the heading above each, and which of them are shown.

A heading helps where it names what the sentences below it do not name themselves: an item of a
list, a step, an aspect, the owner of "it". It is in the way where it repeats them or the title,
asks what they leave unanswered, teases, or could stand in any article ("Conclusion").
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from statistics import fmean
from typing import NamedTuple

from summarize.language.punctuation import QUESTIONS
from summarize.language.words import count_terms
from summarize.lazy import compile_late
from summarize.models import Block, Sentence, Summary

_SECTIONS = 3  # with text, from which on headings are shown
_LONGEST = 120  # characters of a heading; a longer one is a sentence
_TEXT = ("paragraph", "item", "quote", "cell")
_LABEL = 3  # words
_SHORT, _WIDE = 45, 60  # characters of a heading that is no half sentence, and that is scanned
_PREFIX = 12  # characters, in which "Question 3" has its number
_MANY = 6  # sections, among which labels help to find one's way
_NEAR = 60  # blocks of a section on either side of its picked sentences
_OFTEN = 2  # uses of a word in a section that is about it
_DANGLES = 0.4  # probability that a sentence refers to something that only others name
# Of 30 articles that a reader compared with and without all headings, those above the mean were
# better with them; of those below, as many were worse as better.
_MEAN = 0.5
_FEWEST = 2  # fair headings among those shown, one of them good
_MOST_BAD = 0.2  # of the headings shown
# How much a heading helps.
_OWNER = 1.25  # it names what the first sentence refers to
_ADDS = 1.0  # it has words of its section that the sentences lack
_GOOD = 0.75
_FAIR = 0.5
_SHORT_LABEL = 0.25  # it repeats the sentences, in few words
_UNKNOWN = 0.0  # it could stand in any article
_REPEATS = -0.25
_BAD = -1.0
_TITLED = 0.5  # less for one that repeats the title
_NUMBERS = (  # that may be those of a list: "2.1", "(2)", "#2:", "2 Results"; "B."; "II."
    compile_late(r"(?:#\s?(\d{1,3})\W{0,3}|\W{0,2}(\d{1,3}(?:\.\d{1,3}){0,3})[.):]?\s{1,3})(?=\S)"),
    compile_late(r"\W{0,2}([A-Za-z])[.):]\s{1,3}(?=\S)"),
    compile_late(r"\W{0,2}([IVXLC]{1,6})[.):]\s{1,3}(?=\S)"),
)
_NUMBERED = 3  # headings with a number, from which on the numbers are those of a list
_COUNTING = 2 / 3  # least share of the steps between them that go up or down by one
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BRACKETS = compile_late(r"^\[[^\]]{1,20}\]|\[[^\]]{1,20}\]$")  # [edit]
_ENDS = " :：-–—."
_ABBREVIATIONS = frozenset("bros co corp etc inc jr ltd sr usw vs".split())  # at the end of one
_TEASES = (*QUESTIONS, "!", "！", "…", "...")
_QUOTES = tuple("\"“„«»‘'‹「『¿¡")

Number = tuple[int, ...]  # 2.1 is (2, 1)


class _Section(NamedTuple):
    heading: str  # "" above the first one
    parent: int  # number of the section around it; 0 for none
    blocks: range  # below the heading


def name_sections(summary: Summary) -> list[str]:
    """List the heading above each picked sentence; "" if none is, or only that of the article."""
    article = summary.article
    documents = article.articles or (article,)
    titles = {document.title for document in documents}
    starts = [0]  # of each document, in blocks
    for document in documents:
        starts.append(starts[-1] + len(document.blocks))
    above = _list_headings(article.blocks, frozenset(starts))
    headings = [above[sentence.paragraph] for sentence in summary.sentences]
    return ["" if heading in titles else heading for heading in headings]


def list_shown(summary: Summary) -> list[str]:
    """List the heading to show before each picked sentence; "" where none is.

    All headings of an article are shown, so that each sentence stands below its own, or none.
    Answers to a question, and sentences of merged articles, stand alone.
    """
    hidden = [""] * len(summary.sentences)
    if summary.article.articles or summary.question is not None:
        return hidden
    blocks, title = summary.article.blocks, summary.article.title
    sections = _list_sections(blocks)
    filled = [s for s in sections if s.heading not in ("", title) and _has_text(s, blocks)]
    if len(filled) < _SECTIONS:
        return hidden
    return _Headings(summary, sections, len(filled)).name_runs() or hidden


def _list_headings(blocks: Sequence[Block], starts: frozenset[int]) -> list[str]:
    """List the nearest heading above each block."""
    above, heading = [], ""
    for number, block in enumerate(blocks):
        if number in starts:
            heading = ""
        if block.kind == "heading":
            heading = block.text if len(block.text) <= _LONGEST else ""
        above.append(heading)
    return above


def _list_sections(blocks: Sequence[Block]) -> list[_Section]:
    """List the sections of an article; the first is that above all headings."""
    starts = [n for n, block in enumerate(blocks) if block.kind == "heading"]
    sections = [_Section("", 0, range(starts[0] if starts else len(blocks)))]
    around: list[tuple[int, int]] = []  # level and number of the sections around the next
    for start, end in pairwise([*starts, len(blocks)]):
        level = blocks[start].level
        around = [(least, number) for least, number in around if least < level]
        parent = around[-1][1] if around else 0
        around.append((level, len(sections)))
        sections.append(_Section(blocks[start].text, parent, range(start + 1, end)))
    return sections


def _has_text(section: _Section, blocks: Sequence[Block]) -> bool:
    return any(blocks[number].kind in _TEXT for number in section.blocks)


class _Headings:
    """The headings above the picked sentences of an article."""

    def __init__(self, summary: Summary, sections: Sequence[_Section], filled: int) -> None:
        """Read the headings of an article; ``filled`` is the number of sections with text."""
        article = summary.article
        self._summary = summary
        self._blocks = article.blocks
        self._language = article.language
        self._sections = sections
        self._filled = filled
        # Papers, which have pages, share their headings: "Methods" tells what a finding is not.
        self._standard = _GOOD if article.blocks[0].page is not None else _UNKNOWN
        self._stops = [section.blocks.stop for section in sections]
        headings = [section.heading for section in sections[1:]]
        self._numbers = [
            pattern
            for pattern, read in zip(
                _NUMBERS, (_read_digits, _read_letter, _read_roman), strict=True
            )
            if _do_count(_list_numbers(pattern, read, headings))
        ]
        self._uses = Counter(self._clean(heading).casefold() for heading in headings)
        self._title = self._list_terms([article.title or ""])
        terms = Counter(term for h in headings for term in self._list_terms([h]))
        least = max(_NUMBERED, len(headings) / 2)
        self._shared = {t for t, n in terms.items() if n >= least} - self._title

    def name_runs(self) -> list[str]:
        """List the heading before each sentence; nothing if they do not help."""
        shown: list[str] = []
        ratings: list[float] = []
        runs = groupby(self._summary.sentences, key=lambda s: self._locate(s.paragraph))
        for number, run in runs:
            sentences = list(run)
            heading = self._sections[number].heading
            if heading in ("", self._summary.article.title) and not ratings:
                shown += [""] * len(sentences)
                continue
            name, rating = self._rate(number, sentences)
            shown += [name, *[""] * (len(sentences) - 1)]
            ratings.append(rating)
        fair = sum(rating >= _FAIR for rating in ratings)
        bad = sum(rating <= _BAD for rating in ratings)
        if fair < _FEWEST or max(ratings) < _GOOD or bad > _MOST_BAD * len(ratings):
            return []
        return shown if fmean(ratings) >= _MEAN else []

    def _locate(self, paragraph: int) -> int:
        """Find the number of the section of a block."""
        return bisect(self._stops, paragraph)

    def _rate(self, number: int, sentences: Sequence[Sentence]) -> tuple[str, float]:
        """Return a heading as it is shown, and how much it helps."""
        section = self._sections[number]
        name = self._clean(section.heading)
        if self._uses[name.casefold()] > 1 and not self._is_byline(name):
            around = self._clean(self._sections[section.parent].heading)
            alone = around != self._summary.article.title and self._uses[around.casefold()] == 1
            return (f"{around}: {name}", _GOOD) if alone else (name, _BAD)
        if self._is_byline(name):
            return name, _GOOD
        terms = self._list_terms([name])
        below = self._list_terms(sentence.text for sentence in sentences)
        item = self._names_item(terms, below)
        if item and any(map(str.isdigit, name[:_PREFIX])):
            return name, _GOOD  # however long: "Question 3: ..."
        if name.endswith(_TEASES) or name.startswith(_QUOTES) or len(name) > _WIDE:
            return name, _BAD
        rating = self._rate_topic(section, name, terms, below, sentences)
        if item:
            rating = max(rating, _GOOD)
        elif (found := self._find_number(section.heading)) and not found[0].strip().isdecimal():
            rating = max(rating, _FAIR if _covers(below, terms) else _GOOD)
        if terms and terms <= self._title:
            rating = min(rating, _UNKNOWN) - _TITLED
        return name, rating

    def _rate_topic(
        self,
        section: _Section,
        name: str,
        terms: set[str],
        below: set[str],
        sentences: Sequence[Sentence],
    ) -> float:
        """Rate a heading by its words: they should be those of its section, and no others."""
        if not terms or not self._is_topic(terms, section, sentences):
            return self._standard
        first = self._list_terms([sentences[0].text])
        if sentences[0].stance.dangles >= _DANGLES and not _covers(first, terms):
            return _OWNER
        if not _covers(below, terms):
            return _ADDS if len(name) <= _SHORT else _FAIR
        label = _FAIR if self._filled >= _MANY else _SHORT_LABEL
        return label if len(name.split()) <= _LABEL else _REPEATS

    def _names_item(self, terms: set[str], below: set[str]) -> bool:
        """Check for a name like those of its siblings, ``Tip 3: Hats``, that its sentences lack."""
        own = terms - self._shared
        return bool(terms & self._shared) and any(map(str.isalpha, own)) and not own <= below

    def _is_topic(self, terms: set[str], section: _Section, sentences: Sequence[Sentence]) -> bool:
        """Check whether the section uses the words of its heading, or the paragraphs shown do."""
        paragraphs = {sentence.paragraph for sentence in sentences}
        start = max(section.blocks.start, min(paragraphs) - _NEAR)
        end = min(section.blocks.stop, max(paragraphs) + _NEAR)
        text = (self._blocks[n].text for n in range(start, end) if self._blocks[n].kind in _TEXT)
        uses = Counter[str]()
        for part in text:
            uses.update(count_terms(part, self._language))
        near = self._list_terms(self._blocks[number].text for number in paragraphs)
        return 2 * sum(uses[term] >= _OFTEN or term in near for term in terms) >= len(terms)

    def _list_terms(self, texts: Iterable[str]) -> set[str]:
        return {term for text in texts for term in count_terms(text, self._language)}

    def _clean(self, heading: str) -> str:
        """Remove the number in a list, brackets and marks at the end."""
        number = self._find_number(heading)
        whole = _BRACKETS.sub("", heading[number.end() if number else 0 :]).strip()
        bare = whole.rstrip(_ENDS)
        is_short = whole[len(bare) :].startswith(".") and _is_abbreviation(bare.split())
        return (f"{bare}." if is_short else bare) or heading

    def _find_number(self, heading: str) -> re.Match[str] | None:
        """Find the number of a heading in the list of them."""
        return next(filter(None, (pattern.match(heading) for pattern in self._numbers)), None)

    def _is_byline(self, name: str) -> bool:
        """Check for the author and date of a post in a thread, as its reader writes them."""
        return " · " in name and any(map(str.isdigit, name))


def _list_numbers(
    pattern: re.Pattern[str], read: Callable[[str], Number], headings: Iterable[str]
) -> list[Number]:
    found = filter(None, map(pattern.match, headings))
    return [read(match[match.lastindex or 0]) for match in found]


def _do_count(numbers: Sequence[Number]) -> bool:
    """Check whether numbers are those of a list, not amounts, days or initials."""
    if len(numbers) < _NUMBERED or min(numbers)[0] > 1:
        return False
    steps = sum(_is_next(a, b) or _is_next(b, a) or b == (1,) for a, b in pairwise(numbers))
    return steps >= _COUNTING * (len(numbers) - 1)


def _is_next(before: Number, number: Number) -> bool:
    """Check for 2 after 1, or after 1.3, and for 1.1 after 1."""
    *outer, last = number
    return number == (*before, 1) or before[: len(number)] == (*outer, last - 1)


def _read_digits(text: str) -> Number:
    return tuple(map(int, text.split(".")))


def _read_letter(text: str) -> Number:
    return (ord(text.lower()) - ord("a") + 1,)


def _read_roman(text: str) -> Number:
    values = [_ROMAN[digit] for digit in text]
    return (sum(-a if a < b else a for a, b in pairwise([*values, 0])),)


def _is_abbreviation(words: Sequence[str]) -> bool:
    """Check whether the full stop after the last of some words belongs to it."""
    return any(w[-1].isupper() or "." in w or w.casefold() in _ABBREVIATIONS for w in words[-1:])


def _covers(known: set[str], terms: set[str]) -> bool:
    """Check whether more than half of the terms are known."""
    return 2 * len(known & terms) > len(terms)
