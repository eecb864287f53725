"""Articles of a part that failed and are done again; its other lines stay as they are."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from summarize.corpus.article_line import OK, find_path
from summarize.corpus.checkpoint import read_errors
from summarize.corpus.store import Store
from summarize.corpus.workers.supervisor import Event

ANY = "all"  # kinds of failure


@dataclass(slots=True)
class Again:
    """Which articles are done again, by their sources; what else a part holds stays."""

    chosen: frozenset[str]
    unread: frozenset[str]  # sources that stand for the rest of a file
    paths: frozenset[str]
    kept: int = 0  # articles whose lines stayed
    _known: set[str] = field(default_factory=set)  # of files that are read again as a whole

    def replace_lines(self, lines: Iterable[bytes], events: Iterable[Event]) -> Iterator[Event]:
        """Yield what becomes of each line, in their order: a new one in place of a failed one.

        Where none comes, as of a file that has gone, the old one stays.
        """
        waiting = _Waiting(event for event in events if event.line is not None)
        for raw in lines:
            told = json.loads(raw)
            new = self._take(told, waiting)
            yield from (self._keep(raw, told),) if new is None else new

    def _keep(self, raw: bytes, told: dict[str, Any]) -> Event:
        self.kept += 1
        more = {"kept": True}
        more |= {"unread": True} if told["source"] in self.unread else {}
        return Event(raw, told | more, "", 0)

    def _take(self, told: dict[str, Any], waiting: "_Waiting") -> list[Event] | None:
        """Return what comes in place of a line; None where the line stays."""
        source = told["source"]
        path = find_path(source, self.paths)
        if path in self.chosen and source != path:
            self._known.add(source)
            return None
        if source not in self.chosen or told["status"] == OK:
            return None
        if source == path:
            return self._read_on(path, waiting)
        ready = waiting.next and waiting.next.told["source"] == source
        return [waiting.pop()] if ready else None

    def _read_on(self, path: str, waiting: "_Waiting") -> list[Event] | None:
        """Return what else is in a file; None where nothing was read of it."""
        found = []
        while waiting.next and find_path(waiting.next.told["source"], self.paths) == path:
            found.append(waiting.pop())
            if found[-1].told["source"] == path:
                break
        return [e for e in found if e.told["source"] not in self._known] if found else None


class _Waiting:
    """Events, the next of which can be seen."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = iter(events)
        self.next = next(self._events, None)

    def pop(self) -> Event:
        """Return the next, and look at the one after it."""
        event = self.next
        assert event  # for mypy
        self.next = next(self._events, None)
        return event


def choose_failed(store: Store, shard: str, paths: tuple[str, ...], kind: str) -> Again | None:
    """Return what to do again of a shard: of one kind, or ``all``; None where nothing failed so."""
    errors = list(read_errors(store, shard))
    chosen = [e["source"] for e in errors if kind in (ANY, e["status"].partition(":")[0])]
    unread = frozenset(error["source"] for error in errors if error.get("unread"))
    return Again(frozenset(chosen), unread, frozenset(paths)) if chosen else None
