"""The manifest of a run: resumed with the same options, or refused."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.checkpoint import Report, write_checkpoint
from summarize.corpus.manifest import (
    describe_command,
    has_manifest,
    read_manifest,
    record_inputs,
    write_manifest,
)
from summarize.corpus.options import Options
from summarize.corpus.plan import write_plan
from summarize.corpus.run_options import RunOptions
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.errors import UsageError
from summarize.request import Request


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "out"))


ASKED = {"version": "1", "paths": ["a", "b"], "length": None}


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
        write_manifest(store, {**ASKED, "paths": ["a", "b", "c"], "length": "5"}, 7)
    with pytest.raises(UsageError, match=r"with other options \(more\)"):
        write_manifest(store, {**ASKED, "paths": ["a", "b", "c"], "more": 1}, 7)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is damaged"), (b"{", "is damaged"), (b"[]", "is damaged"),
        (b"\xff\xfe", "is damaged"), (b'{"size": 1}', "is damaged"),
        (b'{"size": "x", "asked": {}}', "is damaged"), (b'{"size": 1, "asked": 5}', "is damaged"),
    ],
)  # fmt: skip
def test_a_run_that_can_not_go_on_says_what_to_do(store: Store, data: bytes, why: str) -> None:
    store.write("run.json", data)
    with pytest.raises(UsageError, match=f"{why}.*--restart"):
        read_manifest(store)
    assert has_manifest(store)


def test_an_input_that_does_not_exist_is_not_recorded_and_one_that_is_gone_forgotten(
    store: Store,
) -> None:
    write_manifest(store, {**ASKED, "paths": ["a", "slip", "b"]}, 7, missing=["slip"])
    assert read_manifest(store) == {"size": 7, "asked": ASKED}
    write_manifest(store, ASKED, 7, missing=["a"])  # it was recorded when it was there
    fresh = {**ASKED, "paths": ["b/"]}
    with pytest.raises(UsageError, match=r"was made from a: .*--forget a"):
        write_manifest(store, fresh, 7, forget=["slip"])
    write_manifest(store, fresh, 7, forget=["a"])
    write_manifest(store, fresh, 7)
    assert read_manifest(store) == {"size": 7, "asked": fresh}


OPTIONS = Options()
WHOLE = {**OPTIONS.describe(), "paths": ["a", "b"], "include": [], "exclude": []}
LOSSES: dict[str, Callable[[Store], object]] = {
    "missing": lambda store: store.remove("run.json"),
    "emptied": lambda store: store.write("run.json", b""),
    "cut": lambda store: store.write("run.json", (store.read("run.json") or b"")[:60]),
}


def make_folder(store: Store, asked: dict[str, object]) -> None:
    shard = Shard("a" * 16, ("a",), 0, None, 9)
    write_plan(store, [shard], record_inputs(store, asked, 7))
    store.write(f"part-{shard.id}.jsonl", b"{}\n")
    report = Report(shard.id, {"ok": 1}, {}, {}, 1.0, options=Options(limit=9).describe())
    write_checkpoint(store, report, OPTIONS)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_manifest_that_was_lost_is_rebuilt(store: Store, loss: str) -> None:
    make_folder(store, WHOLE)
    before = store.read("run.json")
    LOSSES[loss](store)
    assert read_manifest(store) == {"size": 7, "asked": WHOLE}
    write_plan(store, [Shard("a" * 16, ("a",), 0, None, 9)], write_manifest(store, WHOLE, 7))
    assert store.read("run.json") == before
    store.remove("plan.jsonl")
    LOSSES[loss](store)
    assert read_manifest(store) == {"size": None, "asked": OPTIONS.describe()}
    with pytest.raises(UsageError, match=r"with other options \(length\)"):
        write_manifest(store, {**WHOLE, "length": "5"}, 7)
    write_manifest(store, WHOLE, 7)
    assert read_manifest(store) == {"size": 7, "asked": WHOLE}


def test_a_plan_for_another_engine_goes_on_with_the_options_of_its_shards(store: Store) -> None:
    inputs = {name: WHOLE[name] for name in ("paths", "include", "exclude")}
    make_folder(store, inputs)
    assert read_manifest(store) == {"size": 7, "asked": WHOLE}
    with pytest.raises(UsageError, match=r"with other options \(length\)"):
        write_manifest(store, {**WHOLE, "length": "5"}, 7)
    write_manifest(store, WHOLE, 7)
    record_inputs(store, {**inputs, "paths": ["a", "c"]}, 7)  # the engine plans more
    assert read_manifest(store) == {"size": 7, "asked": {**WHOLE, "paths": ["a", "c"]}}


def test_the_command_that_goes_on_is_shown(store: Store) -> None:
    assert describe_command(store) == f"summarize corpus -o {store.name}/ ..."
    write_manifest(store, {**WHOLE, "paths": ["a b"], "include": ["*.md"], "files_from": "l"}, 7)
    words = f"'a b' --include '*.md' --files-from l -o {store.name}/"
    assert describe_command(store) == f"summarize corpus {words}"


LANGUAGES: dict[str, Any] = {"languages": ("de", "en")}  # as its parser gives them


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (RunOptions(request=Request(length="2"), part_format="jsonl.gz"),
         "--length 2 --part-format jsonl.gz"),
        (RunOptions(request=Request(clean=False, ask="Who?"), parts=True),
         "--parts --ask 'Who?' --no-clean"),
        (RunOptions(text_column="body", keep_columns="a,b", limit=3),
         "--text-column body --keep-columns a,b"),
        (RunOptions(**LANGUAGES, min_words=9, since="2026-01-31", timeout=9.0),
         "--languages de,en --min-words 9 --since 2026-01-31"),
    ],
)  # fmt: skip
def test_the_command_has_the_options_that_shape_the_lines(
    store: Store, run: RunOptions, words: str
) -> None:
    options = replace(run.options, limit=None)
    write_manifest(store, {**options.describe(), **run.describe(), "paths": ["a"]}, 7)
    assert describe_command(store) == f"summarize corpus a {words} -o {store.name}/"


def test_a_command_that_picks_is_not_in_the_one_that_is_shown(store: Store) -> None:
    options = Options(Request(pick_with="llm --key 12345"))
    write_manifest(store, {**options.describe(), "paths": ["a"]}, 7)
    assert describe_command(store) == f"summarize corpus a -o {store.name}/ ..."
