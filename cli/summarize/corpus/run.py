"""Run over a whole corpus as it was ordered: plan, have the shards done, merge, tell."""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from summarize.console.deliver import deliver
from summarize.corpus.checkpoint import Report
from summarize.corpus.cleanup import restart, restart_share
from summarize.corpus.dedup import Digests
from summarize.corpus.engines import run_here, run_on_dask
from summarize.corpus.inputs import Names, refuse_folder, survey_files
from summarize.corpus.manifest import begin_run, has_run, read_run
from summarize.corpus.merge import Merged, merge_lines
from summarize.corpus.options import Options, Order, parse_size
from summarize.corpus.output import STDOUT, Target, open_target
from summarize.corpus.part import name_part, split_part, write_lines
from summarize.corpus.plan import SIZE, count_share, cut_files, list_made, read_plan, write_plan
from summarize.corpus.progress import FirstFailure, Teller
from summarize.corpus.report import describe_totals, find_code
from summarize.corpus.shard import Shard, summarize_shard
from summarize.corpus.store import Store, open_store
from summarize.errors import InputError, UsageError
from summarize.readers.rows.kept import check_columns
from summarize.render.json import write_json
from summarize.sources.folders import list_files

# A file is merged from shards of a size by which some dozens of them make up the whole.
_SHARDS, _LEAST, _MOST = 32, 1 << 13, 1 << 22

Done = Generator[tuple[Shard, Report]]


def run_order(order: Order) -> int:
    """Write a line for every article; return the exit code.

    Raise UsageError for options that are wrong or not those that the output was begun with,
    InputError if it can't be written or the workers are lost.
    """
    if order.output != STDOUT:
        return _run(order, open_target(order.output, order.options.format))
    if order.retry:
        raise UsageError("--retry-failed needs an output in which articles failed, and not -o -")
    if order.json:
        raise UsageError("--json and -o - both need standard output")
    with TemporaryDirectory(prefix="summarize-") as folder:
        return _run(order, Target(folder, None, "jsonl", printed=True))


def _run(order: Order, target: Target) -> int:
    options = replace(order.options, format=target.part_format)
    first, count = order.share
    if order.shard and not target.is_folder:
        raise UsageError("--shard needs a folder to write to: -o DIR/")
    size = parse_size(order.shard_size) if order.shard_size else 0
    names = Names(order.paths, order.files_from)
    names.check()
    store = open_store(target.folder)
    all_again = order.restart and count == 1
    begun = None if all_again else read_run(store)
    if any(name == target.far for name in names):
        raise UsageError(f"{target.far} is an input: name another file to write with -o")
    own = target.written + tuple(Path(store.place(name)) for name in list_made(store))
    choice = order.choose(own)
    whole = 0
    if target.is_folder:  # which needs no look at each file before they are planned
        refuse_folder(names, target.folder)
    else:
        known = choice if has_run(store) else order.choose(())
        whole = survey_files(list_files(names, known), target.written)
    if not order.restart and begun is None and not target.is_free():
        begun = read_run(store)  # another job may have begun it just now
        if begun is None:
            raise UsageError(target.refuse())
    with target.lock():
        whole += names.take_stdin(store)
        check_columns(list_files(names, choice), options.columns)
        if all_again:
            restart(store, list_files(names, choice))
        size = size or (begun["size"] if begun else _choose_size(whole, target))
        whole_run = replace(options, limit=None)  # which a run may go on without
        begin_run(store, {**whole_run.describe(), "size": size, **order.describe()}, size)
        if order.restart and not all_again:
            restart_share(store, order.share, list_files(names, choice))
        store.tidy()
        plan = write_plan(store, cut_files(list_files(names, choice), size, options.columns))
        plan = count_share(store, plan, order.share)
        teller = Teller(
            plan, store, quiet=order.quiet, fail_fast=order.fail_fast, verbose=order.verbose
        )
        todo = islice(read_plan(store), first, None, count)
        done = _do_shards(order, options, todo, store, teller)
        return _finish(done, order, target, store, teller)


