"""Helpers of the tests of `summarize corpus`: texts, lines, processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

PROGRAM = [sys.executable, "-m", "summarize", "corpus"]
SENTENCE = "The harbour board of town {} met on day {} and voted for a longer breakwater. "
# A million words take some five seconds.
SLOW_TEXT = "".join(f"The board met on day {i} and voted once more.\n\n" for i in range(100_000))


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_parts(folder: Path) -> list[dict[str, Any]]:
    """Return the lines of all parts, by their sources."""
    paths = (path for path in folder.glob("part-*.jsonl") if ".errors." not in path.name)
    lines = [line for path in paths for line in read_lines(path)]
    return sorted(lines, key=lambda line: str(line["source"]))


def count_done(out: Path) -> int:
    """Count the lines in the parts of a file that is not merged yet."""
    return sum(path.read_bytes().count(b"\n") for path in Path(f"{out}.parts").glob("part-*"))


def write_texts(folder: Path, count: int) -> Path:
    """Write so many texts of their own; return the folder."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = "".join(SENTENCE.format(number, day) for day in range(12))
        (folder / f"{number:04}.txt").write_text(text)
    return folder


def list_workers(parent: int) -> list[int]:
    """Return the processes that work below a process."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:  # it has just ended
            continue
        children.setdefault(int(fields[1]), []).append(int(status.parent.name))
    server = [child for child in children.get(parent, []) if child in children]
    return [worker for child in server for worker in children[child]]


def count_seconds(process: int) -> float:
    """Return the seconds of the processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def start_corpus(
    *words: str | Path, program: Sequence[str] = PROGRAM, cwd: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Start the program; in the end it is gone, with its workers, whatever the test has found.

    Nothing that is left holds a stream of pytest, which would wait for it.
    """
    process = subprocess.Popen(
        [*program, *map(str, words)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        cwd=cwd, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        workers = list_workers(process.pid) if process.poll() is None else []
        for number in workers:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=20)


def wait_for(
    condition: Callable[[], object], process: subprocess.Popen[Any], seconds: float = 60
) -> None:
    """Wait for what a program does; kill it and fail if it ends before, or takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=20)
            pytest.fail(f"the program did not come so far (exit code {process.returncode})")
        time.sleep(0.02)
