"""Decide which lines are the article, by their scores and by the text as a whole."""

from collections.abc import Sequence
from itertools import compress
from math import sqrt

from summarize.language.writing_systems import is_spaceless
from summarize.models import Block, Layout
from summarize.notices.context_features import MOST_WORDS, best_segment
from summarize.notices.corrections.credits import drop_credited
from summarize.notices.corrections.footer import cut_footer
from summarize.notices.corrections.header import cut_header
from summarize.notices.corrections.missed_blocks import find_abstract, find_missed, find_standfirst
from summarize.notices.corrections.other_articles import (
    cut_below_notice,
    cut_tail,
    drop_other_articles,
)
from summarize.notices.corrections.promotions import drop_promotions
from summarize.notices.corrections.sequences import keep_sequences
from summarize.notices.corrections.siblings import judge_classes, keep_lists, keep_prose
from summarize.notices.corrections.sidebars import drop_sidebars
from summarize.notices.corrections.spaceless_pages import cut_ends
from summarize.notices.corrections.tables_of_contents import drop_tables_of_contents
from summarize.notices.lines import Line

# Lines with lower scores go.
_FOUND = 0.4  # extracted lines are mostly article
_NOT_FOUND = 0.75
_LEADING, _LEADING_LINKS = 0.6, 0.9  # least score of a line that leads elsewhere, and its links
_PAGE_NOTICE = 0.6
_BETWEEN = 0.2  # of a missed line inside the extracted ones
_CODE_BETWEEN = 0.05  # of code there
_CODE = 0.2  # of extracted code: its words are unlike those of articles
_ENOUGH = 130  # words of extracted prose that make an article
_LEAST_LEFT = 0.45  # share of it that the trees must keep, or they are mistaken
_LEAST_FOUND = 0.25  # share of a page's prose that was extracted
_LIKELY = 0.5  # score above which a line is more likely article than not
_LEAST_LIKELY = 0.6  # share of likely prose that is kept, or the trees are unsure
# Inside the run of lines that is the article: a share of the expected F1. Half of it maximizes F1
# (Lipton, Elkan and Narayanaswamy, 2014); less, because a lost line is worse than an extra one.
_INSIDE = 0.45
_INSIDE_SHORT = 0.3  # of a line of a few words: a heading, an ingredient, a result
_FEW = 6  # words
_EDGE = 0.08  # of closed lines right below the run: half of them end an article
_OUTSIDE = 0.4
_AFTER = 0.75  # beyond the first notice below the article: related headlines, comments
_RUN = 0.3  # a better line extends the run, a worse one shortens it
_END = 1.0  # extra cost of a notice of these kinds: it ends most articles
_ENDS = frozenset(("related", "comments", "newsletter", "share"))
# Least score of a line with the phrase of a notice, and of a short one that opens like a byline
# or a date.
_NOTICE = 0.8
_SHORT = 20  # words; an article without clear notices loses no longer line
_EVIDENCE = 0.5  # a lower-scoring notice shows that the text is a pasted page
_DOUBT = 0.6  # share of the words; a single notice does not prove that less is article
_CARE = 0.15  # factor for the limits in doubt


def judge_page(
    lines: Sequence[Line],
    scores: Sequence[float],
    blocks: Sequence[Block],
    layout: Layout,
    title: str | None = None,
    author: str | None = None,
) -> list[bool]:
    """Decide by scores in 0..1 which lines of a page to keep."""
    found = [place.found for place in layout.places]
    if not any(found):  # the quick extractor found nothing
        found = [place.found_more for place in layout.places]
    limits = [
        _NOT_FOUND if not there
        else _CODE if block.kind == "code"
        else _LEADING if block.links >= _LEADING_LINKS
        else _FOUND
        for block, there in zip(blocks, found, strict=True)
    ]  # fmt: skip
    keep = _compare(lines, scores, limits)
    if _is_unsure(lines, scores, keep, found):
        keep = _compare(lines, scores, _set_limits(lines, scores))
    for i in find_missed(lines, blocks, keep, layout):
        least = _CODE_BETWEEN if blocks[i].kind == "code" else _BETWEEN
        keep[i] = scores[i] >= least and not lines[i].notice and not lines[i].barrier
    for i in find_abstract(lines, blocks, keep, layout):
        keep[i] = True
    for i in find_standfirst(lines, blocks, scores, keep, layout, title):
        keep[i] = True
    if any(keep):
        keep = judge_classes(lines, blocks, scores, layout, keep)
        keep = keep_prose(lines, blocks, scores, layout, keep)
        keep = keep_lists(lines, blocks, scores, layout, keep)
        keep = keep_sequences(lines, blocks, scores, layout, keep)
        keep = drop_other_articles(lines, _rescue(lines, keep, found), layout)
        if is_spaceless(block.text for block in blocks):
            keep = cut_ends(lines, blocks, keep)
        keep = drop_sidebars(lines, blocks, layout, cut_below_notice(lines, keep, layout))
        keep = drop_credited(lines, blocks, keep, layout)
        keep = cut_footer(lines, blocks, drop_tables_of_contents(blocks, keep), author)
        keep = cut_header(lines, blocks, keep, title, author)
        return cut_tail(lines, drop_promotions(lines, blocks, keep), layout)
    kept = [there and not line.barrier for there, line in zip(found, lines, strict=True)]
    return kept if any(kept) else [line.closed and not line.notice for line in lines]