def _finish(shards: Done, order: Order, target: Target, store: Store, teller: Teller) -> int:
    """Have the shards done and merge them; return the exit code."""
    try:
        with closing(shards) as done:
            _merge(done, target, store, teller)
    except FirstFailure as failure:
        teller.stop(str(failure))
        return InputError.exit_code  # the rest is missing
    except KeyboardInterrupt:
        teller.interrupt(goes_on=not target.printed)
        raise
    if target.printed:
        teller.close("")
    else:
        teller.close(store.place("part-*.errors.jsonl"), target.name)
    if order.json:
        deliver(write_json(describe_totals(teller.totals, order.allowed)), None)
    return find_code(teller.totals, order.allowed)


def _merge(done: Done, target: Target, store: Store, teller: Teller) -> None:
    """Take in the shards as they are done, in order, and merge their parts."""
    if target.is_folder:
        deque(_take_in(done, store, teller), maxlen=0)
        return
    with closing(Digests()) as digests:
        if target.printed:
            for line in merge_lines(store, _take_in(done, store, teller, once=True), digests):
                deliver(line.decode(), None)
        elif target.file is not None and target.grows:
            with Merged(target.file, digests) as merged:
                for part in _take_in(done, store, teller):
                    merged.add(store, part)
                merged.finish()
        else:
            parts = list(_take_in(done, store, teller))
            folder, name = target.place
            with open_store(folder).create(name) as path:
                write_lines(path, target.format, merge_lines(store, parts, digests))
    teller.totals.doubles = digests.doubles


def _take_in(done: Done, store: Store, teller: Teller, *, once: bool = False) -> Iterator[str]:
    """Yield the names of parts as their shards are done, in order; taken away if read ``once``."""
    for shard, report in done:
        part = name_part(shard.id, report.options["format"])
        yield part
        teller.add(shard, report)
        if once:
            store.remove(part)


def _do_shards(
    order: Order, options: Options, shards: Iterator[Shard], store: Store, teller: Teller
) -> Done:
    def run(shards: Iterator[Shard], options: Options) -> Done:
        out, address, retry = store.name, order.scheduler, order.retry
        if address is not None:
            return run_on_dask(shards, out, options, address=address, retry=retry, wait=teller.say)
        return run_here(shards, out, options, jobs=order.workers, retry=retry, watch=teller.watch)

    return run(shards, options) if options.limit is None else do_some(shards, store, options, run)


def _choose_size(whole: int, target: Target) -> int:
    """Return the size of a shard: a power of two, so that a file more seldom changes it."""
    if target.is_folder:
        return parse_size(SIZE)
    return min(_MOST, max(_LEAST, 1 << (whole // _SHARDS).bit_length()))


def do_some(
    shards: Iterator[Shard],
    store: Store,
    options: Options,
    run: Callable[[Iterator[Shard], Options], Done],
) -> Done:
    """Yield the reports of shards in their order until they have as many articles as the limit.

    ``run`` has them done, some ahead, each up to the limit. The last is done again if it has too
    many, and what was done ahead of it is taken away; what was whole before stays as it is.
    """
    left = options.limit or 0
    before = {part[0] for name in store.list_names() if (part := split_part(name))}
    handed: list[Shard] = []
    taken = 0
    with closing(run(_note_each(shards, handed), options)) as done:
        for shard, report in done:
            taken += 1
            if report.fresh and sum(report.counts.values()) > left:
                store.remove(name_part(shard.id, "done"))  # a whole one fits any limit
                report = summarize_shard(shard, store.name, replace(options, limit=left))
            left -= sum(report.counts.values())
            yield shard, report
            if left <= 0:
                break
        else:
            return
    ahead = {shard.id for shard in handed[taken:]} - before
    for name in store.list_names():
        if (part := split_part(name)) and part[0] in ahead:
            store.remove(name)


def _note_each(shards: Iterator[Shard], handed: list[Shard]) -> Iterator[Shard]:
    for shard in shards:
        handed.append(shard)
        yield shard
