"""What is packed by gzip is unpacked, within limits."""

import gzip
import zlib
from time import process_time

import pytest

from summarize import extract_article
from summarize.errors import InputError
from summarize.readers.unpack import unpack_gzip
from tests.unit.readers.examples import HTML, LINES, build_page


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


@pytest.mark.parametrize("inside", [build_page(HTML).encode(), "\n\n".join(LINES).encode()])
def test_what_is_packed_by_gzip_is_read_as_what_is_in_it(inside: bytes) -> None:
    assert extract_article(gzip.compress(inside)).paragraphs == LINES


def test_parts_of_gzip_are_read_one_after_the_other() -> None:
    assert unpack_gzip(gzip.compress(b"ab") + gzip.compress(b"cd") + b"\0" * 9) == b"abcd"
    assert unpack_gzip(b"plain") == b"plain"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(gzip.compress(b"abc" * 999)[:-9], "broken or cut off", id="cut-off"),
        pytest.param(b"\x1f\x8b", "broken or cut off", id="magic-alone"),
        pytest.param(b"\x1f\x8b\x08" + b"x" * 99, "broken or cut off", id="noise"),
        pytest.param(gzip.compress(bytes(2_000_000)), "more than 1 MB", id="bomb"),
    ],
)
@pytest.mark.apart
def test_broken_gzip_and_bombs_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        unpack_gzip(data, limit=1_000_000)


@pytest.mark.apart
def test_a_bomb_of_ten_gigabytes_takes_no_time_and_no_room() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start_of_it = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    part = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    start = process_time()
    with pytest.raises(InputError, match="more than 100 MB"):
        extract_article(start_of_it + part * 10_000)
    assert process_time() - start < 5
