"""What the processes of a program cost: their CPU, their memory, and who is below whom."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_TICKS = os.sysconf("SC_CLK_TCK")


class Process(NamedTuple):
    number: int
    parent: int
    command: str
    own: float  # seconds of CPU
    children: float  # of those that have ended


def list_processes() -> list[Process]:
    """Return all processes of the machine."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            command = (
                (status.parent / "cmdline")
                .read_bytes()
                .replace(b"\0", b" ")
                .decode(errors="replace")
            )
        except OSError:  # it has just ended
            continue
        user, system, below, below_system = (int(field) / _TICKS for field in fields[11:15])
        number, parent = int(status.parent.name), int(fields[1])
        found.append(Process(number, parent, command, user + system, below + below_system))
    return found


def list_below(program: int) -> Iterator[Process]:
    """Yield a program and all processes below it."""
    found = list_processes()
    known = {program}
    while True:
        more = {p.number for p in found if p.parent in known} - known
        if not more:
            break
        known |= more
    yield from (process for process in found if process.number in known)


def measure_memory(program: int) -> float:
    """Return the most memory that a process had so far, in MB; 0 if it has ended."""
    try:
        status = Path(f"/proc/{program}/status").read_text()
    except OSError:
        return 0.0
    peaks = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(peaks[0].split()[1]) / 1024 if peaks else 0.0
