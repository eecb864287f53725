"""Finished work survives: inputs are identified by content, and old parts are restored."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.corpus import Options, plan_shards, summarize_shard
from summarize.corpus.plan import read_share
from summarize.corpus.store import open_store
from summarize.errors import UsageError
from tests.conftest import Run
from tests.program.corpus import read_lines, read_parts, write_texts
from tests.program.test_corpus_safety import TEXT, read_all


def copy(folder: Path) -> None:
    shutil.copytree(folder.rename(f"{folder}-1"), folder, copy_function=shutil.copyfile)


def touch(folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))


CHANGES: dict[str, Callable[[Path], None]] = {"copied": copy, "touched": touch}


@pytest.mark.parametrize("change", CHANGES)
def test_other_times_of_change_cost_no_work(run: Run, tmp_path: Path, change: str) -> None:
    folder, out = write_texts(tmp_path / "in", 12), tmp_path / "out"
    command = ("corpus", folder, "--shard-size", "1K", "-o", f"{out}/")
    assert run(*command, "-q").code == 0
    before = read_all(out)
    CHANGES[change](folder)
    again = run(*command)
    assert (again.code, "of them in this run 0" in " ".join(again.err.split())) == (0, True)
    assert read_all(out) == before


def write_rows(path: Path, count: int) -> Path:
    path.write_text("".join(json.dumps({"id": f"{n}", "text": TEXT}) + "\n" for n in range(count)))
    return path


def test_one_line_more_costs_the_last_shards_alone(run: Run, tmp_path: Path) -> None:
    rows, out = write_rows(tmp_path / "rows.jsonl", 80), tmp_path / "out"
    command = ("corpus", rows, "--shard-size", "1K", "-q", "-o", f"{out}/")
    assert run(*command).code == 0
    before = list(out.glob("_state/part-*.done"))
    write_rows(rows, 81)
    assert run(*command).code == 0
    assert len(before) > 8
    assert sum(not path.exists() for path in before) <= 2
    lines = [line for path in out.glob("part-*.jsonl") for line in read_lines(path)]
    assert sorted(int(line["id"]) for line in lines) == list(range(81))


def test_retired_parts_are_reported_until_they_are_deleted(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = write_texts(tmp_path / "in", 4)
    command = ("corpus", folder, "--shard-size", "1K", "-o", f"{out}/")
    assert run(*command, "-q").code == 0
    (folder / "0000.txt").write_text("Another text came in the place of the first one.")
    place = f"{out}/_state/old-*"
    told = f"of inputs that changed or are gone: now {place}; delete them when you like"
    assert told in run(*command).err
    assert told in run(*command).err
    assert told in run("corpus", "report", f"{out}/").err
    for path in out.glob("_state/old-*"):
        path.unlink()
    assert run("corpus", "report", f"{out}/").code == 0
    assert told not in run(*command).err


def test_parts_of_an_input_that_comes_again_come_back(run: Run, tmp_path: Path) -> None:
    """Two machines, one of which does not see all files yet, plan in turn."""
    folder, out = write_texts(tmp_path / "in", 6), tmp_path / "out"
    command = ("corpus", folder, "--shard-size", "1K", "-o", f"{out}/")
    assert run(*command, "-q").code == 0
    before = read_all(out)
    away = (folder / "0002.txt").rename(tmp_path / "0002.txt")
    assert "1 part of inputs that changed or are gone" in run(*command).err
    assert list(out.glob("_state/old-*.done"))
    away.rename(folder / "0002.txt")
    again = run(*command)
    assert "of them in this run 0" in " ".join(again.err.split())
    assert {n: d for n, d in read_all(out).items() if "old-" not in n} == before


def test_a_plan_in_the_output_shows_missing_shards(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), 4)
    first, *rest = plan_shards(["in"], "1K", out="in/parts")
    assert [first, *rest] == list(plan_shards(["in"], "1K", out="in/parts"))
    assert summarize_shard(first, "in/parts", Options()).counts == {"ok": 1}
    told = " ".join(run("corpus", "report", f"{tmp_path}/in/parts").err.split())
    assert f"missing shards {len(rest)} " in told
    for shard in rest:
        summarize_shard(shard, "in/parts", Options())
    assert run("corpus", "report", f"{tmp_path}/in/parts").code == 0
    # The parts lie below the input, and are none themselves.
    assert [first, *rest] == list(plan_shards(["in"], "1K", out="in/parts"))
    with pytest.raises(UsageError, match="in is an input: name another folder"):
        plan_shards(["in"], out="in")


def test_a_job_of_a_plan_needs_its_own_inputs_alone(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 8), tmp_path / "out"
    words = (folder, "--shard-size", "1K", "-q", "-o", f"{out}/")
    assert run("corpus", "plan", *words).code == 0
    before = read_all(out)
    store = open_store(f"{out}/")
    others = [Path(path) for shard in read_share(store, (1, 2)) for path in shard.paths]
    texts = {path: path.read_text() for path in others}
    for path in others:
        path.unlink()
    assert run("corpus", *words, "--shard", "0/2").code == 0
    assert {name: read_all(out)[name] for name in before} == before  # no plan but this one
    for path, text in texts.items():
        path.write_text(text)
    assert run("corpus", *words, "--shard", "1/2").code == 0
    assert run("corpus", "report", f"{out}/").code == 0
    assert len(read_parts(out)) == 8


def test_a_job_of_a_plan_says_what_changed_since(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 4), f"{tmp_path / 'out'}/"
    words = (folder, "--shard-size", "1K", "-q", "-o", out)
    run("corpus", "plan", *words)
    (folder / "0002.txt").write_text("A new text came in the place of the old one. It is short.")
    told = run("corpus", *words, "--shard", "0/1")
    assert (told.code, told.err.count("\n")) == (3, 1)
    assert "0002.txt: its inputs changed since they were planned: 'summarize corpus pl" in told.err
    assert run("corpus", "plan", *words).code == 0
    assert run("corpus", *words, "--shard", "0/1").code == 0
    assert run("corpus", folder, folder / "0001.txt", *words[1:], "--shard", "0/1").code == 2


@pytest.mark.parametrize(
    "more", [("-o", "out.jsonl"), ("-o", "-"), ("-o", "out/", "--shard", "0/2"), ()]
)
def test_a_plan_is_of_all_shards_and_for_a_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), 1)
    assert run("corpus", "plan", "in", *more).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_folder_of_another_engine_is_continued_by_the_command_line(
    run: Run, tmp_path: Path
) -> None:
    folder, out = write_texts(tmp_path / "in", 5), tmp_path / "parts"
    (folder / "zero.pdf").write_bytes(b"%PDF-1.7 binary")
    shards = list(plan_shards([f"{folder}/"], "1K", out=out))
    for shard in shards[::2]:
        summarize_shard(shard, str(out), Options())
    assert run("corpus", folder / "0001.txt", "-q", "-o", f"{out}/").code == 2
    command = ("corpus", folder, "-q", "-o", f"{out}/")
    before = read_all(out)
    assert run(*command).code == 4
    changed = ("_state/run.json", "_state/plan.jsonl")  # which know the options from now on
    assert {n for n, d in before.items() if read_all(out)[n] != d} == set(changed)
    assert run(*command, "--retry-failed").code == 4
    assert len(shards) > 4
    assert run("corpus", "report", out, "--max-failures", "1").code == 0
