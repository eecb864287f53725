"""Read and decompress the body of an answer, within limits of size and time."""

import zlib
from collections.abc import Iterator
from time import monotonic

from summarize.errors import InputError

CUT_OFF = "the connection broke off"
_CHUNK = 65_536
_MOST_LAYERS = 3  # of compression; servers send one
_GZIP = b"\x1f\x8b"
_UNASKED = ("br", "zstd", "compress", "x-compress", "dcb", "dcz")


def read_body(chunks: Iterator[bytes], encoding: str, deadline: float, max_bytes: int) -> bytes:
    """Decompress a body that comes in chunks; ``encoding`` is the answer's Content-Encoding.

    Raise InputError for more than ``max_bytes``, for compression that is broken or cut off, and
    for more than three layers of it.
    """
    layers = 0
    for name in reversed([name.strip().lower() for name in encoding.split(",")]):
        if name in ("gzip", "x-gzip", "deflate"):
            layers += 1
            if layers > _MOST_LAYERS:  # each is a generator in the next: 1,000 are too deep
                raise InputError(f"compressed more than {_MOST_LAYERS} times over")
            chunks = _unpack(chunks, name)
        elif name in _UNASKED:
            raise InputError(f"compressed with {name}, which we did not ask for")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            raise InputError(f"longer than {max_bytes / 1e6:g} MB")
        if monotonic() > deadline:
            raise InputError("no complete answer in time")
    return bytes(body)


def _unpack(chunks: Iterator[bytes], name: str) -> Iterator[bytes]:
    unpacker, rest = None, b""
    for chunk in chunks:
        rest += chunk
        # Two bytes show which layer begins: a chunk may end between them.
        while len(rest) > 1 or (rest and unpacker is not None and not unpacker.eof):
            if unpacker is None or (unpacker.eof and rest.startswith(_GZIP)):
                unpacker = _open_unpacker(rest, name)
            if unpacker.eof:  # the rest is padding
                rest = b""
                break
            yield from _inflate(unpacker, rest)
            rest = unpacker.unused_data
    if (rest and unpacker is None) or (unpacker is not None and not unpacker.eof):
        raise InputError(CUT_OFF)


def _open_unpacker(data: bytes, name: str) -> "zlib._Decompress":
    """Choose the decompressor: servers mix up the names, and send deflate without its header."""
    if data.startswith(_GZIP):
        return zlib.decompressobj(31)
    headed = data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0
    return zlib.decompressobj(15 if headed or name != "deflate" else -15)


def _inflate(unpacker: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    while True:
        try:
            piece = unpacker.decompress(data, _CHUNK)
        except zlib.error as error:
            raise InputError("its compressed data is broken") from error
        yield piece
        data = unpacker.unconsumed_tail
        if not data and len(piece) < _CHUNK:
            return
