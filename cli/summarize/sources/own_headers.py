"""Headers of the user's own for single hosts, such as the cookie of a subscription."""

from pathlib import Path
from typing import NamedTuple

from summarize.errors import UsageError
from summarize.lazy import compile_late

# HOST NAME: VALUE; the value has no control characters.
_FORM = compile_late(r"([\w.:\[\]-]{1,253}) +([A-Za-z0-9_-]{1,99}): *([ -~\x80-\xff]{1,8192})")
_FROM_FILE = "@"
_MOST = 100_000  # characters of a file
# What the request itself depends on.
_OURS = frozenset(
    "user-agent host connection content-length transfer-encoding accept-encoding upgrade te "
    "trailer".split()
)


class OwnHeader(NamedTuple):
    """A header that is sent to one host alone."""

    host: str  # in lower case
    name: str
    value: str

    def __repr__(self) -> str:
        """Leave the value out: it is a secret."""
        return f"OwnHeader({self.host!r}, {self.name!r})"


def read_headers(words: list[str] | None) -> tuple[OwnHeader, ...]:
    """Read ``example.org Cookie: id=1`` or ``@FILE`` with a header a line; raise UsageError.

    No message shows a value.
    """
    lines = (line for word in words or () for line in _list_lines(word))
    return tuple(_parse(line) for line in lines)


def _list_lines(word: str) -> list[str]:
    if not word.startswith(_FROM_FILE):
        return [word]
    path = Path(word[1:]).expanduser()
    try:
        text = path.read_text(encoding="utf-8")[:_MOST]
    except (OSError, ValueError) as error:
        raise UsageError(f"--header: {word[1:]} can't be read: {type(error).__name__}") from error
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _parse(line: str) -> OwnHeader:
    match = _FORM.fullmatch(line)
    if match is None:
        raise UsageError("--header: write 'example.org Cookie: NAME=VALUE', or @FILE")
    if match[2].lower() in _OURS:
        raise UsageError(f"--header: {match[2]} is set by the request itself")
    return OwnHeader(match[1].lower(), match[2], match[3].strip())
