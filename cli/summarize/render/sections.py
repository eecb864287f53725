"""Sections of the picked sentences: the heading above each, and which of them are shown.

A heading helps where it names what the sentences below it do not name themselves: an item of a
list, a step, an aspect, the owner of "it". It is in the way where it repeats them or the title,
asks what they leave unanswered, teases, or could stand in any article ("Conclusion").
"""

from collections import Counter
from collections.abc import Iterable, Sequence
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
_MEAN, _GOOD, _FAIR, _FEWEST, _MOST_BAD = 0.5, 0.75, 0.5, 2, 0.2
_NUMBER = compile_late(
    r"\W{0,2}(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-z])[.):]\s{1,3}(?=\S)"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\.?\s{1,3}(?=\S)|#\s?\d{1,3}\W{0,3}"
)
_COUNT = compile_late(r"(\d{1,2})\s{1,3}(?=\S)")  # "3 Results"; "16 wild years" is no number
_NUMBERED = 3  # headings with a number, from which on the numbers are those of a list
_BRACKETS = compile_late(r"^\[[^\]]{1,20}\]|\[[^\]]{1,20}\]$")  # [edit]
_ENDS = " :：-–—."
_TEASES = (*QUESTIONS, "!", "！", "…", "...")
_QUOTES = tuple("\"“„«»‘'‹「『¿¡")


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
    return _Headings(summary, sections, len(filled)).list_shown() or hidden


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
        self._standard = _GOOD if article.blocks[0].page is not None else 0.0
        headings = [section.heading for section in sections[1:]]
        self._numbered = sum(_NUMBER.match(h) is not None for h in headings) >= _NUMBERED
        counts = [int(match[1]) for match in map(_COUNT.match, headings) if match]
        self._counted = len(counts) >= _NUMBERED and counts == [*range(1, len(counts) + 1)]
        self._uses = Counter(self._clean(heading).casefold() for heading in headings)
        self._title = self._list_terms([article.title or ""])
        terms = Counter(term for h in headings for term in self._list_terms([h]))
        least = max(_NUMBERED, len(headings) / 2)
        self._shared = {t for t, n in terms.items() if n >= least} - self._title

    def list_shown(self) -> list[str]:
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
        bad = sum(rating <= -1 for rating in ratings)
        if fair < _FEWEST or max(ratings) < _GOOD or bad > _MOST_BAD * len(ratings):
            return []
        return shown if fmean(ratings) >= _MEAN else []

    def _locate(self, paragraph: int) -> int:
        """Find the number of the section of a block."""
        return next(n for n, s in enumerate(self._sections) if paragraph < s.blocks.stop)

    def _rate(self, number: int, sentences: Sequence[Sentence]) -> tuple[str, float]:
        """Return a heading as it is shown, and how much it helps: -1 to 1.25."""
        section = self._sections[number]
        name = self._clean(section.heading)
        if self._uses[name.casefold()] > 1 and not self._is_byline(name):
            around = self._clean(self._sections[section.parent].heading)
            alone = around != self._summary.article.title and self._uses[around.casefold()] == 1
            return (f"{around}: {name}", _GOOD) if alone else (name, -1.0)
        if self._is_byline(name):
            return name, _GOOD
        terms = self._list_terms([name])
        below = self._list_terms(sentence.text for sentence in sentences)
        item = self._names_item(terms, below)
        if item and any(map(str.isdigit, name[:_PREFIX])):
            return name, _GOOD  # however long: "Question 3: ..."
        if name.endswith(_TEASES) or name.startswith(_QUOTES) or len(name) > _WIDE:
            return name, -1.0
        rating = self._rate_topic(section, name, terms, below, sentences)
        if item:
            rating = max(rating, _GOOD)
        elif self._numbered and _NUMBER.match(section.heading):
            rating = max(rating, _FAIR if _covers(below, terms) else _GOOD)
        if terms and terms <= self._title:
            rating = min(rating, 0.0) - 0.5
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
            return 1.25
        if not _covers(below, terms):
            return 1.0 if len(name) <= _SHORT else 0.5
        label = 0.5 if self._filled >= _MANY else 0.25
        return label if len(name.split()) <= _LABEL else -0.25

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
        number = _NUMBER.match(heading) if self._numbered else None
        number = number or (_COUNT.match(heading) if self._counted else None)
        bare = _BRACKETS.sub("", heading[number.end() if number else 0 :])
        return bare.strip().rstrip(_ENDS) or heading

    def _is_byline(self, name: str) -> bool:
        """Check for the author and date of a post in a thread, as its reader writes them."""
        return " · " in name and any(map(str.isdigit, name))


def _covers(known: set[str], terms: set[str]) -> bool:
    """Check whether more than half of the terms are known."""
    return 2 * len(known & terms) > len(terms)
