"""Read files with evil values until their number or the time is over, and say what they broke.

Anything but a summary or one of our errors is a bug. Each is told once, by its exception and the
innermost place in the package; the smallest file that shows it is kept in tests/regressions/,
where a test reads it from then on. ``fuzz`` does the same with damaged bytes.
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from random import Random
from time import monotonic
from traceback import format_exception
from typing import Any, NamedTuple

from summarize.models import Source
from tests.processes import Submit, describe_failure, open_processes
from tests.quality.fuzz import BYTES, REGRESSIONS, shrink
from tests.quality.values.kinds import list_places, list_samples
from tests.quality.values.places import Place
from tests.quality.values.read import FINE, read_values
from tests.quality.values.scalars import (
    LITERALS,
    NUMBERS,
    SHARP,
    SHARP_LITERALS,
    SHARP_NUMBERS,
    TEXTS,
    Value,
)

_WAIT = 60.0  # seconds of the clock
_JOBS = 2
_BATCH = 3_000  # files that the same processes read, since the caches of libraries grow
_TOLD = 3_000  # files after which a run says how far it is
_LARGEST = 20_000  # bytes of a file that is kept
_BORROWED = 0.2  # of the values that chance draws
_NEAR = 6  # places, of which one may give its value to another: a reference refers to itself
_NUMBER = re.compile(r"[-+\d.,:]+")
_FRAME = re.compile(r'File "[^"]*/cli/(summarize/[^"]+)", line (\d+), in (\S+)')


class Case(NamedTuple):
    """A file with one evil value, and where it is."""

    number: int
    kind: str
    source: Source
    place: str
    value: str

    def __str__(self) -> str:
        """Name it as a finding shows it."""
        return f"{self.number}: {self.kind}, {self.place}: {self.value}"


@cache
def _list_names() -> list[tuple[str, int, str]]:
    """Return the names of all places: kind, number of the sample, name; in the order of chance."""
    table = list_samples()
    samples = [(kind, number) for kind in sorted(table) for number in range(len(table[kind]))]
    names = [(*sample, name) for sample in samples for name in sorted(list_places(*sample))]
    Random(0).shuffle(names)
    return names


def make_case(number: int) -> Case:
    """Return the file of a number; the same for the same one.

    Two of three put sharp values, most often the sharpest, into all places in turn; the third
    draws both by chance.
    """
    random, names = Random(number), _list_names()
    turn, rest = divmod(number, 3)
    turn = 2 * turn + rest
    in_turn = rest < 2
    kind, sample, name = names[turn % len(names)] if in_turn else random.choice(names)
    places = list_places(kind, sample)
    place = random.choice(places[name])
    if in_turn:
        sharp = _list_sharp(place)
        value = random.choices(sharp, [1 / rank for rank in range(1, len(sharp) + 1)])[0]
    elif random.random() < _BORROWED:
        value = _borrow_value(places, name, random)
    else:
        value = _draw_value(place, random)
    source = Source(list_samples()[kind][sample].name, place.put(value))
    return Case(number, kind, source, name, value.name)


def _list_sharp(place: Place) -> Sequence[Value]:
    if place.typed:
        return (*SHARP_LITERALS, *SHARP)
    return SHARP_NUMBERS if _NUMBER.fullmatch(place.value) else SHARP


def _draw_value(place: Place, random: Random) -> Value:
    """Return a value for a place; a number is mostly another one."""
    if place.typed and random.random() < 0.5:
        return random.choice(LITERALS)
    number = _NUMBER.fullmatch(place.value) and random.random() < 0.5
    return random.choice(NUMBERS if number else TEXTS)


def _borrow_value(places: Mapping[str, Sequence[Place]], name: str, random: Random) -> Value:
    """Return the value of a place nearby: so a reference comes to refer to itself."""
    names = sorted(places)
    near = names.index(name) + random.randint(-_NEAR, _NEAR)
    other = random.choice(places[names[near % len(names)]])
    return Value(f"the value of {other.name}", other.value)


def describe_bug(future: Future[dict[str, Any]]) -> tuple[str, str]:
    """Return how a file ended, and where in the package: the innermost place."""
    error = future.exception()
    if error is None:
        return str(future.result()["status"]), ""
    frames = _FRAME.findall(
        str(getattr(error, "traceback", "") or "".join(format_exception(error)))
    )
    place = "{}:{} in {}".format(*frames[-1]) if frames else ""
    if isinstance(error, AssertionError):
        return f"AssertionError: {error}", place
    return describe_failure(error, timeout=_WAIT, memory=BYTES)[0], place


def is_bug(status: str) -> bool:
    """Check whether a file ended in what is neither a summary nor one of our errors."""
    return status not in (FINE, "NoArticleError", "InputError")


class Finding(NamedTuple):
    """A bug, and the first file that showed it."""

    case: Case
    status: str
    place: str
    times: list[int]

    def __str__(self) -> str:
        """Name the bug and its first file."""
        return f"{self.status} {self.place} ({self.times[0]} times)\n    {self.case}"


Findings = dict[tuple[str, ...], Finding]
Start = Callable[[], AbstractContextManager[Submit]]


def measure_values(
    minutes: float = 60.0,
    count: int = 10**9,
    first: int = 0,
    folder: Path | None = REGRESSIONS,
    start_work: Start | None = None,
) -> Iterator[tuple[str, ...]]:
    """Return how many files of each kind ended how; raise AssertionError for what broke it.

    Files have numbers, from ``first`` on, so that another run tries others. What is found is kept
    in ``folder``, made smaller. ``start_work`` opens other readers than ours.
    """
    start_work = start_work or _start_processes
    end = monotonic() + 60 * minutes
    counts, found = Counter[tuple[str, str]](), Findings()
    for start in range(first, first + count, _BATCH):
        batch = range(start, min(start + _BATCH, first + count))
        with start_work() as submit:
            asked = [(case, submit(case.source)) for case in map(make_case, batch)]
            for case, future in asked:
                if monotonic() > end:
                    break
                status, place = describe_bug(future)
                counts[case.kind, status.partition(":")[0]] += 1
                if is_bug(status):
                    _note(found, case, status, place)
        if monotonic() > end:
            break
        if counts.total() % _TOLD == 0:
            print(f"{counts.total()} files, {len(found)} findings", file=sys.stderr)
    kept = [_keep(finding, start_work, folder) for finding in found.values()]
    yield ("kind", "ended", "how many")
    for (kind, status), n in sorted(counts.items()):
        yield (kind, status, str(n))
    yield ("in all", "", str(counts.total()))
    yield ("findings", "", str(len(found)))
    if found:
        raise AssertionError("\n".join(kept))


def _start_processes() -> AbstractContextManager[Submit]:
    return open_processes(
        read_values, jobs=_JOBS, timeout=_WAIT, memory=BYTES, preload="tests.quality.warm"
    )


def _note(found: Findings, case: Case, status: str, place: str) -> None:
    """Note a bug once, with its smallest file; without a place it is one of its kind of file."""
    key = (status, place or case.kind)
    known = found.get(key)
    if known is None:
        found[key] = Finding(case, status, place, [1])
        print(found[key], file=sys.stderr, flush=True)
        return
    known.times[0] += 1
    if len(case.source.data) < len(known.case.source.data):
        found[key] = known._replace(case=case)


def _keep(finding: Finding, start_work: Start, folder: Path | None) -> str:
    """Write the file of a finding into a folder if it is small, and return what to print of it."""
    if folder is None:
        return str(finding)
    source = finding.case.source

    def breaks(submit: Submit) -> Callable[[bytes], bool]:
        return lambda data: (
            describe_bug(submit(source._replace(data=data))) == (finding.status, finding.place)
        )

    data = source.data
    with start_work() as submit:
        if finding.status not in ("slow", "TimeoutError") and breaks(submit)(data):
            data = shrink(data, breaks(submit))
    if len(data) > _LARGEST:
        return f"{finding}\n    too large to be kept: {len(data):,} bytes"
    folder.mkdir(exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:16]}{find_ending(source.name)}"
    path.write_bytes(data)
    return f"{finding}\n    {path}"


def find_ending(name: str) -> str:
    """Return the part of a name that tells the kind of a file."""
    found = re.search(r"(?: \[[\w-]{11}\])?(?:\.\w+)+$", name)
    return found[0] if found else ""
