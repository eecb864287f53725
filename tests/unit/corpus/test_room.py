"""Room on disks: what one disk needs is added up, and said before it is written."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from summarize.corpus import room
from summarize.corpus.options import RunOptions
from summarize.corpus.output import open_output
from summarize.corpus.room import MergeRoom, Need, check_room, describe_lack
from summarize.corpus.run import run_corpus
from summarize.errors import InputError, NoRoomError
from tests.program.corpus import write_texts


class Disk(NamedTuple):
    free: int


@pytest.fixture(autouse=True)
def one_gigabyte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**9))


def test_what_folders_of_one_disk_need_is_added_up(tmp_path: Path) -> None:
    needs = [
        Need(str(tmp_path), 6 * 10**8),
        Need(str(tmp_path / "no"), 6 * 10**8, is_temporary=True),
    ]
    assert [describe_lack([need]) for need in needs] == ["", ""]
    assert describe_lack(needs) == (
        f"{tmp_path}: needs 1.2 GB, and 1.0 GB are free: "
        "--temp DIR names another disk for temporary files"
    )
    with pytest.raises(NoRoomError, match=r"^work: .* needs 1\.2 GB"):
        check_room(needs, "work")


@pytest.mark.parametrize(
    ("size", "temporary", "lack"),
    [
        pytest.param(2 * 10**9, 0, "needs 2.0 GB, and 40.0 MB are free", id="no-temporary-files"),
        pytest.param(5 * 10**7, 9, "needs 50.0 MB, and 40.0 MB are free", id="too-much-without"),
        pytest.param(
            3 * 10**7, 2 * 10**7,
            f"needs 50.0 MB, and 40.0 MB are free: {room._REMEDY}",
            id="enough-without",
        ),
    ],
)  # fmt: skip
def test_another_disk_is_named_where_it_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, temporary: int, lack: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(4 * 10**7))
    needs = [Need(str(tmp_path), size), Need(str(tmp_path), temporary, is_temporary=True)]
    assert describe_lack(needs) == f"{tmp_path}: {lack}"


def test_a_name_that_no_disk_can_have_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x: can't be written: .*name too long"):
        describe_lack([Need(str(tmp_path / ("x" * 300)), 1)])


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz"])
def test_the_rest_is_estimated_by_the_parts_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(MergeRoom, "warn", lambda _, *rest: asked.append(rest))
    folder, out = write_texts(tmp_path / "in", 9), tmp_path / name
    run_corpus(RunOptions((str(folder),), str(out), jobs=1, shard_size="1K", quiet=True))
    size = sum(path.stat().st_size for path in Path(f"{out}.parts").glob("part-*"))
    assert len(asked) == 9
    for left, (articles, rest) in zip(range(8, 0, -1), asked[1:], strict=True):
        assert articles == left
        assert rest == pytest.approx(size * left / 9, rel=0.05)


def test_a_store_has_room() -> None:
    assert describe_lack([Need("s3://bucket/x", 10**15)]) == ""


@pytest.mark.parametrize(
    ("name", "articles", "size", "fits"),
    [
        pytest.param("x.jsonl", 10**6, 9 * 10**8, True, id="all-fits"),
        pytest.param("x.jsonl", 10**6, 10**9, False, id="index-and-lines"),
        pytest.param("x.jsonl", 2 * 10**7, 0, False, id="the-index-alone"),
        pytest.param("x.jsonl.gz", 10**6, 3 * 10**9, True, id="compressed"),
        pytest.param("x.jsonl.gz", 10**6, 4 * 10**9, False, id="too-much-even-so"),
    ],
)
def test_a_merge_needs_its_index_and_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, articles: int, size: int,
    fits: bool,
) -> None:  # fmt: skip
    needed = MergeRoom(open_output(str(tmp_path / name)), str(tmp_path), quiet=False)
    if fits:
        needed.check(articles, size)
        assert capsys.readouterr().err == ""
        needed.check(2 * articles, 0)
        assert capsys.readouterr().err == "merge: some 172.0 MB of temporary files\n"
    else:
        with pytest.raises(NoRoomError, match=r"^merge: .* are free: --temp DIR"):
            needed.check(articles, size)


@pytest.mark.parametrize("quiet", [False, True])
def test_an_estimate_that_will_not_fit_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], quiet: bool
) -> None:
    needed = MergeRoom(open_output(str(tmp_path / "x.jsonl")), str(tmp_path), quiet=quiet)
    needed.warn(1000, 10**8)
    assert capsys.readouterr().err == ""
    for _ in range(2):
        needed.warn(10**6, 6 * 10**8)  # of lines in the file, and of parts
    assert capsys.readouterr().err.count("the rest will hardly fit: ") == (not quiet)


def test_a_merge_without_room_costs_no_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    folder, out = write_texts(tmp_path / "in", 9), tmp_path / "x.parquet"
    options = RunOptions((str(folder),), str(out), jobs=1, shard_size="1K")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(99))
    with pytest.raises(NoRoomError, match=r"^merge: .* are free$"):
        run_corpus(options)
    assert not out.exists()
    lines = replace(options, output=str(tmp_path / "x.jsonl"))
    monkeypatch.setattr(room, "TOLD", 0)
    assert run_corpus(lines) == 0  # an estimate ends nothing
    assert capsys.readouterr().err.count("the rest will hardly fit") == 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**9))
    assert run_corpus(options) == 0
    assert "of them in this run 0" in " ".join(capsys.readouterr().err.split())
