"""Keep strangers' pages from leading into the user's own network."""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Callable
from encodings.idna import dots

from summarize.errors import InputError

Resolve = Callable[[str, int], list[str]]  # a host and a port to addresses, the first one first

# Names that networks give to their own machines (RFC 6761, 6762, 8375; ICANN for .internal).
_LOCAL = re.compile(
    r"(?:^|\.)(?:localhost|localdomain\d*|local|internal|intranet|private|corp|home|lan|test"
    r"|home\.arpa)$"
)
_NUMBERS = re.compile(r"[0-9a-fx.]+", re.IGNORECASE)  # 127.1, 2130706433 or 0x7f000001
# Deprecated local addresses (RFC 3879) and relays (RFC 7526).
_NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("fec0::/10", "192.88.99.0/24")))
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Look up the addresses of a host; raise OSError if it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


def is_private(address: str) -> bool:
    """Check whether an address, in any form, is outside the public internet."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):  # which may hold one of version 4
        within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
        ip = ip.ipv4_mapped or ip.sixtofour or within or ip
    retired = any(ip in network for network in _NOT_PUBLIC if network.version == ip.version)
    return retired or not ip.is_global or ip.is_multicast or ip.is_reserved


def names_private(host: str) -> bool:
    """Check by its form, without a look-up, whether a host belongs to a private network.

    The form is that which a resolver would use: wide letters and circled digits are plain ones (RFC
    3491), and a dot at the end is ignored.
    """
    plain = dots.sub(".", unicodedata.normalize("NFKC", host)).strip("[]").rstrip(".").casefold()
    address = _read_address(plain)
    if address is not None:
        return is_private(address)
    own = socket.gethostname().casefold()
    return "." not in plain or plain == own or _LOCAL.search(plain) is not None


def _read_address(host: str) -> str | None:
    """Read a host that is an address, in any form that connects; None for a name."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if _NUMBERS.fullmatch(host) else None
    except OSError:
        return None


def find_addresses(host: str, port: int, *, private: bool, resolve: Resolve) -> list[str]:
    """Find the addresses to connect to; unless ``private``, only those of the public internet.

    Raise InputError if none is left, OSError for an unknown host.
    """
    found = resolve(host, port)
    allowed = [address for address in found if private or not is_private(address)]
    if not allowed:
        refuse_private(host)
    return allowed


def refuse_private(host: str) -> None:
    """Raise InputError for a host that only the user may name."""
    raise InputError(
        f"another name or page led to {host}, an address of a private network: "
        "name that address itself if you mean it"
    )
