"""The progress of a run: how far it is, failures, and how to resume it."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.console import progress
from summarize.console.complain import complain, note
from summarize.console.progress import CLEAR, Ticker, on_screen
from summarize.corpus.checkpoint import Report
from summarize.corpus.plan import Workload
from summarize.corpus.progress import FirstFailure, Progress, format_progress
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store
from summarize.corpus.workers.supervisor import Event
from summarize.errors import InputError

Wait = Callable[[float], None]
A, B, C = (
    Shard(name, ("f",), 0, None, size) for name, size in zip("abc", (40, 30, 30), strict=True)
)


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """Let so many seconds pass at once."""
    now = [1000.0]

    def pass_by(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return pass_by


def happen(read: int, status: str = "ok") -> Event:
    return Event(b"{}\n", {"source": "f@1", "status": status}, "", read)


def report(shard: Shard, **more: Any) -> Report:
    known: dict[str, Any] = {"counts": {"ok": 1}, "skipped": {}, "words": {}, "seconds": 1.0}
    return Report(shard.id, **(known | more))


def open_progress(folder: Path, *, retired: int = 0, **more: bool) -> Progress:
    asked = {"quiet": False, "fail_fast": False, "verbose": False} | more
    return Progress(Workload(3, 100, retired), Store(str(folder)), **asked)


def test_without_a_terminal_a_line_comes_each_half_minute(
    wait: Wait, capsys: pytest.CaptureFixture[str]
) -> None:
    ticker = Ticker(quiet=False)
    for seconds, due in ((0, False), (29.9, False), (0.1, True)):
        wait(seconds)
        assert ticker.due() is due
    ticker.show("half of it")
    ticker.end()  # nothing to take away
    assert capsys.readouterr().err == "half of it\n"
    assert ticker.seconds == pytest.approx(30)
    assert not ticker.due()
    wait(30)
    assert ticker.due()
    assert not Ticker(quiet=True).due()


def test_on_a_terminal_a_line_takes_the_place_of_the_last(
    wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "10")
    ticker = Ticker(quiet=False)
    wait(0.1)
    assert not ticker.due()
    wait(0.11)
    assert ticker.due()
    ticker.show("123456789")
    ticker.show("1234567890")
    note("told")
    ticker.end()
    assert screen.getvalue() == f"{CLEAR}123456789{CLEAR}1234567…{CLEAR}told\n{CLEAR}"
    assert not on_screen.is_set()


def test_a_complaint_is_one_line_without_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    complain("https://ann:secret@a.org", InputError("no\x1b[31m\nanswer"))
    complain(None, InputError("https://ann:secret@a.org"))
    note("a\nb\x07")
    assert capsys.readouterr().err == (
        "summarize: https://a.org: no answer\nsummarize: https://a.org\na b\n"
    )


def test_progress_counts_bytes_that_were_not_done_before(
    tmp_path: Path, wait: Wait, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = open_progress(tmp_path)
    wait(60)
    progress.watch(A, happen(20))
    wait(60)
    progress.watch(A, happen(20, "InputError: x"))
    progress.watch(A, happen(40))  # too early to say it
    progress.add(B, report(B, fresh=False))
    wait(60)
    progress.watch(C, Event(None, {}, "no text", 10))
    progress.add(A, report(A, counts={"ok": 99}))
    wait(60)
    progress.add(C, report(C))
    assert capsys.readouterr().err.splitlines() == [
        "1 done, 1/min, 0 failed, 4 min left",  # a fifth of all
        "2 done, 1/min, 1 failed, 8 min left",
        "3 done, 1/min, 1 failed, 72 s left",  # 50 bytes of the 70 that are to be read
        "100 done, 25/min, 1 failed",
    ]


def test_a_finished_shard_counts_with_all_its_bytes(
    tmp_path: Path, wait: Wait, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = open_progress(tmp_path)
    progress.watch(A, happen(10))
    wait(60)
    progress.add(A, report(A))
    assert capsys.readouterr().err == "1 done, 1/min, 0 failed, 2 min left\n"  # 90 s for 60 of 100


def test_ten_failures_are_printed_or_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failures = tuple((f"f@{n}", "InputError: x\ny") for n in range(6))
    line = "summarize: f@{}: InputError: x y"
    progress = open_progress(tmp_path)
    progress.add(A, report(A, failures=failures))
    progress.add(B, report(B, failures=failures, fresh=False))
    progress.add(C, report(C, failures=failures))
    told = capsys.readouterr().err.splitlines()
    assert told == [line.format(n) for n in (*range(6), *range(4))]
    Store(str(tmp_path)).write(
        f"part-{A.id}.errors.jsonl",
        b"".join(json.dumps({"source": f"f@{n}", "status": "InputError: x y"}).encode() + b"\n"
                 for n in range(12)),
    )  # fmt: skip
    open_progress(tmp_path, verbose=True).add(A, report(A, failures=failures))
    assert len(capsys.readouterr().err.splitlines()) == 12
    open_progress(tmp_path, quiet=True, verbose=True).add(A, report(A, failures=failures))
    assert capsys.readouterr().err == ""


def test_repaired_and_retired_parts_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_progress(tmp_path, quiet=True, retired=2)
    progress = open_progress(tmp_path, retired=2)
    progress.add(A, report(A, repaired=True))
    progress.add(B, report(B, repaired=True, fresh=False))
    aside, repaired = capsys.readouterr().err.splitlines()
    assert aside.startswith("summarize: 2 parts of inputs that changed or are gone: now ")
    assert repaired == "summarize: part a was not what had been written: done again"


def test_the_first_failure_may_be_the_end(tmp_path: Path) -> None:
    progress = open_progress(tmp_path, fail_fast=True)
    progress.watch(A, happen(5))
    progress.watch(A, Event(None, {}, "no text", 5))
    with pytest.raises(FirstFailure, match="f@1: InputError: x"):
        progress.watch(A, happen(5, "InputError: x"))
    open_progress(tmp_path).watch(A, happen(5, "InputError: x"))


def test_a_run_that_ends_early_prints_how_to_resume_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = open_progress(tmp_path)
    progress.add(A, report(A))
    progress.interrupt()
    progress.interrupt(can_resume=False)
    progress.stop("f@1:\nx")
    done = "summarize: interrupted: 1 of 3 shards are done"
    assert capsys.readouterr().err.splitlines() == [
        f"{done}; the same command goes on from there", done, "summarize: f@1: x"
    ]  # fmt: skip


def test_the_totals_are_printed_at_the_end_unless_quiet(
    tmp_path: Path, wait: Wait, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = open_progress(tmp_path)
    progress.add(A, report(A, counts={"ok": 3}))
    wait(2)
    progress.close("x.errors")
    told = capsys.readouterr().err.splitlines()
    assert [told[0].split()[0], told[-1].split()[-1]] == ["articles", "1.5"]
    progress.add(B, report(B, counts={"InputError": 1}))
    progress.close("x.errors")
    told = capsys.readouterr().err.splitlines()
    assert told[-1] == "errors: x.errors"
    progress.close("")
    assert not capsys.readouterr().err.splitlines()[-1].startswith("errors")
    quiet = open_progress(tmp_path, quiet=True)
    quiet.add(B, report(B, counts={"InputError": 1}))
    quiet.close("x.errors")
    assert capsys.readouterr().err == ""


def test_a_line_may_stand_in_the_place_of_the_progress(
    tmp_path: Path, wait: Wait, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = open_progress(tmp_path)
    progress.show("no workers yet")
    wait(60)
    progress.show("no workers yet")
    assert capsys.readouterr().err == "no workers yet\n"


@pytest.mark.parametrize(
    ("done", "failed", "seconds", "share", "line"),
    [
        pytest.param(1234, 3, 20, 0.25, "1,234 done, 62/s, 3 failed, 60 s left", id="some"),
        pytest.param(9999, 0, 1, 1.0, "9,999 done, 9999/s, 0 failed", id="all"),
        pytest.param(0, 0, 50, 0.0, "0 done, 0/s, 0 failed", id="nothing-so-far"),
        pytest.param(3, 0, 60, 1.0, "3 done, 3/min, 0 failed", id="a-model-picks"),
        pytest.param(5, 0, 0.9, 0.5, "5 done, 6/s, 0 failed", id="too-early-to-tell"),
        pytest.param(5, 0, 1, 0.5, "5 done, 5/s, 0 failed, 1 s left", id="a-second"),
        pytest.param(0, 0, 0, 0.0, "0 done, 0/s, 0 failed", id="no-time"),
        pytest.param(10_000, 0, 100, 1.0, "10k done, 100/s, 0 failed", id="thousands"),
        pytest.param(9_999_999, 0, 1e5, 1, "9999k done, 100/s, 0 failed", id="many-thousands"),
        pytest.param(12_999_999, 10_000, 1e5, 1, "12M done, 130/s, 10k failed", id="millions"),
    ],
)
def test_progress_shows_number_speed_and_time_left(
    done: int, failed: int, seconds: float, share: float, line: str
) -> None:
    assert format_progress(done, failed, seconds, share) == line


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        (89, "89 s"), (90, "2 min"), (5399, "90 min"), (5400, "2 h"), (9000, "2 h"),
        (10_800, "3 h"), (172_799, "48 h"), (172_800, "2 d"), (864_000, "10 d"),
    ],
)  # fmt: skip
def test_the_time_left_has_one_unit(seconds: float, left: str) -> None:
    assert format_progress(1, 0, seconds, 0.5).endswith(f", {left} left")


@pytest.mark.parametrize("done", [1, 12_345, 123_456_789])
def test_progress_fits_forty_columns(done: int) -> None:
    line = format_progress(done, done // 50, done / 44, 0.3)
    assert len(line) <= 40
    assert line.count(",") >= 2


def test_progress_for_programs_is_json(
    tmp_path: Path, wait: Wait, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"quiet": False, "fail_fast": True, "verbose": False}
    progress = Progress(Workload(3, 100), Store(str(tmp_path)), **asked, as_json=True)
    progress.watch(A, happen(10, "NoArticleError: x"))  # no failure
    wait(30)
    progress.watch(A, happen(20))
    assert json.loads(capsys.readouterr().err) == {
        "done": 2, "planned": 10, "failures": 0, "rate": 0.07, "seconds": 30.0,
        "seconds_left": 120.0, "shards_done": 0, "shards_planned": 3, "bytes_done": 20,
        "bytes_planned": 100,
    }  # fmt: skip
    with pytest.raises(FirstFailure):
        progress.watch(A, happen(20, "InputError: x"))


def test_a_shard_that_fails_is_missing_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = open_progress(tmp_path, quiet=True)
    progress.fail(A, InputError("part: can't be written: no such file or directory"))
    told = "summarize: shard a of f: part: can't be written: no such file or directory: "
    assert capsys.readouterr().err == f"{told}the same command does it again\n"
    (missing,) = progress.totals.missing
    assert (missing["shard"], missing["why"][:7]) == ("a", "failed:")
