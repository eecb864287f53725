"""Headers of the user's own for single hosts, such as the cookie of a subscription."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarize.errors import UsageError
from summarize.lazy import compile_late

# HOST NAME: VALUE; the value has no control characters.
_FORM = compile_late(
    r"([\w.-]{1,253}|\[[\da-f:.]{2,45}\]) +([A-Za-z0-9_-]{1,99}): *([ -~\x80-\xff]{1,8192})",
    re.IGNORECASE,
)
# What the request itself depends on.
_OURS = frozenset(
    "user-agent host connection content-length transfer-encoding accept-encoding upgrade te "
    "trailer".split()
)


class OwnHeader(NamedTuple):
    """A header that is sent to one host alone."""

    host: str  # in lower case, as an address has it
    name: str
    value: str

    def __repr__(self) -> str:
        """Leave the value out: it is a secret."""
        return f"OwnHeader({self.host!r}, {self.name!r})"


def read_headers(lines: Iterable[str]) -> tuple[OwnHeader, ...]:
    """Read lines such as ``example.org Cookie: id=1``; raise UsageError, which shows no value."""
    return tuple(map(_parse, lines))


def _parse(line: str) -> OwnHeader:
    match = _FORM.fullmatch(line)
    try:
        host = match[1].strip("[]").lower().encode("idna").decode() if match else ""
    except UnicodeError:  # an empty label, or one that is too long
        host = ""
    if match is None or not host:
        raise UsageError("--header: write 'example.org Cookie: NAME=VALUE', or @FILE")
    if match[2].lower() in _OURS:
        raise UsageError(f"--header: {match[2]} is set by the request itself")
    return OwnHeader(host, match[2], match[3].strip())
