"""What a server says of the state of a feed goes back to it as it came, each in its own field."""

import os
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from summarize.sources.address import ORDINARY
from summarize.sources.web.cache import fetch_cached
from tests.conftest import SAMPLES
from tests.server import serve

FIELDS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
SAID = {"ETag": '"seven"', "Last-Modified": "Mon, 06 May 2024 10:00:00 GMT"}


class Feed(BaseHTTPRequestHandler):
    """Answers with a feed and the fields that its path names; writes down what it is asked."""

    asked: list[dict[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append({name: self.headers.get(field) for name, field in FIELDS.items()})
        same = any(self.asked[-1].values())
        self.send_response(304 if same else 200)
        data = b"" if same else (SAMPLES / "coast.rss").read_bytes()
        for name in self.path.strip("/").split("+"):
            self.send_header(name, SAID[name])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its own name)
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    Feed.asked = []
    with serve(Feed) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("said", [["ETag"], ["Last-Modified"], ["ETag", "Last-Modified"]])
def test_each_field_goes_back_as_it_came(
    address: str, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    web = ORDINARY._replace(revisits=True, fresh=False)
    first = fetch_cached(f"{address}/{'+'.join(said)}", web)
    (kept,) = (tmp_path / "summarize").iterdir()
    old = time.time() - 7_200
    os.utime(kept, (old, old))
    assert fetch_cached(f"{address}/{'+'.join(said)}", web).data == first.data
    assert Feed.asked[1] == {name: SAID[name] if name in said else None for name in FIELDS}
