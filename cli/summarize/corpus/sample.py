"""A sample of a corpus: articles at random places, and an estimate for the whole."""

import hashlib
from collections.abc import Sequence
from math import sqrt
from random import Random
from typing import Any, NamedTuple

from summarize.corpus.fingerprint import stat_file
from summarize.corpus.report import Totals, align
from summarize.corpus.shard import Shard
from summarize.readers.rows.columns import COLUMNS, Columns
from summarize.readers.rows.splits import find_splits

_PLACE = 1 << 16  # bytes: one article of a crawl, or some rows of text
_SURE = 1.96  # standard errors of an interval that holds 19 times of 20


def sample_shards(
    shards: Sequence[Shard], articles: int, seed: int, columns: Columns = COLUMNS
) -> list[Shard]:
    """Choose places at random, in proportion to their bytes; each is a small shard.

    A place is a file, 64 kB of a file that can be cut, or a row group. A file that is compressed as
    a whole is one place, of which a limit takes the first articles.
    """
    chance = Random(seed)
    weights = [max(1, shard.size) for shard in shards]
    chosen = chance.choices(shards, weights, k=articles) if shards else []
    places = [_choose_place(shard, chance, columns) for shard in chosen]
    return list({place.id: place for place in places}.values())


def _choose_place(shard: Shard, chance: Random, columns: Columns) -> Shard:
    path = chance.choice(shard.paths)
    start, stop, size = shard.start, shard.stop, shard.size
    if len(shard.paths) > 1:
        start, stop, size = 0, None, stat_file(path).size
    if stop is None:
        cut = chance.choice(find_splits(path, size, _PLACE, columns) if size > _PLACE else [None])
        if cut:
            start, stop, size = cut.start, cut.stop, cut.size
    elif stop - start == size:  # bytes
        start += chance.randrange(max(1, size - _PLACE))
        stop = min(stop, start + _PLACE)
        size = stop - start
    else:  # row groups
        size //= stop - start
        start = chance.randrange(start, stop)
        stop = start + 1
    name = hashlib.sha256(f"{shard.id} {path} {start} {stop}".encode("utf-8", "surrogateescape"))
    return Shard(name.hexdigest()[:16], (path,), start, stop, size)


class Sampled(NamedTuple):
    """The bytes of a sample, and those of the whole."""

    whole: int  # bytes of all inputs
    read: int  # bytes of the sampled places
    written: int  # bytes of their parts


def estimate_whole(totals: Totals, sampled: Sampled) -> dict[str, Any]:
    """Estimate articles, CPU seconds, bytes and failures of the whole, by the bytes of a sample."""
    factor = sampled.whole / max(1, sampled.read)
    done = totals.counts.total()
    share = (totals.failed - totals.empty) / max(1, done)
    error = _SURE * sqrt(share * (1 - share) / max(1, done))
    return {
        "articles": round(done * factor),
        "cpu_seconds": round(totals.cpu_seconds * factor),
        "bytes": round(sampled.written * factor),
        "failed": round(done * share * factor),
        "failed_percent": [round(100 * max(0.0, share + way * error), 2) for way in (-1, 0, 1)],
        "empty": round(totals.empty * factor),
    }


def format_estimate(estimate: dict[str, Any]) -> list[str]:
    """Format the estimate as a table."""
    low, share, high = estimate["failed_percent"]
    return align(
        [
            ("estimate for the whole: articles", f"{estimate['articles']:,}"),
            ("CPU hours", f"{estimate['cpu_seconds'] / 3600:,.1f}"),
            ("GB of output", f"{estimate['bytes'] / 1e9:,.2f}"),
            ("failed", f"{share:g}% ({low:g} to {high:g})"),
            ("without an article", f"{estimate['empty']:,}"),
        ]
    )
