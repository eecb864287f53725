"""Which files a call may name: those below the folders that the user named, and no others."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarize.errors import InputError, UsageError
from summarize.sources.address import take_path

Folders = tuple[Path, ...]  # resolved: no link is left in them
_OUTSIDE = "outside of the folders that may be read"  # also of what is not there: nobody learns it


def find_folders(names: Iterable[str]) -> Folders:
    """Return the folders of these names; raise UsageError for what is none."""
    return tuple(map(_find_folder, names))


def _find_folder(name: str) -> Path:
    if not os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
        raise UsageError(f"{name}: not a folder; files are read below the folders that are named")
    return Path(os.path.realpath(name))


def find_source(name: str, folders: Folders) -> str:
    """Return what to open for a name: an address as it is, a file by its path without links.

    A relative path is looked for in each folder. Raise InputError for a file outside, by whatever
    way a path leads there, and for what is no file.
    """
    path = take_path(name)
    if "://" in path:
        return path
    if not folders:
        raise InputError("no files may be read: only addresses (http, https)")
    inside = [real for real in _list_paths(path, folders) if _is_below(real, folders)]
    if not inside:
        raise InputError(_OUTSIDE)
    # Devices and pipes are none: one that nobody writes to would hold a call back.
    files = [real for real in inside if os.path.isfile(real)]  # noqa: PTH113 - as above
    if not files:
        raise InputError("no such file")
    return files[0]


def _list_paths(path: str, folders: Folders) -> Iterator[str]:
    for folder in folders:
        try:
            yield os.path.realpath(folder / path)  # an absolute path takes the folder's place
        except (OSError, ValueError) as error:
            raise InputError("not the name of a file") from error


def _is_below(path: str, folders: Folders) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)
