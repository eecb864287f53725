"""Decide by the scores of the lines, and by the text as a whole, which lines are the article."""

from collections.abc import Sequence
from math import sqrt

from summarize.notices.lines import Line
from summarize.notices.surroundings import MOST_WORDS, best_segment

# Scores below which a line goes. Chosen for recall: 0.94 of a whole pasted page is kept.
_FOUND = 0.4  # what an extractor found is mostly article
_NOT_FOUND = 0.75
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
_SHORT = 20  # words; in an article that shows no other notice, only so short a one goes
_EVIDENCE = 0.5  # below it such a line shows that the text is a page


def judge_page(lines: Sequence[Line], scores: Sequence[float], found: Sequence[bool]) -> list[bool]:
    """Decide by the scores, 0..1, which lines are kept of a page; ``found`` is by an extractor."""
    keep = []
    for line, score, there in zip(lines, scores, found, strict=True):
        least = _FOUND if there else _NOT_FOUND
        if line.notice:
            least = max(least, _PAGE_NOTICE)
        keep.append(score >= least and not line.barrier)
    if any(keep):
        return keep
    kept = [there and not line.barrier for there, line in zip(found, lines, strict=True)]
    return kept if any(kept) else [line.closed and not line.notice for line in lines]


def judge_text(lines: Sequence[Line], scores: Sequence[float]) -> list[bool]:
    """Decide by the scores, 0..1, which lines are kept of a text that may be a whole page."""
    scored = list(zip(lines, scores, strict=True))
    if not any(line.barrier or (line.notice and s < _EVIDENCE) for line, s in scored):
        return judge_article(lines, scores)
    start, end = best_segment([_worth(line, score) for line, score in scored])
    # A last short paragraph is no worse for standing at the edge.
    while end + 1 < len(lines) and lines[end + 1].closed and lines[end + 1].reason is None:
        end += 1
    after = next((i for i in range(end + 1, len(lines)) if lines[i].notice), len(lines))
    keep = []
    for i, (line, score) in enumerate(scored):
        least = _INSIDE if start <= i <= end else _OUTSIDE if i < after else _AFTER
        if line.notice or line.label:
            least = max(least, _NOTICE)
        keep.append(score > least and not line.barrier)
    return keep if any(keep) else [line.closed and not line.notice for line in lines]


def judge_article(lines: Sequence[Line], scores: Sequence[float]) -> list[bool]:
    """Decide by the scores, 0..1, which lines are kept of a text that is an article."""
    return [
        score >= _NOTICE or not line.notice or line.words > _SHORT
        for line, score in zip(lines, scores, strict=True)
    ]


def _worth(line: Line, score: float) -> float:
    """Return what a line adds to the run that is the article, in the root of its words."""
    end = line.notice and score < _EVIDENCE and line.reason in _ENDS
    return (score - _RUN) * sqrt(min(MOST_WORDS, line.words)) - (_END if end else 0.0)
