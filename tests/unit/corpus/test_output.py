"""Outputs of a corpus, by their names."""

from pathlib import Path

import pytest

from summarize.corpus.output import Output, open_output
from summarize.errors import InputError, UsageError


@pytest.mark.parametrize(
    ("name", "folder", "file", "far", "format_"),
    [
        pytest.param("out.jsonl", "out.jsonl.parts", "out.jsonl", "", "jsonl", id="lines"),
        pytest.param("a/b.ndjson", "a/b.ndjson.parts", "a/b.ndjson", "", "jsonl", id="ndjson"),
        pytest.param("b.jsonl.gz", "b.jsonl.gz.parts", "b.jsonl.gz", "", "jsonl.gz", id="packed"),
        pytest.param("b.ndjson.gz", "b.ndjson.gz.parts", "b.ndjson.gz", "", "jsonl.gz", id="nd-gz"),
        pytest.param("b.gz", "b.gz.parts", "b.gz", "", "jsonl.gz", id="only-packed"),
        pytest.param("b.parquet", "b.parquet.parts", "b.parquet", "", "parquet", id="parquet"),
        pytest.param("out", "out.parts", "out", "", "jsonl", id="no-ending"),
        pytest.param("out/", "out/", None, "", "jsonl", id="folder"),
        pytest.param("out.d/", "out.d/", None, "", "jsonl", id="folder-with-a-dot"),
        pytest.param("there", "there", None, "", "jsonl", id="folder-that-is-there"),
        pytest.param("memory://x/out", "memory://x/out", None, "", "jsonl", id="far-folder"),
        pytest.param("memory://x/o.jsonl", "memory://x/o.jsonl.parts", None, "memory://x/o.jsonl",
                     "jsonl", id="far-file"),
    ],
)  # fmt: skip
def test_an_output_is_a_folder_if_it_ends_so_or_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, folder: str, file: str | None, far: str, format_: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("there").mkdir()
    target = open_output(name)
    assert target == Output(folder, Path(file) if file else None, format_, far)
    assert target.is_folder == (file is None and not far)
    assert target.is_merged != target.is_folder


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.txt.gz", "a.json", "memory://x/a.txt"])
def test_an_unknown_format_is_refused(name: str) -> None:
    with pytest.raises(
        UsageError, match=f"{name}: a file ends in .jsonl, .*; a folder of parts in /"
    ):
        open_output(name)


def test_parts_have_the_format_that_was_asked_for_if_they_are_the_output() -> None:
    assert open_output("out/", "parquet").part_format == "parquet"
    assert open_output("out.jsonl", "parquet").part_format == "jsonl"
    assert open_output("out.parquet").part_format == "jsonl"  # which are merged into it
    assert not Output("x", None, "jsonl", printed=True).is_folder
    assert open_output("out.jsonl.gz").part_format == "jsonl.gz"


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real" / "lines.jsonl")
    assert open_output(str(tmp_path / "link.jsonl")).location == (
        str(tmp_path / "real"),
        "lines.jsonl",
    )
    assert open_output("memory://x/y/o.jsonl").location == ("memory://x/y", "o.jsonl")


def test_a_run_writes_its_folder_and_its_file() -> None:
    assert open_output("a.jsonl").paths == (Path("a.jsonl.parts"), Path("a.jsonl"))
    assert open_output("out/").paths == (Path("out"),)
    assert open_output("memory://x/o.jsonl").paths == (
        Path("memory://x/o.jsonl.parts"), Path("memory://x/o.jsonl")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "name", "free"),
    [
        pytest.param((), "out/", True, id="no-folder"),
        pytest.param(("out/",), "out/", True, id="empty-folder"),
        pytest.param(("out/.begun-x", "out/.begun-y"), "out/", True, id="what-others-begin"),
        pytest.param(("out/.begun-x", "out/a"), "out/", False, id="folder-with-a-file"),
        pytest.param((), "a.jsonl", True, id="no-file"),
        pytest.param(("a.jsonl",), "a.jsonl", True, id="empty-file"),
        pytest.param(("a.jsonl=x",), "a.jsonl", False, id="file"),
    ],
)
def test_an_output_is_free_if_nothing_would_be_lost(
    tmp_path: Path, made: tuple[str, ...], name: str, free: bool
) -> None:
    for each in made:
        path, _, text = each.partition("=")
        (tmp_path / path).parent.mkdir(exist_ok=True)
        if each.endswith("/"):
            (tmp_path / path).mkdir()
        else:
            (tmp_path / path).write_text(text)
    target = open_output(f"{tmp_path}/{name}")
    assert target.is_free() == free
    place = str(tmp_path / name) if "." in name else f"{tmp_path}/{name}"
    assert target.explain_conflict().startswith(
        f"{place} {'exists' if '.' in name else 'has files that were not made'}"
    )


def test_a_file_in_place_of_a_folder_is_not_free_and_a_pipe_is_no_file(tmp_path: Path) -> None:
    import os

    (tmp_path / "file").write_text("x")
    assert not Output(str(tmp_path / "file"), None, "jsonl").is_free()
    os.mkfifo(tmp_path / "pipe.jsonl")
    with pytest.raises(UsageError, match="not a file, which lines could be merged into"):
        open_output(str(tmp_path / "pipe.jsonl")).is_free()


def test_a_far_output_is_free_if_no_file_of_its_name_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    there = open_output(f"file://{tmp_path}/a.jsonl")
    assert not there.is_free()
    assert there.explain_conflict().startswith(f"{there.remote_file} exists")
    assert open_output(f"file://{tmp_path}/b.jsonl").is_free()
    assert open_output(f"file://{tmp_path}").is_free()  # parts beside what is there


def test_one_run_at_a_time_merges_into_a_file(tmp_path: Path) -> None:
    target = open_output(str(tmp_path / "a.jsonl"))
    with target.lock(), pytest.raises(UsageError, match="another run is writing it"), target.lock():
        pass
    with target.lock():  # it is free again
        pass
    with pytest.raises(InputError, match=r"a\.jsonl: can't be written: no such file"):
        open_output(str(tmp_path / "gone" / "a.jsonl")).lock().__enter__()
    parts = open_output(f"{tmp_path}/")
    with parts.lock(), parts.lock():  # which write the same
        pass
