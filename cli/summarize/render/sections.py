"""Sections of the picked sentences: the heading above each, and which of them are shown.

A heading helps where it names what the sentences below it do not name themselves: an item of a
list, a step, an aspect. It is in the way where it repeats them or the title, asks what they leave
unanswered, teases, or could stand in any article ("Conclusion").
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import fmean

from summarize.language.punctuation import QUESTIONS
from summarize.language.words import count_terms
from summarize.lazy import compile_late
from summarize.models import Block, Sentence, Summary

_SECTIONS = 3  # with text, from which on headings are shown
_LONGEST = 120  # characters of a heading; a longer one is a sentence
_TEXT = ("paragraph", "item", "quote", "cell")
_LABEL = 3  # words
_WIDE = 60  # characters of a heading that is scanned
_MANY = 6  # sections, among which labels help to find one's way
_OFTEN = 2  # uses of a word in a section that is about it
# Of 30 articles that a reader compared with and without all headings, those above the mean were
# better with them; of those below, as many were worse as better. They are shown for 125 of 632
# articles with headings.
_MEAN = 0.5
_FEWEST = 2  # fair headings among those shown, one of them good
# How much a heading helps.
_ADDS = 1.0  # it has words of its section that the sentences lack
_GOOD = 0.75
_FAIR = 0.5
_UNKNOWN = 0.0  # it could stand in any article
_REPEATS = -0.25
_BAD = -1.0
_NUMBER = compile_late(  # "2.1", "(2)", "#2:", "2 Results": that may be one of a list
    r"(?:#\s?(\d{1,3})\W{0,3}|\W{0,2}(\d{1,3})(?:\.\d{1,3}){0,3}[.):]?\s{1,3})(?=\S)"
)
_NUMBERED = 3  # headings with a number, from which on the numbers are those of a list
_COUNTING = 2 / 3  # least share of the steps between them that go up or down by one at most
_ENDS = " :：-–—"
_TEASES = (*QUESTIONS, "!", "！", "…", "...")


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
    Answers to a question, sentences of merged articles, and those of posts, which have the names of
    their authors, stand alone.
    """
    hidden = [""] * len(summary.sentences)
    article = summary.article
    posts = any(article.blocks[sentence.paragraph].speaker for sentence in summary.sentences)
    if article.articles or posts or summary.question is not None:
        return hidden
    headings = _Headings(summary)
    return headings.name_runs() or hidden if headings.filled >= _SECTIONS else hidden


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


def _do_count(numbers: Sequence[int]) -> bool:
    """Check whether numbers are those of a list, not amounts or days."""
    if len(numbers) < _NUMBERED or min(numbers) > 1:
        return False
    steps = sum(abs(b - a) <= 1 or b == 1 for a, b in pairwise(numbers))
    return steps >= _COUNTING * (len(numbers) - 1)


class _Headings:
    """The headings of an article, each of which opens a section."""

    def __init__(self, summary: Summary) -> None:
        article = summary.article
        self._summary = summary
        self._title = article.title
        self._language = article.language
        heads = [n for n, block in enumerate(article.blocks) if block.kind == "heading"]
        self._starts = [0, *(n + 1 for n in heads)]
        self._headings = ["", *(article.blocks[n].text for n in heads)]
        self._sections = [
            [block.text for block in article.blocks[start : end - 1] if block.kind in _TEXT]
            for start, end in pairwise([*self._starts, len(article.blocks) + 1])
        ]
        found = list(filter(None, map(_NUMBER.match, self._headings)))
        self._count = _do_count([int(match[1] or match[2]) for match in found])
        self._uses = Counter(self._clean(heading).casefold() for heading in self._headings)
        terms = Counter(term for heading in self._headings for term in self._list_terms([heading]))
        least = max(_NUMBERED, len(heads) / 2)
        self._title_terms = self._list_terms([article.title or ""])
        self._shared = {t for t, n in terms.items() if n >= least} - self._title_terms
        whole = zip(self._headings, self._sections, strict=True)
        self.filled = sum(bool(text) and name not in ("", self._title) for name, text in whole)

    def name_runs(self) -> list[str]:
        """List the heading before each sentence; nothing if they do not help."""
        shown: list[str] = []
        ratings: list[float] = []
        places = groupby(self._summary.sentences, lambda s: bisect(self._starts, s.paragraph) - 1)
        for number, run in places:
            sentences = list(run)
            heading = self._headings[number]
            name = ""
            if ratings or heading not in ("", self._title):
                name = self._clean(heading)
                ratings.append(self._rate(number, name, sentences))
            shown += [name, *[""] * (len(sentences) - 1)]
        if sum(rating >= _FAIR for rating in ratings) < _FEWEST or max(ratings) < _GOOD:
            return []
        return shown if fmean(ratings) >= _MEAN else []

    def _rate(self, number: int, name: str, sentences: Sequence[Sentence]) -> float:
        """Rate how much a heading helps, by its form and its words."""
        if _is_byline(name):
            return _GOOD
        if self._uses[name.casefold()] > 1 or name.endswith(_TEASES) or len(name) > _WIDE:
            return _BAD
        terms = self._list_terms([name])
        below = self._list_terms(sentence.text for sentence in sentences)
        covered = 2 * len(below & terms) > len(terms)
        rating = self._rate_topic(number, name, terms, sentences, covered=covered)
        mark = self._find_number(self._headings[number])
        if self._names_item(terms, below):
            rating = max(rating, _GOOD)
        elif mark and not mark.strip().isdecimal():
            rating = max(rating, _FAIR if covered else _GOOD)
        return min(rating, _UNKNOWN) if terms and terms <= self._title_terms else rating

    def _rate_topic(
        self,
        number: int,
        name: str,
        terms: set[str],
        sentences: Sequence[Sentence],
        *,
        covered: bool,
    ) -> float:
        """Rate a heading by its words: they should be those of its section, and no others."""
        if not terms or not self._is_topic(terms, number, sentences):
            return _UNKNOWN
        if not covered:
            return _ADDS
        return _FAIR if self.filled >= _MANY and len(name.split()) <= _LABEL else _REPEATS

    def _names_item(self, terms: set[str], below: set[str]) -> bool:
        """Check for a name like those of its siblings, ``Tip 3: Hats``, that its sentences lack."""
        own = terms - self._shared
        return bool(terms & self._shared) and any(map(str.isalpha, own)) and not own <= below

    def _is_topic(self, terms: set[str], number: int, sentences: Sequence[Sentence]) -> bool:
        """Check whether the section uses the words of its heading, or the paragraphs shown do."""
        uses = Counter[str]()
        for text in self._sections[number]:
            uses.update(count_terms(text, self._language))
        blocks = self._summary.article.blocks
        near = self._list_terms(blocks[n].text for n in {s.paragraph for s in sentences})
        return 2 * sum(uses[term] >= _OFTEN or term in near for term in terms) >= len(terms)

    def _list_terms(self, texts: Iterable[str]) -> set[str]:
        return {term for text in texts for term in count_terms(text, self._language)}

    def _clean(self, heading: str) -> str:
        """Remove the number in a list, and marks at the end."""
        return heading.removeprefix(self._find_number(heading)).rstrip(_ENDS) or heading

    def _find_number(self, heading: str) -> str:
        """Find the number of a heading in the list of them; "" if it has none."""
        found = _NUMBER.match(heading) if self._count else None
        return found[0] if found else ""


def _is_byline(name: str) -> bool:
    """Check for the author and day of a post, as in the Markdown of a thread."""
    return " · " in name and any(map(str.isdigit, name))
