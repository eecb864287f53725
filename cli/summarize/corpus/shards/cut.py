"""Cut the inputs into shards, the unit of work that any machine plans alike and opens itself."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

from summarize.corpus.shards.fingerprint import File, look_at, take_fingerprint
from summarize.readers.rows.splits import find_splits
from summarize.readers.rows.values import COLUMNS, Columns, Span

_FILES = 1000  # of a run of small files, so that a shard stays small
_FEW = 50  # small files that no chance parts, so that a small folder is one shard wherever it lies


class Shard(NamedTuple):
    """A run of small files, or a range of one large file."""

    id: str  # of what is in it: names, sizes, first and last bytes, range
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


def cut_files(paths: Iterable[str], most: int, columns: Columns = COLUMNS) -> Iterator[Shard]:
    """Yield the shards of files, of so many bytes at most where they can be cut, in their order."""
    run: list[File] = []
    held = 0  # bytes of the run
    for path in paths:
        file = look_at(path)
        full = held + file.size > most or len(run) >= _FILES
        if run and (full or _begins_run(file, most, len(run))):
            yield _join(run)
            run, held = [], 0
        if file.size > most:
            yield from _cut(file, most, columns)
        else:
            run.append(file)
            held += file.size
    if run:
        yield _join(run)


def _begins_run(file: File, most: int, before: int) -> bool:
    """Tell by the file, after so many of a run, whether another begins, at every half shard or so.

    So a new file in a folder changes the shard that it comes into, and not all after it.
    """
    chance = crc32(os.fsencode(file.path)) / (1 << 32)
    return chance < 2 * max(file.size / most, 1 / _FILES if before >= _FEW else 0)


def _join(files: list[File]) -> Shard:
    known = [(file.path, take_fingerprint(file, 0, file.size)) for file in files]
    return _make_shard(known, 0, None, sum(file.size for file in files))


def _cut(file: File, most: int, columns: Columns) -> Iterator[Shard]:
    for cut in find_splits(file.path, file.size, most, columns):
        known = take_fingerprint(file, *cut.extent)
        yield _make_shard([(file.path, known)], cut.start, cut.stop, cut.size)


def _make_shard(known: list[tuple[str, str]], start: int, stop: int | None, size: int) -> Shard:
    digest = hashlib.sha256()
    for path, fingerprint in known:
        digest.update(os.fsencode(path) + f"\0{fingerprint}\0".encode())
    digest.update(f"{start} {stop}".encode())
    return Shard(digest.hexdigest()[:16], tuple(path for path, _ in known), start, stop, size)
