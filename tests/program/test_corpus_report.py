"""Exit codes and reports as JSON, of runs, folders and shards."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus import read_report
from summarize.version import __version__
from tests.conftest import Run
from tests.program.corpus import read_lines, read_parts, write_texts

BROKEN = b"%PDF-1.7 binary"


def write_mixed(folder: Path, good: int, bad: int) -> Path:
    """Write so many texts and, after them, so many files that hold no article."""
    write_texts(folder, good)
    for number in range(bad):
        (folder / f"z{number}.pdf").write_bytes(BROKEN)
    return folder


def read_note(out: Path) -> dict[str, Any]:
    (path,) = out.glob("_state/part-*.done")
    note: dict[str, Any] = json.loads(path.read_bytes())
    return note


@pytest.mark.parametrize(
    ("allowed", "code"),
    [(None, 4), ("1", 4), ("2", 0), ("19%", 4), ("20%", 0)],
)
def test_a_run_with_failed_articles_is_complete_and_says_so(
    run: Run, mixed: Path, allowed: str | None, code: int
) -> None:
    """Eight articles and two that fail."""
    more = [] if allowed is None else ["--max-failures", allowed]
    folder, out = mixed / "in", f"{mixed / 'out'}/"
    assert run("corpus", folder, "-q", "-o", out, *more).code == code
    assert run("corpus", "report", out, *more).code == code


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a place in which a run is begun once and goes on with others."""
    place = tmp_path_factory.mktemp("mixed")
    write_mixed(place / "in", 8, 2)
    return place


@pytest.mark.parametrize("name", ["gone.txt", "torn.jsonl.gz", "no-columns.csv", "empty/"])
def test_an_input_that_is_not_read_to_its_end_leaves_the_run_incomplete(
    run: Run, tmp_path: Path, name: str
) -> None:
    import gzip

    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One day."}\n' * 99)[:-9])
    (tmp_path / "no-columns.csv").write_text("a,b\n1,2\n")
    folder, out = write_texts(tmp_path / "in", 1), tmp_path / "out"
    words = ("corpus", folder, tmp_path / name, "-o", f"{out}/", "--max-failures", "100%")
    told = run(*words)
    if name == "empty/":  # which is not there
        assert (told.code, "no such file" in told.err) == (3, True)
        return
    assert (told.code, " ".join(told.err.split()).count("inputs not read to the end 1")) == (3, 1)
    assert run("corpus", "report", out, "--max-failures", "100%").code == 3
    assert read_note(out)["unread"] == 1


def test_a_report_of_shards_that_are_missing_is_not_that_of_a_complete_run(
    run: Run, tmp_path: Path
) -> None:
    folder, out = write_mixed(tmp_path / "in", 4, 1), tmp_path / "out"
    command = ("corpus", folder, "-q", "--shard-size", "1K", "-o", f"{out}/")
    assert run(*command, "--shard", "1/2", "--max-failures", "9").code == 0
    told = run("corpus", "report", out, "--json", "--max-failures", "9")
    report = json.loads(told.out)
    assert (told.code, told.err, report["complete"], report["exit_code"]) == (3, "", False, 3)
    assert report["shards"]["planned"] > report["shards"]["done"] > 0
    assert len(report["missing"]) == report["shards"]["planned"] - report["shards"]["done"]
    lack = report["missing"][0]
    assert (lack["why"], Path(lack["path"]).parent) == ("missing", folder)
    plan = [
        line["id"] for line in read_lines(out / "_state" / "plan.jsonl")[1:]
    ]  # after their count
    assert [lack["shard"] for lack in report["missing"]] == plan[::2]


def test_a_report_is_one_object_of_json_and_a_run_prints_the_same(run: Run, tmp_path: Path) -> None:
    folder, out = write_mixed(tmp_path / "in", 3, 2), tmp_path / "out"
    ran = run("corpus", folder, "-q", "--json", "-n", "2", "-o", f"{out}/")
    told = run("corpus", "report", out, "--json")
    assert (ran.code, told.code, told.err, told.out.count("\n")) == (4, 4, "", 1)
    report = json.loads(told.out)
    assert report == json.loads(ran.out) == read_report(str(out))
    assert report["articles"] == {"done": 5, "ok": 3, "failed": 2, "empty": 0}
    assert report["statuses"] == {"InputError": 2, "ok": 3}
    assert list(report["errors"].values()) == [2]
    assert next(iter(report["errors"])).startswith("InputError: a damaged PDF")
    assert (report["complete"], report["missing"], report["unread"]) == (True, [], 0)
    words = [line["words"] for line in read_parts(out) if "words" in line]
    assert report["words"] == {
        name: sum(each[name] for each in words) for name in ("article", "summary")
    }
    assert 0 < report["cpu_seconds"] < report["seconds"] + 1 < 600
    assert report["articles_per_second"] == pytest.approx(5 / report["seconds"], rel=0.05)
    assert report["begun"] <= report["ended"]
    assert 20_000_000 < report["memory"] < 2_000_000_000
    assert [options["length"] for options in report["options"]] == ["2"]
    assert report["versions"][0]["summarize"] == __version__
    assert {"python", "trafilatura", "sumy"} <= set(report["versions"][0])


def test_a_checkpoint_has_the_values_of_the_report(run: Run, tmp_path: Path) -> None:
    folder, out = write_mixed(tmp_path / "in", 2, 1), tmp_path / "out"
    assert run("corpus", folder, "-q", "-o", f"{out}/").code == 4
    note, report = read_note(out), read_report(str(out))
    same = ("errors", "skipped", "unread", "words", "seconds", "cpu_seconds")
    for name in (*same, "articles_per_second", "begun", "ended", "memory"):
        assert note[name] == report[name], name
    assert (note["counts"], [note["versions"]]) == (report["statuses"], report["versions"])


def test_a_shard_of_a_limit_is_not_the_whole(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 3), tmp_path / "out"
    assert run("corpus", folder, "-q", "--limit", "1", "-o", f"{out}/").code == 0
    told = run("corpus", "report", out)
    assert (told.code, "cut off by --limit: shard" in told.err) == (3, True)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "parts/"])
def test_a_finished_run_prints_its_output(run: Run, tmp_path: Path, name: str) -> None:
    folder, out = write_texts(tmp_path / "in", 1), f"{tmp_path}/{name}"
    assert run("corpus", folder, "-o", out).err.splitlines()[-1] == f"written to {out}"
    again = run("corpus", folder, "-o", out).err.splitlines()[-1]
    assert again == f"nothing new; all of it is in {out}"


@pytest.mark.parametrize("more", [(), ("a", "b"), ("a", "-o", "x.jsonl")])
def test_a_report_says_how_it_is_called(run: Run, more: tuple[str, ...]) -> None:
    told = run("corpus", "report", *more)
    expected = "summarize: report takes one folder of parts: summarize corpus report DIR/\n"
    assert (told.code, told.err) == (2, expected)
