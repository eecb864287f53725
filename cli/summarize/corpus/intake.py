"""All the articles of a corpus, one after the other, and how far the reading got."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from summarize.errors import InputError
from summarize.sources.folders import Choice, list_files, measure_files, split_names
from summarize.sources.parts import Item, read_items


def name_files(paths: Iterable[str], files_from: str | None, choice: Choice) -> Iterator[Path]:
    """Yield the files below the paths, and those in a list ("-": on standard input).

    Raise InputError for a list that can't be read.
    """
    yield from list_files(paths, choice)
    if files_from is None:
        return
    try:
        with ExitStack() as stack:
            if files_from == "-":
                stream = sys.stdin.buffer
            else:
                stream = stack.enter_context(Path(files_from).open("rb"))
            yield from list_files(split_names(stream), choice)
    except OSError as error:
        raise InputError(f"{files_from}: {(error.strerror or 'error').lower()}") from error


class Intake:
    """The items of all files, and how many bytes of them were read so far."""

    def __init__(
        self, files: Iterable[Path], skip: Callable[[str], bool], *, books: bool = False
    ) -> None:
        self._files = files
        self._skip = skip
        self._books = books
        self._past = self._here = 0

    @property
    def bytes_read(self) -> int:
        """The bytes of the files that are through, and of the one that is being read."""
        return self._past + self._here

    def __iter__(self) -> Iterator[Item]:
        for path in self._files:
            for item in read_items(path, self._skip, books=self._books):
                self._here = item.bytes_read
                yield item
            self._past += measure_files([path])
            self._here = 0
