"""Retry the failed articles of a part and leave its other lines as they are."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from summarize.corpus.article_line import OK, find_fallback
from summarize.corpus.checkpoint import Report, read_errors
from summarize.corpus.part_file import name_part, read_part
from summarize.corpus.store import Store
from summarize.corpus.workers.supervisor import Event
from summarize.errors import UsageError
from summarize.readers.rows.values import covers, find_file

ANY = "all"  # retries every kind of failure
_KINDS = (
    "InputError", "NoArticleError", "NoAnswerError", "TimeoutError", "MemoryError", "WorkerError",
    "BugError", "RecursionError",
)  # fmt: skip
FALLBACK = "fallback"  # retries what auto picked because a command failed, which is no failure


def check_kind(kind: str) -> None:
    """Raise UsageError if no failure is called so."""
    if kind not in (ANY, FALLBACK, *_KINDS):
        known = ", ".join((*_KINDS, FALLBACK))
        raise UsageError(
            f"no failure and no file is called {kind!r}: choose from {known}, or {ANY}"
        )


@dataclass(slots=True)
class Retry:
    """The articles to retry, by their sources."""

    chosen: frozenset[str]
    unread: frozenset[str]  # sources that stand for the unread rest of a file
    paths: frozenset[str]  # of the shard
    kept: int = 0  # articles whose lines stayed
    _known: set[str] = field(default_factory=set)  # sources read before, in files read again

    def replace_lines(self, lines: Iterable[bytes], events: Iterable[Event]) -> Iterator[Event]:
        """Yield the lines in order, failed ones replaced by the events of the retry.

        If there is no new line, for example because a file is gone, the old one stays.
        """
        waiting = _Peekable(event for event in events if event.line is not None)
        for raw in lines:
            line = json.loads(raw)
            new = self._replace(line, waiting)
            yield from (self._keep(raw, line),) if new is None else new

    def _keep(self, raw: bytes, line: dict[str, Any]) -> Event:
        self.kept += 1
        more = {"kept": True}
        more |= {"unread": True} if line["source"] in self.unread else {}
        return Event(raw, line | more, "", 0)

    def _replace(self, line: dict[str, Any], waiting: "_Peekable") -> list[Event] | None:
        """Take the events that replace a line; None if it stays."""
        source = line["source"]
        path = find_file(source, self.paths)
        if path in self.chosen and source != path:
            self._known.add(source)
            return None
        if source not in self.chosen or (line["status"] == OK and not find_fallback(line)):
            return None
        if source == path:
            return self._replace_rest(path, waiting)
        found = []  # one, or those of a range
        while waiting.next and covers(source, waiting.next.counted["source"]):
            found.append(waiting.pop())
        return found or None

    def _replace_rest(self, path: str, waiting: "_Peekable") -> list[Event] | None:
        """Take the events of the rest of a file; None if nothing was read."""
        found = []
        while waiting.next and find_file(waiting.next.counted["source"], self.paths) == path:
            found.append(waiting.pop())
            if found[-1].counted["source"] == path:
                break
        return [e for e in found if e.counted["source"] not in self._known] if found else None


class _Peekable:
    """An iterator of events with a look-ahead."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = iter(events)
        self.next = next(self._events, None)

    def pop(self) -> Event:
        """Take the next event."""
        event = self.next
        assert event  # for mypy
        self.next = next(self._events, None)
        return event


def plan_retry(store: Store, report: Report, paths: tuple[str, ...], kind: str) -> Retry | None:
    """Select the articles of a shard to retry by the kind of failure; None if there are none.

    It may be ``all``, or ``fallback``.
    """
    errors = list(read_errors(store, report.shard))
    if kind == FALLBACK:
        sources = list(_find_fallbacks(store, report)) if report.fallbacks else []
    else:
        sources = [e["source"] for e in errors if kind in (ANY, e["status"].partition(":")[0])]
    unread = frozenset(error["source"] for error in errors if error.get("unread"))
    return Retry(frozenset(sources), unread, frozenset(paths)) if sources else None


def _find_fallbacks(store: Store, report: Report) -> Iterator[str]:
    for raw in read_part(store, name_part(report.shard, report.options["format"])):
        line = json.loads(raw)
        if find_fallback(line):
            yield line["source"]
