"""Outputs: standard output, files by their endings, files in a store."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.program.corpus import PROGRAM, read_lines, write_texts


def write_input(folder: Path) -> Path:
    """Write texts, one of them twice, and rows after them."""
    write_texts(folder, 12)
    (folder / "twin.txt").write_text((folder / "0003.txt").read_text())
    rows = "".join(f'{{"text": "The board met. It voted {n} times."}}\n' for n in range(40))
    (folder / "zrows.jsonl").write_text(rows)
    return folder


def test_standard_output_has_the_lines_of_a_file_and_nothing_is_left(
    run: Run, tmp_path: Path
) -> None:
    folder, out, scratch = write_input(tmp_path / "in"), tmp_path / "out.jsonl", tmp_path / "tmp"
    scratch.mkdir()
    assert run("corpus", folder, "-q", "-o", out).code == 0
    for jobs in ("1", "2"):
        told = run("corpus", folder, "--jobs", jobs, "-o", "-", env={"TMPDIR": str(scratch)})
        assert (told.code, told.out) == (0, out.read_text())
        assert "errors:" not in told.err
    assert list(scratch.iterdir()) == []


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    told = run("corpus", "-", "-q", "-o", "-", stdin='{"id": "a", "text": "One day it rained."}\n')
    assert (told.code, json.loads(told.out)["id"]) == (0, "a")


def test_a_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    folder = write_input(tmp_path / "in")
    line = f"set -o pipefail; {' '.join(PROGRAM)} {folder} -q -o - | head -n 1"
    done = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, 1, "")


@pytest.mark.parametrize("more", [("--json",), ("--shard", "0/2")])
def test_options_without_use_on_standard_output_are_refused(
    run: Run, more: tuple[str, ...]
) -> None:
    told = run("corpus", "samples/tram.txt", "-o", "-", *more)
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.csv.gz", "x.tsv", "file:///nowhere/x.csv"])
def test_an_ending_that_says_no_format_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    output = name if ":" in name else f"{tmp_path}/{name}"
    told = run("corpus", "samples/tram.txt", "-q", "-o", output)
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "ends in .jsonl, .ndjson, .jsonl.gz, .jsonl.zst, .parquet" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x", "x.ndjson", "x.gz", "v1.2.jsonl"])
def test_other_endings_are_files_of_lines(run: Run, tmp_path: Path, name: str) -> None:
    assert run("corpus", "samples/tram.txt", "-q", "-o", tmp_path / name).code == 0
    data = (tmp_path / name).read_bytes()
    assert json.loads(gzip.decompress(data) if name.endswith("gz") else data)["status"] == "ok"


def test_a_folder_may_have_any_name(run: Run, tmp_path: Path) -> None:
    assert run("corpus", "samples/tram.txt", "-q", "-o", f"{tmp_path}/run.csv/").code == 0
    assert list((tmp_path / "run.csv").glob("_state/part-*.done"))


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_a_name_with_a_scheme_and_an_ending_is_a_file(
    run: Run, tmp_path: Path, ending: str
) -> None:
    pytest.importorskip("fsspec")
    folder, near, far = write_input(tmp_path / "in"), tmp_path / "near.jsonl", tmp_path / "far"
    assert run("corpus", folder, "-q", "-o", near).code == 0
    output = f"file://{far}/x.{ending}"
    command = ("corpus", f"file://{folder}", "-q", "-o", output)
    for _ in range(2):
        assert run(*command).code == 0
        path = far / f"x.{ending}"
        if ending == "parquet":
            parquet = pytest.importorskip("pyarrow.parquet")
            assert parquet.read_table(path).num_rows == 53
            continue
        data = gzip.decompress(path.read_bytes()) if ending.endswith("gz") else path.read_bytes()
        assert data.decode().replace("file://", "") == near.read_text()
    assert {path.name for path in far.iterdir()} == {f"x.{ending}", f"x.{ending}.parts"}


def test_a_file_in_a_store_is_no_input_of_its_own_run_and_not_written_over(
    run: Run, tmp_path: Path
) -> None:
    pytest.importorskip("fsspec")
    write_texts(tmp_path, 2)
    output = f"file://{tmp_path}/x.jsonl"
    for _ in range(2):
        assert run("corpus", f"file://{tmp_path}", "-q", "-o", output).code == 0
        assert len(read_lines(tmp_path / "x.jsonl")) == 2
    before = (tmp_path / "x.jsonl").read_bytes()
    assert run("corpus", output, "-q", "-o", output).code == 2
    (tmp_path / "y.jsonl").write_text("mine\n")
    told = run("corpus", "samples/tram.txt", "-q", "-o", f"file://{tmp_path}/y.jsonl")
    assert (told.code, "was not made by summarize" in told.err) == (2, True)
    assert (tmp_path / "x.jsonl").read_bytes() == before
    assert (tmp_path / "y.jsonl").read_text() == "mine\n"
