"""Shards are done whole or not at all, by any number of jobs, and merged to the same file."""

import gzip
import io
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from summarize.corpus.options import Options
from summarize.corpus.plan import plan_shards
from summarize.corpus.shard import summarize_shard
from summarize.corpus.workers.pool import WorkerPool
from summarize.errors import InputError
from summarize.request import Request
from tests.conftest import ROOT, Run
from tests.program.corpus import (
    PROGRAM,
    SLOW_TEXT,
    count_done,
    list_workers,
    read_lines,
    read_parts,
    start_corpus,
    wait_for,
    write_texts,
)
from tests.program.test_corpus_safety import read_all

GOOD, BAD = "0003.txt", "0001.txt"


def fill(folder: Path, count: int = 12) -> Path:
    """Write texts, one of them twice, and one that is no text."""
    write_texts(folder, count)
    (folder / BAD).write_bytes(b"%PDF-1.7 binary")
    (folder / "twin.txt").write_text((folder / GOOD).read_text())
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Give a folder of texts, and the file that one job writes of it."""
    place = tmp_path_factory.mktemp("whole")
    folder = fill(place / "in")
    out = place / "out.jsonl"
    command = [*PROGRAM, str(folder), "-q", "--jobs", "1", "-o", str(out)]
    assert subprocess.run(command, check=False).returncode == 4
    return folder, out.read_bytes()


def test_paths_start_from_the_folder_in_which_the_program_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server of workers is kept from one shard to the next, and was started elsewhere."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        write_texts(tmp_path / name / f"from {name}", 3)
        monkeypatch.chdir(tmp_path / name)
        (shard,) = plan_shards([f"from {name}"])
        assert summarize_shard(shard, "out/", Options()).counts == {"ok": 3}


def test_a_shard_that_is_done_is_not_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where a run of files ends depends on their names
    folder, out = fill(Path("in")), Path("out")
    (shard,) = plan_shards([folder])
    first = summarize_shard(shard, str(out), Options())
    names = [f"{place}part-{shard.id}" for place in ("_state/", "_state/", "")]
    kinds = ("done", "errors.jsonl", "jsonl")
    assert list(read_all(out)) == [f"{n}.{kind}" for n, kind in zip(names, kinds, strict=True)]
    assert (first.counts, first.fresh) == ({"ok": 12, "InputError": 1}, True)
    for path in folder.iterdir():
        path.unlink()
    again = summarize_shard(shard, str(out), Options(timeout=9, memory=10**9))
    assert (again.counts, again.words, again.fresh) == (first.counts, first.words, False)
    other = summarize_shard(shard, str(out), Options(Request(length="1")))
    assert other.counts == {"InputError": 13}


def test_the_version_decides_whether_a_shard_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shard,) = plan_shards([write_texts(tmp_path / "in", 1)])
    summarize_shard(shard, str(tmp_path / "out"), Options())
    assert not summarize_shard(shard, str(tmp_path / "out"), Options()).fresh
    monkeypatch.setattr("summarize.corpus.options.__version__", "99")
    assert summarize_shard(shard, str(tmp_path / "out"), Options()).fresh


def test_a_failure_is_reported_with_file_and_offset(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "A board met. It voted."}\n{"title": "nothing", "url": "http://x"}\n')
    (shard,) = plan_shards([path])
    report = summarize_shard(shard, str(tmp_path / "out"), Options())
    expected = {
        "source": f"{path}@35",
        "id": f"{path}@35",
        "status": "InputError: no html and no text in it, but title, url",
        "url": "http://x",
    }
    assert read_lines(tmp_path / "out" / "_state" / f"part-{shard.id}.errors.jsonl") == [expected]
    assert report.failures == ((expected["source"], expected["status"]),)


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "jsonl.zst"])
def test_a_part_done_twice_is_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)  # where a run of files ends depends on their names
    if kind.endswith("zst"):
        pytest.importorskip("zstandard")
    (shard,) = plan_shards([fill(Path("in"))])
    for name in ("a", "b"):
        summarize_shard(shard, str(tmp_path / name), Options(format=kind))
    first, second = (tmp_path / name / f"part-{shard.id}.{kind}" for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size < 20_000 or kind == "jsonl"


def test_a_part_may_be_a_table(run: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder, out = fill(tmp_path / "in"), tmp_path / "out"
    assert run("corpus", folder, "-q", "--part-format", "parquet", "-o", f"{out}/").code == 4
    assert sum(parquet.read_table(part).num_rows for part in out.glob("part-*.parquet")) == 13


@pytest.mark.parametrize("ending", ["jsonl.gz", "jsonl.zst"])
def test_a_file_is_packed_as_it_is_called(
    run: Run, whole: tuple[Path, bytes], tmp_path: Path, ending: str
) -> None:
    folder, expected = whole
    if ending.endswith("zst"):
        zstandard = pytest.importorskip("zstandard")
    out = tmp_path / f"out.{ending}"
    for _ in range(2):
        assert run("corpus", folder, "-q", "-o", out).code == 4
        data = out.read_bytes()
        if ending.endswith("gz"):
            assert gzip.decompress(data) == expected
        else:
            reader = zstandard.ZstdDecompressor().stream_reader(
                io.BytesIO(data), read_across_frames=True
            )
            assert reader.read() == expected


def test_two_jobs_write_what_one_writes(
    run: Run, whole: tuple[Path, bytes], tmp_path: Path
) -> None:
    folder, expected = whole
    out = tmp_path / "out.jsonl"
    run("corpus", folder, "-q", "--jobs", "2", "-o", out)
    assert out.read_bytes() == expected


def test_shares_of_the_shards_are_the_whole(run: Run, tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in"), f"{tmp_path / 'out'}/"
    shares = [["--shard", f"{number}/2"] for number in range(2)]
    assert run("corpus", folder, "--shard-size", "2K", "-q", *shares[0], "-o", out).code in (0, 4)
    early = run("corpus", "report", out)
    assert early.code == 3
    assert "missing shards" in early.err
    assert run("corpus", folder, "--shard-size", "2K", "-q", *shares[1], "-o", out).code in (0, 4)
    late = run("corpus", "report", out)
    assert late.code == 4
    assert "missing" not in late.err
    assert f"{folder / BAD}: InputError: a damaged PDF" in late.err
    assert f"errors: {out}_state/part-*.errors.jsonl" in late.err
    lines = read_parts(Path(out))
    assert [line["source"] for line in lines if not line["digest"]] == [str(folder / BAD)]
    assert len({line["source"] for line in lines}) == 13


def test_a_folder_without_parts_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("corpus", "report", tmp_path)
    assert (result.code, result.err.count("\n")) == (3, 1)


def test_an_input_that_changed_is_done_again(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 6), tmp_path / "out.jsonl"
    run("corpus", folder, "-q", "-o", out)
    (folder / "0002.txt").write_text("A new text came in the place of the old one. It is short.")
    (folder / "0007.txt").write_text("A text that is new came at the end. It is short, too.")
    result = run("corpus", folder, "-o", out)
    assert result.code == 0
    assert "of inputs that changed or are gone: now " in result.err
    lines = read_lines(out)
    assert [Path(line["source"]).stem for line in lines] == [
        f"000{n}" for n in (0, 1, 2, 3, 4, 5, 7)
    ]
    assert lines[2]["sentences"][0]["text"].startswith("A new text came")


@pytest.mark.parametrize("more", [[], ["--restart"]], ids=["", "restart"])
def test_a_folder_is_not_filled_with_parts_of_itself(
    run: Run, tmp_path: Path, more: list[str]
) -> None:
    folder = fill(tmp_path / "in")
    before = sorted(folder.iterdir())
    (tmp_path / "link").symlink_to("in")
    done = run("corpus", tmp_path / "link", "-o", f"{folder}/", *more)
    assert (done.code, "name another folder" in done.err) == (2, True)
    assert sorted(folder.iterdir()) == before


def test_a_damaged_note_of_the_run_is_written_again(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 1), tmp_path / "out.jsonl"
    run("corpus", folder, "-q", "-o", out)
    before = read_all(tmp_path)
    (tmp_path / "out.jsonl.parts" / "_state" / "run.json").write_bytes(b"\xff\xfe")
    result = run("corpus", folder, "-q", "-o", out)
    assert (result.code, result.err) == (0, "")
    assert read_all(tmp_path) == before


def test_another_folder_is_not_written_into(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 1), tmp_path / "mine"
    out.mkdir()
    (out / "letter.txt").write_text("mine")
    result = run("corpus", folder, "-q", "-o", out)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert [path.name for path in out.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("name", ["/dev/null", "/dev/full", "x" * 250])
def test_an_output_that_is_no_file_is_one_line(run: Run, tmp_path: Path, name: str) -> None:
    result = run("corpus", "samples/tram.txt", "-q", "-o", tmp_path / name)
    assert result.code in (2, 3)
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("paths", [["no-such-file"], ["no-such-folder/"]])
def test_a_corpus_of_nothing_creates_nothing(run: Run, tmp_path: Path, paths: list[str]) -> None:
    result = run("corpus", *paths, "-o", tmp_path / "out.jsonl")
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert list(tmp_path.iterdir()) == []


def test_an_address_says_so(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("corpus", "https://port.example/a", "samples/tram.txt", "-q", "-o", out).code == 3
    line = read_lines(out)[0]
    assert (line["source"], line["status"]) == (
        "https://port.example/a", "InputError: a web address, not a file: fetch it first",
    )  # fmt: skip


def test_ten_failures_are_printed_or_all_with_verbose(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number:02}.txt").write_text("")
    for options, count in ((["--restart"], 10), (["--restart", "-v"], 14)):
        result = run("corpus", folder, *options, "-o", tmp_path / "out.jsonl")
        assert result.code == 0  # what has no article is no failure
        told = [line for line in result.err.splitlines() if line.startswith("summarize: ")]
        assert len(told) == count
        assert told[0].startswith(f"summarize: {folder / '00.txt'}: NoArticleError: ")
        assert "no article: NoArticleError 14" in " ".join(result.err.split())
        assert f"errors: {tmp_path}" in result.err


# Ctrl-C as the program does this, however quick the machine is: loads a module, starts the server
# of workers, or kills it as it ends. The next one comes with the next thing that it does.
MOMENTS = [*product("run corpus engines subprocess.Popen".split(), (1, 2)), ("os.kill", 2)]
INTERRUPTED = """
import os, signal, sys
from summarize.__main__ import main
moment, times = sys.argv.pop(1), int(sys.argv.pop(1))
def see(event, words):
    global moment, times
    name = str(words[0]).rpartition(".")[2] if event == "import" else event
    if times and moment in ("", name):
        moment, times = "", times - 1
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(see)
main()
assert not times
"""


@pytest.mark.parametrize(("moment", "times"), MOMENTS)
def test_ctrl_c_at_any_moment_is_no_traceback(tmp_path: Path, moment: str, times: int) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out.jsonl"
    (folder / "0001.md").write_text(SLOW_TEXT[:1_000_000])  # a second: its worker may go on
    words = [moment, str(times), "corpus", str(folder), "-o", str(out)]
    program = [sys.executable, "-c", INTERRUPTED]
    with start_corpus(*words, program=program) as process:
        if moment == "os.kill":
            wait_for(lambda: count_done(out), process)
            process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "Traceback" not in errors
        assert all("shards" in line for line in errors.splitlines())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_says_how_to_go_on(tmp_path: Path, number: int) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out.jsonl"
    (folder / "0001.md").write_text(SLOW_TEXT)
    with start_corpus(folder, "-o", out) as process:
        wait_for(lambda: count_done(out), process)
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 128 + number
        assert errors.endswith("shards are done; the same command goes on from there\n")


def test_workers_that_can_not_start_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shard,) = plan_shards([write_texts(tmp_path / "in", 1)])
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho 'No module named summarize' >&2\n")
    program.chmod(0o755)
    for path in (program, tmp_path / "nowhere"):
        monkeypatch.setattr(sys, "executable", str(path))
        with pytest.raises(InputError, match=r"the workers can't start: [nN]o "):
            list(iter_events(shard.paths))


def test_workers_killed_at_their_start_are_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shard,) = plan_shards([write_texts(tmp_path / "in", 1)])
    program = tmp_path / "python"
    once = f"[ -e {tmp_path}/once ] || {{ touch {tmp_path}/once; kill -9 $$; }}"
    program.write_text(f'#!/bin/sh\n{once}\nexec {sys.executable} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert [event.counted["status"] for event in iter_events(shard.paths)] == ["ok"]
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    with pytest.raises(InputError, match="the workers can't start: "):
        list(iter_events(shard.paths))


def iter_events(paths: tuple[str, ...]) -> Any:
    from summarize.corpus.workers.supervisor import read_shard
    from summarize.readers.rows.values import WHOLE

    workers = WorkerPool()
    try:
        with workers.take() as worker:
            yield from read_shard(worker, paths, WHOLE, Options())
    finally:
        workers.close()


def test_few_file_descriptors_are_one_line(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 8)
    for most in (8, 12):
        command = (
            f"ulimit -n {most}; {' '.join(PROGRAM)} {folder} -q --jobs 9 -o {tmp_path}/o.jsonl"
        )
        done = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 3)
        assert done.stderr.count("\n") == (done.returncode == 3)


def test_a_disk_that_is_full_for_a_table_is_one_line(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    folder, out = fill(tmp_path / "in"), tmp_path / "out.parquet"
    assert run("corpus", folder, "-q", "-o", out).code == 4
    before = out.read_bytes()
    limited = f"trap '' XFSZ; ulimit -f 4; {' '.join(PROGRAM)} {folder} -q -o {out}"
    done = subprocess.run(
        ["bash", "-c", limited], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "can't be written" in done.stderr
    assert out.read_bytes() == before  # whole or not at all
    out.unlink()
    (tmp_path / "real").touch(mode=0o640)
    out.symlink_to("real")
    assert run("corpus", folder, "-q", "--restart", "-o", out).code == 4
    assert out.is_symlink()
    assert (out.read_bytes()[:4], out.stat().st_mode & 0o777) == (b"PAR1", 0o640)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for workers in /proc")
@pytest.mark.parametrize("seed", range(2))
def test_killed_workers_and_servers_cost_nothing(
    whole: tuple[Path, bytes], tmp_path: Path, seed: int
) -> None:
    folder, expected = whole
    out = tmp_path / "out.jsonl"
    with start_corpus(folder, "-q", "--jobs", "2", "-o", out) as process:
        chance = Random(seed)
        find = list_workers if seed % 2 else list_children
        time.sleep(chance.uniform(0.1, 0.5))
        while process.poll() is None and not (victims := find(process.pid)):
            time.sleep(0.01)
        if process.poll() is None:  # once: an article that is killed twice counts as one that kills
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(victims[0], signal.SIGKILL)
        assert process.wait(60) == 4
        assert out.read_bytes() == expected


def list_children(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children")
    try:
        return [int(number) for number in children.read_text().split()]
    except OSError:
        return []


def test_standard_input_is_read_and_a_run_on_it_goes_on(run: Run, tmp_path: Path) -> None:
    rows = "".join(
        f'{{"id": {n}, "body": "The board met. It voted {n} times."}}\n' for n in range(9)
    )
    out = tmp_path / "out.jsonl"
    command = ["corpus", "-", "--text-column", "body", "-o", out]
    assert run(*command, stdin=rows).code == 0
    assert [line["id"] for line in read_lines(out)] == [str(n) for n in range(9)]
    assert "of them in this run 0" in " ".join(run(*command, stdin=rows).err.split())
    assert len(read_lines(out)) == 9


def test_paths_with_a_scheme_are_read_and_written(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    folder = fill(tmp_path / "in")
    (folder / ".hidden").write_text("Nobody asked for this one.")
    rows = "".join(f'{{"text": "The board met. It voted {n} times."}}\n' for n in range(200))
    (folder / "rows.jsonl").write_text(rows)
    out = f"file://{tmp_path}/out/"
    command = ["corpus", f"file://{folder}", "--exclude", "0002*", "--shard-size", "2K", "-o", out]
    assert run(*command).code == 4
    lines = read_parts(tmp_path / "out")
    names = {line["source"].partition("@")[0].rpartition("/")[2] for line in lines}
    assert names == {path.name for path in folder.iterdir()} - {".hidden", "0002.txt"}
    assert len(lines) == 212
    assert "of them in this run 0" in " ".join(run(*command).err.split())
    assert "missing" not in run("corpus", "report", out).err
    assert run(*command, "--restart").code == 4


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("file:///no/such/file", "no such file or directory"),
        ("nope://port/file", "can't be opened: Protocol not known: nope"),
    ],
)
def test_a_scheme_that_leads_nowhere_is_a_line(
    run: Run, tmp_path: Path, name: str, message: str
) -> None:
    pytest.importorskip("fsspec")
    out = tmp_path / "out.jsonl"
    assert run("corpus", name, "samples/tram.txt", "-q", "-o", out).code == 3
    assert read_lines(out)[0]["status"] == f"InputError: {message}"


def test_a_file_is_synced_before_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shard,) = plan_shards([write_texts(tmp_path / "in", 1)])
    told: list[str] = []
    sync, replace = os.fsync, Path.replace

    def see_sync(descriptor: int) -> None:
        told.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name[:6]}")
        sync(descriptor)

    def see_replace(self: Path, target: Path | str) -> Path:
        told.append(f"put {Path(target).name.rpartition('.')[2]}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", see_sync)
    monkeypatch.setattr(Path, "replace", see_replace)
    summarize_shard(shard, str(tmp_path / "out"), Options())
    each = ["sync .begun", "put {}", "sync {}"]
    kinds = (("jsonl", "out"), ("done", "_state"))
    assert told == [
        step.format(name)
        for kind, place in kinds
        for step, name in zip(each, ("", kind, place), strict=True)
    ]


def test_inputs_may_come_but_none_may_go(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out.jsonl"
    first, *rest = sorted(folder.iterdir())
    assert run("corpus", first, "-q", "-o", out).code == 0
    result = run("corpus", *rest, "-q", "-o", out)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert f"was made from {first}" in result.err
    assert len(read_lines(out)) == 1
    assert run("corpus", first, *rest, "-q", "-o", out).code == 0
    assert len(read_lines(out)) == 3


def test_after_a_limit_the_next_shard_is_read_from_its_start(tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 99), str(tmp_path / "out")
    first, second, *_ = (s for s in plan_shards([folder], "8K") if len(s.paths) > 2)
    assert summarize_shard(first, out, Options(limit=2)).counts == {"ok": 2}
    assert summarize_shard(second, out, Options()).counts == {"ok": len(second.paths)}
