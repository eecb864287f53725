"""Extract the body of a page by trafilatura, and find its blocks and other candidates."""

from collections.abc import Sequence
from configparser import ConfigParser
from contextlib import suppress
from functools import cache, cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from summarize.language.characters import one_line
from summarize.language.identify import UNKNOWN, detect_language
from summarize.language.punctuation import closes_line
from summarize.language.words import estimate_words
from summarize.language.writing_systems import count_spaceless, is_spaceless
from summarize.models import Block
from summarize.readers.html.blocks import Page
from summarize.readers.html.lean_trafilatura import (
    DEFAULT_CONFIG,
    MANUALLY_CLEANED,
    Extractor,
    prepare_justext,
    trafilatura_sequence,
)
from summarize.readers.html.tree import drop_many

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_LEAST_SIZE = "MIN_EXTRACTED_SIZE"
_ENGLISH = "en"
_RUN = 10  # letters of the pieces into which the long text is cut
LEAST = 2 * _RUN - 1  # letters of a text that holds one of these whole, wherever it stands
_SHORT_TEXT = 50_000  # letters of a text that is searched sooner than runs are looked up
_AHEAD = 1_000  # letters ahead, where most texts are
# Letters that are searched in all, in .2 s: from then on only what is near is found. The largest of
# 800 pages, an encyclopedia's of 140,000 letters, takes a quarter of them.
_MOST_SEARCHED = 200_000_000
# Letters: a shorter block counts only where the reading has come to, as whole lines of the body:
# a word of a menu, such as "US" or "财经", stands in the sentences below it as well.
_SHORT = 24
_MOST_MARKS = 4  # around a line
_NEAR = 200  # letters ahead in which it is looked for
_TRIES = 10  # a letter stands there up to 200 times, in thousands of blocks: 20 s
_PROBE = LEAST + 1  # letters of a probe of a long block
_PROBES = 6
_ENOUGH = 0.5  # of the probes, and of the letters that no block before has
LEAST_COVERED = 0.5  # of what was found, or it comes from elsewhere than the page's text
# Of a body of one text that is all of a page, not the article: it has more than this share of the
# blocks, and less than this one of its words stand in prose.
_WHOLE_PAGE = 0.5
_LEAST_PROSE = 0.5
_LITTLE = 250  # characters, below which trafilatura, too, looks at all of the page
DENSITY = 3  # characters that one of a script without spaces makes up for: a word has some 1.8
_LEAST_SHARE = 0.5  # of the prose of a page that its article has
_PROSE_WORDS = 10  # of a closed line that is prose
_LINKED = 0.5  # share of links from which it is none
_AROUND = 6  # blocks before and after what was found that may belong to it
_LINES = ("p", "head", "item", "cell", "quote", "code")
_WORDS = 4  # of a block that may, though nobody found it


def extract_body(tree: "HtmlElement", page: Page, *, fast: bool) -> "_Element | None":
    """Return the body that trafilatura finds, if any; the tree is spoilt then.

    Its bare_extraction would copy the tree first, and write the body as a text at last.
    """
    drop_many(tree, *MANUALLY_CLEANED)
    dense, language = is_spaceless(b.text for b in page.blocks), _ENGLISH
    if not fast:
        prepare_justext()
        if not dense:  # English words alone stand apart there
            language = _name_language([b.text for b in page.blocks])
    options = _load_options(fast=fast, dense=dense, language=language)
    with suppress(TypeError, ValueError):  # where it finds that there is nothing to read
        body, text, *_ = trafilatura_sequence(tree, options)
        return body if text else None
    return None


def _name_language(texts: Sequence[str]) -> str:
    """Return the language of texts, of those of each third of them; UNKNOWN if it is not one."""
    third = len(texts) // 3 + 1
    parts = (texts[start : start + third] for start in range(0, len(texts), third))
    languages = {detect_language(" ".join(part)) for part in parts}
    return languages.pop() if len(languages) == 1 else UNKNOWN


