"""Summarize many articles to JSON lines: inputs ─→ shards ─→ workers ─→ parts.

    from summarize.corpus import Options, plan_shards, summarize_shard

    for shard in plan_shards(["articles/"], out="parts/"):
        report = summarize_shard(shard, "parts/", Options())

An engine needs nothing else. ``summarize_record`` summarizes a single article, for frameworks that
map a function over rows; it sets no limits of time or memory.
"""

from summarize.corpus.article_line import summarize_record
from summarize.corpus.checkpoint import Report
from summarize.corpus.dedup import plan_dedup, run_dedup_task
from summarize.corpus.options import Options
from summarize.corpus.plan import plan_shards
from summarize.corpus.report import read_report
from summarize.corpus.shard import Shard, summarize_shard
from summarize.request import Request

__all__ = [
    "Options",
    "Report",
    "Request",
    "Shard",
    "plan_dedup",
    "plan_shards",
    "read_report",
    "run_dedup_task",
    "summarize_record",
    "summarize_shard",
]
