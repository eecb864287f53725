"""A file is bytes with places in it; what is written into one gives the bytes of another file."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tests.quality.values.scalars import Value

Write = Callable[[str], bytes]
Put = Callable[[Value], bytes]


class Place(NamedTuple):
    """A place of a file that holds a value."""

    name: str  # several may share it, as those of an attribute do
    value: str  # that stands there
    put: Put  # the whole file with another one
    typed: bool = False  # the format has numbers, lists and the like, not text alone


class Span(NamedTuple):
    """A range of bytes that holds a value, and what goes where the value is missing."""

    name: str
    start: int
    end: int
    outer: tuple[int, int] | None = None


Apart = Callable[[bytes], Iterable[Place]]


def encode(text: str) -> bytes:
    """Return UTF-8, lone surrogates as CESU-8 has them."""
    return text.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """Return a text of UTF-8, or of bytes that are none."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def place_span(data: bytes, span: Span, write: Write = encode, markup: Write = encode) -> Place:
    """Return the place of a range of bytes; ``markup`` writes what needs no escapes."""
    first, last = span.outer or (span.start, span.end)

    def put(value: Value) -> bytes:
        if value.form == "unchanged":
            return data
        if value.form == "missing":
            return data[:first] + data[last:]
        if value.form == "doubled":
            return data[:last] + data[first:]
        written = (markup if value.form == "markup" else write)(value.text)
        return data[: span.start] + written + data[span.end :]

    return Place(span.name, decode(data[span.start : span.end])[:200], put)


def nest(name: str, places: Iterable[Place], wrap: Callable[[bytes], bytes]) -> Iterator[Place]:
    """Yield the places of what lies in a file; ``wrap`` puts it back there."""
    for place in places:
        yield place._replace(name=f"{name} > {place.name}", put=_compose(place.put, wrap))


def _compose(put: Put, wrap: Callable[[bytes], bytes]) -> Put:
    return lambda value: wrap(put(value))


def splice(data: bytes, start: int, end: int) -> Callable[[bytes], bytes]:
    """Return what puts bytes in place of a range."""
    return lambda inner: data[:start] + inner + data[end:]


def find_spans(data: bytes, patterns: Sequence[tuple[str, bytes]]) -> Iterator[Span]:
    """Yield the groups of patterns as spans; a match as a whole is what may be missing."""
    for name, pattern in patterns:
        for match in re.finditer(pattern, data, re.MULTILINE):
            groups = range(1, match.re.groups + 1)
            for number in groups:
                if match[number] is not None:
                    label = f"{name} {number}" if len(groups) > 1 else name
                    yield Span(label, *match.span(number), match.span())
