"""Kill a corpus, damage a finished one, start many jobs of one at once: is it whole after all?"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from shutil import copytree
from typing import NamedTuple

from tests.benchmarks.times import write_prose
from tests.quality.killed import make_environment, read_lines
from tests.quality.kills import KINDS, describe_faults, measure_kills, run_until_done, write_corpus

_JOBS = 8
_PROGRAM = [sys.executable, "-m", "summarize", "corpus"]
_FILES = (
    "part-*",
    "part-*",
    "_state/part-*.done",
    "_state/part-*.done",
    "_state/plan.jsonl",
    "_state/run.json",
)


def _overwrite(path: Path, _: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 + chance.randrange(255)
    path.write_bytes(data)


def _cut(path: Path, _: Path, chance: Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])


DAMAGE: dict[str, Callable[[Path, Path, Random], object]] = {
    "emptied": lambda path, _, __: path.write_bytes(b""),
    "cut": _cut,
    "overwritten": _overwrite,
    "deleted": lambda path, _, __: path.unlink(),
    "swapped": lambda path, other, _: path.write_bytes(other.read_bytes()),
}


class Case(NamedTuple):
    """What is damaged, and how."""

    kind: str  # of output
    damage: str
    files: str


def measure_trouble(count: int = 200) -> Iterator[tuple[str, ...]]:
    """Yield what comes of so many kills, of damaged folders and of jobs that start at once."""
    yield from measure_kills(count)
    yield from measure_damage(3 * count // 10)
    yield from measure_starts(count // 4)


def measure_damage(count: int = 60) -> Iterator[tuple[str, ...]]:
    """Yield how many folders were damaged in each way, and are whole after the same command.

    Raise AssertionError for any that is not, and for a part or a note of which no report tells.
    """
    cases = [Case(kind, damage, files) for files in _FILES for damage in DAMAGE for kind in KINDS]
    Random(1).shuffle(cases)
    done, faults = Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_corpus(place / "in")
        for kind in KINDS:
            run_until_done(place / "whole", kind, 0, Random(0), 0.0)
        for number, case in zip(range(count), cycle(cases), strict=False):
            done[case.damage] += 1
            faults += _damage_one(place, number, case)
    yield ("damaged", "folders")
    yield from ((damage, str(done[damage])) for damage in DAMAGE)
    yield ("faults", str(len(faults)))
    if faults:
        raise AssertionError("\n".join(faults))


def _damage_one(place: Path, number: int, case: Case) -> list[str]:
    """Damage a copy of a whole output, have it mended, and return what is wrong after all."""
    copy, chance = place / f"damaged-{number}", Random(number)
    copytree(place / "whole", copy)
    out = copy / case.kind
    folder = out if out.is_dir() else Path(f"{out}.parts")
    found = sorted(folder.glob(case.files))
    victim, other = chance.choice(found), chance.choice(found)
    before = victim.read_bytes()
    DAMAGE[case.damage](victim, other, chance)
    changed = not victim.exists() or victim.read_bytes() != before
    name = f"{number}, {' '.join(case)}, {victim.name}"
    told = run_command("report", f"{folder}/")[1]
    faults = []
    if changed and victim.name.startswith("part-") and "shard " not in told:
        faults.append(f"{name}: not told")
    ended = run_until_done(copy, case.kind, 0, chance, 0.0)
    if ended.code == 2:  # as its message says
        ended = run_until_done(copy, case.kind, 0, chance, 0.0, "--restart")
    return faults + describe_faults(name, ended, read_lines(place / "whole" / case.kind))


def measure_starts(count: int = 50) -> Iterator[tuple[str, ...]]:
    """Yield how many jobs of one corpus started at once, and how many were refused.

    Raise AssertionError for any that was, and where lines are missing.
    """
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number in range(2 * _JOBS):
            (folder / f"{number:02}.txt").write_text(write_prose(40, seed=number))
        for number in range(count):
            out = f"{name}/{number}/"
            command = [str(folder), "-q", "--jobs", "1", "--shard-size", "1K", "-o", out]
            jobs = [_start([*command, "--shard", f"{job}/{_JOBS}"]) for job in range(_JOBS)]
            ended = [(job.communicate()[1], job.returncode) for job in jobs]
            faults += [f"{number}: {end}" for end in ended if end != ("", 0)]
            lines = read_lines(Path(out))
            if run_command("report", out)[0] or lines.total() != 2 * _JOBS or len(lines) < 2:
                faults.append(f"{number}: {lines.total()} lines")
    yield ("started at once", "rounds", "refused")
    yield (f"{_JOBS} jobs", str(count), str(len(faults)))
    if faults:
        raise AssertionError("\n".join(faults))


def run_command(*words: str) -> tuple[int, str]:
    """Run a command of a corpus; return its exit code, and what it told."""
    process = _start(list(words))
    told = process.communicate()[1]
    return process.returncode, told


def _start(words: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*_PROGRAM, *words], env=make_environment(), stderr=subprocess.PIPE, text=True
    )
