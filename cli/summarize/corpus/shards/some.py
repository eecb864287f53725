"""Do only so many articles: the first ones, by all jobs, and so that the run can go on later."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.corpus.parts.part_file import name_part, split_part
from summarize.corpus.shards.do_shard import summarize_shard

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from summarize.corpus.options import Options
    from summarize.corpus.parts.done_note import Report
    from summarize.corpus.parts.store import Store
    from summarize.corpus.shards.cut import Shard

    Done = Generator[tuple[Shard, Report]]


def do_some(
    shards: Iterator[Shard],
    store: Store,
    options: Options,
    run: Callable[[Iterator[Shard], Options], Done],
) -> Done:
    """Yield the reports of shards in their order until they have as many articles as the limit.

    ``run`` has them done, some ahead, each up to the limit. The last is done again if it has too
    many, and what was done ahead of it is taken away; what was whole before stays as it is.
    """
    left = options.limit or 0
    before = {part[0] for name in store.list_names() if (part := split_part(name))}
    handed: list[Shard] = []
    taken = 0
    with closing(run(_note_each(shards, handed), options)) as done:
        for shard, report in done:
            taken += 1
            if report.fresh and sum(report.counts.values()) > left:
                store.remove(name_part(shard.id, "done"))  # a whole one fits any limit
                report = summarize_shard(shard, store.name, replace(options, limit=left))
            left -= sum(report.counts.values())
            yield shard, report
            if left <= 0:
                break
        else:
            return
    ahead = {shard.id for shard in handed[taken:]} - before
    for name in store.list_names():
        if (part := split_part(name)) and part[0] in ahead:
            store.remove(name)


def _note_each(shards: Iterator[Shard], handed: list[Shard]) -> Iterator[Shard]:
    for shard in shards:
        handed.append(shard)
        yield shard
