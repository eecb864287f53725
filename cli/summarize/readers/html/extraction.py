"""Extract the body of a page by trafilatura, find it in the blocks, and list candidates."""

from collections.abc import Sequence
from configparser import ConfigParser
from contextlib import suppress
from functools import cache, cached_property
from itertools import accumulate, compress, pairwise
from typing import TYPE_CHECKING

from summarize.language.control_characters import one_line
from summarize.language.identify import UNKNOWN, detect_language
from summarize.language.punctuation import closes_line
from summarize.language.words import estimate_words
from summarize.language.writing_systems import count_spaceless, is_spaceless
from summarize.models import Block
from summarize.notices.frames import mark_inside
from summarize.readers.html.blocks import Page
from summarize.readers.html.lean_trafilatura import (
    DEFAULT_CONFIG,
    MANUALLY_CLEANED,
    Extractor,
    trafilatura_sequence,
)
from summarize.readers.html.tree import drop_many

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_LEAST_SIZE = "MIN_EXTRACTED_SIZE"
_ENGLISH = "en"
_RUN = 10  # letters of a run
LEAST = 2 * _RUN - 1  # letters that contain a whole run at any alignment
_SHORT_TEXT = 50_000  # letters of a text in which a search is faster than the index
_AHEAD = 1_000  # letters ahead, where most texts are found
# Letters searched in all, in .2 s; from then on only the letters ahead are searched. The largest of
# 800 pages, of 140,000 letters, takes a quarter of them.
_MOST_SEARCHED = 200_000_000
# Letters: a shorter block counts only near the last position, as whole lines of the body: a word of
# a menu, such as "US" or "财经", also occurs in the sentences below it.
_SHORT = 24
_MOST_MARKS = 4  # around a line
_NEAR = 200  # letters ahead in which it is searched
_TRIES = 10  # a letter may occur 200 times there, for thousands of blocks: 20 s
_PROBE = LEAST + 1  # letters of a probe of a long block
_PROBES = 6  # of a long block
_ENOUGH = 0.5  # share of the probes, and of the letters not found before
LEAST_COVERED = 0.5  # of the body; below, it does not come from the page's text
# A body of one text that is the whole page, not the article, has more than this share of the
# blocks, and less than this share of its words is in prose.
_WHOLE_PAGE = 0.5
_LEAST_PROSE = 0.5  # see above
_LITTLE = 250  # characters, below which trafilatura also takes the whole page
DENSITY = 3  # characters that one of a script without spaces is worth; a word has some 1.8
_LEAST_SHARE = 0.5  # of the prose of a page, at least
_PROSE_WORDS = 10  # of a closed line of prose
_LINKED = 0.5  # share of links in a block, from which it is not prose
_AROUND = 6  # blocks before and after the extracted ones
_LINES = ("p", "head", "item", "cell", "quote", "code")
_MEMBERS = ("cell", "item")
_HOLDERS = frozenset(("dl", "ol", "table", "ul"))
_WORDS = 4  # of a candidate that was not extracted


def extract_body(tree: "HtmlElement", page: Page, *, fast: bool) -> "_Element | None":
    """Extract the body of an article by trafilatura, if it finds one; this spoils the tree.

    Unlike ``bare_extraction``, it neither copies the tree first nor writes out the text.
    """
    drop_many(tree, *MANUALLY_CLEANED)
    dense, language = is_spaceless(b.text for b in page.blocks), _ENGLISH
    if not fast and not dense:  # in dense scripts, jusText counts only English words
        language = _name_language([b.text for b in page.blocks])
    options = _load_options(fast=fast, dense=dense, language=language)
    with suppress(TypeError, ValueError):  # nothing to read
        body, text, *_ = trafilatura_sequence(tree, options)
        return body if text else None
    return None


