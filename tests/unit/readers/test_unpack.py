"""What is packed by gzip is unpacked, within limits."""

import gzip
import zlib

import pytest

from summarize.errors import InputError
from summarize.readers.unpack import unpack_gzip


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"abc", b"abc", id="not packed"),
        pytest.param(gzip.compress(b"abc"), b"abc", id="packed"),
        pytest.param(gzip.compress(b"abc") * 3, b"abc" * 3, id="several members"),
        pytest.param(gzip.compress(b"abc") + b"\0" * 9, b"abc", id="noughts behind it"),
        pytest.param(
            gzip.compress(b"x" * 200_000), b"x" * 200_000, id="more than is taken at once"
        ),
        pytest.param(
            gzip.compress(bytes(range(256)) * 9, 0), bytes(range(256)) * 9, id="not compressed"
        ),
    ],
)
def test_what_is_packed_is_unpacked(data: bytes, found: bytes) -> None:
    assert unpack_gzip(data) == found


def test_what_is_packed_has_limits() -> None:
    packed = gzip.compress(b"abcd")
    assert unpack_gzip(packed, 4) == b"abcd"
    with pytest.raises(InputError, match="more than 0 MB, unpacked"):
        unpack_gzip(packed, 3)
    for broken in (packed[:-3], packed[:12], packed + b"x", packed[:14] + b"\xff" + packed[15:]):
        with pytest.raises(InputError, match="broken or cut off"):
            unpack_gzip(broken)
    assert zlib.decompress(packed, 31) == b"abcd"
