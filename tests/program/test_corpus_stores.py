"""Parts in an object store: whole objects, the checkpoint last, nothing renamed."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus import Options, plan_shards, summarize_shard
from summarize.corpus.inputs import InputNames
from summarize.corpus.store import open_store
from summarize.errors import InputError, UsageError
from summarize.readers.several_articles import read_items
from tests.program.corpus import write_texts

fsspec = pytest.importorskip("fsspec")


class NoKeysError(Exception):
    """What the library of a store raises: none of Python's errors."""


class File(fsspec.spec.AbstractBufferedFile):  # type: ignore[misc, name-defined]
    """As the systems of the network read: by ranges, in a buffer of their own."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        data: bytes = self.fs.objects[self.path]
        return data[start:end]


class Objects(fsspec.AbstractFileSystem):  # type: ignore[misc, name-defined]
    """A store of objects without folders, that can't rename."""

    protocol = "objects"
    cachable = False
    objects: dict[str, bytes] = {}  # noqa: RUF012 - of all that open it
    put: list[str] = []  # noqa: RUF012 - in which order
    locked = False

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        self._check()
        path = self._strip_protocol(path)
        found = {n: d for n, d in self.objects.items() if n == path or n.startswith(f"{path}/")}
        if not found:
            raise FileNotFoundError(path)
        entries = [{"name": n, "size": len(d), "type": "file"} for n, d in found.items()]
        return entries if detail else list(found)

    def _open(self, path: str, mode: str = "rb", **_: Any) -> File:
        assert mode == "rb"
        return File(self, path, mode, size=self.info(path)["size"])

    def put_file(self, lpath: str, rpath: str, **_: Any) -> None:
        self._check()
        self.put.append(rpath.rpartition("/")[2])
        self.objects[self._strip_protocol(rpath)] = Path(lpath).read_bytes()

    def rm_file(self, path: str) -> None:
        if self.objects.pop(self._strip_protocol(path), None) is None:
            raise FileNotFoundError(path)

    def _check(self) -> None:
        if Objects.locked:
            raise NoKeysError("unable to find your keys")


@pytest.fixture(autouse=True)
def objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Begin with no objects; from where the names of files do not change."""
    monkeypatch.chdir(tmp_path)
    fsspec.register_implementation("objects", Objects, clobber=True)
    for name, value in (("objects", {}), ("put", []), ("locked", False)):
        monkeypatch.setattr(Objects, name, value)
    return Objects.objects


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "parquet"])
def test_a_part_is_one_object_and_its_note_comes_last(kind: str) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    folder = write_texts(Path("in"), 4)
    (folder / "0001.txt").write_bytes(b"%PDF-1.7 binary")
    options = Options(format=kind)
    for shard in plan_shards([folder]):
        name = f"part-{shard.id}"
        report = summarize_shard(shard, "objects://bucket/out", options)
        assert report.counts == {"ok": 3, "InputError": 1}
        assert summarize_shard(shard, "objects://bucket/out/", options).fresh is False
        assert Objects.put == [f"{name}.{kind}", f"{name}.errors.jsonl", f"{name}.done"]
        summarize_shard(shard, "here", options)
        assert Objects.objects[f"bucket/out/{name}.{kind}"] == (
            Path(f"here/{name}.{kind}").read_bytes()
        )


def test_a_shard_done_twice_is_the_same_objects() -> None:
    folder = write_texts(Path("in"), 3)
    (shard,) = plan_shards([folder])
    done = f"bucket/out/_state/part-{shard.id}.done"
    summarize_shard(shard, "objects://bucket/out", Options())
    before = {name: data for name, data in Objects.objects.items() if name != done}
    del Objects.objects[done]
    assert summarize_shard(shard, "objects://bucket/out", Options()).fresh
    assert {name: data for name, data in Objects.objects.items() if name != done} == before


def test_lines_are_read_where_a_file_knows_no_length_of_a_line(objects: dict[str, bytes]) -> None:
    rows = [json.dumps({"text": f"The board met {n} times. It voted."}) for n in range(500)]
    objects["bucket/rows.jsonl"] = "\n".join(rows).encode()
    shards = list(plan_shards(["objects://bucket/rows.jsonl"], 5000))
    found = [item for s in shards for item in read_items(s.path, span=s.span)]
    assert len(shards) > 3
    assert [item.error for item in found] == [None] * 500
    assert found[499].source.data == b"The board met 499 times. It voted."


def test_an_object_is_known_by_its_tag_and_without_one_by_its_bytes(
    objects: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    info = Objects.info

    def plan(data: bytes, **told: str) -> str:
        objects["bucket/a.txt"] = data
        monkeypatch.setattr(Objects, "info", lambda *args, **kw: {**info(*args, **kw), **told})
        (shard,) = plan_shards(["objects://bucket/a.txt"])
        return shard.id

    assert plan(b"a", LastModified="today") == plan(b"a", LastModified="yesterday")
    assert plan(b"a", LastModified="today") != plan(b"b", LastModified="today")
    assert plan(b"a", ETag="1", LastModified="today") == plan(b"b", ETag="1", mtime="yesterday")
    assert plan(b"a", ETag="1") != plan(b"a", ETag="2")


def test_errors_of_a_store_are_converted() -> None:
    (shard,) = plan_shards([write_texts(Path("in"), 3)])
    Objects.locked = True
    with pytest.raises(InputError, match=r"^objects://bucket/out/_state/part-\S+: .*your keys$"):
        summarize_shard(shard, "objects://bucket/out", Options())
    with pytest.raises(InputError, match=r"can't be written: unable to find your keys"):
        open_store("objects://bucket/out").write("run.json", b"{}")
    (item,) = read_items("objects://bucket/rows.jsonl")
    assert str(item.error) == "unable to find your keys"


def test_standard_input_is_kept_on_this_machine_alone() -> None:
    with pytest.raises(UsageError, match="standard input needs an output file on this machine"):
        InputNames(("-",), None).save_stdin(open_store("objects://box/out"))
    assert InputNames(("a.txt",), None).save_stdin(open_store("objects://box/out")) == 0
