"""Kill a corpus with two workers again and again: is anything lost, doubled or left running?

Any process of the tree may be killed, at any moment, and the command is run again until it is done,
as its user would do.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import NamedTuple

from tests.benchmarks.processes import list_below
from tests.benchmarks.times import write_prose
from tests.quality.killed import make_environment, read_lines

KINDS = {
    "out.jsonl": (),
    "out.parquet": (),
    "parts/": (),
    "tables/": ("--part-format", "parquet"),
}
_FILES, _ROWS = 30, 15
_MOST_KILLS = 3  # of one output: then it is let through
_SECONDS = 120.0
_PATIENCE = 5.0  # seconds until all processes of a run have ended
_MARK = "KILLS_OF"  # in the environment of a run, by which its processes are found


class Ended(NamedTuple):
    """How a killed output came to its end."""

    kills: int
    lines: Counter[str]
    code: int  # of the last run
    left: int  # processes that run still
    begun: int = 0  # unfinished files that stayed


def measure_kills(count: int = 200) -> Iterator[tuple[str, ...]]:
    """Yield how many outputs of each kind were killed how often and are whole after all.

    Raise AssertionError for any that is not.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_corpus(place / "in")
        wanted, seconds = {}, {}
        for kind in KINDS:
            start = monotonic()
            run_until_done(place / "whole", kind, 0, Random(0), 0.0)
            seconds[kind] = monotonic() - start
            wanted[kind] = read_lines(place / "whole" / kind)
        kills, outputs, faults = Counter[str](), Counter[str](), list[str]()
        for number, kind in enumerate(cycle(KINDS)):
            if kills.total() >= count:
                break
            most = min(_MOST_KILLS, count - kills.total())
            ended = run_until_done(place / str(number), kind, most, Random(number), seconds[kind])
            kills[kind] += ended.kills
            outputs[kind] += 1
            faults += describe_faults(f"{number}, {kind}", ended, wanted[kind])
    yield ("kills of", "kills", "outputs")
    for kind in KINDS:
        yield (kind, str(kills[kind]), str(outputs[kind]))
    yield ("in all", str(kills.total()), str(outputs.total()))
    yield ("faults", str(len(faults)))
    if faults:
        raise AssertionError("\n".join(faults))


def write_corpus(folder: Path) -> None:
    """Write texts, one of them no text, and the same sort of rows as JSON lines and as a table."""
    import pyarrow
    from pyarrow import parquet

    folder.mkdir()
    for number in range(_FILES):
        (folder / f"{number:03}.txt").write_text(write_prose(120, seed=number))
    (folder / "007.txt").write_bytes(b"%PDF-1.7 binary")
    rows = [{"id": str(i), "text": write_prose(120, seed=100 + i)} for i in range(2 * _ROWS)]
    lines = [json.dumps(row) for row in rows[:_ROWS]]
    (folder / "rows.jsonl").write_text("\n".join(lines))
    table = pyarrow.Table.from_pylist(rows[_ROWS:])
    parquet.write_table(table, folder / "rows.parquet", row_group_size=4)


def run_until_done(
    place: Path, kind: str, most: int, chance: Random, seconds: float, *more: str
) -> Ended:
    """Run the command until it ends by itself, and kill it at most so many times."""
    place.mkdir(exist_ok=True)
    mark = f"{place}/{kind}"
    command = [sys.executable, "-m", "summarize", "corpus", f"{place.parent}/in/", "-q"]
    command += ["--jobs", "2", "--shard-size", "4K", *KINDS[kind], "-o", mark, *more]
    kills, code = 0, -1
    while code not in (0, 4):
        process = subprocess.Popen(
            command, cwd=place, env=make_environment() | {_MARK: mark},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if kills < most:
            kills += kill_one(process, chance.uniform(0.0, seconds), chance)
        code = process.wait(_SECONDS)
        if code not in (0, 4, -signal.SIGKILL):
            break
    end = monotonic() + _PATIENCE
    while (left := count_marked(mark)) and monotonic() < end:
        sleep(0.05)
    begun = len(list(place.rglob(".begun-*")))
    return Ended(kills, read_lines(Path(mark)), code, left, begun)


def kill_one(process: subprocess.Popen[bytes], wait: float, chance: Random) -> bool:
    """Kill the program or a process below it after some seconds; tell whether one was there."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(wait)
    found = [each.number for each in list_below(process.pid)] if process.poll() is None else []
    try:
        os.kill(chance.choice(found), signal.SIGKILL)
    except (IndexError, ProcessLookupError):  # it has just ended
        return False
    return True


def count_marked(mark: str) -> int:
    """Return how many processes were started with a mark in their environment."""
    wanted = f"{_MARK}={mark}".encode()
    count = 0
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            count += wanted in path.read_bytes().split(b"\0")
        except OSError:  # it has just ended
            continue
    return count


def describe_faults(name: str, ended: Ended, wanted: Counter[str]) -> list[str]:
    """Return what is wrong with an output after all, a line each."""
    lost, added = (wanted - ended.lines).total(), ended.lines - wanted
    ends = sorted({json.loads(line).get("status", "") for line in added})
    found = {
        f"exit code {ended.code}": ended.code != 4,  # one of the files is no text
        f"{lost} lines lost": lost > 0,
        f"{added.total()} lines too many: {', '.join(ends)}": added.total() > 0,
        f"{ended.left} processes left": ended.left > 0,
        f"{ended.begun} unfinished files left": ended.begun > 0,
    }
    return [f"{name}: {fault}" for fault, there in found.items() if there]
