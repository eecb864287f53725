"""Summarize many articles to JSON lines: inputs ─→ shards ─→ workers ─→ parts.

    from summarize.corpus import Options, plan_shards, summarize_shard

    for shard in plan_shards(["articles/"], out="parts/"):
        report = summarize_shard(shard, "parts/", Options())

An engine needs nothing else. ``summarize_record`` summarizes a single article, for frameworks that
map a function over rows; it sets no limits of time or memory.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.corpus.article_line import summarize_record
    from summarize.corpus.checkpoint import Report
    from summarize.corpus.options import Options
    from summarize.corpus.plan import plan_shards
    from summarize.corpus.report import read_report
    from summarize.corpus.shard import Shard, summarize_shard
    from summarize.request import Request

_HOMES = {
    "Options": "corpus.options",
    "Report": "corpus.checkpoint",
    "Request": "request",
    "Shard": "corpus.shard",
    "plan_shards": "corpus.plan",
    "read_report": "corpus.report",
    "summarize_record": "corpus.article_line",
    "summarize_shard": "corpus.shard",
}

__all__ = [
    "Options",
    "Report",
    "Request",
    "Shard",
    "plan_shards",
    "read_report",
    "summarize_record",
    "summarize_shard",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: the help of the command needs none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"summarize.{_HOMES[name]}"), name)
