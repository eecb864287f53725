"""The manifest of a run: resumed with the same options, or refused."""

from pathlib import Path

import pytest

from summarize.corpus.manifest import has_manifest, read_manifest, write_manifest
from summarize.corpus.store import Store
from summarize.errors import UsageError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "out"))


ASKED = {"paths": ["a", "b"], "length": None}


def test_a_run_is_begun_once_and_goes_on_with_the_same_options(store: Store) -> None:
    assert (read_manifest(store), has_manifest(store)) == (None, False)
    write_manifest(store, ASKED, 7)
    assert (read_manifest(store), has_manifest(store)) == ({"size": 7, "asked": ASKED}, True)
    write_manifest(store, ASKED, 7)
    write_manifest(store, {**ASKED, "paths": ("c", "b", "a")}, 7)  # more inputs than before
    assert read_manifest(store) == {"size": 7, "asked": {**ASKED, "paths": ["c", "b", "a"]}}
    with pytest.raises(UsageError, match="was made from c: name that too"):
        write_manifest(store, ASKED, 7)
    with pytest.raises(UsageError, match=r"with other options \(length\): use those"):
        write_manifest(store, {"paths": ["a", "b", "c"], "length": "5"}, 7)
    with pytest.raises(UsageError, match=r"with other options \(more\)"):
        write_manifest(store, {**ASKED, "paths": ["a", "b", "c"], "more": 1}, 7)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is damaged"), (b"{", "is damaged"), (b"[]", "is damaged"),
        (b"\xff\xfe", "is damaged"), (b'{"size": 1}', "is damaged"),
        (b'{"size": "x", "asked": {}}', "is damaged"), (b'{"size": 1, "asked": 5}', "is damaged"),
        (b'{"size": 1, "asked": {}}', "by another version"),
        (b'{"size": 1, "asked": {}, "plan": 1}', "by another version"),
    ],
)  # fmt: skip
def test_a_run_that_can_not_go_on_says_what_to_do(store: Store, data: bytes, why: str) -> None:
    store.write("run.json", data)
    with pytest.raises(UsageError, match=f"{why}.*--restart"):
        read_manifest(store)
    assert has_manifest(store)
