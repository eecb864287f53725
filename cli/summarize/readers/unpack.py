"""Decompress gzip, within bounds."""

import re
import zlib
from collections.abc import Iterator

from summarize.errors import InputError

MOST_BYTES = 100_000_000  # of the content
_FIRST, _CHUNK = 1 << 9, 1 << 16  # bytes taken at once: a member may have 21 or many millions
_PADDING = re.compile(rb"\0*")


def unpack_gzip(data: bytes, limit: int = MOST_BYTES) -> bytes:
    """Decompress gzip; return other data unchanged.

    Raise InputError for more than ``limit`` bytes, and for data that is broken or cut off.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacked = bytearray()
    try:
        for piece in _list_pieces(data):
            unpacked += piece
            if len(unpacked) > limit:
                raise InputError(f"more than {limit // 1_000_000} MB, unpacked")
    except (EOFError, zlib.error) as error:
        raise InputError("the gzip data is broken or cut off") from error
    return bytes(unpacked)


def _list_pieces(data: bytes) -> Iterator[bytes]:
    """Yield the content of each member; gzip.GzipFile takes 60 times as long for a small one."""
    place = 0
    while place < len(data):
        member, size = zlib.decompressobj(31), _FIRST
        while not member.eof:
            chunk = data[place : place + size]
            piece = member.decompress(chunk, _CHUNK)
            if not (chunk or piece or member.eof):
                raise EOFError
            yield piece
            place += len(chunk) - len(member.unused_data if member.eof else member.unconsumed_tail)
            size = min(2 * size, _CHUNK)
        place = _PADDING.match(data, place).end()  # type: ignore[union-attr]
