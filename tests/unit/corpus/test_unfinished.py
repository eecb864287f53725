"""Articles of unfinished shards: written by each job, counted by a report."""

import json
import time
from pathlib import Path

import pytest

from summarize.corpus import unfinished
from summarize.corpus.store import Store
from summarize.corpus.unfinished import Running, UnfinishedArticles, count_running


def test_a_report_counts_the_articles_of_unfinished_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, now = Store(str(tmp_path)), [100.0]
    monkeypatch.setattr(unfinished, "monotonic", lambda: now[0])
    articles = UnfinishedArticles(store)
    articles.add("a")
    assert count_running(store) == Running()  # the first half minute
    now[0] += 31
    articles.add("b")
    assert count_running(store) == Running(1, 2)
    articles.drop("a")
    now[0] += 31
    articles.add("b")
    assert count_running(store) == Running(1, 2)
    for name, age in (("killed", 500), ("long-ago", 5000)):
        known = {"articles": 9, "updated": time.time() - age}
        store.write(f"running-{name}", json.dumps(known).encode())
    store.write("running-damaged", b"{")
    assert count_running(store) == Running(1, 2)
    articles.close()
    assert store.list_names() == ["running-damaged", "running-killed"]
    assert not list(tmp_path.glob("running-*"))  # not among the parts
