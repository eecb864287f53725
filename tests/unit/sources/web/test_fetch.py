"""What a page that is fetched may lead to, what goes with it, and what is said of a failure."""

import socket
import ssl
import threading
from contextlib import suppress
from time import monotonic, sleep
from typing import Any

import pytest
from urllib3 import exceptions
from urllib3.util import parse_url

from summarize.errors import InputError
from summarize.sources.address import ORDINARY
from summarize.sources.own_headers import read_headers
from summarize.sources.web.fetch import (
    Hop,
    _describe,
    _list_own,
    _redirect,
    _start,
    fetch_url,
)
from summarize.sources.web.hosts import find_addresses

POOL: Any = None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(), "unknown host"),
        (exceptions.NameResolutionError("a", POOL, socket.gaierror()), "unknown host"),
        (exceptions.NewConnectionError(POOL, "x"),
         "the connection was refused or the host can't be reached"),
        (exceptions.ConnectTimeoutError(), "no connection in time"),
        (exceptions.ReadTimeoutError(POOL, "u", "x"), "no complete answer in time"),
        (ssl.SSLError(), "the server's certificate or encryption is not valid"),
        (exceptions.SSLError(), "the server's certificate or encryption is not valid"),
        (exceptions.IncompleteRead(1, 2), "the connection broke off"),
        (exceptions.ProtocolError(), "the connection broke off"),
        (exceptions.LocationParseError("x"), "not a valid URL"),
        (exceptions.LocationValueError(), "not a valid URL"),
        (UnicodeError(), "not a valid URL"),
        (OSError(), "can't be fetched (OSError)"),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_a_failure_is_told_in_a_few_words(error: Exception, said: str) -> None:
    assert _describe(error) == said


@pytest.mark.parametrize(
    ("url", "target", "url_then", "password_then"),
    [
        pytest.param("http://u:p@a.org/b", "c", "http://a.org/c", "u:p", id="the-same-host"),
        pytest.param("http://u:p@a.org/b", "http://a.org:80/c#d", "http://a.org:80/c", "u:p",
                     id="the-port-that-it-has-anyway"),
        pytest.param("http://u:p@a.org", "http://b.org/", "http://b.org/", None, id="another-host"),
        pytest.param("http://u:p@a.org", "http://a.org:81/", "http://a.org:81/", None,
                     id="another-port"),
        pytest.param("https://u:p@a.org", "http://a.org/", "http://a.org/", None, id="no-https"),
        pytest.param("http://u:p@a.org", "https://a.org/", "https://a.org/", None, id="https"),
        pytest.param("http://u:p@a.org", "http://v:q@b.org/", "http://b.org/", "v:q",
                     id="a-password-of-its-own"),
        pytest.param("http://a.org", "//b.org/c", "http://b.org/c", None, id="no-password"),
    ],
)  # fmt: skip
def test_a_password_goes_where_it_was_meant_for_alone(
    url: str, target: str, url_then: str, password_then: str | None
) -> None:
    hop = _start(url, ORDINARY)._replace(user_agent="me")
    after = _redirect(hop, target, private=False)
    assert after == Hop(parse_url(url_then), password_then, False, "me")


@pytest.mark.parametrize(
    ("url", "private", "sent"),
    [
        pytest.param("https://example.org/a", False, True, id="its-host"),
        pytest.param("https://EXAMPLE.org:8443/", False, True, id="in-any-spelling"),
        pytest.param("https://mühle.example/", False, True, id="in-letters-of-any-language"),
        pytest.param("https://[2001:db8::1]/", False, True, id="a-number"),
        pytest.param("http://example.org/a", False, False, id="unencrypted"),
        pytest.param("https://www.example.org/a", False, False, id="a-host-below-it"),
        pytest.param("https://example.org.evil.example/", False, False, id="a-host-like-it"),
        pytest.param("http://127.0.0.1:8000/", True, True, id="of-this-machine"),
        pytest.param("http://127.0.0.1:8000/", False, False, id="that-nobody-named"),
    ],
)
def test_a_header_goes_to_its_host_alone(url: str, *, private: bool, sent: bool) -> None:
    hosts = ("Example.org", "127.0.0.1", "Mühle.example", "[2001:DB8::1]")
    headers = read_headers(f"{host} Cookie: id=1" for host in hosts)
    found = _list_own(Hop(parse_url(url), private=private, headers=headers))
    assert found == ({"Cookie": "id=1"} if sent else {})


