"""Plan the shards of a corpus, for those who hand them out themselves, as an engine does."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarize.corpus.amounts import parse_size
from summarize.corpus.parts.planned import list_made, read_plan, write_plan
from summarize.corpus.parts.store import open_store
from summarize.corpus.shards.cut import Shard, cut_files
from summarize.corpus.shards.survey import refuse_folder
from summarize.readers.rows.values import COLUMNS, Columns
from summarize.sources.folders import Choice, list_files

SIZE = "256M"


def plan_shards(
    inputs: Iterable[str | Path],
    size: str | int = SIZE,
    *,
    out: str | Path | None = None,
    choice: Choice | None = None,
    columns: Columns = COLUMNS,
) -> Iterator[Shard]:
    """Return the shards of files and of all that is below folders, in their order.

    ``size`` is how many bytes a shard has at most, if its files can be cut: JSON lines and WARC
    anywhere, Parquet between row groups, what is packed as a whole not at all. ``out`` is the
    folder that their parts will come to: the plan is written there, by which a report knows which
    are missing. ``choice`` tells which files of a folder are taken, ``columns`` how rows name their
    text. Raise UsageError for a size that is none and for an output that is an input, InputError
    where the plan can't be written.
    """
    most = parse_size(size) if isinstance(size, str) else size
    names = [str(name) for name in inputs]
    choice = choice or Choice()
    if out is None:
        return cut_files(list_files(names, choice), most, columns)
    store = open_store(str(out))
    refuse_folder(names, store.name)
    written = (store.name, *map(store.place, list_made(store)))
    choice = choice._replace(never=choice.never | frozenset(map(os.path.realpath, written)))
    write_plan(store, cut_files(list_files(names, choice), most, columns))
    return read_plan(store)
