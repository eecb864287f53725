"""Fetch a URL that the user named. The only module that knows the network."""

import threading
from time import monotonic
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

from summarize import __version__
from summarize.errors import InputError
from summarize.models import Source

MAX_BYTES = 20_000_000  # after decompression
MAX_SECONDS = 20.0  # in all: name look-up, redirects and body
MAX_REDIRECTS = 5
_CHUNK = 65_536
_HEADERS = {
    # Named honestly, in the form that sites expect of a browser: some refuse anything else.
    "User-Agent": f"Mozilla/5.0 (compatible; summarize/{__version__})",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


def fetch_url(url: str, *, max_seconds: float = MAX_SECONDS, max_bytes: int = MAX_BYTES) -> Source:
    """Return the body of an http(s) URL; raise InputError for anything but a 200 within bounds.

    The work is done on a thread of its own, since neither a name look-up nor a server that
    dribbles its headers can be bounded from within.
    """
    outcome: list[Source | InputError] = []
    deadline = monotonic() + max_seconds
    worker = threading.Thread(
        target=lambda: outcome.append(_try_fetch(url, deadline, max_bytes)), daemon=True
    )
    worker.start()
    worker.join(max_seconds)
    if not outcome:
        raise InputError(f"no complete answer within {max_seconds:g} s")
    if isinstance(outcome[0], InputError):
        raise outcome[0]
    return outcome[0]


def _try_fetch(url: str, deadline: float, max_bytes: int) -> Source | InputError:
    try:
        address = url
        for _ in range(MAX_REDIRECTS + 1):
            with _request(address, deadline) as response:
                target = response.get_redirect_location()
                if not target:
                    return Source(url, _read_body(response, deadline, max_bytes), address)
                address = urljoin(address, target)
    except InputError as error:
        return error
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        return InputError(_describe(error))
    return InputError(f"more than {MAX_REDIRECTS} redirects")


def _request(address: str, deadline: float) -> urllib3.BaseHTTPResponse:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("redirected to something other than http or https")
    proxy = None if proxy_bypass(parts.hostname) else getproxies().get(parts.scheme)
    pool = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
    return pool.request(
        "GET",
        address,
        headers=_HEADERS,
        redirect=False,
        retries=False,
        preload_content=False,
        timeout=max(0.1, deadline - monotonic()),
    )


def _read_body(response: urllib3.BaseHTTPResponse, deadline: float, max_bytes: int) -> bytes:
    if response.status != 200:
        raise InputError(f"the server answered {response.status} {response.reason or ''}".rstrip())
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > max_bytes:
            raise InputError(f"longer than {max_bytes / 1e6:g} MB")
        if monotonic() > deadline:
            raise InputError("no complete answer in time")
        chunks.append(chunk)
    return b"".join(chunks)


def _describe(error: Exception) -> str:
    """Say in a few words what urllib3 says in a paragraph."""
    known = {
        "NameResolutionError": "the host is not known",
        "NewConnectionError": "the connection was refused or the host can't be reached",
        "ConnectTimeoutError": "no connection in time",
        "ReadTimeoutError": "no complete answer in time",
        "SSLError": "the server's certificate or encryption is not valid",
        "IncompleteRead": "the connection broke off",
        "ProtocolError": "the connection broke off",
        "DecodeError": "its compression is broken",
        "LocationParseError": "not a valid URL",
        "LocationValueError": "not a valid URL",
    }
    return known.get(type(error).__name__, f"can't be fetched ({type(error).__name__})")
