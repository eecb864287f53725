"""Run a whole corpus: plan its shards, have them done, merge their parts, report."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.corpus.checkpoint import Report
from summarize.corpus.cleanup import reset_folder, reset_share
from summarize.corpus.engines import run_locally, run_on_dask
from summarize.corpus.inputs import InputNames, check_output_folder, measure_inputs
from summarize.corpus.manifest import (
    check_planned,
    describe_command,
    has_manifest,
    read_manifest,
    write_manifest,
)
from summarize.corpus.merge import merge_parts
from summarize.corpus.options import Options, parse_size
from summarize.corpus.output import STDOUT, Output, open_output
from summarize.corpus.part_file import name_part, parse_part_name, read_part
from summarize.corpus.plan import (
    SIZE,
    Workload,
    cut_files,
    has_index,
    is_current,
    measure_share,
    read_share,
    write_plan,
)
from summarize.corpus.progress import FirstFailure, Progress
from summarize.corpus.report import build_report, find_exit_code
from summarize.corpus.retry import check_kind
from summarize.corpus.run_options import RunOptions
from summarize.corpus.shard import Shard, summarize_shard
from summarize.corpus.store import Store, open_store
from summarize.errors import InputError, UsageError
from summarize.language.control_characters import one_line
from summarize.readers.rows.rows import check_columns
from summarize.render.json import write_json
from summarize.sources.folders import Choice, list_files

# A single output file is merged from some 32 shards, of 8 kB to 4 MB each.
_SHARDS, _LEAST, _MOST = 32, 1 << 13, 1 << 22
# What is interrupted is lost: with a command that picks at most some minutes of a model's work.
_MOST_PICKED, _PART_PICKED = 1 << 16, 1 << 20

Done = Generator[tuple[Shard, Report | InputError]]


def run_corpus(run: RunOptions) -> int:
    """Write a line for every article; return the exit code.

    Raise UsageError for options that are wrong or differ from those that the output was begun with,
    InputError if it can't be written or the workers are lost.
    """
    if run.retry_failed:
        check_kind(run.retry_failed)
    if run.output != STDOUT:
        return _run(run, open_output(run.output, run.options.format))
    if run.retry_failed:
        raise UsageError("--retry-failed needs an output in which articles failed, and not -o -")
    if run.json:
        raise UsageError("--json and -o - both need standard output")
    with TemporaryDirectory(prefix="summarize-") as folder:
        return _run(run, Output(folder, None, "jsonl", printed=True))


def plan_corpus(run: RunOptions) -> int:
    """Write the plan of a folder and its index, by which each job finds the shards of its share.

    Raise UsageError for options that are wrong or differ from those that the output was begun with,
    InputError if it can't be written.
    """
    output = open_output(run.output, run.options.format)
    if not output.is_folder or run.output == STDOUT:
        raise UsageError("a plan is for a folder of parts: -o DIR/")
    if run.shard:
        raise UsageError("a plan is of all shards: --shard is for its jobs")
    store = open_store(output.folder)
    plan = _plan(_prepare(run, output, store), store, indexed=True)
    if not run.quiet:
        known = f"planned {plan.shards:,} shards, {plan.size:,} bytes"
        note(one_line(f"{known}: {describe_command(store)} --shard I/N does a share"))
    return 0


def _run(run: RunOptions, output: Output) -> int:
    if run.shard and not output.is_folder:
        raise UsageError("--shard needs a folder to write to: -o DIR/")
    store = open_store(output.folder)
    is_planned = run.shard is not None and has_index(store)
    prepared = _prepare(run, output, store, is_planned=is_planned)
    with output.lock():
        plan = _take_plan(prepared, store) if is_planned else _plan(prepared, store)
        progress = Progress(
            plan,
            store,
            quiet=run.quiet,
            fail_fast=run.fail_fast,
            verbose=run.verbose,
            as_json=run.progress == "json",
        )
        progress.totals.command = describe_command(store)
        shards = read_share(store, run.share)
        if is_planned:
            shards = _skip_changed(shards, progress)
        done = _do_shards(run, prepared.options, shards, store, progress)
        return _finish(done, run, output, store, progress)


class _Prepared(NamedTuple):
    """A run whose inputs and output were checked."""

    run: RunOptions
    output: Output
    options: Options
    names: InputNames
    choice: Choice
    begun: dict[str, Any] | None  # the manifest, if the output was begun
    total: int  # bytes of the inputs; 0 if they need not be known

    @property
    def size(self) -> int:
        """The bytes of a shard."""
        slow = self.options.request.pick_with is not None
        known = self.run.size or (self.begun["size"] if self.begun else None)
        return known or _choose_size(self.total, self.output, slow=slow)

    @property
    def asked(self) -> dict[str, Any]:
        """What the manifest records; a run may be resumed without its limit."""
        unlimited = replace(self.options, limit=None)
        return {**unlimited.describe(), "size": self.size, **self.run.describe()}

    @property
    def resets_all(self) -> bool:
        """Whether the whole output starts over, and not only a share of it."""
        return self.run.restart and self.run.share[1] == 1


def _prepare(
    run: RunOptions, output: Output, store: Store, *, is_planned: bool = False
) -> _Prepared:
    """Check inputs and output before anything is written."""
    names = InputNames(run.paths, run.files_from)
    names.check()
    options = replace(run.options, format=output.part_format)
    choice = run.choose_files(output.paths)
    prepared = _Prepared(run, output, options, names, choice, None, 0)
    begun = None if prepared.resets_all else read_manifest(store)
    if is_planned:
        return prepared._replace(begun=begun)
    total = 0
    if output.remote_file and any(name == output.remote_file for name in names):
        raise UsageError(f"{output.remote_file} is an input: name another file to write with -o")
    if output.is_folder:  # shards have a fixed size: no file is measured before it is planned
        check_output_folder(names, output.folder)
    else:
        known = choice if has_manifest(store) else run.choose_files(())
        total = measure_inputs(list_files(names, known), output.paths)
    if not run.restart and begun is None and not output.is_free():
        begun = read_manifest(store)  # another job may have started a moment ago
        if begun is None:
            raise UsageError(output.explain_conflict())
    return prepared._replace(begun=begun, total=total)


def _plan(prepared: _Prepared, store: Store, *, indexed: bool = False) -> Workload:
    """Write manifest and plan; return the size of the share."""
    run, names, choice = prepared.run, prepared.names, prepared.choice
    columns = prepared.options.columns
    prepared = prepared._replace(total=prepared.total + names.save_stdin(store))
    try:
        check_columns(list_files(names, choice), columns)
        if prepared.resets_all:
            reset_folder(store, names.saved)
        asked, size = prepared.asked, prepared.size
        lost = names.list_missing()
        begun = write_manifest(store, asked, size, missing=lost, forget=run.forget or ())
        if run.restart and not prepared.resets_all:
            reset_share(store, run.share)
        store.remove_leftovers()
        shards = cut_files(list_files(names, choice), size, columns)
        plan = write_plan(store, shards, begun, indexed=indexed)
        return plan if run.share[1] == 1 else measure_share(store, run.share)
    except (KeyboardInterrupt, SystemExit):  # Ctrl-C, or SIGTERM
        note("summarize: interrupted while shards were planned; the same command begins again")
        raise


def _take_plan(prepared: _Prepared, store: Store) -> Workload:
    """Check that a job is one of the plan that is there; return the size of its share."""
    check_planned(store, prepared.asked, prepared.names.list_missing())
    if prepared.run.restart:
        reset_share(store, prepared.run.share)
    store.remove_leftovers()
    return measure_share(store, prepared.run.share)


def _skip_changed(shards: Iterator[Shard], progress: Progress) -> Iterator[Shard]:
    """Yield the shards whose inputs are those that were planned, and count the others as failed."""
    for shard in shards:
        if is_current(shard):
            yield shard
        else:
            why = InputError("its inputs changed since they were planned")
            progress.fail(shard, why, "'summarize corpus plan' plans them again")


def _finish(shards: Done, run: RunOptions, output: Output, store: Store, progress: Progress) -> int:
    """Have the shards done, merge and report; return the exit code."""
    try:
        with closing(shards) as done:
            parts = _collect_parts(done, output, store, progress)
        whole = not progress.totals.missing
        if output.is_merged and whole:
            merge_parts(store, parts, output)
    except FirstFailure as failure:
        progress.stop(str(failure))
        return InputError.exit_code  # the remaining shards are missing
    except (KeyboardInterrupt, SystemExit):  # Ctrl-C, or SIGTERM
        progress.interrupt(can_resume=not output.printed)
        raise
    store.remove_leftovers()  # of children that were being killed as the run began
    if run.options.keep_failed:
        open_store(run.options.keep_failed).remove_leftovers()
    if output.printed:
        progress.close("")
    else:
        written = output.name if whole or output.is_folder else ""
        progress.close(store.locate("part-*.errors.jsonl"), written)
    if run.json:
        deliver(write_json(build_report(progress.totals, run.allowed, run.allowed_empty)), None)
    return find_exit_code(progress.totals, run.allowed, run.allowed_empty)


def _collect_parts(done: Done, output: Output, store: Store, progress: Progress) -> list[str]:
    """Count shards in order as they are done, or print their lines; list the names of their parts.

    Raise InputError for a shard that failed if lines are printed, which would have a gap.
    """
    parts = []
    for shard, report in done:
        if isinstance(report, InputError):
            if output.printed:
                raise report
            progress.fail(shard, report)
            continue
        parts.append(name_part(shard.id, report.options["format"]))
        if output.printed:
            for line in read_part(store, parts[-1]):
                deliver(line.decode(), None)
        progress.add(shard, report)
        if output.printed:
            store.remove(parts[-1])
    return parts


def _do_shards(
    run: RunOptions, options: Options, shards: Iterator[Shard], store: Store, progress: Progress
) -> Done:
    def start(shards: Iterator[Shard], options: Options) -> Done:
        out, retry = store.name, run.retry_failed or ""
        if run.scheduler is not None:
            address, show = run.scheduler, progress.show
            return run_on_dask(shards, out, options, address=address, retry=retry, show=show)
        jobs, watch = run.workers, progress.watch
        return run_locally(shards, out, options, jobs=jobs, retry=retry, watch=watch)

    if options.limit is None:
        return start(shards, options)
    return run_limited(shards, store, options, start)


def run_limited(
    shards: Iterator[Shard],
    store: Store,
    options: Options,
    start: Callable[[Iterator[Shard], Options], Done],
) -> Done:
    """Yield the reports of shards in order until they have as many articles as the limit.

    ``start`` has shards done, some ahead, each up to the limit. The last one is done again if it
    has too many articles, and shards done ahead of it are removed, unless they were done before.
    """
    left = options.limit or 0
    before = {part[0] for name in store.list_names() if (part := parse_part_name(name))}
    started: list[Shard] = []
    taken = 0
    with closing(start(_record(shards, started), options)) as done:
        for shard, report in done:
            taken += 1
            if isinstance(report, InputError):
                yield shard, report
                continue
            if report.fresh and sum(report.counts.values()) > left:
                store.remove(name_part(shard.id, "done"))  # a complete one would fit any limit
                report = summarize_shard(shard, store.name, replace(options, limit=left))
            left -= sum(report.counts.values())
            yield shard, report
            if left <= 0:
                break
        else:
            return
    ahead = {shard.id for shard in started[taken:]} - before
    for name in store.list_names():
        if (part := parse_part_name(name)) and part[0] in ahead:
            store.remove(name)


def _record(shards: Iterator[Shard], started: list[Shard]) -> Iterator[Shard]:
    for shard in shards:
        started.append(shard)
        yield shard


def _choose_size(total: int, output: Output, *, slow: bool) -> int:
    """Choose the bytes of a shard: a power of two, which more inputs seldom change."""
    if output.is_folder:
        return _PART_PICKED if slow else parse_size(SIZE)
    most = _MOST_PICKED if slow else _MOST
    return min(most, max(_LEAST, 1 << (total // _SHARDS).bit_length()))
