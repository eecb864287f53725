"""Time the stages of a page, from its bytes to its summary, against trafilatura with metadata."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from statistics import fmean
from time import process_time
from typing import Any

from summarize.errors import SummarizeError
from summarize.models import Source
from summarize.pipeline import read_article, summarize_article
from summarize.request import Request
from tests.benchmarks.measures import read_sets

_PAGE, _METADATA = "summarize.readers.html.page", "summarize.readers.html.metadata.metadata"
# Where each function is called, or defined if it is imported when it is called. What a stage has
# inside stands below it, with two spaces, and counts in both.
_STAGES = {
    "parsing": (_PAGE, "load_page"),
    "signs": (_PAGE, "read_signs"),
    "metadata": (_PAGE, "read_metadata"),
    "  date": (_METADATA, "find_page_date"),
    "  authors": (_METADATA, "find_authors"),
    "posts": (_PAGE, "read_posts"),
    "blocks": (_PAGE, "list_blocks"),
    "trafilatura": (_PAGE, "extract_body"),
    "finding": (_PAGE, "find_blocks"),
    "language": ("summarize.pipeline", "detect_language"),
    "notices": ("summarize.pipeline", "remove_notices"),
    "  lines": ("summarize.notices.boilerplate", "describe_lines"),
    "  markup": ("summarize.notices.boilerplate", "describe_markup"),
    "  trees": ("summarize.notices.boilerplate", "score_rows"),
    "sentences": ("summarize.discourse.prose", "list_prose"),
    "ranking": ("summarize.rank.candidates", "score_candidates"),
    "selecting": ("summarize.rank.select", "select_sentences"),
    "key phrases": ("summarize.discourse.keyphrases", "find_key_phrases"),
}
_FIRST = 5  # pages that load the libraries, and do not count


def measure_stages(folder: str, chosen: str) -> Iterator[tuple[str, ...]]:
    """Yield the ms of CPU of each stage, in the mean of all pages, and the share of the whole."""
    from trafilatura import bare_extraction

    rows = [row for _, rows in read_sets(folder, "pages", chosen) for row in rows]
    spent: dict[str, list[float]] = defaultdict(list)
    for stage, (home, name) in _STAGES.items():
        module = import_module(home)
        setattr(module, name, _time(getattr(module, name), spent[stage]))
    summarizing = _time(_summarize, spent["whole"])
    comparing = _time(bare_extraction, spent["trafilatura alone"])
    for number, row in enumerate(rows):
        if number == _FIRST:
            for times in spent.values():
                times.clear()
        summarizing(row)
        comparing(row["html"], url=row.get("url"), with_metadata=True)
    count, whole = max(1, len(rows) - _FIRST), fmean(spent["whole"])
    yield ("stages", "ms a page", "calls", "of whole")
    for stage, times in spent.items():
        mean, calls = sum(times) / count, len(times) / count
        yield (stage, f"{1000 * mean:.1f}", f"{calls:.2f}", f"{mean / whole:.2f}")


def _summarize(row: dict[str, Any]) -> None:
    try:
        article = read_article(Source("page", row["html"].encode(), row.get("url")), Request())
    except SummarizeError:
        return
    summarize_article(article, Request())


def _time(function: Callable[..., Any], times: list[float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return function(*arguments, **named)
        finally:
            times.append(process_time() - start)

    return run
