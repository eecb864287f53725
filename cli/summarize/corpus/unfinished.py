"""Articles of shards that are not finished: each job records theirs for a report."""

import json
import os
import socket
from collections import Counter
from contextlib import suppress
from time import monotonic, time
from typing import NamedTuple

from summarize.console.progress import LOG_PAUSE
from summarize.corpus.store import Store
from summarize.errors import InputError

_PREFIX = "running-"
_FRESH = 4 * LOG_PAUSE  # seconds after which the job is taken for killed
_OLD = 3600.0  # seconds after which its file is deleted, even if clocks differ


class Running(NamedTuple):
    """The jobs that are running, and the articles in their unfinished shards."""

    jobs: int = 0
    articles: int = 0


NOT_RUNNING = Running()


class UnfinishedArticles:
    """The articles in the unfinished shards of this job, written to the folder each half minute."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts = Counter[str]()
        self._name = f"{_PREFIX}{socket.gethostname()}-{os.getpid()}"
        self._last = monotonic()
        self._written = False

    def add(self, shard: str) -> None:
        """Count an article of a shard."""
        self._counts[shard] += 1
        if monotonic() - self._last >= LOG_PAUSE:
            self._last = monotonic()
            known = {"articles": self._counts.total(), "updated": time()}
            with suppress(InputError):  # of the parts the reason is told
                self._store.write(self._name, json.dumps(known).encode())
                self._written = True

    def drop(self, shard: str) -> int:
        """Forget the articles of a shard that is finished; return their number."""
        return self._counts.pop(shard, 0)

    def close(self) -> None:
        """Delete the record of this job, and of those that were killed long ago."""
        if self._written:
            self._store.remove(self._name)
        for name, (_, age) in _read_records(self._store).items():
            if age > _OLD:
                self._store.remove(name)


def count_running(store: Store) -> Running:
    """Count the running jobs and the articles in their unfinished shards."""
    found = [articles for articles, age in _read_records(store).values() if age < _FRESH]
    return Running(len(found), sum(found))


def _read_records(store: Store) -> dict[str, tuple[int, float]]:
    """Read the articles of each job, and the seconds since it wrote."""
    records = {}
    for name in store.list_names():
        if name.startswith(_PREFIX):
            with suppress(ValueError, KeyError, TypeError):
                known = json.loads(store.read(name) or b"")
                records[name] = (int(known["articles"]), time() - float(known["updated"]))
    return records