def _compare(lines: Sequence[Line], scores: Sequence[float], limits: Sequence[float]) -> list[bool]:
    return [
        score >= (max(limit, _PAGE_NOTICE) if line.notice else limit) and not line.barrier
        for line, score, limit in zip(lines, scores, limits, strict=True)
    ]


def _is_unsure(
    lines: Sequence[Line], scores: Sequence[float], keep: Sequence[bool], found: Sequence[bool]
) -> bool:
    """Check whether much may be lost: little prose was extracted, and the trees are unsure."""
    prose = [line.words * (line.prose and not line.notice) for line in lines]
    likely = sum(words for words, score in zip(prose, scores, strict=True) if score > _LIKELY)
    much = sum(compress(prose, found)) >= _LEAST_FOUND * sum(prose)
    return not much and sum(compress(prose, keep)) < _LEAST_LIKELY * likely


def _rescue(lines: Sequence[Line], keep: Sequence[bool], found: Sequence[bool]) -> list[bool]:
    """Keep all extracted prose if most of it would be lost.

    Class names can mislead the trees: those of a newsletter are "email" and "card".
    """
    prose = [line.words * (line.prose and line.closed) for line in lines]
    total = sum(compress(prose, found))
    left = sum(
        words for words, good, there in zip(prose, keep, found, strict=True) if good and there
    )
    if total < _ENOUGH or left >= _LEAST_LEFT * total:
        return list(keep)
    return [
        good or (there and not line.notice and not line.barrier)
        for good, there, line in zip(keep, found, lines, strict=True)
    ]


def judge_text(lines: Sequence[Line], scores: Sequence[float]) -> list[bool]:
    """Decide by scores in 0..1 which lines to keep of a text that may be a whole page."""
    scored = list(zip(lines, scores, strict=True))
    evidence = sum(line.barrier or (line.notice and s < _EVIDENCE) for line, s in scored)
    if not evidence:
        return judge_article(lines, scores)
    limits = _set_limits(lines, scores)
    words = sum(line.words for line in lines)
    if evidence == 1 and sum(s * line.words for line, s in scored) < _DOUBT * words:
        limits = [_CARE * limit for limit in limits]
    keep = []
    for line, score, limit in zip(lines, scores, limits, strict=True):
        least = max(limit, _NOTICE) if line.notice or line.label else limit
        keep.append(score > least and not line.barrier)
    return keep if any(keep) else [line.closed and not line.notice for line in lines]


def _set_limits(lines: Sequence[Line], scores: Sequence[float]) -> list[float]:
    """Set the least score of each line by its place, inside or outside the article's run."""
    count = len(lines)
    start, last = best_segment([_worth(*scored) for scored in zip(lines, scores, strict=True)])
    edge = last + 1
    while edge < count and lines[edge].closed and lines[edge].reason is None:
        edge += 1
    after = next((i for i in range(edge, count) if lines[i].notice), count)
    expected = _expect_f1(lines, scores)
    inside = [
        expected * (_INSIDE_SHORT if line.words <= _FEW else _INSIDE)
        for line in lines[start : last + 1]
    ]
    return [
        *[_OUTSIDE] * start,
        *inside,
        *[_EDGE] * (edge - last - 1),
        *[_OUTSIDE] * (after - edge),
        *[_AFTER] * (count - after),
    ]


def judge_article(lines: Sequence[Line], scores: Sequence[float]) -> list[bool]:
    """Decide by scores in 0..1 which lines of an article to keep."""
    return [
        score >= _NOTICE or not line.notice or line.words > _SHORT
        for line, score in zip(lines, scores, strict=True)
    ]


def _expect_f1(lines: Sequence[Line], scores: Sequence[float]) -> float:
    """Compute the best F1 over words that a threshold can reach if scores are probabilities."""
    ranked = sorted(zip(scores, (line.words for line in lines), strict=True), reverse=True)
    relevant = sum(score * words for score, words in ranked)
    good = taken = best = 0.0
    for score, words in ranked:
        good += score * words
        taken += words
        best = max(best, 2 * good / (taken + relevant))
    return best


def _worth(line: Line, score: float) -> float:
    """Weigh a line for the run that is the article, by the root of its words."""
    end = line.notice and score < _EVIDENCE and line.reason in _ENDS
    return (score - _RUN) * sqrt(min(MOST_WORDS, line.words)) - (_END if end else 0.0)
