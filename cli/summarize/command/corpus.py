"""`summarize corpus PATH... -o OUT`: many articles, one line each, nothing lost."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from summarize import __version__, errors
from summarize.characters import one_line
from summarize.command.options import Options, check_options
from summarize.complain import tell
from summarize.corpus.executors import Submit, describe_failure, open_dask, open_processes
from summarize.corpus.files import Choice, list_files, measure_files
from summarize.corpus.intake import Intake, name_files
from summarize.corpus.output import Output, name_run
from summarize.corpus.run import summarize_items
from summarize.corpus.work import OK, summarize_record
from summarize.errors import InputError, SummarizeError, UsageError
from summarize.progress import Ticker

_UNDER_WAY = 16  # items a worker
_CLUSTER = 64  # workers that a cluster may have, if --jobs does not tell


@dataclass(frozen=True, slots=True)
class CorpusOptions:
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
    quiet: bool = False


def summarize_corpus(corpus: CorpusOptions, options: Options) -> int:
    """Write a line for every article; return the largest exit code of those that failed.

    Raise UsageError for options that are wrong or not those that the output was begun with,
    InputError if it can't be written or the workers are lost.
    """
    check_options(options)
    memory = parse_memory(corpus.memory)
    target = Path(corpus.output)
    lines = target
    if target.suffix == ".parquet":
        from summarize.corpus.table import check_parquet

        check_parquet()
        lines = target.with_name(f"{target.name}.jsonl")
    choices: dict[str, Any] = {
        "length": options.length,
        "algorithm": options.algorithm,
        "language": options.language,
        "focus": options.focus,
        "clean": options.clean,
    }
    begun = {"version": __version__, **choices}
    never = frozenset(path.resolve() for path in (target, lines, name_run(lines)))
    choice = Choice(corpus.include, corpus.exclude, never)
    with Output(lines, begun, restart=corpus.restart) as output:
        start = monotonic()
        before = output.counts.total()
        with _open_workers(partial(summarize_record, **choices), corpus, memory) as submit:
            _run(choice, output, submit, corpus, memory)
        if target != lines:
            from summarize.corpus.table import write_parquet

            write_parquet(lines, target)
        if not corpus.quiet:
            _tell_end(output, output.counts.total() - before, monotonic() - start)
        return max((_find_code(status) for status in output.counts), default=0)


def parse_memory(text: str) -> int:
    """Read ``2G``, ``500M`` or plain bytes; raise UsageError for anything else."""
    units = {"K": 10**3, "M": 10**6, "G": 10**9}
    number, unit = (text[:-1], text[-1].upper()) if text[-1:].upper() in units else (text, "")
    if not number.isascii() or not number.isdigit() or int(number) == 0:
        raise UsageError(f"{text!r} is no amount of memory: write 2G, 500M or bytes")
    return int(number) * units.get(unit, 1)


def _open_workers(
    work: partial[dict[str, Any]], corpus: CorpusOptions, memory: int
) -> AbstractContextManager[Submit]:
    if corpus.scheduler is not None:
        return open_dask(work, corpus.scheduler)
    return open_processes(work, jobs=_count_workers(corpus), timeout=corpus.timeout, memory=memory)


def _count_workers(corpus: CorpusOptions) -> int:
    import os

    if corpus.scheduler is not None:
        return corpus.jobs or _CLUSTER
    # The cores that this process may use, where the system tells.
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return corpus.jobs or cores or 1


def _run(
    choice: Choice, output: Output, submit: Submit, corpus: CorpusOptions, memory: int
) -> None:
    intake = Intake(name_files(corpus.paths, corpus.files_from, choice), output.done)
    outcomes = summarize_items(
        iter(intake),
        submit,
        partial(describe_failure, timeout=corpus.timeout, memory=memory),
        window=_UNDER_WAY * _count_workers(corpus),
        ordered=not corpus.unordered,
    )
    whole = 0 if corpus.files_from else measure_files(list_files(corpus.paths, choice))
    ticker = Ticker(quiet=corpus.quiet)
    failed = 0
    for done, line in enumerate(outcomes, start=1):
        output.write(line)
        failed += line["status"] != OK
        if ticker.due():
            ticker.show(_describe(done, failed, ticker.seconds, intake.bytes_read, whole))
        if corpus.fail_fast and line["status"] != OK:
            ticker.end()
            tell(one_line(f"summarize: {line['source']}: {line['status']}"))
            return
    ticker.end()


def _describe(done: int, failed: int, seconds: float, read: int, whole: int) -> str:
    """Say how far it got: ``1,234 done, 61.0 per second, 3 failed, 2 min left``."""
    left = ""
    if 0 < read < whole:
        rest = seconds * (whole - read) / read
        left = f", {rest / 60:.0f} min left" if rest >= 90 else f", {rest:.0f} s left"
    return f"{done:,} done, {done / max(0.001, seconds):.1f} per second, {failed:,} failed{left}"


def _tell_end(output: Output, fresh: int, seconds: float) -> None:
    """Print the closing table."""
    failed = sorted((name, n) for name, n in output.counts.items() if name != OK)
    rows = [
        ("articles", f"{output.counts.total():,}"),
        ("of them in this run", f"{fresh:,}"),
        ("words in", f"{output.words['article']:,}"),
        ("words out", f"{output.words['summary']:,}"),
        *((f"failed: {name}", f"{n:,}") for name, n in failed),
        ("articles per second", f"{fresh / max(0.001, seconds):.1f}"),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for label, value in rows:
        tell(f"{label:<{widths[0]}}  {value:>{widths[1]}}")


def _find_code(status: str) -> int:
    """Return the exit code that stands for a status: an input that defeats a worker is 3."""
    if status == OK:
        return 0
    kind = getattr(errors, status, None)
    if isinstance(kind, type) and issubclass(kind, SummarizeError):
        return kind.exit_code
    return InputError.exit_code
