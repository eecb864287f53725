"""Amounts of bytes as they are written: ``2G``, ``500M``, ``64K``."""

from summarize.errors import UsageError

_UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
_LEAST = 200_000_000  # bytes that a worker has mapped when it has loaded its libraries
_DIGITS = 18


def parse_size(text: str, what: str = "size") -> int:
    """Read an amount, plain bytes too; raise UsageError for anything else."""
    unit = _UNITS.get(text[-1:].upper(), 0)
    number = text[:-1] if unit else text
    size = int(number) * (unit or 1) if number.isascii() and number.isdigit() else 0
    if not 0 < size < 10**_DIGITS:
        raise UsageError(f"{text!r} is no {what}: write 2G, 500M or bytes")
    return size


def parse_memory(text: str) -> int:
    """Read the memory that an article may need; raise UsageError for what no worker runs in."""
    size = parse_size(text, "amount of memory")
    if size < _LEAST:
        raise UsageError(f"{text!r} is too little: a worker itself needs {_LEAST // 10**6}M")
    return size
