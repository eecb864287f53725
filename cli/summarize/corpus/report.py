"""Tell how far the shards of a folder are and what failed: to people, or to programs as JSON."""

from collections.abc import Iterator
from typing import Any

from summarize.console.complain import note
from summarize.console.deliver import deliver
from summarize.corpus.amounts import NONE, Allowed
from summarize.corpus.parts.done_note import SHOWN, find_report
from summarize.corpus.parts.finished import list_shards, open_finished
from summarize.corpus.parts.planned import count_aside, describe_aside, list_aside
from summarize.corpus.parts.store import Store
from summarize.corpus.totals import Totals, describe_totals, find_code, list_totals
from summarize.language.characters import one_line
from summarize.render.json import write_json


def read_report(out: str, allowed: Allowed = NONE) -> dict[str, Any]:
    """Return what is known of a folder of parts, as ``summarize corpus report --json`` prints it.

    Raise InputError for a folder without parts, and where its plan is damaged.
    """
    return describe_totals(_add_up(open_finished(out)), allowed)


def report_folder(out: str, allowed: Allowed = NONE, *, as_json: bool = False) -> int:
    """Tell it on stderr, or on standard output as JSON; return the exit code.

    A shard that is missing, was cut off by a limit, or whose files are not what was written, leaves
    the whole incomplete.
    """
    store = open_finished(out)
    totals = _add_up(store)
    if as_json:
        deliver(write_json(describe_totals(totals, allowed)), None)
        return find_code(totals, allowed)
    for row in (*_list_failures(totals), *_list_missing(totals)):
        note(one_line(row))
    if aside := count_aside(list_aside(store)):
        note(one_line(describe_aside(store, aside)))
    for row in list_totals(totals, totals.seconds, whole=True):
        note(row)
    if totals.failed:
        note(f"errors: {store.place('part-*.errors.jsonl')}")
    return find_code(totals, allowed)


def _add_up(store: Store) -> Totals:
    totals = Totals()
    for shard, path in list_shards(store):
        report, damaged = find_report(store, shard)
        if report is None:
            totals.miss(shard, path, "damaged" if damaged else "missing")
        else:
            totals.add(report)
            if report.options.get("limit") is not None:
                totals.miss(shard, path, "cut off by --limit")
    return totals


def _list_failures(totals: Totals) -> Iterator[str]:
    for source, status in totals.failures:
        yield f"{source}: {status}"


def _list_missing(totals: Totals) -> Iterator[str]:
    for lack in totals.missing[:SHOWN]:
        yield f"{lack['why']}: shard {lack['shard']} of {lack['path']}"
