"""Ask for one URL: straight from the address that was checked, or through the user's proxy."""

import base64
from time import monotonic
from typing import NamedTuple
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.util import Timeout, Url, parse_url

from summarize.sources.web.hosts import (
    Resolve,
    find_addresses,
    is_private,
    names_private,
    refuse_private,
)
from summarize.version import __version__

_PATIENCE = 5.0  # seconds for a connection, where the host has another address to try
PORTS = {"http": 80, "https": 443}
_UNREACHABLE = (
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.ConnectTimeoutError,
)
_HEADERS = {
    # Named honestly, in the form that sites expect of a browser: some refuse anything else.
    "User-Agent": f"Mozilla/5.0 (compatible; summarize/{__version__})",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class Hop(NamedTuple):
    """A URL on the way, and what may be done to get at it."""

    url: Url
    password: str | None = None  # user:password, for this host alone
    private: bool = False  # it may be an address of a private network
    user_agent: str | None = None  # None is our own name


def bare_host(url: Url) -> str:
    """Return the host, an address of version 6 without its brackets."""
    return (url.host or "").strip("[]")


def request_hop(
    hop: Hop, deadline: float, resolve: Resolve
) -> tuple[urllib3.BaseHTTPResponse, bool]:
    """Return the answer to a request, and whether it came from a private network."""
    host, scheme = bare_host(hop.url), str(hop.url.scheme)
    proxy = None if proxy_bypass(host) else getproxies().get(scheme)
    if proxy:  # which looks names up itself
        private = names_private(host)
        if private and not hop.private:
            refuse_private(host)
        headers = _authorize("Proxy-Authorization", parse_url(proxy).auth)
        manager = urllib3.ProxyManager(proxy, proxy_headers=headers)
        whole = hop.url._replace(fragment=None).url
        return _get(manager, whole, hop, Timeout(_left(deadline))), private
    port = hop.url.port or PORTS[scheme]
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
    """Ask the very address that was checked: looked up once more, the name may lead elsewhere."""
    pool: urllib3.HTTPConnectionPool
    if hop.url.scheme == "https":
        host = bare_host(hop.url).rstrip(".")
        pool = urllib3.HTTPSConnectionPool(
            address, port, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port)
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


def _left(deadline: float) -> float:
    return max(0.1, deadline - monotonic())


def _authorize(header: str, password: str | None) -> dict[str, str]:
    """Return the header that hands over ``user:password``, as it stands in a URL (RFC 7617)."""
    if password is None:
        return {}
    user, _, secret = password.partition(":")
    pair = f"{unquote(user)}:{unquote(secret)}".encode()
    return {header: f"Basic {base64.b64encode(pair).decode()}"}
