"""Take out the lines that are not the article, each with its reason.

Every line is scored by what it says, how it looks, and what stands around it; then the text as a
whole decides. A text that shows no sure notice is an article: it loses a short line that is one by
its words, and nothing else. In any other the article is the run of lines with the best scores, and
what scores low goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from summarize.extract.plain import is_open_line
from summarize.models import Block, Draft, Removed
from summarize.notices.forest import load_forest, score_rows
from summarize.notices.lines import Line, describe_lines
from summarize.notices.markup import NAMES as MARKUP_NAMES
from summarize.notices.markup import describe_markup
from summarize.notices.phrases import load_phrases
from summarize.notices.surroundings import NAMES as PLACE_NAMES
from summarize.notices.surroundings import best_segment, describe_places
from summarize.terms import stop_words

TEXT_COLUMNS = tuple(PLACE_NAMES)
PAGE_COLUMNS = (*TEXT_COLUMNS, *MARKUP_NAMES)

# Scores below which a line goes. Chosen for recall: 0.94 of a whole pasted page is kept.
_IN_PAGE = 0.3  # what an extractor found is mostly article
_PAGE_NOTICE = 0.6
_INSIDE = 0.15  # of the run of lines that is the article
_OUTSIDE = 0.3
_AFTER = 0.6  # beyond the first notice below the article: related headlines, comments
_RUN = 0.18  # a line this good makes the run longer, a worse one shorter
_END = 1.0  # what a notice of one of these kinds takes from a run on top, as it ends most articles
_ENDS = frozenset(("related", "comments", "newsletter", "share"))
# A line with the phrase of a notice must be as good as this to stay, and so must a short one that
# opens as a byline or a date does.
_NOTICE = 0.8
_WORD_START = 5  # characters
_HEAD = 20  # lines above the article among which its headline is looked for
_SHORT = 20  # words; in an article that shows no other notice, only so short a one goes
_EVIDENCE = 0.5  # below it such a line shows that the text is a page


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A draft without its notices."""

    title: str | None
    paragraphs: tuple[str, ...]
    removed: tuple[Removed, ...]  # in reading order


def remove_notices(draft: Draft, language: str) -> Cleaned:
    """Sort the lines of a draft into the title, the paragraphs, and the rest with its reasons."""
    lines, rows = describe(draft, language)
    if draft.page:
        scores = score_rows(load_forest("page", PAGE_COLUMNS), rows)
    else:
        scores = score_rows(load_forest("pasted", TEXT_COLUMNS), rows)
    keep = judge(lines, scores, page=draft.page)
    texts = [block.text for block in draft.blocks]
    title = draft.title or _find_title(texts, lines, keep)
    paragraphs, removed = [], []
    for block, line, good in zip(draft.blocks, lines, keep, strict=True):
        if is_title(block.text, title):
            if draft.title:  # the page names it, and its text repeats it
                removed.append(Removed(block.text, "title"))
        elif good:
            paragraphs.append(block.text)
        else:
            removed.append(Removed(block.text, _find_reason(block, line)))
    return Cleaned(title, tuple(paragraphs), tuple(removed))


def is_title(line: str, title: str | None) -> bool:
    """Tell whether a line says the title again."""
    return title is not None and line.casefold().rstrip(".") == title.casefold().rstrip(".")


def _find_title(texts: Sequence[str], lines: Sequence[Line], keep: Sequence[bool]) -> str | None:
    """Return the headline of a text, or None.

    It is the first line that is kept, if that is an open one and sentences follow; else of the
    lines above it, the one that shares most words with the text.
    """
    kept = [i for i, good in enumerate(keep) if good]
    if len(kept) < 2 or all(is_open_line(texts[i]) for i in kept[1:]):
        return None
    first = kept[0]
    if is_open_line(texts[first]):
        return texts[first]
    # The start of a word does for one: an inflected language ends it otherwise in the headline.
    spoken = {word[:_WORD_START] for i in kept for word in lines[i].content}
    best, most = None, 0
    for i in range(max(0, first - _HEAD), first):
        line = lines[i]
        shared = sum(word[:_WORD_START] in spoken for word in line.content)
        named = line.reason is not None or line.words < 3 or not is_open_line(texts[i])
        if shared > most and not named:
            best, most = texts[i], shared
    return best


def describe(draft: Draft, language: str) -> tuple[list[Line], list[list[float]]]:
    """Return the traits of every line, and the row of numbers that a forest scores."""
    texts = [block.text for block in draft.blocks]
    lines = describe_lines(texts, load_phrases(language), stop_words(language))
    rows = describe_places(lines)
    if draft.page:
        marks = describe_markup(draft.blocks, draft.title)
        rows = [[*row, *mark] for row, mark in zip(rows, marks, strict=True)]
    return lines, rows


def judge(lines: Sequence[Line], scores: Sequence[float], *, page: bool) -> list[bool]:
    """Decide by the scores, 0..1, which lines are kept."""
    if page:
        return [
            not line.barrier and s >= (_PAGE_NOTICE if line.notice else _IN_PAGE)
            for line, s in zip(lines, scores, strict=True)
        ]
    if not any(
        line.barrier or (line.notice and s < _EVIDENCE)
        for line, s in zip(lines, scores, strict=True)
    ):
        return [
            s >= _NOTICE or not line.notice or line.words > _SHORT
            for line, s in zip(lines, scores, strict=True)
        ]
    start, end = best_segment([_worth(n, s) for n, s in zip(lines, scores, strict=True)])
    # A last short paragraph is no worse for standing at the edge.
    while end + 1 < len(lines) and lines[end + 1].closed and lines[end + 1].reason is None:
        end += 1
    after = next((i for i in range(end + 1, len(lines)) if lines[i].notice), len(lines))
    keep = []
    for i, (line, score) in enumerate(zip(lines, scores, strict=True)):
        least = _INSIDE if start <= i <= end else _OUTSIDE if i < after else _AFTER
        if line.notice or line.label:
            least = max(least, _NOTICE)
        keep.append(score > least and not line.barrier)
    return keep if any(keep) else [line.closed and not line.notice for line in lines]


def _worth(line: Line, score: float) -> float:
    """Return what a line adds to the run that is the article, in the root of its words."""
    end = line.notice and score < _EVIDENCE and line.reason in _ENDS
    return (score - _RUN) * sqrt(min(60.0, line.words)) - (_END if end else 0.0)


def _find_reason(block: Block, line: Line) -> str:
    """Name what a removed line says it is, or what it looks like."""
    if line.reason:
        return line.reason
    if line.dates and line.words < 10:
        return "date"
    # Short ones are the labels of links and buttons, longer ones headlines and teasers.
    return "related" if line.words >= 5 or block.links > 0.5 else "navigation"
