"""Remove boilerplate from a draft, with a reason for each line.

Boosted trees score every line by its words, its form and its context; then the text as a whole
decides. A text without a clear notice is an article: it loses only short lines that are notices
by their own words. In any other text the article is the run of lines with the best scores, and
low-scoring lines go.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import and_, or_
from typing import NamedTuple

from summarize.language.titles import is_open_line, is_title
from summarize.language.words import stop_words
from summarize.models import Block, Draft, Place, Removed
from summarize.notices.context_features import NAMES as PLACE_NAMES
from summarize.notices.context_features import Columns, describe_context
from summarize.notices.corrections.duplicates import find_duplicates
from summarize.notices.corrections.references import find_references
from summarize.notices.decision import judge_article, judge_page, judge_text
from summarize.notices.evidence import gather_evidence
from summarize.notices.forest import load_forest, score_rows
from summarize.notices.lines import Line, describe_lines, find_notices
from summarize.notices.name_weights import Weigh, weigh_name
from summarize.notices.page_features import NAMES as MARKUP_NAMES
from summarize.notices.page_features import describe_markup
from summarize.notices.pasted_features import NAMES as PASTED_NAMES
from summarize.notices.pasted_features import describe_pasted
from summarize.notices.phrases import Phrases, load_phrases, may_bar
from summarize.notices.short_lines import find_short_lines

PASTED_COLUMNS = (*PLACE_NAMES, *PASTED_NAMES)
PAGE_COLUMNS = (*PLACE_NAMES, *MARKUP_NAMES)

_MARKED = 0.1  # share of blocks with Markdown marks; fewer came there by chance
_WORD_START = 5  # characters
_LONG = 10_000  # lines; a longer text is no pasted page, though it may contain some
_AROUND = 20  # lines judged on each side of a notice: most features look no farther
_MOST = 1_000  # lines judged as one text: their features take 6 KB each
# Share of the words of the declared text: where less is kept, all of it stays. Of 583 pages that
# declare one, 4 keep less, and rightly have all of it.
_OF_BODY = 0.7
_LINKED = 0.5  # share of links above which a line belongs to a menu and is no headline
_HEAD = 20  # lines above the article that may hold its headline
_TITLE_WORDS = 3  # of a headline above the article, at least
_DATE_WORDS = 10  # of a line that is removed as a date, fewer
_TEASER_WORDS = 5  # of a headline or teaser, at least; links and buttons have shorter labels


class Cleaned(NamedTuple):
    """A draft without its boilerplate."""

    title: str | None
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]  # in reading order
    judged: tuple[Block, ...] = ()  # the blocks but those that only stay beside others


_MOST_TITLES = 3  # in a document; more are the name of somebody who speaks, or of a part


def remove_notices(draft: Draft, language: str) -> Cleaned:
    """Split a draft into title, article and removed lines, each of these with its reason."""
    texts = [block.text for block in draft.blocks]
    phrases, stop = load_phrases(language), stop_words(language)
    keep, lines = [True] * len(texts), dict[int, Line]()
    for start, end in _list_parts(draft, phrases):
        part = replace(draft, blocks=draft.blocks[start:end])
        traits = describe_lines(texts[start:end], phrases, stop)
        keep[start:end] = _judge(part, traits)
        lines.update(enumerate(traits, start))
    repeats = frozenset[int]()
    cells = [block.kind == "cell" for block in draft.blocks]
    own = keep
    if draft.layout:
        known = (draft.blocks, lines, keep, draft.layout)
        repeats = find_duplicates(*known, declared=draft.declared)
        own = [g and b.links <= _LINKED for g, b in zip(keep, draft.blocks, strict=True)]
    title = draft.title
    if title is None and not draft.untitled:
        told = [g and b.kind != "code" for g, b in zip(own, draft.blocks, strict=True)]
        title = _find_title(texts, lines, told, cells)
    if title and not draft.title and title in texts:  # links above it belong to a menu
        keep[: texts.index(title)] = own[: texts.index(title)]
    titled = [number for number, text in enumerate(texts) if is_title(text, title)]
    if draft.layout is None and len(titled) > _MOST_TITLES:
        del titled[1:]
    named = frozenset(titled)
    kept, places = list[Block](), list[int]()
    removed: dict[int, Removed] = {}  # by their places in the draft
    references = find_references(draft, keep)
    for number, (block, good, noted) in enumerate(zip(draft.blocks, keep, references, strict=True)):
        if noted:
            removed[number] = Removed(block.text, "reference")
        elif number in named:
            if draft.title:  # declared by the page and repeated in its text
                removed[number] = Removed(block.text, "title")
        elif number in repeats:
            removed[number] = Removed(block.text, "repeated")
        elif good:
            kept.append(block)
            places.append(number)
        else:
            removed[number] = Removed(block.text, _find_reason(block, lines[number]))
    stays = {*places}
    beside = _find_beside(draft, [i in stays for i in range(len(keep))], phrases, stop)
    gone = _sort_removed(draft, removed, stays, {*beside}, phrases, stop)
    return Cleaned(
        title, _insert(draft, kept, places, beside), (*draft.removed, *gone), tuple(kept)
    )


def _sort_removed(
    draft: Draft,
    removed: Mapping[int, Removed],
    kept: set[int],
    beside: set[int],
    phrases: Phrases,
    stop: frozenset[str],
) -> Iterator[Removed]:
    """Yield what was removed, of a page also the lines amid the text that were not judged."""
    if draft.layout is None or draft.signs is None or draft.signs.outline is None or not kept:
        yield from removed.values()
        return
    numbers = [place.number for place in draft.layout.places]
    gone = {numbers[place]: line for place, line in removed.items()}
    blocks, known = draft.signs.outline.blocks, {*numbers, *beside}
    amid = range(min(numbers[i] for i in kept), max(numbers[i] for i in kept))
    others = [(number, blocks[number]) for number in amid if number not in known]
    lines = describe_lines([block.text for _, block in others], phrases, stop)
    for (number, block), line in zip(others, lines, strict=True):
        gone[number] = Removed(block.text, _find_reason(block, line))
    yield from (gone[number] for number in sorted(gone))


def _find_beside(
    draft: Draft, keep: Sequence[bool], phrases: Phrases, stop: frozenset[str]
) -> dict[int, Block]:
    """Find the blocks that stay with others though they were not judged; none is a notice."""
    numbers = find_short_lines(draft, keep)
    if not numbers or draft.signs is None or draft.signs.outline is None:
        return {}
    found = [draft.signs.outline.blocks[i] for i in numbers]
    lines = describe_lines([block.text for block in found], phrases, stop)
    return {
        number: block
        for number, block, line in zip(numbers, found, lines, strict=True)
        if not (line.notice or line.barrier)
    }


def _insert(
    draft: Draft, kept: Sequence[Block], places: Sequence[int], beside: Mapping[int, Block]
) -> tuple[Block, ...]:
    """Insert blocks by their numbers in the outline among kept ones, of which places are known."""
    if not beside or draft.layout is None:
        return tuple(kept)
    numbers = (draft.layout.places[i].number for i in places)
    every = {**dict(zip(numbers, kept, strict=True)), **beside}
    return tuple(every[number] for number in sorted(every))


def _list_parts(draft: Draft, phrases: Phrases) -> list[tuple[int, int]]:
    """List the parts of a draft, as (start, end), that are judged as texts of their own.

    Most plain articles have none and stay as they are; a very long text has one around each
    notice.
    """
    count, texts = len(draft.blocks), [block.text for block in draft.blocks]
    if draft.form == "document" and draft.layout is None:
        return [(0, count)] if may_bar(texts, phrases) else []
    if draft.form not in ("text", "markdown"):
        return [(0, count)]
    notices = find_notices(texts, phrases)
    if count > _LONG:
        return list(_surround(notices, count))
    return [(0, count)] if any(True for _ in notices) else []


def _surround(places: Iterable[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of lines around the given places; ranges that overlap become one."""
    start = end = 0
    for place in places:
        low, high = max(end, place - _AROUND), min(count, place + _AROUND + 1)
        if start < end and (low > end or high - start > _MOST):
            yield start, end
            start = end
        start, end = (start if start < end else low), high
    if start < end:
        yield start, end


