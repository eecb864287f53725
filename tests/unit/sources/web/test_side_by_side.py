"""Pages of several hosts are fetched side by side, and only so many of one host."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest

from summarize.errors import InputError
from summarize.models import Source
from summarize.sources.address import Web
from summarize.sources.web.side_by_side import fetch_all
from tests.server import serve

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


@pytest.fixture
def meeting() -> Iterator[str]:
    """A server that answers four requests together, and fails one that is alone for 3 s."""
    barrier = Barrier(4)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                barrier.wait(3)
                self.send_response(200)
            except BrokenBarrierError:
                self.send_response(503)
            self.send_header("Content-Length", "4")
            self.end_headers()
            self.wfile.write(b"text")

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with serve(Handler) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(("at_once", "kind"), [(4, Source), (1, InputError)])
def test_feeds_of_a_host_wait_for_each_other_only_if_told_to(
    meeting: str, at_once: int, kind: type
) -> None:
    webs = {f"{meeting}/{number}": WEB for number in range(8)}
    found = fetch_all(webs, at_once=at_once)
    assert {type(each) for each in found.values()} == {kind}
