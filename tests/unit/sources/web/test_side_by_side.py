"""Pages of several hosts are fetched side by side, those of one host one after the other."""

from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.models import Source
from summarize.sources.address import Web
from summarize.sources.web.side_by_side import fetch_all

WEB = Web(fresh=True)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_a_page_that_fails_costs_the_others_nothing(server: str) -> None:
    urls = [f"{server}/page", f"{server}/404", "http://[broken", f"{server}/gzip"]
    ticks: list[int] = []
    found = fetch_all(dict.fromkeys(urls, WEB), ticks.append)
    assert list(found) == urls
    kinds = [type(each) for each in found.values()]
    assert kinds == [Source, InputError, InputError, Source]
    assert ticks[-1] == len(urls)


def test_nothing_is_fetched_for_no_urls() -> None:
    assert fetch_all({}) == {}
