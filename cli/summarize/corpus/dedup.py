"""Mark articles of a folder of parts whose text came before, in passes that resume.

    groups of shards  ─keys→  buckets of hashes  ─marks→  parts with ``duplicate_of``

The first pass writes the digests and ids of a group of shards, divided into buckets by their
hashes. The second sorts each bucket: the first article of a digest stays, the others are marked.
The third replaces the lines of the marked articles, and the fourth adds up the figures. All work is
linear in the number of articles. Its memory is that of 250,000 articles, some 160 MB, or of the
largest shard. Each task but the last writes one file, whole, and is skipped if that is there; tasks
of a pass depend on nothing but the pass before, so that any engine can do them.
"""

import hashlib
import json
import os
import shutil
import signal
import zlib
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.console.progress import Ticker
from summarize.corpus.checkpoint import count_done, find_original, read_checkpoint
from summarize.corpus.digest_index import (
    DuplicateIds,
    find_digest,
    hash_id,
    is_duplicate,
    read_id,
    replace_summary,
)
from summarize.corpus.engines import settle
from summarize.corpus.part_file import read_part
from summarize.corpus.plan import list_shards, open_part_folder
from summarize.corpus.replacement import find_part, replace_lines
from summarize.corpus.room import Need, check_room, show_need
from summarize.corpus.store import STATE, Store, open_store
from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.render.json import write_json
from summarize.sources.remote import is_remote

_ROWS = 250_000  # articles in a group, and in a bucket
_BYTES = 90  # of temporary files for an article; 52 if its id has 50 characters
_HASH = 32  # bits that select a bucket


_Planned = tuple[int, str, str]  # position in the plan, id and path of a shard


class DedupTask(NamedTuple):
    """A task of a pass, for any engine."""

    kind: str  # keys, marks, parts or report
    out: str  # the folder of parts
    work: str  # the folder of temporary files
    number: int  # of the group or the bucket
    shards: tuple[_Planned, ...]  # of the group, or all for the report
    groups: tuple[tuple[int, str], ...]  # of all: first position in the plan, file of keys
    buckets: int

    @property
    def name(self) -> str:
        """The name of the file that it writes, which depends on all that it reads."""
        if self.kind == "keys":
            return self.groups[self.number][1]
        return self.name_file(self.kind, self.number)

    def name_file(self, kind: str, number: int) -> str:
        """Name the file of a task of a later pass."""
        whole = hashlib.sha256(" ".join(name for _, name in self.groups).encode()).hexdigest()
        return f"{kind}-{whole[:16]}-{number}"


def plan_dedup(out: str | Path, *, temp: str | Path | None = None) -> Iterator[list[DedupTask]]:
    """Yield the tasks of each pass, which have to be done before the next pass is asked for.

    ``run_dedup_task`` does one; that of the last pass returns the report, and deletes the temporary
    files. These need some 90 bytes an article, in the folder itself or below ``temp``. Raise
    InputError if there is no folder of parts, or less room.
    """
    yield from _plan(*_survey(str(out)), temp)


def _survey(out: str) -> tuple[Store, list[_Planned], list[int]]:
    """Open a folder of parts; list its shards and count the articles of each."""
    store = open_part_folder(out)
    known = [(place, *shard) for place, shard in enumerate(list_shards(store))]
    return store, known, [count_done(store, shard) for _, shard, _ in known]


