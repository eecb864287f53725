"""An archive of a stranger is opened in memory, within limits."""

import io
import zipfile

import pytest

from summarize.errors import InputError
from summarize.readers import archive as archives
from summarize.readers.archive import open_archive
from tests.hostile_archives import (
    pack,
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("a/B.xml", "a/B.xml", id="as it is"),
        pytest.param("A/b.XML", "a/B.xml", id="in another case"),
        pytest.param("a/c%20d", "a/c d", id="with codes"),
        pytest.param("A/C%20D", "a/c d", id="with both"),
        pytest.param("B.xml", None, id="without its folder"),
    ],
)
def test_a_member_is_found_whatever_its_case(name: str, found: str | None) -> None:
    archive = open_archive(pack({"a/B.xml": "", "a/c d": "", "x/same": "", "y/Same": ""}))
    assert archive.find(name) == found
    assert archive.find_base("b.XML") == "a/B.xml"
    assert archive.find_base("same") is None


def test_an_archive_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_all(**members: str) -> list[bytes]:
        archive = open_archive(pack(members))
        return [data for _, data in archive.read_each(members)]

    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert read_all(a="1", b="2") == [b"1", b"2"]
    with pytest.raises(InputError, match="more than 2 files"):
        read_all(a="1", b="2", c="3")
    monkeypatch.setattr(archives, "MOST_BYTES", 3)
    assert read_all(a="123") == [b"123"]
    with pytest.raises(InputError, match="too much for a text"):
        read_all(a="1234")
    monkeypatch.setattr(archives, "MOST_TOGETHER", 4)
    assert read_all(a="12", b="34") == [b"12", b"34"]
    with pytest.raises(InputError, match="too much for a book"):
        read_all(a="12", b="345")
    monkeypatch.setattr(archives, "MOST_TOGETHER", 99_999)
    monkeypatch.setattr(archives, "MOST_BYTES", 99_999)
    monkeypatch.setattr(archives, "_MOST_RATIO", 10)
    assert read_all(a="x" * 9_999)
    monkeypatch.setattr(archives, "_SMALL", 9_999)
    assert read_all(a="x" * 9_999)
    with pytest.raises(InputError, match="too much for a text"):
        read_all(a="x" * 10_000)
    with pytest.raises(InputError, match="'b' is missing"):
        open_archive(pack({"a": "1"})).read("b")
    with pytest.raises(InputError, match="broken or cut off"):
        open_archive(b"PK\x03\x04")


@pytest.mark.parametrize("name", ["/a", "\\a", "../a", "a/../b", "a\\..\\b", "C:/a", "C:"])
def test_a_name_that_leaves_the_archive_is_refused(name: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    with pytest.raises(InputError, match="leads out of it"):
        open_archive(file.getvalue())


@pytest.mark.apart
def test_nothing_of_an_archive_is_unpacked_before_it_is_asked_for() -> None:
    bomb = pack({"small.xml": "<x/>", "large.bin": b"\0" * 40_000_000})
    archive = open_archive(bomb)
    assert archive.read("small.xml") == b"<x/>"
    with pytest.raises(InputError, match="40 MB"):
        archive.read("large.bin")


def test_a_member_that_is_packed_in_an_unknown_way_is_refused() -> None:
    data = bytearray(pack({"a.xml": "<x/>"}, zipfile.ZIP_STORED))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99
    with pytest.raises(InputError, match="unknown method"):
        open_archive(bytes(data)).read("a.xml")
