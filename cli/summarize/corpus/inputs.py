"""The files of a corpus before any is read: how many bytes, and that none is written over."""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from summarize.corpus.store import Store
from summarize.errors import InputError, UsageError, tell_reason
from summarize.sources.folders import Choice, list_files, split_names
from summarize.sources.remote import is_remote


class Names:
    """The paths that were named and those in a list ("-": standard input), as often as needed."""

    def __init__(self, paths: tuple[str, ...], listed: str | None) -> None:
        """Open the list; raise InputError if that can't be done."""
        self._paths = paths
        self._listed: BinaryIO | None = None
        try:
            if listed == "-":
                self._listed = copy = tempfile.TemporaryFile()  # noqa: SIM115 - lives as we do
                shutil.copyfileobj(sys.stdin.buffer, copy)
            elif listed is not None:
                self._listed = file = Path(listed).open("rb")  # noqa: SIM115
                file.read(1)  # a folder says here that it is one
        except OSError as error:
            raise InputError(f"{listed}: {tell_reason(error)}") from error

    def take_stdin(self, store: Store) -> int:
        """Keep what comes on standard input, if it is an input; return how many bytes it has.

        What came already is not written again, so that a run can go on.
        """
        if "-" not in self._paths:
            return 0
        if is_remote(store.name):
            raise UsageError("standard input needs an output file on this machine")
        with store.create("stdin") as path, path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        path = Path(store.place("stdin"))
        with path.open("rb") as file:
            name = f"stdin-{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"
        kept = Path(store.place(name))
        path.unlink() if kept.exists() else path.replace(kept)
        self._paths = tuple(str(kept) if path == "-" else path for path in self._paths)
        return kept.stat().st_size

    def __iter__(self) -> Iterator[str]:
        if self._listed is None:
            return iter(self._paths)
        self._listed.seek(0)
        return chain(self._paths, split_names(self._listed))

    def check(self) -> None:
        """Raise InputError if there is one path and nothing there."""
        if self._listed is not None or len(self._paths) != 1:
            return
        if self._paths[0] == "-" or is_remote(self._paths[0]):
            return
        if next(list_files(self._paths, Choice()), self._paths[0]) == self._paths[0]:
            try:
                os.lstat(self._paths[0])
            except (OSError, ValueError) as error:
                raise InputError(f"{self._paths[0]}: {tell_reason(error)}") from error


def refuse_folder(names: Iterable[str], folder: str) -> None:
    """Raise UsageError where the folder that parts go to is named as an input."""
    written = _identify([folder])
    for name in names:
        if _identify([name]) & written:
            raise UsageError(f"{name} is an input: name another folder to write with -o")


def survey_files(files: Iterable[str], outputs: Iterable[Path]) -> int:
    """Return the bytes of all files; raise UsageError where one is an output, also by a link."""
    written = _identify(outputs)
    whole = 0
    for path in files:
        state = _look_at(path)
        if state and (state.st_dev, state.st_ino) in written:
            raise UsageError(f"{path} is an input: name another file to write with -o")
        whole += state.st_size if state else 0
    return whole


def _identify(paths: Iterable[str | Path]) -> set[tuple[int, int]]:
    """Return what tells files apart, whatever their names; nothing for what is not there."""
    return {(state.st_dev, state.st_ino) for path in paths if (state := _look_at(path))}


def _look_at(path: str | Path) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except (OSError, ValueError):
        return None
