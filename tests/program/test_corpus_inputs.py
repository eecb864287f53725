"""Inputs: each bad one is a line with its error, and none is ever overwritten."""

import io
import json
import os
from inspect import signature
from pathlib import Path

import pytest

from summarize.commands.corpus import corpus_command
from summarize.corpus import Options
from summarize.corpus.options import parse_memory
from summarize.errors import UsageError
from summarize.readers.several_articles import read_items
from summarize.sources.folders import Choice, list_files, split_names
from tests.conftest import Run
from tests.program.corpus import read_lines

TEXT = "The harbour board met on Monday. It voted for a longer breakwater of 310 metres. "
LONG = "x" * 300


def fill(folder: Path) -> None:
    """Put a good file at the beginning and at the end, and bad entries of every kind between."""
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(TEXT + "One.")
    (folder / "loop").symlink_to("loop")
    (folder / "nowhere").symlink_to("gone.txt")
    os.mkfifo(folder / "pipe")
    Path(os.fsdecode(os.fsencode(folder) + b"/q\xff.txt")).write_text(TEXT + "Odd.")
    (folder / "rows.jsonl").write_text(json.dumps({"id": "\ud800", "text": TEXT + "Row."}) + "\n")
    (folder / "z.txt").write_text(TEXT + "Two.")


EXPECTED = {
    "a.txt": "ok",
    "loop": "InputError: too many levels of symbolic links",
    "nowhere": "InputError: no such file or directory",
    "pipe": "InputError: a pipe or a device, not a file",
    "q\udcff.txt": "ok",
    "rows.jsonl@0": "ok",
    "z.txt": "ok",
}


def test_a_bad_entry_of_a_folder_is_a_line_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "in")
    out = tmp_path / "out.jsonl"
    assert run("corpus", tmp_path / "in", "-q", "-o", out).code == 3
    before = out.read_bytes()
    lines = read_lines(out)
    assert {Path(line["source"]).name: line["status"] for line in lines} == EXPECTED
    assert run("corpus", tmp_path / "in", "-q", "-o", out).code == 3
    assert out.read_bytes() == before


NAMES = ["a.txt", LONG, "loop", "/dev/zero", "/dev/null", "pipe", "y" * 70_000, "gone\0by", "z.txt"]


def test_a_bad_name_of_a_list_is_a_line_and_the_names_after_it_are_read(
    run: Run, tmp_path: Path
) -> None:
    fill(tmp_path / "in")
    names = [name if name.startswith("/") else str(tmp_path / "in" / name) for name in NAMES]
    out = tmp_path / "out.jsonl"
    listed = "\n".join(names).encode()
    assert run("corpus", "--files-from", "-", "-q", "-o", out, stdin=listed).code == 3
    assert [line["status"].removeprefix("InputError: ") for line in read_lines(out)] == [
        "ok",
        "file name too long",
        "too many levels of symbolic links",
        "a pipe or a device, not a file",
        "a pipe or a device, not a file",
        "a pipe or a device, not a file",
        "file name too long",
        "a NUL in the name",
        "ok",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_can_not_be_read_is_a_line(tmp_path: Path) -> None:
    fill(tmp_path / "in")
    closed = tmp_path / "in" / "closed"
    closed.mkdir(mode=0)
    files = list(list_files([str(tmp_path / "in")], Choice()))
    assert str(closed) in files
    (item,) = read_items(str(closed))
    assert str(item.error) == "permission denied"


def test_a_folder_that_has_gone_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    monkeypatch.setattr("os.path.isdir", lambda name: True)  # as it was a moment ago
    gone = str(tmp_path / "gone")
    assert list(list_files([gone], Choice())) == [gone]
    (item,) = read_items(gone)
    assert str(item.error) == "no such file or directory"


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(TEXT)
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "link").symlink_to("deep")
    assert list(list_files([str(tmp_path)], Choice())) == [str(tmp_path / "deep" / "a.txt")]


