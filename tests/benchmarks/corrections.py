"""Count the pages that each correction of the notices changes, and what it is worth there."""

from collections.abc import Iterator
from statistics import fmean
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import summarize.notices.decision as decision
from summarize.errors import NoArticleError
from summarize.language.identify import detect_language
from summarize.language.words import stop_words
from summarize.notices.boilerplate import PAGE_COLUMNS, describe_rows
from summarize.notices.evidence import Evidence, gather_evidence
from summarize.notices.forest import load_forest, score_rows
from summarize.notices.lines import describe_lines
from summarize.notices.phrases import load_phrases
from summarize.readers.html.page import read_page
from tests.benchmarks.measures import Row, read_sets
from tests.benchmarks.scores import precision_recall

_LEAST = 1e-9  # of a difference


class _Page(NamedTuple):
    host: str
    evidence: Evidence
    gold: str

    def clean(self) -> tuple[list[bool], float]:
        """Return the kept lines and their F1."""
        keep = decision.judge_page(self.evidence)
        kept = (b.text for b, good in zip(self.evidence.blocks, keep, strict=True) if good)
        precision, recall = precision_recall("\n".join(kept), self.gold)
        return keep, 2 * precision * recall / ((precision + recall) or 1)


def measure_corrections(folder: str, chosen: str) -> Iterator[Row]:
    """Take out each correction in turn; "worth" is the mean F1 with it minus that without it."""
    rows = (row for _, rows in read_sets(folder, "pages", chosen) for row in rows)
    pages = [page for row in rows if (page := _read(row))]
    whole = [page.clean() for page in pages]
    yield ("correction", "pages", "hosts", "better", "worse", "worth")
    every = decision.CORRECTIONS
    for correction in every:
        decision.CORRECTIONS = tuple(other for other in every if other is not correction)
        without = [page.clean() for page in pages]
        decision.CORRECTIONS = every
        hosts = [p.host for p, (a, _), (b, _) in zip(pages, whole, without, strict=True) if a != b]
        gains = [a - b for (_, a), (_, b) in zip(whole, without, strict=True)]
        better, worse = (sum(sign * gain > _LEAST for gain in gains) for sign in (1, -1))
        counts = (len(hosts), len(set(hosts)), better, worse)
        yield (correction.__name__, *map(str, counts), f"{fmean(gains):+.4f}")


def _read(row: dict[str, Any]) -> _Page | None:
    try:
        draft = read_page(row["html"].encode(errors="replace"), row.get("url"))
    except NoArticleError:
        return None
    if draft.layout is None:
        return None
    texts = [block.text for block in draft.blocks]
    language = detect_language(" ".join(texts))
    lines = describe_lines(texts, load_phrases(language), stop_words(language))
    scores = score_rows(load_forest("page", PAGE_COLUMNS), describe_rows(draft, lines))
    evidence = gather_evidence(draft, draft.layout, lines, scores)
    return _Page(urlsplit(row.get("url") or "").hostname or row["id"], evidence, row["text"])
