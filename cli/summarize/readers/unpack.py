"""Unpack what came packed by gzip, within bounds."""

import gzip
import io
import zlib

from summarize.errors import InputError

MOST_BYTES = 100_000_000  # of what is in it
_CHUNK = 1 << 20


def unpack_gzip(data: bytes, limit: int = MOST_BYTES) -> bytes:
    """Return what is in gzip'ed data; any other data as it is.

    Raise InputError for more than ``limit`` bytes, and for data that is broken or cut off.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(_CHUNK):
                unpacked += chunk
                if len(unpacked) > limit:
                    raise InputError(f"more than {limit // 1_000_000} MB, unpacked")
    except (OSError, EOFError, zlib.error) as error:
        raise InputError("gzip data that is broken or cut off") from error
    return bytes(unpacked)