def _name_language(texts: Sequence[str]) -> str:
    """Detect the language of texts; UNKNOWN if their three thirds do not agree."""
    third = len(texts) // 3 + 1
    parts = (texts[start : start + third] for start in range(0, len(texts), third))
    languages = {detect_language(" ".join(part)) for part in parts}
    return languages.pop() if len(languages) == 1 else UNKNOWN


@cache
def _load_options(*, fast: bool, dense: bool, language: str) -> Extractor:
    """Load the settings of trafilatura, ``dense`` ones for scripts without spaces.

    trafilatura counts characters, and falls back to the whole page below a minimum. jusText gets
    the stop words of the language, or of all languages if it is unknown.
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
    """A long text with an index of its runs of letters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._short = len(text) <= _SHORT_TEXT
        self._left = _MOST_SEARCHED

    def find(self, letters: str, start: int = 0) -> int:
        """Find the first position, from a start on, of LEAST or more letters, or -1."""
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
        """Check whether all runs of some letters occur in the text, at any alignment."""
        last = len(letters) - _RUN + 1
        return any(
            all(letters[i : i + _RUN] in self._runs for i in range(first, last, _RUN))
            for first in range(_RUN)
        )


def find_blocks(blocks: Sequence[Block], body: "_Element | None") -> tuple[list[bool], float]:
    """Check for each block whether the extracted body contains it, or most of it.

    Also return the share of the body, 0..1, that was found in the blocks. If the body is the whole
    page, which is an extractor's last resort, no block counts as found.
    """
    texts = [*body.itertext()] if body is not None else []
    found, edges = _join_lines(texts)
    taken = bytearray(len(found))  # 1 where a block has been found
    runs = Runs(found)
    is_found, place = [], 0
    for block in blocks:
        letters = "".join(block.text.split())
        if len(letters) < _SHORT:
            spans = _find_short(letters, found, place, edges)
        else:
            spans = _find(letters, runs, place, len(found))
        size = sum(end - start for start, end in spans)
        fresh = size - sum(taken.count(1, start, end) for start, end in spans)
        is_found.append(fresh > _ENOUGH * size)  # else it is a repetition
        if is_found[-1]:
            place = spans[-1][1]
            for start, end in spans:
                taken[start:end] = b"\1" * (end - start)
    if sum(map(bool, map(str.strip, texts))) == 1 and _is_page(blocks, is_found):
        return [False] * len(blocks), 1.0
    return is_found, taken.count(1) / max(1, len(found))


def _is_page(blocks: Sequence[Block], found: Sequence[bool]) -> bool:
    if sum(found) <= _WHOLE_PAGE * len(blocks):
        return False
    words = sum(estimate_words(block.text) for block in compress(blocks, found))
    return sum(compress(_count_prose(blocks), found)) < _LEAST_PROSE * words


def _join_lines(texts: Sequence[str]) -> tuple[str, set[int]]:
    """Join the letters of texts, and list the positions where their lines begin or end."""
    lines = ["".join(line.split()) for text in texts for line in text.split("\n")]
    return "".join(lines), {0, *accumulate(map(len, lines))}


def _find_short(letters: str, found: str, place: int, edges: set[int]) -> list[tuple[int, int]]:
    """Find a short text at a position, or as whole lines soon after it."""
    size, stop = len(letters), place + len(letters) + _NEAR
    if place and found.startswith(letters, place):  # an extractor may join all lines
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
    """Check for only marks, such as a bullet, between a position and the edge of a line."""
    ahead = range(place, place + step * _MOST_MARKS, step)
    return next(
        (at in edges for at in ahead if at in edges or found[at - (step < 0)].isalnum()), False
    )


