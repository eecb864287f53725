"""Run over a whole corpus as it was ordered: inputs to workers, outcomes to the journal."""

import os
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from summarize import __version__, errors
from summarize.console.complain import tell
from summarize.console.progress import Ticker
from summarize.corpus.executors import Submit, describe_failure, open_dask, open_processes
from summarize.corpus.intake import Intake, name_files, open_list, survey_files
from summarize.corpus.journal import Journal, name_run
from summarize.corpus.report import describe_run, list_totals
from summarize.corpus.run import summarize_items
from summarize.corpus.work import OK, summarize_source
from summarize.errors import InputError, SummarizeError, UsageError
from summarize.request import Request
from summarize.sources.folders import Choice
from summarize.text.characters import one_line

_UNDER_WAY = 16  # items a worker
_LEAST = 200_000_000  # bytes that a worker has mapped when it has loaded its libraries
_DIGITS = 9  # of an amount of memory with a unit, at most
_CLUSTER = 64  # workers that a cluster may have, if --jobs does not tell


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line says of the corpus and the workers, by the names that it has there."""

    paths: tuple[str, ...]
    output: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    files_from: str | None = None
    jobs: int | None = None
    scheduler: str | None = None
    timeout: float = 30.0
    memory: str = "2G"
    unordered: bool = False
    restart: bool = False
    fail_fast: bool = False
    parts: bool = False
    quiet: bool = False


def run_order(order: Order, request: Request) -> int:
    """Write a line for every article; return the largest exit code of those that failed.

    Raise UsageError for options that are wrong or not those that the output was begun with,
    InputError if it can't be written or the workers are lost.
    """
    memory = parse_memory(order.memory)
    target = Path(order.output)
    lines = target
    if target.suffix == ".parquet":
        from summarize.corpus.parquet import check_parquet

        check_parquet()
        lines = target.with_name(f"{target.name}.jsonl")
    # Not the keywords, of which every line has as many.
    choices = {k: v for k, v in asdict(request).items() if k != "keywords"}
    begun = {"version": __version__, **choices, "parts": order.parts}
    with open_list(order.files_from) as names:
        whole = _survey(order, names, target, lines)
        never = frozenset(map(os.path.realpath, (target, lines, name_run(lines))))
        choice = Choice(order.include, order.exclude, never)
        files = name_files(order.paths, names, choice)
        with Journal(lines, begun, restart=order.restart) as output:
            start = monotonic()
            before = output.counts.total()
            intake = Intake(files, output.done, books=order.parts)
            with _open_workers(partial(summarize_source, **choices), order, memory) as submit:
                _run(intake, whole, output, submit, order, memory)
            if target != lines:
                from summarize.corpus.parquet import write_parquet

                write_parquet(lines, target)
            if not order.quiet:
                fresh = output.counts.total() - before
                seconds = monotonic() - start
                for row in list_totals(output, intake.skipped, fresh, seconds):
                    tell(row)
            return max((_find_code(status) for status in output.counts), default=0)


def _survey(order: Order, names: BinaryIO | None, target: Path, lines: Path) -> int:
    """Return the bytes to read; raise UsageError where the output is one of the inputs."""
    ours = frozenset(map(os.path.realpath, (target, lines)))
    never = ours if name_run(lines).exists() else frozenset()
    choice = Choice(order.include, order.exclude, never)
    return survey_files(name_files(order.paths, names, choice), (target, lines))


def parse_memory(text: str) -> int:
    """Read ``2G``, ``500M`` or plain bytes; raise UsageError for anything else."""
    units = {"K": 10**3, "M": 10**6, "G": 10**9}
    number, unit = (text[:-1], text[-1].upper()) if text[-1:].upper() in units else (text, "")
    if not number.isascii() or not number.isdigit() or len(number) > (_DIGITS if unit else 18):
        raise UsageError(f"{text!r} is no amount of memory: write 2G, 500M or bytes")
    if (size := int(number) * units.get(unit, 1)) < _LEAST:
        raise UsageError(f"{text!r} is too little: a worker itself needs {_LEAST // 10**6}M")
    return size


def _open_workers(
    work: partial[dict[str, Any]], order: Order, memory: int
) -> AbstractContextManager[Submit]:
    if order.scheduler is not None:
        return open_dask(work, order.scheduler)
    return open_processes(work, jobs=_count_workers(order), timeout=order.timeout, memory=memory)


def _count_workers(order: Order) -> int:
    if order.scheduler is not None:
        return order.jobs or _CLUSTER
    # The cores that this process may use, where the system tells.
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return order.jobs or cores or 1


def _run(
    intake: Intake, whole: int, output: Journal, submit: Submit, order: Order, memory: int
) -> None:
    outcomes = summarize_items(
        iter(intake),
        submit,
        partial(describe_failure, timeout=order.timeout, memory=memory),
        window=_UNDER_WAY * _count_workers(order),
        ordered=not order.unordered,
    )
    ticker = Ticker(quiet=order.quiet)
    failed = 0
    for done, line in enumerate(outcomes, start=1):
        output.write(line)
        failed += line["status"] != OK
        if ticker.due():
            ticker.show(describe_run(done, failed, ticker.seconds, intake.bytes_read, whole))
        if order.fail_fast and line["status"] != OK:
            ticker.end()
            tell(one_line(f"summarize: {line['source']}: {line['status']}"))
            return
    ticker.end()


def _find_code(status: str) -> int:
    """Return the exit code that stands for a status: an input that defeats a worker is 3."""
    if status == OK:
        return 0
    kind = getattr(errors, status, None)
    if isinstance(kind, type) and issubclass(kind, SummarizeError):
        return kind.exit_code
    return InputError.exit_code