@cache
def _load_options(*, fast: bool, dense: bool, language: str) -> Extractor:
    """Return trafilatura's settings: dense ones are for scripts whose characters say more.

    It counts them, and of an article with fewer than some it takes all of the page. Where it tries
    jusText, it has the stop words of the language, or of all if there are none.
    """
    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    if dense:
        least = DEFAULT_CONFIG.getint("DEFAULT", _LEAST_SIZE)
        config["DEFAULT"][_LEAST_SIZE] = str(least // DENSITY)
    return Extractor(
        config=config, output_format="python", fast=fast, comments=False, lang=language
    )


class Runs:
    """A long text, and which runs of letters are in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._short = len(text) <= _SHORT_TEXT
        self._left = _MOST_SEARCHED

    def find(self, letters: str, start: int = 0) -> int:
        """Return the first place from a start on where LEAST or more letters stand, or -1."""
        if self._short:
            return self._text.find(letters, start)
        found = self._text.find(letters, start, start + _AHEAD)
        if found >= 0 or self._left <= 0 or not self._may_hold(letters):
            return found
        found = self._text.find(letters, start)
        self._left -= (found if found >= 0 else len(self._text)) - start
        return found

    @cached_property
    def _runs(self) -> frozenset[str]:
        places = range(0, len(self._text), _RUN)
        return frozenset(self._text[place : place + _RUN] for place in places)

    def _may_hold(self, letters: str) -> bool:
        """Tell whether all runs in these letters are in the text, wherever the first one begins."""
        last = len(letters) - _RUN + 1
        return any(
            all(letters[i : i + _RUN] in self._runs for i in range(first, last, _RUN))
            for first in range(_RUN)
        )


def find_blocks(blocks: Sequence[Block], body: "_Element | None") -> tuple[list[bool], float]:
    """Tell of each block whether an extractor's body holds it, whole or for the most part.

    Return also the share of the body, 0..1, that was found in the blocks. No block is found by a
    body that is all of the page, an extractor's last resort.
    """
    texts = [*body.itertext()] if body is not None else []
    found, edges = _join_lines(texts)
    taken = bytearray(len(found))  # 1 where a block has been found
    runs = Runs(found)
    there, place = [], 0
    for block in blocks:
        letters = "".join(block.text.split())
        if len(letters) < _SHORT:
            spans = _find_short(letters, found, place, edges)
        else:
            spans = _find(letters, runs, place, len(found))
        size = sum(end - start for start, end in spans)
        fresh = size - sum(taken.count(1, start, end) for start, end in spans)
        there.append(fresh > _ENOUGH * size)  # or the page holds it twice
        if there[-1]:
            place = spans[-1][1]
            for start, end in spans:
                taken[start:end] = b"\1" * (end - start)
    if sum(map(bool, map(str.strip, texts))) == 1 and _is_page(blocks, there):
        return [False] * len(blocks), 1.0
    return there, taken.count(1) / max(1, len(found))


def _is_page(blocks: Sequence[Block], found: Sequence[bool]) -> bool:
    if sum(found) <= _WHOLE_PAGE * len(blocks):
        return False
    words = sum(estimate_words(block.text) for block in compress(blocks, found))
    return sum(compress(_count_prose(blocks), found)) < _LEAST_PROSE * words


def _join_lines(texts: Sequence[str]) -> tuple[str, set[int]]:
    """Return the letters of some texts, and where in them their lines begin or end."""
    lines = ["".join(line.split()) for text in texts for line in text.split("\n")]
    return "".join(lines), {0, *accumulate(map(len, lines))}


def _find_short(letters: str, found: str, place: int, edges: set[int]) -> list[tuple[int, int]]:
    """Return the span where this stands at the place, or soon after as whole lines, if any."""
    size, stop = len(letters), place + len(letters) + _NEAR
    if place and found.startswith(letters, place):  # an extractor's last resort glues all lines
        return [(place, place + size)]
    start = found.find(letters, place, stop) if size else -1
    for _ in range(_TRIES):
        if start < 0:
            break
        if _is_edge(found, start, -1, edges) and _is_edge(found, start + size, 1, edges):
            return [(start, start + size)]
        start = found.find(letters, start + 1, stop)
    return []


def _is_edge(found: str, place: int, step: int, edges: set[int]) -> bool:
    """Tell whether there is nothing up to the edge of a line but marks, as before an item."""
    ahead = range(place, place + step * _MOST_MARKS, step)
    return next(
        (at in edges for at in ahead if at in edges or found[at - (step < 0)].isalnum()), False
    )


def _find(letters: str, runs: Runs, place: int, end: int) -> list[tuple[int, int]]:
    """Return the spans where the text stands, from a place on or else before it.

    There are none if most of it is not there.
    """
    size = len(letters)
    start = runs.find(letters, place)
    if start < 0:
        start = runs.find(letters)
    if start >= 0:
        return [(start, start + size)]
    # A part of it may have been dropped: a date, a button.
    step = max(1, (size - _PROBE) // (_PROBES - 1))
    probes = range(0, size - _PROBE + 1, step)
    starts = [runs.find(letters[i : i + _PROBE]) for i in probes]
    there = [(s, min(s + step, end)) for s in starts if s >= 0]
    return there if len(there) >= _ENOUGH * len(probes) else []


def is_doubtful(blocks: Sequence[Block], found: Sequence[bool], covered: float) -> bool:
    """Tell whether what was found may not be the article: too little, or too little of the page."""
    prose = _count_prose(blocks)
    among = sum(n for n, good in zip(prose, found, strict=True) if good)
    size = sum(_weigh(block.text) for block, good in zip(blocks, found, strict=True) if good)
    return size < _LITTLE or covered < LEAST_COVERED or among < _LEAST_SHARE * sum(prose)


def _weigh(text: str) -> int:
    """Return how many characters of a script with spaces would say as much."""
    if text.isascii():
        return len(text)
    return len(text) + (DENSITY - 1) * count_spaceless(text)


def _count_prose(blocks: Sequence[Block]) -> list[float]:
    """Return the words of each block that is prose by its looks; 0 for all others."""
    counts = []
    for block in blocks:
        words = estimate_words(block.text) if block.links < _LINKED else 0
        counts.append(words if words >= _PROSE_WORDS and closes_line(block.text) else 0)
    return counts


def is_other_text(blocks: Sequence[Block], lines: Sequence[Block]) -> bool:
    """Tell whether what an extractor found stands in the data of the page, not in its text.

    ``lines`` are those of the body, of which few are in the blocks. Formulas aren't either, though
    there is prose around them.
    """
    return bool(lines) and sum(_count_prose(lines)) >= sum(_count_prose(blocks))


def list_candidates(blocks: Sequence[Block], found: Sequence[bool]) -> list[int]:
    """Return the numbers of the blocks found, and of those among and around them."""
    there = [i for i, good in enumerate(found) if good]
    if not there:
        return []
    first, last = max(0, there[0] - _AROUND), there[-1] + _AROUND
    return [
        i
        for i, block in enumerate(blocks)
        if found[i] or (first <= i <= last and _may_belong(block))
    ]


def list_all_candidates(blocks: Sequence[Block], found: Sequence[bool]) -> list[int]:
    """Return the numbers of all blocks that may be an article, wherever they stand."""
    return [i for i, block in enumerate(blocks) if found[i] or _may_belong(block)]


def _may_belong(block: Block) -> bool:
    long_enough = block.kind == "cell" or estimate_words(block.text) >= _WORDS
    return block.links < _LINKED and long_enough


def read_lines(body: "_Element") -> list[Block]:
    """Return the lines of an extractor's body as they are."""
    lines = (
        one_line("".join(element.itertext()))
        for element in body.iter(*_LINES)
        if not any(child.tag in _LINES for child in element)
    )
    return [Block(line) for line in lines if any(map(str.isalnum, line))]
