"""The recipes of RECIPES.md for many machines: their lines, with what a scheduler sets for them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SAMPLES

PAGE = (ROOT / ".github" / "RECIPES.md").read_text("utf-8").split("## A corpus on many machines")[1]
TEXT = "The harbour board met on Monday. It voted for a longer breakwater of {} metres. It rained."


def find_block(sign: str) -> str:
    """Return the block of code in which a sign stands."""
    (block,) = [code for code in re.findall(r"```\w+\n(.*?)```", PAGE, re.DOTALL) if sign in code]
    return str(block)


def find_script(sign: str) -> str:
    """Return the lines of a recipe that run the program, in shares of some kilobytes."""
    lines = [line.strip() for line in find_block(sign).splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("summarize"))
    script = "\n".join(lines[start:])
    assert "crawl/" in script
    return script.replace("crawl/", "crawl/ --shard-size 2K").replace("/100", "/3")


def run_script(script: str, folder: Path, **variables: str) -> int:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(folder), **variables}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, check=False
    ).returncode


def write_crawl(folder: Path, *more: str) -> Path:
    """Write rows for some shards, and texts after them."""
    (folder / "crawl").mkdir()
    rows = [json.dumps({"text": TEXT.format(n)}) for n in range(60)]
    (folder / "crawl" / "rows.jsonl").write_text("\n".join(rows))
    for number, text in enumerate(more):
        (folder / "crawl" / f"z{number}.txt").write_text(text)
    return folder


def read_report(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "report.json").read_bytes())
    return report


ARRAYS = [("Slurm", "SLURM_ARRAY_TASK_ID"), ("Kubernetes", "JOB_COMPLETION_INDEX")]


@pytest.mark.parametrize(("program", "variable"), ARRAYS)
def test_the_tasks_of_an_array_do_it_together_and_one_that_is_lost_again(
    tmp_path: Path, program: str, variable: str
) -> None:
    assert f"\n**{program}**" in PAGE
    script, check = find_script(variable), find_block("corpus report")
    write_crawl(tmp_path)
    for task in "02":
        assert run_script(script, tmp_path, **{variable: task}) == 0
    assert run_script(check, tmp_path) == 3
    missing = read_report(tmp_path)["missing"]
    assert {lack["why"] for lack in missing} == {"missing"}
    assert run_script(script, tmp_path, **{variable: "1"}) == 0
    assert run_script(check, tmp_path) == 0
    assert read_report(tmp_path)["articles"]["ok"] == 60


@pytest.mark.parametrize("sign", ["JOB_COMPLETION_INDEX", "> report.json\ncode"])
def test_a_task_is_not_run_again_because_articles_failed(tmp_path: Path, sign: str) -> None:
    write_crawl(tmp_path, *["%PDF-1.7 binary"] * 2)
    script = find_script(sign).replace("/3", "/1")
    variables = {"JOB_COMPLETION_INDEX": "0"}
    assert run_script(script, tmp_path, **variables) == 0
    assert run_script(find_block("corpus report"), tmp_path) == 4
    assert read_report(tmp_path)["articles"] == {
        "done": 62, "ok": 60, "failed": 2, "empty": 0,
    }  # fmt: skip
    assert run_script(script.replace("-q", "--no-such"), tmp_path, **variables) == 2
    shutil.rmtree(tmp_path / "crawl")
    shutil.rmtree(tmp_path / "parts")
    assert run_script(script, tmp_path, **variables) == 3


def write_folders(folder: Path) -> Path:
    for name in ("a b", "c"):
        (folder / "reports" / name).mkdir(parents=True)
        shutil.copy(SAMPLES / "tower.pdf", folder / "reports" / name)
    (folder / "reports" / "c" / "broken.pdf").write_bytes(b"%PDF-1.7 binary")
    (folder / "out").mkdir()
    return folder


@pytest.mark.parametrize("program", ["parallel", "xargs"])
def test_folders_of_pdf_become_a_file_each(tmp_path: Path, program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program}")
    write_folders(tmp_path)
    script = find_block(f"{program} -")
    for _ in range(2):
        assert run_script(script, tmp_path) == 0
    counts = {
        path.name: path.read_text().count("\n") for path in (tmp_path / "out").glob("*.jsonl")
    }
    assert counts == {"a b.jsonl": 1, "c.jsonl": 2}


@pytest.mark.parametrize(("program", "code"), [("parallel", 1), ("xargs", 123)])
def test_a_folder_that_could_not_be_read_is_done_by_the_same_line_again(
    tmp_path: Path, program: str, code: int
) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program}")
    folder = write_folders(tmp_path)
    shutil.rmtree(folder / "reports" / "c")
    (folder / "reports" / "c").symlink_to("gone")
    script = find_block(f"{program} -")
    assert run_script(script, folder) == code
    (folder / "reports" / "c").unlink()
    shutil.copytree(folder / "reports" / "a b", folder / "reports" / "c")
    assert run_script(script, folder) == 0
    assert (folder / "out" / "c.jsonl").read_text().count("\n") == 1


def run_dagster(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    pytest.importorskip("dagster")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    monkeypatch.setenv("DAGSTER_HOME", str(folder))
    monkeypatch.chdir(folder)
    code = find_block("from dagster").replace("seconds_to_wait=60", "seconds_to_wait=0")
    names: dict[str, Any] = {}
    exec(compile(code, "recipe", "exec"), names)
    return names["corpus"].execute_in_process(raise_on_error=False)


def count_events(result: Any, kind: str) -> int:
    return sum(event.event_type_value == kind for event in result.all_events)


def test_dagster_takes_the_report_and_runs_again_what_is_incomplete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run_dagster(write_crawl(tmp_path, ""), monkeypatch)
    assert result.success
    assert count_events(result, "STEP_OUTPUT") == 1
    shutil.rmtree(tmp_path / "crawl")
    result = run_dagster(tmp_path, monkeypatch)
    assert not result.success
    assert count_events(result, "STEP_UP_FOR_RETRY") == 3
    (tmp_path / "crawl").symlink_to(tmp_path)
    (tmp_path / "parts" / "_state" / "run.json").write_text(
        # Of another version, which is wrong usage.
        '{"size": 1, "asked": {"version": "0", "paths": []}}'
    )
    result = run_dagster(tmp_path, monkeypatch)
    assert not result.success
    assert count_events(result, "STEP_UP_FOR_RETRY") == 0
