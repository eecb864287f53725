"""Replace lines of a finished part, whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from summarize.corpus.checkpoint import (
    announce_part,
    read_checkpoint,
    read_options,
    update_checkpoint,
)
from summarize.corpus.options import find_part_format
from summarize.corpus.part_file import name_part, read_part, write_lines
from summarize.corpus.partitions import split_part
from summarize.corpus.store import Store


class _UnchangedError(Exception):
    """Abort the replacement of a part in which no line changes."""


def find_part(store: Store, shard: str) -> str:
    """Find the name of the part of a shard, beside which others may lie; "" if it is not done."""
    options = read_options(store, shard)
    return name_part(shard, find_part_format(options)) if options else ""


def replace_lines(
    store: Store, shard: str, name: str, replace: Callable[[int, bytes], bytes]
) -> int:
    """Replace lines of a part, and its checkpoint and partitions; return how many changed.

    ``replace`` gets the number of a line, from 0, and the line. A kill at any moment leaves a part
    that its checkpoint knows.
    """
    changed = 0

    def list_lines() -> Iterator[bytes]:
        nonlocal changed
        for number, raw in enumerate(read_part(store, name)):
            line = replace(number, raw)
            changed += line != raw
            yield line

    with suppress(_UnchangedError), store.create(name) as path:
        write_lines(path, name, list_lines())
        if not changed:
            raise _UnchangedError
        announce_part(store, shard, path)
    if changed:
        update_checkpoint(store, shard)
    split_part(store, read_checkpoint(store, shard))
    return changed
