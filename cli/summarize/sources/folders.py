"""The files that a corpus is made of, in a fixed order."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of a folder belong to the corpus."""

    include: tuple[str, ...] = ()  # globs; none is all
    exclude: tuple[str, ...] = ()
    never: frozenset[Path] = frozenset()  # resolved: what the run itself writes

    def takes(self, path: Path, folder: Path) -> bool:
        """Tell whether a file in the folder, or below it, is taken."""
        names = (path.name, path.relative_to(folder).as_posix())
        if self.include and not _matches(names, self.include):
            return False
        return not _matches(names, self.exclude) and path.resolve() not in self.never


def _matches(names: Sequence[str], globs: Sequence[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)


def list_files(paths: Iterable[str], choice: Choice) -> Iterator[Path]:
    """Yield the files named, and those below the folders named, in the order of their names.

    What is hidden in a folder is left alone, and links to folders are not followed. A path that
    does not exist is yielded too: reading it says so.
    """
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from _walk(path, path, choice)
        else:
            yield path


def _walk(folder: Path, root: Path, choice: Choice) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted((e.name, e.is_dir(follow_symlinks=False), e.is_file()) for e in entries)
    for name, is_folder, is_file in found:
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path, root, choice)
        elif is_file and choice.takes(path, root):
            yield path


def split_names(stream: BinaryIO) -> Iterator[str]:
    """Yield the names in a list, one a line, or NUL-separated if the list starts so."""
    rest = stream.read(_CHUNK)
    separator = b"\0" if b"\0" in rest else b"\n"
    while rest:
        *names, tail = rest.split(separator)
        for name in names:
            if name.strip():
                yield os.fsdecode(name.rstrip(b"\r") if separator == b"\n" else name)
        more = stream.read(_CHUNK)
        rest = tail + more if more else b""
        if not more and tail.strip():
            yield os.fsdecode(tail)


def measure_files(files: Iterable[Path]) -> int:
    """Return the bytes of all files together; what can't be looked at counts nothing."""
    return sum(path.stat().st_size for path in files if path.exists())
