"""The files that a corpus is made of, in a fixed order."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarize.errors import InputError
from summarize.sources.remote import is_remote, list_remote, look_at_remote, open_remote

_CHUNK = 1 << 16
_MOST = 65_536  # bytes of a name in a list: no system has longer ones


class Choice(NamedTuple):
    """Which files of a folder belong to the corpus."""

    include: tuple[str, ...] = ()  # globs; none is all
    exclude: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()  # real paths: what the run itself writes

    def takes(self, path: Path, folder: Path) -> bool:
        """Tell whether a file in the folder, or below it, is taken."""
        names = (path.name, path.relative_to(folder).as_posix())
        if self.include and not _matches(names, self.include):
            return False
        return not _matches(names, self.exclude) and os.path.realpath(path) not in self.never


def _matches(names: Sequence[str], globs: Sequence[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)


def list_files(names: Iterable[str], choice: Choice) -> Iterator[str]:
    """Yield the files named, and those below the folders named, in the order of their names.

    What is hidden in a folder is left alone, and links to folders are not followed. A name with
    wildcards stands for all that it fits, but what a run itself writes. A path that can't be read,
    a folder too, is yielded: reading it says why.
    """
    for name in names:
        if is_remote(name):
            yield from _list_there(name, choice)
            continue
        for path in _expand(name):
            if _is_folder(path):
                yield from _walk(path, Path(path), choice)
            elif path == name or os.path.realpath(path) not in choice.never:
                yield path


def _list_there(name: str, choice: Choice) -> Iterator[str]:
    try:
        found = list_remote(name)
    except (InputError, OSError):  # reading it says why
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
    """Return a path that a scheme begins and the folders around it, as real paths are written."""
    whole = Path(os.path.realpath(path))
    return [str(whole), *map(str, whole.parents)]


def _expand(name: str) -> list[str]:
    """Return what a name with wildcards fits; itself, if that is there or nothing fits."""
    if "\0" in name or not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - names, not Paths


def _walk(folder: str, root: Path, choice: Choice) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
    except OSError:
        yield folder
        return
    for name, is_folder in found:
        path = os.path.join(folder, name)  # noqa: PTH118 - Path costs ten times as much
        if name.startswith("."):
            continue
        if is_folder:
            if not choice.never or os.path.realpath(path) not in choice.never:
                yield from _walk(path, root, choice)
        elif not _is_folder(path) and choice.takes(Path(path), root):
            yield path


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a name that is too long


def check_file(name: str) -> int:
    """Return the size of a file; raise InputError for what is none, OSError as reading does."""
    if is_remote(name):
        return look_at_remote(name)[0]
    state = Path(name).stat()
    if stat.S_ISDIR(state.st_mode):
        os.scandir(name).close()  # says why it can't be read
        raise InputError("a folder")
    if not stat.S_ISREG(state.st_mode):
        raise InputError("a pipe or a device, not a file")
    return state.st_size


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """Open a file to read it, here or where its scheme says; raise InputError or OSError."""
    with open_remote(name) if is_remote(name) else Path(name).open("rb") as file:
        yield file


def split_names(stream: BinaryIO) -> Iterator[str]:
    """Yield the names in a list, one a line, or NUL-separated if its start has more of those."""
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
