"""Files of others are never deleted, concurrent jobs agree, and damaged parts are detected."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.whole_files import claim_whole, replace_whole
from tests.conftest import Run
from tests.program.corpus import PROGRAM, write_texts

TEXT = "The keeper oiled the wheels each morning. Nothing had moved on the rope for years. "


def write_spark(folder: Path) -> dict[str, bytes]:
    """Write a folder as other programs leave one; return what is in it."""
    folder.mkdir()
    for number in range(3):
        rows = "".join(json.dumps({"id": f"{number}-{n}", "text": TEXT}) + "\n" for n in range(4))
        (folder / f"part-0000{number}-c000.jsonl").write_text(rows)
    (folder / "old-0001.jsonl").write_text("mine\n")
    (folder / "stdin-1").write_text("mine\n")
    (folder / "_SUCCESS").write_bytes(b"")
    return read_all(folder)


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("share", [(), ("--shard", "0/2")], ids=["whole", "a-share"])
def test_restart_leaves_what_others_wrote(run: Run, tmp_path: Path, share: tuple[str, ...]) -> None:
    folder = tmp_path / "spark"
    theirs = write_spark(folder)
    command = ("corpus", "-q", write_texts(tmp_path / "in", 2), "-o", f"{folder}/", *share)
    refused = run(*command)
    assert (refused.code, "name another folder" in refused.err) == (2, True)
    assert read_all(folder) == theirs
    for more in (["--restart"], [], ["--restart"]):
        assert run(*command, *more).code == 0
        assert theirs.items() <= read_all(folder).items()
    assert "_state/run.json" in read_all(folder)


def test_restart_of_a_share_keeps_the_parts_of_the_others(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 8), tmp_path / "out"
    command = ("corpus", "-q", folder, "-o", f"{out}/", "--shard-size", "1K")
    for share in ("0/2", "1/2"):
        assert run(*command, "--shard", share).code == 0
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("_state/part-*.done")}
    assert run(*command, "--shard", "1/2", "--restart").code == 0
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("_state/part-*.done")}
    again = [name for name in before if before[name] != after[name]]
    assert set(before) == set(after)
    assert 0 < len(again) == len(before) // 2


@pytest.mark.parametrize("name", ["part-00000-c000.jsonl", "part-*.jsonl"])
def test_an_input_in_the_folder_of_the_parts_is_refused(
    run: Run, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "spark"
    theirs = write_spark(folder)
    for more in ([], ["--restart"]):
        refused = run("corpus", "-q", folder / name, "-o", f"{folder}/", *more)
        assert (refused.code, "is an input: name another folder" in refused.err) == (2, True)
    assert read_all(folder) == theirs


def test_jobs_that_start_at_once_agree(tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 8), tmp_path / "out"
    command = [*PROGRAM, str(folder), "-q", "--jobs", "1", "--shard-size", "1K", "-o", f"{out}/"]
    jobs = [
        subprocess.Popen([*command, "--shard", f"{n}/4"], stderr=subprocess.PIPE, text=True)
        for n in range(4)
    ]
    ended = [(job.communicate(timeout=120)[1], job.returncode) for job in jobs]
    assert ended == [("", 0)] * 4
    assert len(list(out.glob("_state/part-*.done"))) == 8
    assert not list(out.glob(".begun-*"))


def test_a_run_removes_what_a_killed_one_left(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name, age in ((".begun-old", 7200), (".begun-new", 0)):
        (out / name).touch()
        os.utime(out / name, (time.time() - age, time.time() - age))
    assert run("corpus", "samples/tram.txt", "-q", "-o", f"{out}/").code == 0
    assert [path.name for path in out.glob(".begun-*")] == [".begun-new"]


DAMAGE: dict[str, Callable[[Path, Path], object]] = {
    "emptied": lambda part, _: part.write_bytes(b""),
    "cut-off": lambda part, _: part.write_bytes(part.read_bytes()[:-30]),
    "deleted": lambda part, _: part.unlink(),
    "swapped": lambda part, other: part.write_bytes(other.read_bytes()),
}


@pytest.mark.parametrize(
    ("kind", "damage"),
    [("jsonl", "emptied"), ("jsonl", "deleted"), ("jsonl", "swapped"), ("parquet", "cut-off")],
)
def test_a_damaged_part_is_reported_and_done_again(
    run: Run, tmp_path: Path, kind: str, damage: str
) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out"
    command = ("corpus", folder, "--part-format", kind, "-o", f"{out}/", "--shard-size", "1K")
    assert run(*command, "-q").code == 0
    whole = read_all(out)
    part, other = sorted(out.glob(f"part-*.{kind}"))[:2]
    DAMAGE[damage](part, other)
    told = run("corpus", "report", f"{out}/")
    assert (told.code, f"damaged: shard {part.name[5:21]} of" in told.err) == (3, True)
    again = run(*command)
    assert (again.code, again.err.count("was not what had been written: done again")) == (0, 1)
    assert {n: d for n, d in read_all(out).items() if n.endswith(kind)} == {
        n: d for n, d in whole.items() if n.endswith(kind)
    }
    assert run("corpus", "report", f"{out}/").code == 0


def test_a_checkpoint_with_a_flipped_digit_is_reported_and_written_again(
    run: Run, tmp_path: Path
) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out"
    command = ("corpus", folder, "-q", "-o", f"{out}/", "--shard-size", "1K")
    assert run(*command).code == 0
    note = min(out.glob("_state/part-*.done"))
    counted = note.read_text()
    assert '"ok": 1' in counted
    note.write_text(counted.replace('"ok": 1', '"ok": 7'))
    told = run("corpus", "report", f"{out}/")
    assert (told.code, "damaged: shard" in told.err) == (3, True)
    assert run(*command).code == 0
    assert '"ok": 1' in note.read_text()
    assert run("corpus", "report", f"{out}/").code == 0


def test_a_damaged_part_does_not_reach_the_file_that_is_merged(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out.jsonl"
    assert run("corpus", folder, "-q", "-o", out).code == 0
    whole = out.read_bytes()
    for part in Path(f"{out}.parts").glob("part-*.jsonl"):
        part.write_bytes(b"")
    assert run("corpus", folder, "-q", "-o", out).code == 0
    assert out.read_bytes() == whole


def test_a_damaged_plan_is_one_line(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 1), tmp_path / "out"
    assert run("corpus", folder, "-q", "-o", f"{out}/").code == 0
    plan = (out / "_state" / "plan.jsonl").read_text()
    cut = plan[: plan.index("\n") + 1]  # at the end of a line
    for data in (cut, '{"id": "a"}\n'):
        (out / "_state" / "plan.jsonl").write_text(data)
        told = run("corpus", "report", f"{out}/")
        assert (told.code, told.out, told.err.count("\n")) == (3, "", 1)
        assert "plan.jsonl is damaged: the same command writes it again" in told.err
    assert run("corpus", folder, "-q", "-o", f"{out}/").code == 0
    assert run("corpus", "report", f"{out}/").code == 0


def test_a_row_group_is_not_held_in_memory(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    code = """
import os, sys, pyarrow, pyarrow.parquet as parquet
from summarize.readers.several_articles import read_items
texts = [os.urandom(50_000).hex() for _ in range(400)]
table = pyarrow.table({"text": texts})
parquet.write_table(table, sys.argv[1], row_group_size=400, write_batch_size=8)
del texts, table
before = pyarrow.total_allocated_bytes()
most = max(pyarrow.total_allocated_bytes() - before for _ in read_items(sys.argv[1]))
print(most)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "rows.parquet")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 20_000_000 < (tmp_path / "rows.parquet").stat().st_size