def _plan(
    store: Store, known: list[_Planned], counts: list[int], temp: str | Path | None
) -> Iterator[list[DedupTask]]:
    work = _name_work(store.name, temp)
    need = Need(work, sum(counts) * _BYTES, is_temporary=True)
    check_room([need], f"dedup of {sum(counts):,} articles")
    _forget_damage(open_store(work))
    buckets = max(1, -(-sum(counts) // _ROWS))
    shards = list(_group(known, counts))
    names = tuple((group[0][0], _name_keys(store, group, buckets)) for group in shards)
    passes: dict[str, Sequence[Sequence[_Planned]]] = {
        "keys": shards, "marks": [()] * buckets, "parts": shards, "report": [known],
    }  # fmt: skip
    for kind, tasks in passes.items():
        yield [
            DedupTask(kind, store.name, work, number, tuple(each), names, buckets)
            for number, each in enumerate(tasks)
        ]


def run_dedup_task(task: DedupTask) -> dict[str, Any]:
    """Do a task of a pass; return its figures, or those of all passes if it is the last."""
    work = open_store(task.work)
    if (figures := _read_figures(work, task.name)) is None:
        figures = _KINDS[task.kind](task, open_store(task.out), work)
    return figures


def _name_work(out: str, temp: str | Path | None) -> str:
    if temp is None:
        return f"{out.rstrip('/')}/{STATE}/dedup"
    whole = out if is_remote(out) else os.path.realpath(out)
    return f"{str(temp).rstrip('/')}/dedup-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


def _forget_damage(work: Store) -> None:
    """Delete what came of a damaged part, which may have been done again since."""
    names = work.list_names()
    keys = (name for name in names if name.startswith("keys-"))
    if any((_read_figures(work, name) or {}).get("damaged") for name in keys):
        for name in names:
            work.remove(name)


def _group(known: Sequence[_Planned], counts: Sequence[int]) -> Iterator[list[_Planned]]:
    group: list[_Planned] = []
    held = 0
    for shard, count in zip(known, counts, strict=True):
        if group and held + count > _ROWS:
            yield group
            group, held = [], 0
        group.append(shard)
        held += count
    if group:
        yield group


def _name_keys(store: Store, group: Sequence[_Planned], buckets: int) -> str:
    """Name the keys of a group after its parts, as they were before any line was marked."""
    known = [(place, shard, find_original(store, shard)) for place, shard, _ in group]
    digest = hashlib.sha256(json.dumps([known, buckets]).encode()).hexdigest()
    return f"keys-{digest[:16]}"


def _write_keys(task: DedupTask, store: Store, work: Store) -> dict[str, Any]:
    """Write the digests and ids of a group, by bucket."""
    digests: dict[int, list[bytes]] = defaultdict(list)
    ids: dict[int, list[bytes]] = defaultdict(list)
    marked, damaged = 0, []
    for place, shard, path in task.shards:
        done = read_checkpoint(store, shard)
        if done.damaged:
            damaged.append([shard, path])
        if done.report is None:
            continue
        for number, raw in enumerate(read_part(store, find_part(store, shard))):
            identity, position = read_id(raw), b"%08x%08x" % (place, number)
            hashed = hash_id(identity) & ((1 << 64) - 1)
            ids[_choose(hashed >> _HASH, task)].append(b"%016x %s" % (hashed, position))
            if digest := find_digest(raw):
                key = f"{digest} {position.decode()} {json.dumps(identity)}".encode()
                digests[_choose(int(digest[:8], 16), task)].append(key)
            else:
                marked += is_duplicate(raw)
    chunks = [b"\n".join(kind[bucket]) for bucket in range(task.buckets) for kind in (digests, ids)]
    return _write(work, task.name, chunks, {"marked": marked, "damaged": damaged})


def _choose(hashed: int, task: DedupTask) -> int:
    """Choose the bucket of a hash of 32 bits."""
    return hashed * task.buckets >> _HASH


def _write_marks(task: DedupTask, _store: Store, work: Store) -> dict[str, Any]:
    """Write the later articles of each digest of a bucket, by group, with the id of the first."""
    digests, ids = [], []
    for _, keys in task.groups:
        both = _read_chunks(work, keys, 2 * task.number, 2)
        digests += both[0].splitlines()
        ids += both[1].splitlines()
    repeated = sorted(_find_repeated(sorted(ids)))
    marks: dict[int, list[bytes]] = defaultdict(list)
    starts = [start for start, _ in task.groups]
    first = b""
    for key in sorted(digests):
        if key[:32] == first[:32]:
            group = bisect(starts, int(key[33:41], 16)) - 1
            marks[group].append(b"%s %s" % (key[:49], first[50:]))
        else:
            first = key
    chunks = [b"\n".join(marks[group]) for group in range(len(task.groups))]
    first_id = repeated[0].decode() if repeated else ""
    count = sum(map(len, marks.values()))
    figures = {"marks": count, "ids": len(repeated), "first_id": first_id}
    return _write(work, task.name, chunks, figures)


def _find_repeated(ids: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the positions of articles whose id came before."""
    for before, key in pairwise(ids):
        if before[:16] == key[:16]:
            yield key[17:]


def _mark_parts(task: DedupTask, store: Store, work: Store) -> dict[str, Any]:
    """Replace the marked lines in the parts of a group."""
    marks: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for bucket in range(task.buckets):
        for line in _read_chunks(work, task.name_file("marks", bucket), task.number, 1)[
            0
        ].splitlines():
            digest, position, first = line.decode().split(" ", 2)
            marks[int(position[:8], 16)][int(position[8:], 16)] = digest, first
    changed = 0
    for place, shard, _ in task.shards:
        if marks[place] and (part := find_part(store, shard)):
            replace = partial(_replace_line, marks[place])
            changed += replace_lines(store, shard, part, replace) > 0
    return _write(work, task.name, [], {"changed": changed})


def _replace_line(marks: Mapping[int, tuple[str, str]], number: int, raw: bytes) -> bytes:
    """Mark a line, unless it is marked, or another than it was."""
    digest, first = marks.get(number, ("", ""))
    same = digest and find_digest(raw) == digest
    return replace_summary(raw, json.loads(first)) if same else raw


def _build_report(task: DedupTask, store: Store, work: Store) -> dict[str, Any]:
    """Add up the figures of all passes, and delete the temporary files."""
    keys = [_need_figures(work, name) for _, name in task.groups]
    marks = [_need_figures(work, task.name_file("marks", n)) for n in range(task.buckets)]
    first = min((each["first_id"] for each in marks if each["first_id"]), default="")
    damaged = [shard for each in keys for shard in each["damaged"]]
    report = {
        "schema": 1,
        "complete": not damaged,
        "exit_code": InputError.exit_code if damaged else 0,
        "duplicates": sum(each["marked"] for each in keys) + sum(each["marks"] for each in marks),
        "double_ids": {
            "articles": sum(each["ids"] for each in marks),
            "example": _find_id(task, store, first) if first else "",
        },
        "damaged": [{"shard": shard, "path": path} for shard, path in damaged],
    }
    for name in work.list_names():
        work.remove(name)
    if not is_remote(work.name):
        shutil.rmtree(work.name, ignore_errors=True)
    return report


def _find_id(task: DedupTask, store: Store, position: str) -> str:
    """Find the id of the article at a position, as it stands in the keys."""
    _, shard, _ = task.shards[int(position[:8], 16)]
    lines = read_part(store, find_part(store, shard))
    return read_id(next(islice(lines, int(position[8:], 16), None)))


_KINDS: dict[str, Callable[[DedupTask, Store, Store], dict[str, Any]]] = {
    "keys": _write_keys,
    "marks": _write_marks,
    "parts": _mark_parts,
    "report": _build_report,
}


def _write(
    work: Store, name: str, chunks: Iterable[bytes], figures: dict[str, Any]
) -> dict[str, Any]:
    """Write compressed chunks behind a line with their sizes and the figures of a task."""
    packed = [zlib.compress(chunk, 1) if chunk else b"" for chunk in chunks]
    head = json.dumps({"sizes": [*map(len, packed)], "figures": figures}).encode()
    work.write(name, b"\n".join([head, b"".join(packed)]))
    return figures


def _read_chunks(work: Store, name: str, first: int, count: int) -> list[bytes]:
    with work.open(name) as file:
        head = file.readline()
        sizes = json.loads(head)["sizes"]
        file.seek(len(head) + sum(sizes[:first]))
        packed = [file.read(size) for size in sizes[first : first + count]]
    return [zlib.decompress(chunk) if chunk else b"" for chunk in packed]


def _read_figures(work: Store, name: str) -> dict[str, Any] | None:
    try:
        with work.open(name) as file:
            figures: dict[str, Any] = json.loads(file.readline())["figures"]
    except FileNotFoundError:
        return None
    return figures


def _need_figures(work: Store, name: str) -> dict[str, Any]:
    if (figures := _read_figures(work, name)) is None:
        raise InputError(f"{work.locate(name)} is gone: dedup begins again")
    return figures


def mark_duplicates(
    name: str,
    *,
    temp: str | None = None,
    jobs: int = 1,
    as_json: bool = False,
    quiet: bool = False,
) -> int:
    """Mark articles in a folder of parts whose cleaned text came before, in the order of the plan.

    Each changed part is replaced as a whole. Return the exit code: a damaged part is reported, left
    as it is, and counts as an input that can't be read.
    """
    report: dict[str, Any] = {}
    store, known, counts = _survey(name)
    if not quiet:
        show_need("dedup", sum(counts) * _BYTES)
    ticker = Ticker(quiet=quiet)
    for number, tasks in enumerate(_plan(store, known, counts, temp), start=1):
        for done, report in enumerate(_run_tasks(tasks, jobs), start=1):  # noqa: B007
            if ticker.due():
                ticker.show(f"dedup: pass {number} of 4: {done:,} of {len(tasks):,} done")
    ticker.end()
    for shard in report["damaged"]:
        note(one_line(f"damaged: shard {shard['shard']} of {shard['path']}"))
    if as_json:
        deliver(write_json(report), None)
        return int(report["exit_code"])
    if report["double_ids"]["articles"]:
        note(DuplicateIds(**report["double_ids"]).describe())
    note(f"duplicates  {report['duplicates']:,}")
    return int(report["exit_code"])


def _run_tasks(tasks: Sequence[DedupTask], jobs: int) -> Iterator[dict[str, Any]]:
    """Run the tasks of a pass in some processes, and yield their figures in order."""
    if jobs == 1 or len(tasks) <= 1:
        yield from map(run_dedup_task, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # a worker should load none of them
    from multiprocessing import active_children

    with ProcessPoolExecutor(min(jobs, len(tasks)), initializer=_ignore_interrupts) as pool:
        try:
            for future in [pool.submit(run_dedup_task, task) for task in tasks]:
                settle(future)
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.kill()
            raise


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
