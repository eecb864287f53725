"""What comes in pieces is read whole, whatever its size, within bounds of size and time."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from time import monotonic

import pytest

from summarize.errors import InputError
from summarize.sources.web.body import read_body

TEXT = b"The ferry crosses at noon, because nobody has cancelled it. " * 40


def read(*chunks: bytes, encoding: str = "", seconds: float = 60, most: int = 10**7) -> bytes:
    return read_body(iter(chunks), encoding, monotonic() + seconds, most)


def pack_raw(data: bytes) -> bytes:
    """Compress by deflate without a header, and without a checksum at its end."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("name", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", pack_raw)]
)
def test_nothing_is_lost_where_a_piece_is_just_full(
    name: str, pack: Callable[[bytes], bytes]
) -> None:
    for size in (*range(65_530, 66_100, 7), *range(131_070, 131_078)):
        assert len(read(pack(b"a" * size), encoding=name)) == size


@pytest.mark.parametrize(
    ("encoding", "packed", "text"),
    [
        pytest.param("gzip", gzip.compress(TEXT), TEXT, id="gzip"),
        pytest.param("gzip", gzip.compress(TEXT) * 2, TEXT * 2, id="gzip-in-members"),
        pytest.param("gzip", gzip.compress(TEXT) + bytes(9), TEXT, id="gzip-and-zeros-after-it"),
        pytest.param("deflate", zlib.compress(TEXT), TEXT, id="deflate"),
        pytest.param("", TEXT, TEXT, id="plain"),
    ],
)
def test_what_comes_byte_by_byte_is_the_same(encoding: str, packed: bytes, text: bytes) -> None:
    assert read(*(bytes([byte]) for byte in packed), encoding=encoding) == text


def test_what_was_packed_last_is_unpacked_first() -> None:
    inner = pack_raw(TEXT)  # which only its name tells
    assert read(gzip.compress(inner), encoding="Deflate , GZIP") == TEXT


@pytest.mark.apart
def test_a_body_may_be_just_as_long_as_the_bound() -> None:
    assert read(TEXT, most=len(TEXT)) == TEXT
    with pytest.raises(InputError, match="longer than 1 MB"):
        read(bytes(600_000), bytes(400_001), most=10**6)
    with pytest.raises(InputError, match="longer than 1 MB"):
        read(gzip.compress(bytes(10**8)), encoding="gzip", most=10**6)


def test_a_body_that_takes_too_long_is_given_up_between_two_pieces() -> None:
    def drip() -> Iterator[bytes]:
        yield b"a"
        raise AssertionError("asked for more")

    with pytest.raises(InputError, match="in time"):
        read_body(drip(), "", monotonic() - 1, 9)


@pytest.mark.parametrize("left", [1, 2, 9, -8, -1])
def test_what_breaks_off_is_an_error_wherever_it_does(left: int) -> None:
    for name, pack in (("gzip", gzip.compress), ("deflate", zlib.compress)):
        with pytest.raises(InputError, match="broke off"):
            read(pack(TEXT)[:left], encoding=name)


def test_an_empty_body_is_empty_in_any_packing() -> None:
    assert read() == read(encoding="gzip") == read(b"", encoding="deflate") == b""


def test_what_is_packed_again_and_again_is_refused() -> None:
    thrice = gzip.compress(gzip.compress(gzip.compress(TEXT)))
    assert read(thrice, encoding="gzip, identity, gzip, gzip") == TEXT
    for encoding in ("gzip, " * 4, "gzip," * 10_000, "deflate," * 10_000):
        with pytest.raises(InputError, match="compressed more than 3 times over"):
            read(thrice, encoding=encoding)
