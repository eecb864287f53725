"""A file is read whole up to its limit, and not at all beyond it."""

import os
from pathlib import Path

import pytest

from summarize.errors import InputError
from summarize.sources.address import take_path
from summarize.sources.open import open_source


@pytest.mark.parametrize("size", [100_000_000, 100_000_001])
def test_a_file_has_at_most_a_hundred_million_bytes(tmp_path: Path, size: int) -> None:
    path = tmp_path / "long.txt"
    path.touch()
    os.truncate(path, size)  # no byte of it is on the disk
    if size > 100_000_000:
        with pytest.raises(InputError, match=r"^longer than 100 MB$"):
            open_source(str(path))
    else:
        assert len(open_source(str(path)).data) == size


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone", "no such file or directory"), (".", "is a directory"),
        ("a\0b", "a NUL in the name"),
        ("ftp://a.org/b", "only http and https URLs are read, not ftp"),
        ("S3://a/b", "only http and https URLs are read, not s3"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_says_why(name: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        open_source(name)
    assert str(caught.value) == reason


def test_a_file_address_with_an_open_bracket_is_a_name() -> None:
    assert take_path("file://[a") == "file://[a"


def test_a_source_is_called_as_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"It rained.")
    source = open_source(f"{tmp_path}/./a.txt")
    assert (source.name, source.data, source.url) == (f"{tmp_path}/./a.txt", b"It rained.", None)
