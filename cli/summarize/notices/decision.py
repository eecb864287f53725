"""Decide which lines are the article, by their scores and by the text as a whole."""

from collections.abc import Callable, Sequence
from itertools import compress
from math import sqrt

from summarize.models import Block
from summarize.notices.context_features import MOST_WORDS, best_segment
from summarize.notices.corrections.article_ends import cut_end, cut_start
from summarize.notices.corrections.credits import drop_credited
from summarize.notices.corrections.other_articles import drop_other_articles
from summarize.notices.corrections.sequences import keep_sequences
from summarize.notices.corrections.standfirst import keep_standfirst
from summarize.notices.corrections.tables_of_contents import drop_tables_of_contents
from summarize.notices.evidence import Evidence
from summarize.notices.lines import Line

# Each takes a page and the lines kept so far, and decides again, after those above it.
CORRECTIONS: tuple[Callable[[Evidence, Sequence[bool]], list[bool]], ...] = (
    keep_standfirst,
    keep_sequences,
    drop_other_articles,
    drop_credited,
    drop_tables_of_contents,
    cut_start,
    cut_end,
)
# Lines with lower scores go.
_FOUND, _NOT_FOUND = 0.5, 0.55  # extracted or not
# On a page of many sections that declares neither an article nor a date, and whose prose stands
# all over it: an extractor of articles misses much of a service. By trees that saw no page of the
# host, F1 of 106 pages of services rises by .01, that of articles is the same.
_FOUND_PLAIN, _NOT_FOUND_PLAIN = 0.3, 0.4
_SECTIONS = 8  # headings
_SCATTERED = 0.85  # share of the prose that was extracted, below which it stands all over the page
# Least scores of a line that leads elsewhere, and of one that is a paragraph: by trees that saw no
# page of the host, the latter makes 41 of 1,334 pages better and 29 worse.
_LEADING, _LEADING_LINKS = (0.6, 0.85), 0.9
_PAGE_NOTICE = 0.6  # of a line with the phrase of a notice
_CODE = 0.2  # of code: its words are unlike those of articles
# Inside the run of lines that is the article: a share of the expected F1. Half of it maximizes F1
# (Lipton, Elkan and Narayanaswamy, 2014); less, because a lost line is worse than an extra one.
_INSIDE = 0.45
_INSIDE_SHORT = 0.3  # of a line of a few words: a heading, an ingredient, a result
_FEW = 6  # words
_EDGE = 0.08  # of closed lines right below the run: half of them end an article
_OUTSIDE = 0.4  # share of the expected F1 that a line beyond the run needs
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


def judge_page(page: Evidence) -> list[bool]:
    """Decide which lines of a page to keep."""
    lines, scores, blocks = page.lines, page.scores, page.blocks
    found = [place.found for place in page.layout.places]
    if not any(found):  # the quick extractor found nothing
        found = [place.found_more for place in page.layout.places]
    scattered = not page.declared and _is_scattered(lines, blocks, found)
    limits = (_FOUND_PLAIN, _NOT_FOUND_PLAIN) if scattered else (_FOUND, _NOT_FOUND)
    keep = _compare(lines, scores, _limit(page, found, *limits))
    if any(keep):
        for correct in CORRECTIONS:
            keep = correct(page, keep)
        return keep
    kept = [there and not line.barrier for there, line in zip(found, lines, strict=True)]
    return kept if any(kept) else [line.closed and not line.notice for line in lines]


def _limit(
    page: Evidence, found: Sequence[bool], least: float, least_not_found: float
) -> list[float]:
    """List the least score of each line of a page, by whether it was extracted."""
    return [
        _CODE if block.kind == "code"
        else least_not_found if not there
        else _LEADING[block.kind == "paragraph"] if block.links >= _LEADING_LINKS
        else least
        for block, there in zip(page.blocks, found, strict=True)
    ]  # fmt: skip


def _compare(lines: Sequence[Line], scores: Sequence[float], limits: Sequence[float]) -> list[bool]:
    return [
        score >= (max(limit, _PAGE_NOTICE) if line.notice else limit) and not line.barrier
        for line, score, limit in zip(lines, scores, limits, strict=True)
    ]


def _is_scattered(lines: Sequence[Line], blocks: Sequence[Block], found: Sequence[bool]) -> bool:
    """Check whether a page has many sections, much of whose prose was not extracted."""
    if sum(block.kind == "heading" for block in blocks) < _SECTIONS:
        return False
    prose = [line.words * line.prose for line in lines]
    return sum(compress(prose, found)) < _SCATTERED * sum(prose)


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