@pytest.mark.parametrize(
    ("target", "private"),
    [("/b", True), ("http://10.0.0.1:81/b", True), ("http://10.0.0.2/", False),
     ("http://169.254.169.254/latest", False), ("http://localhost/", False)],
)  # fmt: skip
def test_a_private_host_leads_to_itself_alone(target: str, private: bool) -> None:
    hop = _redirect(_start("http://10.0.0.1/a", ORDINARY), target, private=True)
    assert hop.private is private


@pytest.mark.parametrize("target", ["ftp://a.org/", "file:///etc/passwd", "javascript:x"])
def test_a_page_leads_to_pages_alone(target: str) -> None:
    with pytest.raises(InputError, match="redirected to something other than http or https"):
        _redirect(_start("http://a.org", ORDINARY), target, private=False)


def test_a_request_begins_without_the_password_in_its_url() -> None:
    hop = _start("http://u:p@127.0.0.1/a", ORDINARY)
    assert (hop.url.url, hop.password, hop.private) == ("http://127.0.0.1/a", "u:p", True)
    plain = _start("http://a.org", ORDINARY)
    assert (plain.password, plain.private) == (None, False)
    with pytest.raises(InputError, match="not a valid URL"):
        _start("http://", ORDINARY)


def test_of_the_addresses_of_a_host_only_public_ones_are_asked() -> None:
    found = ["10.0.0.1", "8.8.8.8", "::1"]

    def resolve(host: str, port: int) -> list[str]:
        assert (host, port) == ("a.org", 80)
        return found

    assert find_addresses("a.org", 80, private=False, resolve=resolve) == ["8.8.8.8"]
    assert find_addresses("a.org", 80, private=True, resolve=resolve) == found
    found.remove("8.8.8.8")
    with pytest.raises(InputError, match=r"led to a\.org, an address of a private network"):
        find_addresses("a.org", 80, private=False, resolve=resolve)


def drip(listener: socket.socket, start: bytes, piece: bytes) -> None:
    """Answer with a start at once, and then a piece now and then, as long as somebody listens."""
    with suppress(OSError):
        connection, _ = listener.accept()
        with connection:
            connection.sendall(start)
            for _piece in range(1000):
                connection.sendall(piece)
                sleep(0.02)


@pytest.mark.parametrize(
    ("scheme", "start", "piece"),
    [
        pytest.param("http", b"HTTP/1.1 200 OK\r\nX: ", b"x", id="headers"),
        pytest.param("http", b"HTTP/1.1 200 OK\r\n", b"X: x\r\n", id="lines-of-headers"),
        pytest.param("http", b"", b"HTTP/1.1 100 Continue\r\n\r\n", id="many-answers"),
        pytest.param("http", b"HTTP/1.1 200 OK\r\n\r\n", b"x", id="body"),
        pytest.param("http", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0",
                     id="size-of-a-chunk"),
        pytest.param("http", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                     b"1\r\nx\r\n", id="chunks"),
        pytest.param("https", b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc", b"x", id="handshake"),
    ],
)  # fmt: skip
def test_a_server_that_drips_leaves_no_thread_behind(
    scheme: str, start: bytes, piece: bytes
) -> None:
    before = set(threading.enumerate())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=drip, args=(listener, start, piece), daemon=True)
        server.start()
        began = monotonic()
        with pytest.raises(InputError, match="no complete answer"):
            fetch_url(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}/", max_seconds=0.3)
        assert monotonic() - began < 5
        server.join(5)
        assert set(threading.enumerate()) <= before