def _find(letters: str, runs: Runs, place: int, end: int) -> list[tuple[int, int]]:
    """Find the spans of a long text, after a position or else before it.

    There are none if less than half of the text is found.
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
    spans = [(s, min(s + step, end)) for s in starts if s >= 0]
    return spans if len(spans) >= _ENOUGH * len(probes) else []


def is_doubtful(blocks: Sequence[Block], found: Sequence[bool]) -> bool:
    """Check whether the extraction may have failed: it is short, or little of the page's prose."""
    prose = _count_prose(blocks)
    among = sum(n for n, good in zip(prose, found, strict=True) if good)
    size = sum(_weigh(block.text) for block, good in zip(blocks, found, strict=True) if good)
    return size < _LITTLE or among < _LEAST_SHARE * sum(prose)


def _weigh(text: str) -> int:
    """Convert a length to characters of a script with spaces."""
    if text.isascii():
        return len(text)
    return len(text) + (DENSITY - 1) * count_spaceless(text)


def _count_prose(blocks: Sequence[Block]) -> list[float]:
    """Count the words of each block that looks like prose; 0 for all others."""
    counts = []
    for block in blocks:
        words = estimate_words(block.text) if block.links < _LINKED else 0
        counts.append(words if words >= _PROSE_WORDS and closes_line(block.text) else 0)
    return counts


def is_other_text(blocks: Sequence[Block], lines: Sequence[Block]) -> bool:
    """Check whether the extracted text comes from the data of a page, not from its text.

    ``lines`` are those of a body of which little is in the blocks. That is also true of formulas,
    but there is prose around them.
    """
    return bool(lines) and sum(_count_prose(lines)) >= sum(_count_prose(blocks))


def list_candidates(page: Page, found: Sequence[bool]) -> list[int]:
    """List the numbers of the blocks found, and of plausible ones among and around them.

    A table or a list below them counts as a whole.
    """
    blocks = page.blocks
    places = [i for i, good in enumerate(found) if good]
    if not places:
        return []
    first = max(0, places[0] - _AROUND)
    last = _find_end(page, min(places[-1] + _AROUND, len(blocks) - 1))
    heads = _find_short_headings(blocks, found)
    return [
        i
        for i, block in enumerate(blocks)
        if found[i]
        or (first <= i <= last and _may_belong(block))
        or (i in heads and places[0] < i < places[-1])
    ]


def _find_end(page: Page, number: int) -> int:
    """Find the last block of the table or list around a block; itself if it is in none."""
    frames, home = page.frames, page.places[number]
    if page.blocks[number].kind not in _MEMBERS:  # a table may lay out the page
        return number
    while home and frames[home].tag not in _HOLDERS:
        home = frames[home].parent
    if not home:
        return number
    inside = mark_inside(frames, {home})
    after = range(number + 1, len(page.places))
    return next((i for i in after if not inside[page.places[i]]), len(page.places)) - 1


def list_all_candidates(blocks: Sequence[Block], found: Sequence[bool]) -> list[int]:
    """List the numbers of all blocks that may belong to an article, at any place."""
    heads = _find_short_headings(blocks, found)
    return [i for i, block in enumerate(blocks) if found[i] or i in heads or _may_belong(block)]


def _find_short_headings(blocks: Sequence[Block], found: Sequence[bool]) -> set[int]:
    """Find headings of a few words, below the headline, above a block that may belong.

    Between extracted blocks, an h1 is one of them, too.
    """
    first = found.index(True) if True in found else len(found)
    return {
        i
        for i, (block, below) in enumerate(pairwise(blocks))
        if block.kind == "heading"
        and (block.level > 1 or (i > first and found[i + 1]))
        and block.links < _LINKED
        and below.kind != "heading"
        and (found[i + 1] or _may_belong(below))
    }


def _may_belong(block: Block) -> bool:
    long_enough = block.kind == "cell" or estimate_words(block.text) >= _WORDS
    return block.links < _LINKED and long_enough


def read_lines(body: "_Element") -> list[Block]:
    """List the lines of an extracted body unchanged."""
    lines = (
        one_line("".join(element.itertext()))
        for element in body.iter(*_LINES)
        if not any(child.tag in _LINES for child in element)
    )
    return [Block(line) for line in lines if any(map(str.isalnum, line))]
