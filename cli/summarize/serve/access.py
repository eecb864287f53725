"""Read the files that a call may name: those below the folders that the user named, no others."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from summarize.errors import InputError, UsageError
from summarize.sources.open import read_whole
from summarize.systems import list_without_links, open_without_links, read_link

# The same words whatever a name leads to: nobody learns what there is outside of the folders.
_REFUSED = "no such file in the folders that may be read"
_NONE = "no files may be read: only addresses (http, https)"
_MOST_LINKS = 40  # of one path, as on Linux
_LONGEST = 32_767  # characters of a path: no system has longer ones

_Parts = tuple[str, ...]  # of an absolute path, the first one its root


class Folder(NamedTuple):
    """A folder of the user's, by its path as it was named and without links."""

    named: _Parts
    real: _Parts

    def __str__(self) -> str:
        return str(Path(*self.real))


Folders = tuple[Folder, ...]


def find_folders(names: Iterable[str]) -> Folders:
    """Find the folders of these names; raise UsageError for a name of anything else."""
    return tuple(map(_find_folder, names))


def _find_folder(name: str) -> Folder:
    if not os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        raise UsageError(f"{name}: not a folder; files are read below the folders that are named")
    named = os.path.abspath(name)  # noqa: PTH100 - Path.absolute keeps ".."
    return Folder(Path(named).parts, Path(os.path.realpath(name)).parts)


def read_below(path: str, folders: Folders) -> bytes:
    """Read a regular file below one of the folders; raise InputError.

    A relative path is looked for in each folder. Links are followed as long as they stay in the
    folders. Outside of them the disk is not touched: a path that leads out and in again is only
    text there, and tells nothing of what it passes.
    """
    if not folders:
        raise InputError(_NONE)
    for folder in folders:
        try:
            descriptor = open_without_links(_resolve(path, folder, folders))
        except (OSError, ValueError):  # such as a NUL in the name
            continue
        with os.fdopen(descriptor, "rb") as file:
            try:
                return read_whole(file)
            except OSError:
                continue
    raise InputError(_REFUSED)


def list_below(folders: Folders, most: int) -> list[str]:
    """List the files below the folders, by names that read_below takes, up to a number of them.

    Hidden files and links are left out. Raise InputError if there are no folders.
    """
    if not folders:
        raise InputError(_NONE)
    names = (name for folder in folders for name in _walk(folder.real))
    return list(islice(dict.fromkeys(names), most))


def _walk(folder: _Parts) -> Iterator[str]:
    left: list[tuple[_Parts, bool]] = [((), True)]  # of paths below the folder, and what they are
    while left:
        path, is_folder = left.pop()
        if not is_folder:
            yield "/".join(path)
            continue
        with suppress(OSError):  # such as a folder that may not be read
            left += (
                ((*path, name), inner)
                for name, inner in reversed(list_without_links((*folder, *path)))
                if not name.startswith(".") and name.isprintable()
            )


def _resolve(path: str, folder: Folder, folders: Folders) -> _Parts:
    """Resolve a path to one below a folder and without links; raise PermissionError for others.

    Whoever puts a link there afterwards gains nothing: the path is opened without following any.
    """
    if len(path) > _LONGEST:
        raise PermissionError
    aliases = {each.named: each.real for each in folders}
    here, links = folder.real, 0
    left = list(reversed(Path(path).parts))
    while left:
        part = left.pop()
        if Path(part).anchor:  # an absolute path begins
            here = (part,)
        elif part == "..":
            here = here[:-1] or here
        else:
            here = aliases.get((*here, part), (*here, part))
            target = read_link(here) if _is_below(here, folders) else None
            if target is not None:
                here, links = here[:-1], links + 1
                left += reversed(Path(target).parts)
        if links > _MOST_LINKS:
            raise PermissionError
    if not _is_below(here, folders):
        raise PermissionError
    return here


def _is_below(parts: _Parts, folders: Folders) -> bool:
    return any(
        len(parts) > len(folder.real) and parts[: len(folder.real)] == folder.real
        for folder in folders
    )
