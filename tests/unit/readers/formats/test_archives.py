"""Each page or text in an archive is an article."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers import archive
from summarize.readers.several_articles import list_parts
from tests.conftest import kind_of
from tests.hostile_archives import Members, pack

ONE = "The council of the harbour town voted for a longer breakwater on Monday evening."


TWO = "Nobody in the hall was surprised that it was built of stone from the old quarry."


MEMBERS: Members = {
    "b/two.html": f"<html><body><p>{TWO}</p></body></html>",
    "a/one.txt": ONE,
    "a/wall.png": "x",
    "__MACOSX/a/._one.txt": "x",
    ".hidden.txt": "x",
}


def pack_tar(members: Members, mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data.encode() if isinstance(data, str) else data))
    return file.getvalue()


def texts_of(data: bytes) -> dict[str | None, tuple[str, ...]]:
    sources = [item.source for item in list_parts(Source("x", data))]
    return {s.id: extract_article(s.data, name="x").paragraphs for s in sources}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pack(MEMBERS), id="ZIP"),
        pytest.param(pack_tar(MEMBERS), id="tar"),
        pytest.param(gzip.compress(pack_tar(MEMBERS)), id="tar.gz"),
    ],
)
def test_each_page_or_text_of_an_archive_is_an_article(data: bytes) -> None:
    assert kind_of(data) == "archive"
    assert texts_of(data) == {"a/one.txt": (ONE,), "b/two.html": (TWO,)}
    with pytest.raises(NoArticleError, match="an archive of 2 articles, take one"):
        extract_article(data, name="x")


def test_the_days_of_channels_that_slack_packed_are_articles() -> None:
    message = {"type": "message", "user": "U1", "text": ONE, "ts": "1700000000.000100"}
    day = json.dumps([message])
    names = ("general/2024-01-05.json", "users.json", "a/x.json", "a/12024-01-05.json")
    assert texts_of(pack(dict.fromkeys(names, day))) == {names[0]: (ONE,)}


@pytest.mark.parametrize("packing", [pack, pack_tar])
def test_the_only_article_of_an_archive_is_taken(packing: type) -> None:
    assert extract_article(packing({"one.txt": ONE, "wall.png": "x"}), name="x").paragraphs == (
        ONE,
    )


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"wall.png": "x"}, id="nothing to read"),
        pytest.param({"META-INF/MANIFEST.MF": "", "a.txt": ONE}, id="a program"),
        pytest.param({"[Content_Types].xml": "", "a.txt": ONE}, id="an office file"),
    ],
)
def test_other_archives_are_refused_as_before(members: Members) -> None:
    with pytest.raises(InputError, match="a ZIP archive"):
        extract_article(pack(members), name="x")


def test_an_archive_in_an_archive_is_opened_once() -> None:
    data = pack({"a.txt": ONE})
    for _ in range(3):
        data = pack({"a.txt": data})
    with pytest.raises(InputError, match="a ZIP archive"):
        extract_article(data, name="x")


def test_an_archive_is_read_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoArticleError, match="without pages"):
        extract_article(pack_tar({"wall.png": "x"}), name="x")
    with pytest.raises(InputError, match="broken"):
        extract_article(pack_tar({"a.txt": ONE * 99})[:900], name="x")
    monkeypatch.setattr(archive, "MOST_TOGETHER", 150)
    with pytest.raises(InputError, match="unpacks to over"):
        extract_article(pack_tar({"a.txt": ONE, "b.txt": TWO}), name="x")
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    with pytest.raises(InputError, match="more than 1 files"):
        extract_article(pack_tar({"a.txt": ONE, "b.txt": TWO}), name="x")


LONG = f"{ONE} {TWO}"
CODE = "".join(f"x[{i}] = {{a: y_{i} | {i}}};  // the stone of the wall\n" for i in range(20))


@pytest.mark.parametrize("packing", [pack, pack_tar])
def test_a_text_is_one_whatever_its_name(packing: Callable[[Members], bytes]) -> None:
    texts = dict.fromkeys(
        ("README", "wall.00", "wall.asc", "mail/1700.M1:2,S", "wall.part-1"), LONG
    )
    others: Members = {
        "wall.go": LONG,
        "a/LICENSE": LONG,
        ".wall": LONG,
        "wall.new": CODE,
        "wall.old": "It turns.",
        "wall.bin": bytes(range(256)) * 9,
    }
    assert texts_of(packing({**texts, **others})) == dict.fromkeys(sorted(texts), (LONG,))


def test_an_archive_that_is_compressed_as_in_1990_is_named() -> None:
    data = bytearray(pack({"README": LONG}, zipfile.ZIP_STORED))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 6
    with pytest.raises(InputError, match="compressed by an unknown method: unpack it"):
        extract_article(bytes(data), name="x")
