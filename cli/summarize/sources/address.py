"""The name of an input: a web address, with the options of its fetch, or a path."""

import os
import re
from typing import NamedTuple

from summarize.errors import InputError
from summarize.lazy import compile_late
from summarize.sources.own_headers import OwnHeader

_SCHEME = compile_late(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_FETCHED = ("http", "https")
_LONGEST = 4_096  # characters of a name


class Web(NamedTuple):
    """Options for fetching a page."""

    fresh: bool = False  # also if it was fetched within the hour
    user_agent: str | None = None  # None is our own name
    named: bool = True  # by the user, who may mean an address of a private network
    headers: tuple[OwnHeader, ...] = ()  # each for its own host
    revisits: bool = False  # kept for a month; from the hour on its server is asked for changes


ORDINARY = Web()


def is_address(name: str) -> bool:
    """Check whether a name is a web address, not a path; raise InputError for another scheme."""
    scheme = find_scheme(name)
    if scheme is not None and scheme not in _FETCHED:
        raise InputError(f"only http and https URLs are read, not {scheme}")
    return scheme is not None


def find_scheme(name: str) -> str | None:
    """Find the scheme at the start of a name, in small letters; None for a path."""
    found = _SCHEME.match(name) if "://" in name else None
    return found[1].lower() if found else None


def describe_name(text: str) -> str | None:
    """Say what a text is that is only a name: "the name of a file" or "an address"; else None."""
    name = text.strip()
    if len(name) > _LONGEST or len(name.splitlines()) != 1:
        return None
    if find_scheme(name) in _FETCHED and len(name.split()) == 1:
        return "an address"
    return "the name of a file" if os.path.isfile(name) else None  # noqa: PTH113 - NUL is no file


def take_path(name: str) -> str:
    """Turn a file:// address of this machine into a path; leave any other name as it is."""
    if find_scheme(name) != "file":
        return name
    # Imported here: it takes 20 ms, and few names are file:// addresses.
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        address = urlsplit(name)
    except ValueError:  # brackets that hold no address
        return name
    return url2pathname(address.path) if address.netloc in ("", "localhost") else name
