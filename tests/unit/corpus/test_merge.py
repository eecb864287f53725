"""A merged file is complete, synced, and written only where it differs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.corpus.article_line import encode_line
from summarize.corpus.digest_index import DigestIndex
from summarize.corpus.merge import MergedFile
from summarize.corpus.store import Store
from summarize.errors import InputError

PARTS = ("part-a.jsonl", "part-b.jsonl")
LINES = [encode_line({"id": f"{n}", "status": "InputError: x", "source": f"{n}"}) for n in range(4)]
WHOLE = b"".join(LINES)


@pytest.fixture
def merge(tmp_path: Path) -> Callable[[], None]:
    """Give a function that merges two parts into ``out.jsonl``."""
    store = Store(str(tmp_path / "parts"))
    store.write(PARTS[0], b"".join(LINES[:2]))
    store.write(PARTS[1], b"".join(LINES[2:]))

    def merge_parts() -> None:
        digests = DigestIndex()
        with MergedFile(tmp_path / "out.jsonl", digests) as file:
            for part in PARTS:
                file.add(store, part)
            file.finish()
        digests.close()

    return merge_parts


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(None, id="no-file"),
        pytest.param(WHOLE, id="complete"),
        pytest.param(WHOLE[:-9], id="cut-off"),
        pytest.param(WHOLE + b"more", id="too-long"),
        pytest.param(WHOLE[:50] + bytes(40), id="zeros-after-a-power-cut"),
    ],
)
def test_the_file_has_all_lines_whatever_was_there(
    tmp_path: Path, merge: Callable[[], None], before: bytes | None
) -> None:
    if before is not None:
        (tmp_path / "out.jsonl").write_bytes(before)
    merge()
    assert (tmp_path / "out.jsonl").read_bytes() == WHOLE
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == list(PARTS)


def test_a_merged_file_is_synced_when_it_is_complete(
    tmp_path: Path, merge: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    synced: list[tuple[bool, bytes]] = []

    def see_sync(descriptor: int) -> None:
        same = os.path.samestat(os.fstat(descriptor), out.stat())
        synced.append((same, out.read_bytes()))

    monkeypatch.setattr(os, "fsync", see_sync)
    merge()
    assert synced == [(True, WHOLE)]


@pytest.mark.parametrize("other", [None, b"theirs\n"], ids=["deleted", "replaced"])
def test_a_file_that_vanished_is_an_error(tmp_path: Path, other: bytes | None) -> None:
    digests, out = DigestIndex(), tmp_path / "out.jsonl"
    with MergedFile(out, digests) as file:
        out.rename(tmp_path / "elsewhere")
        if other:
            out.write_bytes(other)
        with pytest.raises(InputError, match=r"out\.jsonl was deleted or replaced while"):
            file.finish()
    digests.close()
    assert (out.read_bytes() if out.exists() else None) == other
