"""Cut the inputs into shards, the unit of work that any machine plans alike and opens itself."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from summarize.corpus.amounts import parse_size
from summarize.errors import InputError
from summarize.readers.rows.splits import find_splits
from summarize.readers.rows.values import COLUMNS, Columns, Span
from summarize.sources.folders import Choice, check_file, list_files
from summarize.sources.remote import is_remote, look_at_remote

SIZE = "256M"
_FILES = 1000  # of a run of small files, so that a shard stays small


class Shard(NamedTuple):
    """A run of small files, or a range of one large file."""

    id: str  # of what is in it: names, sizes, times of modification, range
    paths: tuple[str, ...]
    start: int  # bytes; of Parquet row groups
    stop: int | None  # None is the end
    size: int  # bytes

    @property
    def path(self) -> str:
        """The file, or the first of a run."""
        return self.paths[0]

    @property
    def span(self) -> Span:
        """The range, for those who read it."""
        return Span(self.start, self.stop)


class _File(NamedTuple):
    path: str
    size: int
    stamp: str  # what changes when the file does


def plan_shards(
    inputs: Iterable[str | Path],
    size: str | int = SIZE,
    *,
    choice: Choice | None = None,
    columns: Columns = COLUMNS,
) -> Iterator[Shard]:
    """Yield the shards of files and of all that is below folders, in their order.

    ``size`` is how many bytes a shard has at most, if its files can be cut: JSON lines and WARC
    anywhere, Parquet between row groups, what is packed as a whole not at all. ``choice`` tells
    which files of a folder are taken, ``columns`` how rows name their text. Raise UsageError for a
    size that is none.
    """
    most = parse_size(size) if isinstance(size, str) else size
    run: list[_File] = []
    held = 0  # bytes of the run
    for path in list_files(map(str, inputs), choice or Choice()):
        file = _look_at(path)
        full = held + file.size > most or len(run) >= _FILES
        if run and (full or _begins_run(file, most)):
            yield _make_shard(run, size=held)
            run, held = [], 0
        if file.size > most:
            yield from _cut(file, most, columns)
        else:
            run.append(file)
            held += file.size
    if run:
        yield _make_shard(run, size=held)


def _begins_run(file: _File, most: int) -> bool:
    """Tell by the file alone whether a run begins with it, on average every half shard.

    So a new file in a folder changes the shard that it comes into, and not all after it.
    """
    chance = crc32(os.fsencode(file.path)) / (1 << 32)
    return chance < 2 * max(file.size / most, 1 / _FILES)


def _look_at(path: str) -> _File:
    """Return a file with its size, 0 for what can't be read: the worker will say why."""
    try:
        if is_remote(path):
            return _File(path, *look_at_remote(path))
        size = check_file(path)
        return _File(path, size, f"{size} {Path(path).stat().st_mtime_ns}")
    except (OSError, ValueError, InputError):
        return _File(path, 0, "")


def _cut(file: _File, most: int, columns: Columns) -> Iterator[Shard]:
    for start, stop, size in find_splits(file.path, file.size, most, columns):
        yield _make_shard([file], start, stop, size=size)


def _make_shard(files: list[_File], start: int = 0, stop: int | None = None, *, size: int) -> Shard:
    digest = hashlib.sha256()
    for file in files:
        digest.update(os.fsencode(file.path) + f"\0{file.stamp}\0".encode())
    digest.update(f"{start} {stop}".encode())
    paths = tuple(file.path for file in files)
    return Shard(digest.hexdigest()[:16], paths, start, stop, size)
