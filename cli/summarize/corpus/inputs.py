"""Inputs of a run: their names, their size, and that no output overwrites one."""

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
from summarize.errors import InputError, UsageError, describe_reason
from summarize.sources.folders import Choice, list_files, split_names
from summarize.sources.remote import is_remote


class InputNames:
    """The paths given and those in a list ("-": standard input); can be iterated repeatedly."""

    def __init__(self, paths: tuple[str, ...], listed: str | None) -> None:
        """Open the list; raise InputError if it can't be read."""
        self._paths = paths
        self.saved = ""  # name of the copy of standard input in the store
        self._listed: BinaryIO | None = None
        try:
            if listed == "-":
                self._listed = copy = tempfile.TemporaryFile()  # noqa: SIM115 - open until the end
                shutil.copyfileobj(sys.stdin.buffer, copy)
            elif listed is not None:
                self._listed = file = Path(listed).open("rb")  # noqa: SIM115
                file.read(1)  # raises for a folder
        except OSError as error:
            raise InputError(f"{listed}: {describe_reason(error)}") from error

    def save_stdin(self, store: Store) -> int:
        """Save standard input to a file in the store, if it is an input; return its size in bytes.

        The file is named after its content, so that a run on the same input can resume.
        """
        if "-" not in self._paths:
            return 0
        if is_remote(store.name):
            raise UsageError("standard input needs an output file on this machine")
        with store.create("stdin") as path, path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        path = Path(store.locate("stdin"))
        with path.open("rb") as file:
            name = f"stdin-{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"
        self.saved = name
        kept = Path(store.locate(name))
        path.unlink() if kept.exists() else path.replace(kept)
        self._paths = tuple(str(kept) if path == "-" else path for path in self._paths)
        return kept.stat().st_size

    def __iter__(self) -> Iterator[str]:
        if self._listed is None:
            return iter(self._paths)
        self._listed.seek(0)
        return chain(self._paths, split_names(self._listed))

    def check(self) -> None:
        """Raise InputError if the only path does not exist, UsageError if none of several does."""
        missing = self.list_missing()
        if self._listed is not None or not missing or len(missing) < len(self._paths):
            return
        if len(missing) > 1:
            raise UsageError(f"none of the inputs exists: {', '.join(missing)}")
        try:
            os.lstat(missing[0])
        except (OSError, ValueError) as error:
            raise InputError(f"{missing[0]}: {describe_reason(error)}") from error

    def list_missing(self) -> list[str]:
        """List the given paths that do not exist, as far as this machine can see."""
        return [path for path in self._paths if path != "-" and _is_missing(path)]


def _is_missing(path: str) -> bool:
    if is_remote(path) or os.path.lexists(path):
        return False
    return next(list_files([path], Choice()), path) == path  # wildcards without a match


def check_output_folder(names: Iterable[str], folder: str) -> None:
    """Raise UsageError if the folder of the parts is also an input, or an input is in it."""
    own = _resolve(folder)
    for name in names:
        if name != "-" and f"{_resolve(name)}/".startswith(f"{own}/"):
            raise UsageError(f"{name} is an input: name another folder to write with -o")


def _resolve(name: str) -> str:
    return (name if is_remote(name) else os.path.realpath(name.replace("\0", ""))).rstrip("/")


def measure_inputs(files: Iterable[str], outputs: Iterable[Path]) -> int:
    """Add up the bytes of all files; raise UsageError if one is an output, also by a link."""
    written = _identify(outputs)
    total = 0
    for path in files:
        state = _stat(path)
        if state and (state.st_dev, state.st_ino) in written:
            raise UsageError(f"{path} is an input: name another file to write with -o")
        total += state.st_size if state else 0
    return total


def _identify(paths: Iterable[str | Path]) -> set[tuple[int, int]]:
    """Collect device and inode of the paths that exist."""
    return {(state.st_dev, state.st_ino) for path in paths if (state := _stat(path))}


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except (OSError, ValueError):
        return None
