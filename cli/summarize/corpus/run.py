"""Run a whole corpus: plan its shards, have them done, merge their parts, report."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from summarize.console.deliver import deliver
from summarize.corpus.checkpoint import Report
from summarize.corpus.cleanup import reset_folder, reset_share
from summarize.corpus.digest_index import DigestIndex
from summarize.corpus.engines import run_locally, run_on_dask
from summarize.corpus.inputs import InputNames, check_output_folder, measure_inputs
from summarize.corpus.manifest import describe_command, has_manifest, read_manifest, write_manifest
from summarize.corpus.merge import MergedFile, merge_lines
from summarize.corpus.options import Options, RunOptions, find_part_format, parse_size
from summarize.corpus.output import STDOUT, Output, open_output
from summarize.corpus.part_file import name_part, parse_part_name, write_lines
from summarize.corpus.partitions import remove_file
from summarize.corpus.plan import (
    SIZE,
    cut_files,
    list_written,
    measure_share,
    read_plan,
    write_plan,
)
from summarize.corpus.progress import FirstFailure, Progress
from summarize.corpus.report import build_report, find_exit_code
from summarize.corpus.retry import check_kind
from summarize.corpus.room import MergeRoom
from summarize.corpus.sample import sample_shards
from summarize.corpus.shard import Shard, summarize_shard
from summarize.corpus.store import Store, open_store
from summarize.errors import InputError, UsageError
from summarize.readers.rows.rows import check_columns
from summarize.render.json import write_json
from summarize.sources.folders import list_files

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
    if run.retry:
        check_kind(run.retry)
    if run.sample and run.options.limit:
        raise UsageError("--sample and --limit both say how many articles: give one")
    if run.output != STDOUT:
        return _run(run, open_output(run.output, run.options.format))
    if run.retry:
        raise UsageError("--retry-failed needs an output in which articles failed, and not -o -")
    if run.json:
        raise UsageError("--json and -o - both need standard output")
    with TemporaryDirectory(prefix="summarize-") as folder:
        return _run(run, Output(folder, None, "jsonl", printed=True))


def _run(run: RunOptions, output: Output) -> int:
    options = replace(run.options, format=output.part_format)
    first, count = run.share
    for name, given in (("--shard", run.shard), ("--partition-by", options.partition_by)):
        if given and not output.is_folder:
            raise UsageError(f"{name} needs a folder to write to: -o DIR/")
    size = parse_size(run.shard_size) if run.shard_size else 0
    names = InputNames(run.paths, run.files_from)
    names.check()
    store = open_store(output.folder)
    store.move_state()
    reset_all = run.restart and count == 1
    manifest = None if reset_all else read_manifest(store)
    if any(name == output.remote_file for name in names):
        raise UsageError(f"{output.remote_file} is an input: name another file to write with -o")
    own = output.paths + tuple(map(Path, list_written(store)))
    choice = run.choose_files(own)
    total = 0  # bytes of the inputs
    if output.is_folder:  # shards have a fixed size: no file is measured before it is planned
        check_output_folder(names, output.folder)
    else:
        known = choice if has_manifest(store) else run.choose_files(())
        total = measure_inputs(list_files(names, known), output.paths)
    if not run.restart and manifest is None and not output.is_free():
        manifest = read_manifest(store)  # another job may have started a moment ago
        if manifest is None:
            raise UsageError(output.explain_conflict())
    with output.lock():
        total += names.save_stdin(store)
        check_columns(list_files(names, choice), options.columns)
        if reset_all:
            reset_folder(store, list_files(names, choice))
        slow = options.request.pick_with is not None
        begun_size = manifest["size"] if manifest else None
        size = size or begun_size or _choose_size(total, output, slow=slow)
        unlimited = replace(options, limit=None)  # a run may be resumed without its limit
        asked = {**unlimited.describe(), "size": size, **run.describe()}
        lost = names.list_missing()
        begun = write_manifest(store, asked, size, missing=lost, forget=run.forget)
        if run.restart and not reset_all:
            reset_share(store, run.share, list_files(names, choice))
        store.remove_leftovers()
        cuts: Iterable[Shard] = cut_files(list_files(names, choice), size, options.columns)
        whole = 0
        if run.sample:
            cuts = list(cuts)
            whole = sum(shard.size for shard in cuts)
            cuts = sample_shards(cuts, run.sample, run.seed, options.columns)
            options = replace(options, limit=run.sample)
        plan = write_plan(store, cuts, begun)
        plan = measure_share(store, plan, run.share)
        progress = Progress(
            plan,
            store,
            quiet=run.quiet,
            fail_fast=run.fail_fast,
            verbose=run.verbose,
            as_json=run.progress_json,
        )
        progress.whole = whole
        progress.totals.command = describe_command(store)
        shards = islice(read_plan(store), first, None, count)
        done = _do_shards(run, options, shards, store, progress)
        return _finish(done, run, output, store, progress)


def _finish(shards: Done, run: RunOptions, output: Output, store: Store, progress: Progress) -> int:
    """Have the shards done, merge and report; return the exit code."""
    try:
        with closing(shards) as done:
            _merge(done, output, store, progress, temp=run.temp, quiet=run.quiet)
    except FirstFailure as failure:
        progress.stop(str(failure))
        return InputError.exit_code  # the remaining shards are missing
    except KeyboardInterrupt:
        progress.interrupt(can_resume=not output.printed)
        raise
    if output.printed:
        progress.close("")
    else:
        progress.close(store.locate("part-*.errors.jsonl"), output.name)
    if run.json:
        report = build_report(progress.totals, run.allowed, run.allowed_empty)
        report |= {"estimate": progress.estimate()} if run.sample else {}
        deliver(write_json(report), None)
    return find_exit_code(progress.totals, run.allowed, run.allowed_empty)


def _merge(
    done: Done,
    output: Output,
    store: Store,
    progress: Progress,
    *,
    temp: str | None,
    quiet: bool,
) -> None:
    """Collect the shards in order as they are done, and merge their parts."""
    if output.is_folder:
        deque(_collect_parts(done, store, progress), maxlen=0)
        return
    with closing(DigestIndex(output.choose_temp(temp))) as digests:
        room = MergeRoom(output, digests.folder, quiet=quiet)
        if output.printed:
            parts = _collect_parts(done, store, progress, remove=True)
            for line in merge_lines(store, parts, digests):
                deliver(line.decode(), None)
        elif output.file is not None and output.is_streamed:
            with MergedFile(output.file, digests) as merged:
                read = 0  # bytes of the parts before
                for part in _collect_parts(done, store, progress):
                    articles, left = progress.totals.counts.total(), progress.estimate_left()
                    room.warn(left, read * left // max(1, articles))
                    merged.add(store, part)
                    read += store.measure_size(part)
                merged.finish()
        else:
            names = list(_collect_parts(done, store, progress))
            folder, name = output.location
            if not progress.totals.missing:
                room.check(progress.totals.counts.total(), sum(map(store.measure_size, names)))
                with open_store(folder).create(name) as path:
                    write_lines(path, output.format, merge_lines(store, names, digests))
    progress.totals.duplicate_ids = digests.duplicate_ids


def _collect_parts(
    done: Done, store: Store, progress: Progress, *, remove: bool = False
) -> Iterator[str]:
    """Yield the names of parts in order as shards are done; ``remove`` each once it is read.

    After a shard that failed no part is yielded, so that a file has no gap.
    """
    for shard, report in done:
        if isinstance(report, InputError):
            if remove:
                raise report
            progress.fail(shard, report)
            continue
        part = name_part(shard.id, find_part_format(report.options))
        if not progress.totals.missing:
            yield part
        progress.add(shard, report)
        if remove:
            store.remove(part)


def _do_shards(
    run: RunOptions, options: Options, shards: Iterator[Shard], store: Store, progress: Progress
) -> Done:
    def start(shards: Iterator[Shard], options: Options) -> Done:
        out, retry = store.name, run.retry
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
            remove_file(store, name)


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
