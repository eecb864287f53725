"""A merged file is written whole, from parts as they are."""

import gzip
from pathlib import Path

import pytest

from summarize.corpus.article_line import encode_line
from summarize.corpus.merge import merge_parts
from summarize.corpus.output import open_output
from summarize.corpus.store import Store
from summarize.errors import InputError

LINES = [encode_line({"id": f"{n}", "status": "InputError: x", "source": f"{n}"}) for n in range(4)]


def write_parts(folder: Path, ending: str) -> tuple[Store, list[str]]:
    """Write two parts of two lines each, and none between them."""
    store, names = Store(str(folder)), [f"part-{letter}.{ending}" for letter in "abc"]
    for name, lines in zip(names, (LINES[:2], [], LINES[2:]), strict=True):
        data = b"".join(lines)
        store.write(name, gzip.compress(data) if ending.endswith("gz") else data)
    return store, names


@pytest.mark.parametrize("before", [None, b"cut o"], ids=["no-file", "cut-off"])
@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_the_file_has_all_lines_in_order_whatever_was_there(
    tmp_path: Path, before: bytes | None, ending: str
) -> None:
    store, names = write_parts(tmp_path / "parts", ending)
    out = tmp_path / f"out.{ending}"
    if before is not None:
        out.write_bytes(before)
    merge_parts(store, names, open_output(str(out)))
    data = out.read_bytes()
    assert (gzip.decompress(data) if ending.endswith("gz") else data) == b"".join(LINES)
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, "parts"]


def test_a_part_that_is_gone_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    store, names = write_parts(tmp_path / "parts", "jsonl")
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"".join(LINES))
    store.remove(names[2])
    with pytest.raises(InputError, match=r"out\.jsonl"):
        merge_parts(store, names, open_output(str(out)))
    assert out.read_bytes() == b"".join(LINES)
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, "parts"]