@pytest.mark.parametrize("name", ["in/out/", "in/out.jsonl"])
def test_restart_begins_anew_where_the_output_lies_among_the_inputs(
    run: Run, tmp_path: Path, name: str
) -> None:
    folder = write_texts(tmp_path / "in", 3)
    out = f"{tmp_path}/{name}"
    assert run("corpus", folder, "-q", "-o", out).code == 0
    again = run("corpus", folder, "-o", out, "--restart", "-n", "2")
    assert (again.code, "of them in this run 3" in " ".join(again.err.split())) == (0, True)


def test_restart_begins_anew_without_a_plan(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 2), tmp_path / "out"
    assert run("corpus", folder, "-q", "-o", f"{out}/").code == 0
    (done,) = out.glob("_state/part-*.done")
    before = done.stat().st_mtime_ns
    for damage in ("", '{"x'):
        (out / "_state" / "plan.jsonl").write_text(damage)
        assert run("corpus", folder, "-q", "-o", f"{out}/", "--restart").code == 0
        assert done.stat().st_mtime_ns > before
        before = done.stat().st_mtime_ns


def test_restart_of_a_share_with_other_options_takes_nothing_away(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 4), tmp_path / "out"
    command = ("corpus", folder, "-q", "--shard-size", "1K", "-o", f"{out}/")
    for share in ("0/2", "1/2"):
        assert run(*command, "--shard", share).code == 0
    before = read_all(out)
    refused = run(*command, "--shard", "0/2", "-n", "3", "--restart")
    assert (refused.code, "--restart (without --shard)" in refused.err) == (2, True)
    assert read_all(out) == before


def test_a_part_that_can_not_be_read_is_damaged(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 1), tmp_path / "out"
    assert run("corpus", folder, "-q", "-o", f"{out}/").code == 0
    (part,) = (path for path in out.glob("part-*.jsonl") if ".errors." not in path.name)
    part.unlink()
    part.mkdir()
    told = run("corpus", "report", f"{out}/")
    assert (told.code, "damaged: shard" in told.err) == (3, True)
    again = run("corpus", folder, "-q", "-o", f"{out}/")
    assert (again.code, again.err.count("\n")) == (3, 1)


def test_a_run_begins_where_files_have_one_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    assert claim_whole(tmp_path / "run.json", ".begun-", b"first")
    assert not claim_whole(tmp_path / "run.json", ".begun-", b"second")
    assert read_all(tmp_path) == {"run.json": b"first"}


def test_a_file_is_begun_beside_the_one_that_it_becomes(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(0o640)
    with replace_whole(target, ".begun-") as path:
        assert (path.parent, path.name[:7]) == (tmp_path, ".begun-")
        path.write_text("new")
        assert target.read_text() == "old"
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("new", 0o640)

    def fail() -> None:
        with replace_whole(target, ".begun-") as path:
            path.write_text("never")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert ([file.name for file in tmp_path.iterdir()], target.read_text()) == (["out.txt"], "new")


def test_a_file_stays_as_it_was_while_a_shard_is_missing(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 2), tmp_path / "out.jsonl"
    assert run("corpus", folder, "-q", "-o", out).code == 0
    whole = out.read_bytes()
    part = min(Path(f"{out}.parts").glob("part-*.jsonl"))
    part.unlink()
    part.mkdir()
    again = run("corpus", folder, "-o", out)
    assert (again.code, "missing shards" in again.err, f"in {out}" in again.err) == (3, True, False)
    assert out.read_bytes() == whole
