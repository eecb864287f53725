"""All the articles of a corpus, one after the other, and how far the reading got."""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from summarize.errors import InputError, UsageError
from summarize.sources.folders import Choice, list_files, measure_files, split_names
from summarize.sources.parts import Item, read_items


@contextmanager
def open_list(name: str | None) -> Iterator[BinaryIO | None]:
    """Open a list of names ("-": standard input) that can be read twice; raise InputError."""
    try:
        if name == "-":
            with tempfile.TemporaryFile() as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
                yield copy
        elif name is not None:
            with Path(name).open("rb") as file:
                yield file
        else:
            yield None
    except OSError as error:
        raise InputError(f"{name}: {(error.strerror or 'error').lower()}") from error


def name_files(paths: Iterable[str], names: BinaryIO | None, choice: Choice) -> Iterator[Path]:
    """Yield the files below the paths, and those in a list."""
    yield from list_files(paths, choice)
    if names is not None:
        names.seek(0)
        yield from list_files(split_names(names), choice)


def survey_files(files: Iterable[Path], outputs: Iterable[Path]) -> int:
    """Return the bytes of all files; raise UsageError where one is an output, also by a link."""
    written = {identity for path in outputs if (identity := _identify(path))}
    whole = 0
    for path in files:
        if written and _identify(path) in written:
            raise UsageError(f"{path} is an input: name another file to write with -o")
        whole += measure_files([path])
    return whole


def _identify(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_dev, state.st_ino


class Intake:
    """The items of all files, how many bytes of them were read so far, and what was skipped."""

    def __init__(
        self, files: Iterable[Path], skip: Callable[[str], bool], *, books: bool = False
    ) -> None:
        self._files = files
        self._skip = skip
        self._books = books
        self._past = self._here = 0
        self.skipped = Counter[str]()  # by reason

    @property
    def bytes_read(self) -> int:
        """The bytes of the files that are through, and of the one that is being read."""
        return self._past + self._here

    def __iter__(self) -> Iterator[Item]:
        for path in self._files:
            for item in read_items(path, self._skip, books=self._books):
                self._here = item.bytes_read
                if item.skipped:
                    self.skipped[item.skipped] += 1
                else:
                    yield item
            self._past += measure_files([path])
            self._here = 0
