"""Fetch a URL: straight from an address that was checked, or through the user's proxy.

The only module that knows the network.
"""

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from contextvars import ContextVar
from time import monotonic
from typing import NamedTuple
from urllib.parse import unquote, urljoin
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Timeout, Url, parse_url

from summarize.errors import InputError
from summarize.language.addresses import hide_password
from summarize.models import Source
from summarize.sources.address import Web
from summarize.sources.own_headers import OwnHeader
from summarize.sources.web.body import CUT_OFF, read_body
from summarize.sources.web.hosts import (
    Resolve,
    find_addresses,
    is_private,
    names_private,
    refuse_private,
    resolve,
)
from summarize.version import __version__

MAX_BYTES = 20_000_000  # after decompression
MAX_SECONDS = 20.0  # in all: name look-up, redirects and body
MAX_REDIRECTS = 5
_CHUNK = 65_536
_LATE = "no complete answer in time"
_GRACE = 0.5  # seconds for the thread to end in, once its connections are shut down
_LOOK = 0.2  # seconds between looks whether the user interrupts
_PATIENCE = 5.0  # seconds for a connection, if the host has another address to try
_FOR_GOOD = (301, 308)
_PORTS = {"http": 80, "https": 443}
_UNREACHABLE = (
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
)
_HEADERS = {
    # Our own name, in the form that sites expect of a browser: some refuse anything else.
    "User-Agent": f"Mozilla/5.0 (compatible; summarize/{__version__})",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CONDITIONS = ("If-None-Match", "If-Modified-Since")  # for ETag and Last-Modified


class UnchangedError(InputError):
    """The page is the one that was fetched before."""


class GoneError(InputError):
    """The server says that the page will not come back."""


class Hop(NamedTuple):
    """A URL among redirects, and the options of its request."""

    url: Url
    password: str | None = None  # user:password, only for this host
    private: bool = False  # it may be an address of a private network
    user_agent: str | None = None  # None is our own name
    headers: tuple[OwnHeader, ...] = ()  # each for its own host
    known: tuple[str, str] = ("", "")  # ETag and Last-Modified of the page as fetched before
    moved: bool = False  # each redirect was one for good


def fetch_url(
    url: str,
    *,
    user_agent: str | None = None,
    named: bool = True,
    headers: tuple[OwnHeader, ...] = (),
    known: tuple[str, str] = ("", ""),
    max_seconds: float = MAX_SECONDS,
    max_bytes: int = MAX_BYTES,
    resolve: Resolve = resolve,
) -> Source:
    """Fetch an http(s) URL; raise InputError unless the answer is a 200 within the limits.

    A user and password in the URL are sent as authorization, and never shown; each of the
    ``headers`` goes to its own host alone, also after redirects. An address of a
    private network is refused unless the user ``named`` it. Raise UnchangedError if the page is
    still the one whose ETag and Last-Modified are ``known``. A separate thread does the work,
    because a name look-up can't be limited from within. At the deadline its connections are shut
    down, which ends it, however slowly a server sends its handshake, headers or body.
    """
    outcome: list[Source | InputError] = []
    connections = _Connections()
    deadline = monotonic() + max_seconds

    def work() -> None:
        _current.set(connections)
        web = Web(False, user_agent, named, headers)
        outcome.append(_try_fetch(url, web, known, deadline, max_bytes, resolve))

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    # In steps: a signal that comes just before a wait ends none.
    while worker.is_alive() and (left := deadline - monotonic()) > 0:
        worker.join(min(_LOOK, left))
    late = not outcome
    connections.end()
    if late:
        worker.join(_GRACE)
        raise InputError(f"no complete answer within {max_seconds:g} s")
    if isinstance(outcome[0], InputError):
        raise outcome[0]
    return outcome[0]


class _Connections:
    """The connections of a fetch, which are closed together."""

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []
        self._ended = False
        self._turn = threading.Lock()

    def add(self, connection: socket.socket) -> None:
        """Keep a copy of a socket: TLS will take the socket itself over."""
        with self._turn:
            self._sockets.append(connection.dup())
        if self._ended:
            self.end()

    def end(self) -> None:
        """Shut down all connections, including future ones."""
        with self._turn:
            self._ended = True
            for connection in self._sockets:
                with suppress(OSError):  # it has ended
                    connection.shutdown(socket.SHUT_RDWR)
                connection.close()
            self._sockets.clear()


_current: ContextVar[_Connections] = ContextVar("_current")  # of the thread of a fetch


class _Connection(HTTPConnection):
    """A connection whose socket others can shut down, even if TLS has taken it over."""

    def _new_conn(self) -> socket.socket:
        connection = super()._new_conn()
        _current.get().add(connection)
        return connection


class _TLSConnection(_Connection, HTTPSConnection):
    """The same over TLS."""


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


def _try_fetch(
    name: str,
    web: Web,
    known: tuple[str, str],
    deadline: float,
    max_bytes: int,
    resolve: Resolve,
) -> Source | InputError:
    try:
        hop = _start(name, web)._replace(known=known)
        first = hop.url.url
        for _ in range(MAX_REDIRECTS + 1):
            response, private = _request(hop, deadline, resolve)
            with response:
                target = response.get_redirect_location()
                if not target:
                    data = _read(response, deadline, max_bytes)
                    secret = _forbids_keeping(response)
                    return Source(
                        hide_password(name),
                        data,
                        hop.url.url,
                        secret=secret,
                        validators=_list_validators(response),
                        moved=hop.moved,
                    )
            start = hop.url.url
            hop = _redirect(hop, target, private=private)
            for_good = response.status in _FOR_GOOD and (hop.moved or start == first)
            hop = hop._replace(moved=for_good)
    except InputError as error:
        return error
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        return InputError(_describe(error))
    return InputError(f"more than {MAX_REDIRECTS} redirects")


def _start(name: str, web: Web) -> Hop:
    url = parse_url(name)
    if not url.host:
        raise InputError("not a valid URL")
    private = web.named and names_private(_bare_host(url))
    return Hop(url._replace(auth=None), url.auth, private, web.user_agent, web.headers)


def _redirect(hop: Hop, target: str, *, private: bool) -> Hop:
    """Build the hop after a redirect; a password stays with its own host.

    A private host may lead to itself alone: what the user typed says nothing of its neighbours.
    """
    url = parse_url(urljoin(hop.url.url, target))
    if url.scheme not in _PORTS or not url.host:
        raise InputError("redirected to something other than http or https")
    here, there = ((u.scheme, u.host, u.port or _PORTS[u.scheme or ""]) for u in (hop.url, url))
    password = url.auth or (hop.password if here == there else None)
    url = url._replace(auth=None, fragment=None)
    private = private and url.host == hop.url.host
    return hop._replace(url=url, password=password, private=private)


def _read(response: urllib3.BaseHTTPResponse, deadline: float, max_bytes: int) -> bytes:
    if response.status == 304:
        raise UnchangedError("the page has not changed")
    if response.status == 410:
        raise GoneError("the server answered 410 Gone")
    if response.status != 200:
        raise InputError(f"the server answered {response.status} {response.reason or ''}".rstrip())
    return read_body(
        _list_chunks(response), response.headers.get("Content-Encoding", ""), deadline, max_bytes
    )


def _forbids_keeping(response: urllib3.BaseHTTPResponse) -> bool:
    """Check whether a page may not be stored, or is private (RFC 9111, 5.2.2)."""
    control = response.headers.get("Cache-Control", "").lower()
    words = {word.partition("=")[0].strip() for word in control.split(",")}
    return not words.isdisjoint({"no-store", "private"})


def _list_validators(response: urllib3.BaseHTTPResponse) -> tuple[str, str]:
    return response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")


def _list_chunks(response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    while chunk := response.read(_CHUNK, decode_content=False):
        yield chunk


def _describe(error: Exception) -> str:
    """Summarize a paragraph of urllib3's in a few words."""
    known = {
        "gaierror": "unknown host",
        "NameResolutionError": "unknown host",  # of a proxy
        "NewConnectionError": "the connection was refused or the host can't be reached",
        "ConnectTimeoutError": "no connection in time",
        "ReadTimeoutError": _LATE,
        "SSLError": "the server's certificate or encryption is not valid",
        "IncompleteRead": CUT_OFF,
        "ProtocolError": CUT_OFF,
        "LocationParseError": "not a valid URL",
        "UnicodeError": "not a valid URL",
        "LocationValueError": "not a valid URL",
    }
    return known.get(type(error).__name__, f"can't be fetched ({type(error).__name__})")


def _bare_host(url: Url) -> str:
    """Read the host of a URL, an IPv6 address without its brackets."""
    return (url.host or "").strip("[]")


def _request(hop: Hop, deadline: float, resolve: Resolve) -> tuple[urllib3.BaseHTTPResponse, bool]:
    """Request one hop; return the answer, and whether it came from a private network."""
    if monotonic() > deadline:
        raise InputError(_LATE)
    host, scheme = _bare_host(hop.url), str(hop.url.scheme)
    proxy = None if proxy_bypass(host) else getproxies().get(scheme)
    if proxy:  # which resolves names itself
        private = names_private(host)
        if private and not hop.private:
            refuse_private(host)
        headers = _authorize("Proxy-Authorization", parse_url(proxy).auth)
        manager = urllib3.ProxyManager(proxy, proxy_headers=headers)
        manager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
        whole = hop.url._replace(fragment=None).url
        return _get(manager, whole, hop, Timeout(_left(deadline))), private
    port = hop.url.port or _PORTS[scheme]
    addresses = find_addresses(host, port, private=hop.private, resolve=resolve)
    for address in addresses[:-1]:
        try:
            return _ask(address, port, hop, Timeout(connect=_PATIENCE, read=_left(deadline)))
        except _UNREACHABLE:
            continue
    return _ask(addresses[-1], port, hop, Timeout(_left(deadline)))


def _ask(
    address: str, port: int, hop: Hop, timeout: Timeout
) -> tuple[urllib3.BaseHTTPResponse, bool]:
    """Connect to the very address that was checked: a second look-up may give another."""
    pool: urllib3.HTTPConnectionPool
    if hop.url.scheme == "https":
        host = _bare_host(hop.url).rstrip(".")
        pool = _TLSPool(address, port, server_hostname=host, assert_hostname=host)
    else:
        pool = _Pool(address, port)
    return _get(pool, hop.url.request_uri, hop, timeout), hop.private and is_private(address)


def _get(
    pool: urllib3.HTTPConnectionPool | urllib3.ProxyManager,
    target: str,
    hop: Hop,
    timeout: Timeout,
) -> urllib3.BaseHTTPResponse:
    headers = {
        "Host": hop.url.netloc or "",
        **_HEADERS,
        **({"User-Agent": hop.user_agent} if hop.user_agent else {}),
        **_authorize("Authorization", hop.password),
        **_list_own(hop),
        **{name: value for name, value in zip(_CONDITIONS, hop.known, strict=True) if value},
    }
    return pool.request(
        "GET",
        target,
        headers=headers,
        redirect=False,
        retries=False,
        preload_content=False,
        timeout=timeout,
    )


def _list_own(hop: Hop) -> dict[str, str]:
    """List the user's headers for the host of a hop: over TLS, or within a private network."""
    host = _bare_host(hop.url).lower()
    safe = hop.url.scheme == "https" or (hop.private and names_private(host))
    return {own.name: own.value for own in hop.headers if safe and own.host == host}


def _left(deadline: float) -> float:
    return max(0.1, deadline - monotonic())


def _authorize(header: str, password: str | None) -> dict[str, str]:
    """Build the header for ``user:password``, percent-encoded as in a URL (RFC 7617)."""
    if password is None:
        return {}
    user, _, secret = password.partition(":")
    pair = f"{unquote(user)}:{unquote(secret)}".encode()
    return {header: f"Basic {base64.b64encode(pair).decode()}"}
