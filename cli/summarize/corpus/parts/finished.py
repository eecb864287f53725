"""What is done with a folder of parts: list its shards, mark duplicates, delete old parts."""

from collections.abc import Iterator
from contextlib import suppress

from summarize.console.complain import note
from summarize.corpus.parts.done_note import find_report, note_soon, renew_note
from summarize.corpus.parts.join import Digests, is_copy
from summarize.corpus.parts.part_file import FORMATS, name_part, read_part, split_part, write_lines
from summarize.corpus.parts.planned import count_aside, has_plan, list_aside, read_plan
from summarize.corpus.parts.store import Store, open_store
from summarize.errors import InputError
from summarize.language.characters import one_line


def mark_duplicates(name: str) -> int:
    """Mark articles whose cleaned text came before, in the order of the plan.

    Each part is written again whole, or not at all. Return the exit code: a part that is not what
    was written is told, left as it is, and counts as an input that can't be read.
    """
    store = open_finished(name)
    digests = Digests()
    names = frozenset(store.list_names())
    marked = code = 0
    for shard, path in list_shards(store):
        part = next((kind for kind in FORMATS if name_part(shard, kind) in names), "")
        report, damaged = find_report(store, shard)
        if damaged:
            note(one_line(f"damaged: shard {shard} of {path}"))
            code = InputError.exit_code
        elif part and report:
            copies, changed = _mark(store, shard, part, digests)
            marked += copies
            if changed:
                renew_note(store, shard)
    digests.close()
    if digests.doubles.articles:
        note(digests.doubles.describe())
    note(f"duplicates  {marked:,}")
    return code


def clean_folder(name: str) -> int:
    """Take away the parts that were put aside, since no plan has them any more; return 0."""
    store = open_finished(name)
    names = list_aside(store)
    for each in names:
        store.remove(each)
    note(f"old parts deleted  {count_aside(names):,}")
    return 0


class _Same(Exception):  # noqa: N818 - no error
    """Nothing has changed."""


def _mark(store: Store, shard: str, kind: str, digests: Digests) -> tuple[int, bool]:
    """Write a part again if a duplicate in it is not marked; return how many, and whether."""
    name = name_part(shard, kind)
    fresh = marked = 0

    def mark_lines() -> Iterator[bytes]:
        nonlocal fresh, marked
        for raw in read_part(store, name):
            line = digests.mark(raw)
            fresh += line != raw
            marked += is_copy(line)
            yield line

    with suppress(_Same), store.create(name) as path:
        write_lines(path, name, mark_lines())
        if not fresh:
            raise _Same
        note_soon(store, shard, path)  # so that it is known if we are killed before its note comes
    return marked, fresh > 0


def open_finished(name: str) -> Store:
    """Open a folder of parts; raise InputError where there is none."""
    store = open_store(name)
    names = store.list_names()
    if not has_plan(names) and not any(map(split_part, names)):
        raise InputError(f"{name}: not a folder of parts")
    return store


def list_shards(store: Store) -> Iterator[tuple[str, str]]:
    """Yield id and path of the shards of the plan; without one, those that are done."""
    planned = False
    for shard in read_plan(store):
        planned = True
        yield shard.id, shard.path
    if not planned:
        for name in store.list_names():
            part = split_part(name)
            if part and part[1] == "done":
                yield part[0], "a part"