def _find_title(
    texts: Sequence[str], lines: Mapping[int, Line], keep: Sequence[bool], cells: Sequence[bool]
) -> str | None:
    """Find the headline of a text.

    If the first kept line is an open one and sentences follow, it is the headline. Otherwise it
    is the line above it that shares most words with the text. A table at the top has none.
    """
    kept = [i for i, good in enumerate(keep) if good]
    if len(kept) < 2 or cells[kept[0]] or all(is_open_line(texts[i]) for i in kept[1:]):
        return None
    first = kept[0]
    if is_open_line(texts[first]):
        return texts[first]
    if not first:  # no line is above it
        return None
    # Word starts are compared: inflected languages change the endings in a headline.
    spoken = {word[:_WORD_START] for i in kept if i in lines for word in lines[i].content}
    best, most = None, 0
    for i in range(max(0, first - _HEAD), first):
        if i not in lines:  # code above a text that was not judged
            continue
        line = lines[i]
        shared = sum(word[:_WORD_START] in spoken for word in line.content)
        named = line.reason is not None or line.words < _TITLE_WORDS or not is_open_line(texts[i])
        if shared > most and not named:
            best, most = texts[i], shared
    return best


def _judge(draft: Draft, lines: Sequence[Line]) -> list[bool]:
    if draft.form == "document":
        return [not line.barrier for line in lines]
    rows = describe_rows(draft, lines)
    if draft.layout is not None:
        scores = score_rows(load_forest("page", PAGE_COLUMNS), rows)
        keep = judge_page(gather_evidence(draft, draft.layout, lines, scores))
        places = draft.layout.places
        stays = [good or place.declared for good, place in zip(keep, places, strict=True)]
        return _restore_body(stays, lines, places)
    scores = score_rows(load_forest("pasted", PASTED_COLUMNS), rows)
    marked = sum(block.kind != "paragraph" for block in draft.blocks)
    if draft.form != "markdown" or marked < _MARKED * len(lines):
        return judge_text(lines, scores)
    # Markdown is written, not pasted: its headings and lists of links are no menus.
    good = judge_article(lines, scores)
    listed = [block.kind != "paragraph" for block in draft.blocks]
    return [
        (fine or other) and not line.barrier
        for fine, other, line in zip(good, listed, lines, strict=True)
    ]


