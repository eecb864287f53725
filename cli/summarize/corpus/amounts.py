"""Amounts as they are written: of bytes ``2G``, ``500M``, ``64K``; of failures ``20``, ``1%``."""

from typing import NamedTuple

from summarize.errors import UsageError

_UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
_LEAST = 200_000_000  # bytes that a worker has mapped when it has loaded its libraries
_DIGITS = 18


def parse_size(text: str, what: str = "a size") -> int:
    """Read an amount, plain bytes too; raise UsageError for anything else."""
    unit = _UNITS.get(text[-1:].upper(), 0)
    number = text[:-1] if unit else text
    size = int(number) * (unit or 1) if number.isascii() and number.isdigit() else 0
    if not 0 < size < 10**_DIGITS:
        raise UsageError(f"{text!r} is not {what}: write 2G, 500M or bytes")
    return size


def parse_memory(text: str) -> int:
    """Read the memory that an article may need; raise UsageError for what no worker runs in."""
    size = parse_size(text, "an amount of memory")
    if size < _LEAST:
        raise UsageError(f"{text!r} is too little: a worker itself needs {_LEAST // 10**6}M")
    return size


class Allowed(NamedTuple):
    """How many articles may fail."""

    number: int = 0
    percent: float | None = None  # of all articles; counts in place of the number

    def allows(self, failed: int, done: int) -> bool:
        """Tell whether so many of those that were done may have failed."""
        most = self.number if self.percent is None else self.percent * done / 100
        return failed <= most


NONE = Allowed()


def parse_failures(text: str) -> Allowed:
    """Read how many articles may fail, ``20`` or ``1%``; raise UsageError for anything else."""
    try:
        if text.endswith("%"):
            percent = float(text[:-1])
            if 0 <= percent <= 100:
                return Allowed(percent=percent)
        elif text.isascii() and text.isdigit() and len(text) < _DIGITS:
            return Allowed(int(text))
    except ValueError:
        pass
    raise UsageError(f"{text!r} is not a number of failures: write 20 or 1%")
