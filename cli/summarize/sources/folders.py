"""List and open the files of a corpus, in a fixed order."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarize.errors import InputError
from summarize.sources.remote import is_remote, list_remote, open_remote, stat_remote

_CHUNK = 1 << 16
_MOST = 65_536  # bytes of a name in a list: no system has longer ones


class Choice(NamedTuple):
    """Which files of a folder belong to the corpus."""

    include: tuple[str, ...] = ()  # globs; none means all files
    exclude: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()  # real paths of the files and folders that a run writes

    def takes(self, path: Path, folder: Path) -> bool:
        """Check whether a file in or below the folder belongs to the corpus."""
        names = (path.name, path.relative_to(folder).as_posix())
        if self.include and not _matches(names, self.include):
            return False
        return not _matches(names, self.exclude) and os.path.realpath(path) not in self.never


def _matches(names: Sequence[str], globs: Sequence[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)


def list_files(names: Iterable[str], choice: Choice) -> Iterator[str]:
    """Yield the named files, and the files below the named folders, in the order of their names.

    Hidden files of a folder are skipped, and links to folders are not followed. A name with
    wildcards stands for all its matches, except the run's own output. A file or folder that can't
    be read is yielded, too: reading it gives the reason.
    """
    for name in names:
        if is_remote(name):
            yield from _list_store(name, choice)
            continue
        for path in _expand(name):
            if _is_folder(path):
                yield from _walk(path, Path(path), choice)
            elif path == name or choice.never.isdisjoint(_list_real(path)):
                yield path


def _list_store(name: str, choice: Choice) -> Iterator[str]:
    try:
        found = list_remote(name)
    except (InputError, OSError):  # reading it gives the reason
        found = [name]
    for path in found:
        inner = Path(path.removeprefix(name.rstrip("/") + "/"))
        if found == [name] or (
            not any(part.startswith(".") for part in inner.parts)
            and choice.takes(inner, Path())
            and choice.never.isdisjoint(_list_real(path))
        ):
            yield path


def _list_real(path: str) -> list[str]:
    """List the real path of a file, or of an object with a scheme, and the folders around it."""
    whole = Path(os.path.realpath(path))
    return [str(whole), *map(str, whole.parents)]


def _expand(name: str) -> list[str]:
    """Expand the wildcards of a name; keep a name that exists, or that matches nothing."""
    if "\0" in name or not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    try:
        return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - names, not Paths
    except RecursionError as error:  # of **
        message = f"{name}: the folders are nested too deeply for **: name the outermost folder"
        raise InputError(message) from error


def _walk(folder: str, root: Path, choice: Choice) -> Iterator[str]:
    left = [(folder, True)]  # a stack: folders are nested deeper than Python's calls may be
    while left:
        path, is_folder = left.pop()
        if not is_folder:
            if not _is_folder(path) and choice.takes(Path(path), root):
                yield path
            continue
        if path != folder and choice.never and os.path.realpath(path) in choice.never:
            continue
        try:
            with os.scandir(path) as entries:
                found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
        except OSError:
            yield path
            continue
        left += (
            (os.path.join(path, name), inner)  # noqa: PTH118 - Path costs ten times as much
            for name, inner in reversed(found)
            if not name.startswith(".")
        )


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a name that is too long


def check_file(name: str) -> int:
    """Measure a file in bytes; raise InputError for a folder, a pipe or a device, OSError."""
    if is_remote(name):
        return stat_remote(name)[0]
    state = Path(name).stat()
    if stat.S_ISDIR(state.st_mode):
        os.scandir(name).close()  # says why it can't be read
        raise InputError("a folder")
    if not stat.S_ISREG(state.st_mode):
        raise InputError("a pipe or a device, not a file")
    return state.st_size


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """Open a local or a remote file to read it; raise InputError or OSError."""
    with open_remote(name) if is_remote(name) else Path(name).open("rb") as file:
        yield file


def split_names(stream: BinaryIO) -> Iterator[str]:
    """Yield the names in a list, one a line, or separated by NUL if its start has more of those."""
    rest = stream.read(_CHUNK)
    nulls = rest.count(b"\0")
    separator = b"\0" if nulls and nulls >= rest.count(b"\n") else b"\n"
    while rest:
        *names, tail = rest.split(separator)
        for name in names:
            if name.strip():
                yield os.fsdecode(name.rstrip(b"\r") if separator == b"\n" else name)
        more = stream.read(_CHUNK)
        # Of a name that never ends, the start is enough to say that it is too long.
        rest = tail[:_MOST] + more if more else b""
        if not more and tail.strip():
            yield os.fsdecode(tail)
