"""Merge part files into one file, in the order of the plan."""

import shutil
from collections.abc import Iterable, Iterator

from summarize.corpus.output import Output
from summarize.corpus.part_file import read_part, write_lines
from summarize.corpus.store import Store, open_store


def merge_parts(store: Store, parts: Iterable[str], output: Output) -> None:
    """Write the file of an output, whole or not at all; raise InputError if that fails.

    Lines of JSON are copied as they are: compressed files may follow each other in one file.
    """
    folder, name = output.location
    place = open_store(folder)
    place.remove_leftovers()
    with place.create(name) as path:
        if output.format == "parquet":
            write_lines(path, output.format, _read_lines(store, parts))
            return
        with path.open("wb") as merged:
            for part in parts:
                with store.open(part) as file:
                    shutil.copyfileobj(file, merged)


def _read_lines(store: Store, parts: Iterable[str]) -> Iterator[bytes]:
    for part in parts:
        yield from read_part(store, part)