@pytest.mark.parametrize("separator", [b"\n", b"\0"], ids=["lines", "nul"])
@pytest.mark.parametrize("shift", range(-2, 3))
def test_a_name_at_the_edge_of_a_piece_is_not_cut(separator: bytes, shift: int) -> None:
    first = b"x" * ((1 << 16) - 5 + shift)
    stream = io.BytesIO(separator.join([b"a", first, b"second", b"third"]))
    assert list(split_names(stream)) == ["a", first.decode(), "second", "third"]


def test_a_nul_far_into_a_list_of_lines_costs_one_name() -> None:
    names = [f"{number:05}.txt" for number in range(10_000)]
    names[9000] = "odd\0name"
    assert list(split_names(io.BytesIO("\n".join(names).encode()))) == names


def test_lines_with_a_few_nuls_among_them_are_lines() -> None:
    assert list(split_names(io.BytesIO(b"a\nb\0c\nd\ne\n"))) == ["a", "b\0c", "d", "e"]


def test_a_name_that_looks_like_a_pattern_is_itself_if_it_is_there(tmp_path: Path) -> None:
    for name in ("notes[1].txt", "notes1.txt"):
        (tmp_path / name).touch()
    name = f"{tmp_path}/notes[1].txt"
    assert list(list_files([name], Choice())) == [name]


def test_names_may_hold_newlines_where_nul_separates_them() -> None:
    assert list(split_names(io.BytesIO(b"a\nb\0c\0"))) == ["a\nb", "c"]


@pytest.mark.parametrize("way", ["named", "folder", "list", "link", "hard-link"])
def test_an_input_is_never_written_over(run: Run, tmp_path: Path, way: str) -> None:
    folder = tmp_path / "in"
    fill(folder)
    victim, other = folder / "rows.jsonl", tmp_path / "other.jsonl"
    if way == "link":
        other.symlink_to(victim)
    if way == "hard-link":
        other.hardlink_to(victim)
    before = victim.read_bytes()
    arguments = {
        "named": (victim, "-o", victim),
        "folder": (folder, "-o", victim),
        "list": ("--files-from", "-", "-o", victim),
        "link": (victim, "-o", other),
        "hard-link": (other, "-o", victim),
    }[way]
    result = run("corpus", "--restart", *arguments, stdin=f"{folder / 'z.txt'}\n{victim}\n")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "is an input" in result.err
    assert victim.read_bytes() == before


def test_an_output_of_ours_in_the_folder_is_no_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    out = tmp_path / "out.jsonl"
    for options in ([], ["--restart"], []):
        assert run("corpus", tmp_path, "-q", *options, "-o", out).code == 0
        assert [line["status"] for line in read_lines(out)] == ["ok"]


def test_skipped_records_are_counted_in_the_table(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    from tests.program.test_corpus_rows import pack_record

    records = [pack_record("warcinfo", "a: b", http=False), pack_record()]
    records += [pack_record(status="404 Not Found")] * 2
    (tmp_path / "crawl.warc").write_bytes(b"".join(records))
    out = tmp_path / "out.jsonl"
    result = run("corpus", tmp_path / "crawl.warc", "-o", out)
    assert result.code == 0
    table = [line.split("  ") for line in result.err.splitlines()]
    counts = {row[0]: row[-1].strip() for row in table if row[0].startswith("skipped")}
    assert counts == {"skipped: not a response": "1", "skipped: status other than 200": "2"}
    assert len(read_lines(out)) == 1


@pytest.mark.parametrize(
    "size", ["1", "1K", "100M", "0", "9" * 30, "9" * 30 + "G", "-2G", "2T", "", "G", "²G"]
)
def test_an_absurd_amount_of_memory_is_refused(size: str) -> None:
    with pytest.raises(UsageError):
        parse_memory(size)


def test_a_shard_has_the_limits_that_the_command_names() -> None:
    defaults = signature(corpus_command).parameters
    named = (defaults["timeout"].default, parse_memory(defaults["memory"].default))
    assert (Options().timeout, Options().memory) == named


def test_folders_nested_too_deeply_for_wildcards_are_a_line(run: Run, deep_folder: Path) -> None:
    found = run("corpus", "-q", deep_folder / "**" / "*.txt", "-o", "-")
    assert (found.code, found.err.count("\n")) == (3, 1)
    assert "nested too deeply for **" in found.err