def _restore_body(keep: list[bool], lines: Sequence[Line], places: Sequence[Place]) -> list[bool]:
    """Keep all lines of the text that a page declares, if much of it would be lost."""
    declared = [place.in_body for place in places]
    whole = sum(line.words for line in compress(lines, declared))
    kept = sum(line.words for line in compress(lines, keep))
    saved = sum(line.words for line in compress(lines, map(and_, keep, declared)))
    if whole <= kept or saved >= _OF_BODY * whole:
        return keep
    return [*map(or_, keep, declared)]


def describe_rows(
    draft: Draft, lines: Sequence[Line], weigh: Weigh = weigh_name
) -> list[tuple[float, ...]]:
    """Build the feature rows that a forest scores, one a line."""
    context = describe_context(lines)
    if draft.layout is None:
        texts = [block.text for block in draft.blocks]
        return list_rows({**context, **describe_pasted(texts, lines)}, PASTED_COLUMNS)
    return list_rows(
        {**context, **describe_markup(draft, draft.layout, lines, weigh)}, PAGE_COLUMNS
    )


def list_rows(columns: Columns, names: Sequence[str]) -> list[tuple[float, ...]]:
    """List the values of each line in the order of these names."""
    return list(zip(*(columns[name] for name in names), strict=True))


def _find_reason(block: Block, line: Line) -> str:
    """Name the reason for removing a line: its phrase, or else its form."""
    if line.reason:
        return line.reason
    if block.kind == "caption":
        return "caption"
    if line.dates and line.words < _DATE_WORDS:
        return "date"
    leads = line.words >= _TEASER_WORDS or block.links > _LINKED
    return "related" if leads else "navigation"
