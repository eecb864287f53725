"""A URL is fetched within bounds, from a real server; everything else is one clear line."""

import socket
import subprocess
import sys

import pytest

from summarize.errors import InputError
from summarize.sources.fetch import fetch_url
from tests.conftest import ROOT, SAMPLES, Run
from tests.server import Handler


def test_a_page_gives_the_same_summary_from_a_url_as_from_a_file(run: Run, server: str) -> None:
    from_url = run(f"{server}/page")
    assert from_url.code == 0
    assert from_url.out == run(SAMPLES / "bridge.html").out


def test_the_user_agent_is_a_real_one_that_names_us(server: str) -> None:
    fetch_url(f"{server}/page")
    assert "Mozilla/5.0" in Handler.agents[-1]
    assert "summarize/" in Handler.agents[-1]


@pytest.mark.parametrize("path", ["page", "redirect/page", "chain/4", "gzip"])
def test_redirects_are_followed_and_compression_undone(server: str, path: str) -> None:
    assert fetch_url(f"{server}/{path}").data == (SAMPLES / "bridge.html").read_bytes()


def test_the_url_of_a_source_is_the_one_after_redirects(server: str) -> None:
    source = fetch_url(f"{server}/redirect/page")
    assert (source.name, source.url) == (f"{server}/redirect/page", f"{server}/page")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("nothing", "404", id="not-found"),
        pytest.param("500", "500", id="server-error"),
        pytest.param("chain/5", "more than 5 redirects", id="too-many-redirects"),
        pytest.param("loop", "more than 5 redirects", id="redirect-loop"),
        pytest.param("escape", "other than http", id="redirect-to-a-file"),
        pytest.param("broken", "compression is broken", id="broken-gzip"),
        pytest.param("cut", "broke off", id="cut-off"),
    ],
)
def test_what_goes_wrong_on_the_way_is_said(server: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetch_url(f"{server}/{path}")


def test_a_slow_body_ends_when_the_time_is_up(server: str) -> None:
    with pytest.raises(InputError, match=r"within 0\.5 s"):
        fetch_url(f"{server}/slow", max_seconds=0.5)


def test_a_body_past_the_limit_is_refused_after_decompression(server: str) -> None:
    with pytest.raises(InputError, match="longer than 1 MB"):
        fetch_url(f"{server}/bomb", max_bytes=1_000_000)


def test_a_refused_connection_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="refused"):
        fetch_url(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("404", 3, "the server answered 404"),
        ("png", 3, "Portable Network Graphics"),
        ("loop", 3, "redirects"),
    ],
)
def test_a_failed_fetch_is_one_line_and_code_3(
    run: Run, server: str, path: str, code: int, message: str
) -> None:
    result = run(f"{server}/{path}")
    assert (result.out, result.code) == ("", code)
    assert message in result.err
    assert result.err.count("\n") == 1


def test_plain_text_from_a_url_is_read_as_such(run: Run, server: str) -> None:
    assert run(f"{server}/text").out == "One sentence came as plain text.\n"


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "file:///etc/hostname", "FTP://h/x"])
def test_other_schemes_are_refused(run: Run, url: str) -> None:
    result = run(url)
    assert result.code == 3
    assert "only http and https" in result.err


@pytest.mark.parametrize("url", ["http://", "http:///x", "https://[::1", "http://a b/"])
def test_a_malformed_url_is_one_line(run: Run, url: str) -> None:
    result = run(url)
    assert result.code == 3
    assert result.err.count("\n") == 1


OFFLINE = """
import os, sys
def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        print("network:", event, file=sys.stderr, flush=True)
        os._exit(9)
sys.addaudithook(forbid)
from summarize.commands.run import run
sys.exit(run())
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["samples/bridge.html"],
        ["-f", "html", "samples/bridge.html"],
        ["read", "-f", "markdown", "samples/tram.txt"],
        ["--merge", "samples/tram.txt", "samples/acequia.html"],
    ],
)
def test_files_are_read_without_any_network(arguments: list[str]) -> None:
    command = [sys.executable, "-c", OFFLINE, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_the_guard_against_the_network_sees_a_connection(server: str) -> None:
    command = [sys.executable, "-c", OFFLINE, f"{server}/page"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "network: socket." in done.stderr
