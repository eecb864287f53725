"""`summarize corpus`: exactly one line for every input, whatever happens."""

import gc
import gzip
import io
import json
import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from summarize.corpus import summarize_record
from summarize.corpus.parquet import read_parquet_lines
from tests.conftest import ROOT, SAMPLES, Run
from tests.forked import share_forker
from tests.program.corpus import (
    PROGRAM,
    SENTENCE,
    SLOW_TEXT,
    count_done,
    count_seconds,
    list_workers,
    read_lines,
    start_corpus,
    wait_for,
    write_texts,
)
from tests.screen import run_on_screen


def test_a_folder_becomes_a_line_a_file_in_the_order_of_names(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("corpus", "samples", "-o", out, env={"SUMMARIZE_JOBS": ""})  # all cores
    assert (result.out, result.code) == ("", 0)
    lines = read_lines(out)
    names = [line["source"].partition("#")[0] for line in lines]
    assert list(dict.fromkeys(names)) == [f"samples/{p.name}" for p in sorted(SAMPLES.iterdir())]
    assert [line["id"] for line in lines if "valley.mbox" in line["source"]] == [
        "samples/valley.mbox#gate-1@valley.example",
        "samples/valley.mbox#gate-2@valley.example",
    ]
    single = json.loads(run("-f", "json", "samples/tram.txt").out)
    line = next(line for line in lines if line["source"] == "samples/tram.txt")
    assert {key: line[key] for key in single} == single
    assert line["status"] == "ok"


def test_the_closing_table_adds_up(run: Run, tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in", 12), tmp_path / "out.jsonl"
    table = run("corpus", folder, tmp_path / "none", "-o", out).err
    lines = read_lines(out)
    words = sum(line["words"]["article"] for line in lines if line["status"] == "ok")
    assert f"words in             {words:,}"[:9] in table
    assert f"{words:,}" in table
    assert "failed: InputError" in table
    assert "articles per second" in table


def test_globs_choose_and_hidden_files_and_the_output_are_left_alone(
    run: Run, tmp_path: Path
) -> None:
    folder = write_texts(tmp_path / "in", 3)
    (folder / "deep").mkdir()
    (folder / "deep" / "a.md").write_text("A line in a deep folder is read as well as any other.")
    (folder / ".hidden.txt").write_text("Nobody asked for this one.")
    out = folder / "out.jsonl"
    run("corpus", folder, "--exclude", "0001*", "-o", out)
    names = [Path(line["id"]).name for line in read_lines(out)]
    assert names == ["0000.txt", "0002.txt", "a.md"]
    run("corpus", folder, "--include", "deep/*", "-o", out, "--restart")
    assert [Path(line["id"]).name for line in read_lines(out)] == ["a.md"]


@pytest.mark.parametrize("separator", ["\n", "\0"])
def test_names_come_from_a_list(run: Run, tmp_path: Path, separator: str) -> None:
    names = ["samples/tram.txt", "samples/tea.txt", "no-such-file"]
    out = tmp_path / "out.jsonl"
    result = run("corpus", "--files-from", "-", "-o", out, stdin=separator.join(names))
    assert result.code == 3
    lines = read_lines(out)
    assert [line["id"] for line in lines] == names
    assert lines[2]["status"] == "InputError: no such file or directory"


ROWS = [
    {"id": "first", "text": SENTENCE.format(1, 1) * 2, "title": "A title", "url": "https://a.org/"},
    {"id": 7, "html": f"<html><body><article><p>{SENTENCE.format(2, 2) * 3}</p></article>"},
    {"text": "   "},
    {"title": "no article"},
    ["not", "an", "object"],
]


def check_rows(lines: list[dict[str, Any]], path: Path) -> None:
    assert [line["id"] for line in lines[:2]] == ["first", "7"]
    assert lines[2]["id"] == lines[2]["source"]
    assert [line["status"].split(":")[0] for line in lines[:4]] == [
        "ok", "ok", "NoArticleError", "InputError",
    ]  # fmt: skip
    assert (lines[0]["title"], lines[0]["url"]) == ("A title", "https://a.org/")


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".ndjson", ".jsonl.zst"])
def test_rows_of_json_are_articles(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"rows{ending}"
    data = "".join(json.dumps(row) + "\n" for row in ROWS).encode() + b"{torn\n"
    if ending.endswith(".gz"):
        data = gzip.compress(data)
    if ending.endswith(".zst"):
        data = pytest.importorskip("zstandard").compress(data)
    path.write_bytes(data)
    out = tmp_path / "out.jsonl"
    assert run("corpus", path, "-o", out).code == 4
    lines = read_lines(out)
    check_rows(lines, path)
    offsets = [sum(len(json.dumps(row)) + 1 for row in ROWS[:number]) for number in range(6)]
    assert [line["source"] for line in lines] == [f"{path}@{offset}" for offset in offsets]
    assert [line["status"] for line in lines[4:]] == [
        "InputError: not an object",
        "InputError: not a line of JSON",
    ]


def test_a_torn_archive_gives_what_it_holds_and_an_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    rows = "".join(json.dumps({"text": SENTENCE.format(i, i)}) + "\n" for i in range(200))
    path.write_bytes(gzip.compress(rows.encode())[:-400])
    out = tmp_path / "out.jsonl"
    assert run("corpus", path, "-o", out).code == 3
    lines = read_lines(out)
    assert 1 < len(lines) < 200
    said = "Compressed file ended before the end-of-stream marker was reached"
    assert lines[-1]["status"] == f"InputError: can't be read from here on: {said}"


def test_rows_of_parquet_are_articles_and_lines_become_rows(run: Run, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{**row, "id": str(row.get("id", ""))} for row in ROWS if isinstance(row, dict)]
    path, out = tmp_path / "rows.parquet", tmp_path / "out.parquet"
    schema = pyarrow.schema([(k, pyarrow.string()) for k in ("id", "url", "title", "html", "text")])
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), path)
    assert run("corpus", path, "-o", out).code == 4
    found = parquet.read_table(out).to_pylist()
    assert [row["id"] for row in found[:2]] == ["first", "7"]
    assert [row["status"].split(":")[0] for row in found] == [
        "ok", "ok", "NoArticleError", "InputError",
    ]  # fmt: skip
    assert found[0]["sentences"][0]["text"].startswith("The harbour board")
    assert (found[0]["words_article"], found[0]["words_summary"]) == (32, 16)


def test_a_table_holds_the_question_and_the_tokens(run: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    question = "How much does the tram cost?"
    out = tmp_path / "out.parquet"
    assert run("corpus", SAMPLES / "tram.txt", "-n", "60t", "--ask", question, "-o", out).code == 0
    (row,) = parquet.read_table(out).to_pylist()
    line = json.loads(run("-f", "json", "-n", "60t", "--ask", question, SAMPLES / "tram.txt").out)
    assert row["question"] == question
    assert (row["tokens_article"], row["tokens_summary"]) == tuple(line["tokens"].values())
    with out.open("rb") as file:
        (read,) = read_parquet_lines(file)
    assert (read["question"], read["tokens"]) == (question, line["tokens"])


def test_a_table_holds_the_times_and_the_pages_of_sentences(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    paths = [SAMPLES / name for name in ("lightkeeper.vtt", "heron.pdf", "tram.txt")]
    assert run("corpus", *paths, "-o", out).code == 0
    with out.open("rb") as file:
        found = [line["sentences"] for line in read_parquet_lines(file)]
    assert found == [json.loads(run("-f", "json", path).out)["sentences"] for path in paths]
    rare = {"start_time", "page"}
    assert [rare & sentences[0].keys() for sentences in found] == [{"start_time"}, {"page"}, set()]


def test_a_table_holds_all_that_lines_hold(run: Run, tmp_path: Path) -> None:
    """And the columns of the manual."""
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("out.jsonl", "out.parquet"):
        assert run("corpus", SAMPLES, "-q", "-o", tmp_path / name).code == 0
    with (tmp_path / "out.parquet").open("rb") as file:
        assert list(read_parquet_lines(file)) == read_lines(tmp_path / "out.jsonl")
    traced = [
        line["provenance"] for line in read_lines(tmp_path / "out.jsonl") if "provenance" in line
    ]
    page = (ROOT / ".github" / "CORPUS.md").read_text(encoding="utf-8")
    rows = page.split("| columns | type |\n|---|---|\n")[1].split("\n\n")[0].splitlines()
    names = [
        name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1].split("(")[0])
    ]
    assert sorted(names) == sorted(parquet.read_schema(tmp_path / "out.parquet").names)
    assert {"json-ld", "meta"} <= {source for known in traced for source in known.values()}


# warcio's writer leaves its temporary files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_responses_of_a_crawl_are_articles(run: Run, tmp_path: Path) -> None:
    warc = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    path = tmp_path / "crawl.warc.gz"
    page = (SAMPLES / "bridge.html").read_bytes()
    with path.open("wb") as file:
        writer = warc.WARCWriter(file, gzip=True)
        for number, (kind, body) in enumerate(
            [("text/html", page), ("image/png", b"\x89PNG"), ("text/html; charset=utf-8", page)]
        ):
            http = headers("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(
                    f"https://example.org/{number}", "response", io.BytesIO(body), http_headers=http
                )
            )
    gc.collect()
    out = tmp_path / "out.jsonl"
    assert run("corpus", path, "-o", out).code == 0
    lines = read_lines(out)
    assert [line["url"] for line in lines] == ["https://example.org/0", "https://example.org/2"]
    assert lines[0]["title"] == "The bridge that measures its own age"
    assert lines[1]["digest"] == lines[0]["digest"]


def test_an_article_that_takes_too_long_costs_itself_alone(run: Run, tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 4)
    (folder / "0001.md").write_text(SLOW_TEXT)
    out = tmp_path / "out.jsonl"
    assert run("corpus", folder, "--timeout", "1", "--jobs", "2", "-o", out).code == 4
    statuses = [line["status"] for line in read_lines(out)]
    assert statuses.pop(1) == "TimeoutError: took longer than 1 s"
    assert statuses == ["ok"] * 4


def test_an_article_that_needs_too_much_memory_costs_itself_alone(run: Run, tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 3)
    # So much that it is noticed before the sentences are ranked, which takes ten times as long.
    (folder / "0001.txt").write_text("Word is here now.\n\n" * 1_500_000)
    out = tmp_path / "out.jsonl"
    assert (
        run("corpus", folder, "--memory", "220M", "--timeout", "120", "--jobs", "1", "-o", out).code
        == 4
    )
    statuses = [line["status"] for line in read_lines(out)]
    assert statuses.pop(1) == "MemoryError: needed more than 0.22 GB"
    assert statuses == ["ok"] * 2


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for workers in /proc")
def test_a_worker_that_dies_fails_one_article_alone(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 30)
    (folder / "0005.md").write_text(SLOW_TEXT)
    out = tmp_path / "out.jsonl"
    with start_corpus(folder, "--jobs", "1", "-q", "-o", out) as process:
        wait_for(lambda: count_done(out) == 5, process)
        killed: list[int] = []

        def kill_busy() -> bool:
            for worker in set(list_workers(process.pid)) - set(killed):
                if count_seconds(worker) > 0.3:  # the slow page is at work: the others take 0.01
                    os.kill(worker, signal.SIGKILL)
                    killed.append(worker)
            return len(killed) == 2  # killed by chance once, it would be tried again

        wait_for(kill_busy, process)
        assert process.wait(60) == 4
        statuses = [line["status"] for line in read_lines(out)]
        assert len(statuses) == 31
        assert [s for s in statuses if s != "ok"] == [
            "WorkerError: the process that read it died (exit code -9)"
        ]


def test_fail_fast_stops_at_the_first_and_the_next_run_goes_on(run: Run, tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 3)
    (folder / "0001.txt").write_bytes(b"%PDF-1.7 binary")
    out = tmp_path / "out.jsonl"
    result = run("corpus", folder, "--fail-fast", "-q", "-o", out)
    assert result.code == 3
    assert result.err.startswith(f"summarize: {folder / '0001.txt'}: InputError: ")
    assert not out.exists()  # it is whole or not there
    assert run("corpus", folder, "-q", "-o", out).code == 4
    assert len(read_lines(out)) == 3


def test_other_options_do_not_mix_and_restart_begins_anew(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("corpus", "samples/tram.txt", "-o", out).code == 0
    before = out.read_bytes()
    other = run("corpus", "samples/tram.txt", "-n", "1", "-o", out)
    assert (other.code, other.err.count("\n")) == (2, 1)
    assert "other options (length)" in other.err
    assert out.read_bytes() == before
    assert run("corpus", "samples/tram.txt", "-n", "1", "-o", out, "--restart").code == 0
    assert len(read_lines(out)[0]["sentences"]) == 1


def test_a_file_of_somebody_else_is_not_touched(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine\n")
    result = run("corpus", "samples/tram.txt", "-o", out)
    assert (result.code, out.read_text()) == (2, "mine\n")
    assert "--restart" in result.err


def test_a_torn_last_line_is_written_again(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = ["corpus", "samples/tea.txt", "samples/tram.txt", "-o", out]
    run(*command)
    whole = out.read_bytes()
    inside_a_character = whole.index("茶".encode()) + 1
    out.write_bytes(whole[:inside_a_character])
    run(*command)
    assert out.read_bytes() == whole


def kill_and_resume(words: list[str], source: Random, kills: int) -> int:
    """Run the program, kill it so many times at random, let it end; return its exit code."""
    forker = share_forker()
    for number in range(kills):
        streams = [os.open(os.devnull, os.O_RDWR) for _ in range(3)]
        process = forker.start(words, os.environ, streams)
        time.sleep(source.uniform(0.01, 0.25))  # it starts to read articles after 0.1 s
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        if (code := forker.wait()) != -signal.SIGKILL:  # a machine so fast that it is done
            assert number, "it was over before it was killed at all"
            return code
    return forker.run(words, b"", os.environ)[2]


@pytest.fixture(scope="module")
def undisturbed(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[dict[str, Any]]]:
    """Write many texts; return the folder and what a run writes that nobody disturbs."""
    place = tmp_path_factory.mktemp("undisturbed")
    folder, out = write_texts(place / "in", 160), place / "out.jsonl"
    (folder / "0150.txt").write_text((folder / "0003.txt").read_text())
    (folder / "0101.txt").write_bytes(b"%PDF-1.7 binary")
    assert run("corpus", folder, "-q", "-o", out).code == 4
    return folder, read_lines(out)


@pytest.mark.parametrize("seed", range(2))
def test_killed_ten_times_it_writes_what_an_undisturbed_run_writes(
    undisturbed: tuple[Path, list[dict[str, Any]]], tmp_path: Path, seed: int
) -> None:
    folder, expected = undisturbed
    out = tmp_path / "out.jsonl"
    words = ["corpus", str(folder), "-q", "--jobs", "1", "-o", str(out)]
    assert kill_and_resume(words, Random(seed), kills=10) == 4
    assert read_lines(out) == expected


def test_two_runs_do_not_write_one_file(run: Run, tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 2)
    (folder / "0000.md").write_text(SLOW_TEXT)
    out = tmp_path / "out.jsonl"
    with start_corpus(folder, "-q", "-o", out) as first:
        wait_for(Path(f"{out}.parts").exists, first)
        second = run("corpus", folder, "-o", out)
        assert second.code == 2
        assert "another run is writing it" in second.err
        assert first.poll() is None
        first.send_signal(signal.SIGINT)
        assert first.wait(60) == 130


def test_interrupted_it_ends_at_once_and_can_go_on(run: Run, tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 5)
    (folder / "0003.md").write_text(SLOW_TEXT)
    out = tmp_path / "out.jsonl"
    with start_corpus(folder, "-q", "-o", out) as process:
        wait_for(lambda: count_done(out) >= 3, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert run("corpus", folder, "-q", "--timeout", "1", "-o", out).code == 4
        assert len(read_lines(out)) == 6


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(run: Run, tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", 30)
    limited = f"ulimit -f 8; {' '.join(PROGRAM)} {folder} -q -o {tmp_path / 'out.jsonl'}"
    trap = "trap '' XFSZ; "
    done = subprocess.run(
        ["bash", "-c", trap + limited], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "can't be written" in done.stderr
    assert done.stderr.count("\n") == 1
    assert run("corpus", folder, "-q", "-o", tmp_path / "out.jsonl").code == 0
    assert len(read_lines(tmp_path / "out.jsonl")) == 30


def test_progress_shows_on_a_terminal_and_a_pipe_gets_the_table_alone(
    run: Run, tmp_path: Path
) -> None:
    folder = write_texts(tmp_path / "in", 200)
    (folder / "0100.md").write_text(SLOW_TEXT[:1_500_000])  # what is left is told after a second
    command = [*PROGRAM, str(folder), "--jobs", "1", "-o", str(tmp_path / "a.jsonl")]
    screen, code = run_on_screen(command, {}, whole=True)
    assert code == 0
    assert "/s, 0 failed" in screen
    assert " left" in screen
    few = write_texts(tmp_path / "few", 2)
    piped = run("corpus", few, "-o", tmp_path / "b.jsonl").err
    assert "/s, " not in piped
    assert "articles per second" in piped
    assert run("corpus", few, "-q", "-o", tmp_path / "c.jsonl").err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["samples"],
        ["-o", "out.jsonl"],
        ["samples", "-o", "OUT", "--memory", "much"],
        ["samples", "-o", "OUT", "-n", "x"],
        ["samples", "-o", "OUT", "--jobs", "0"],
        ["samples", "-o", "OUT", "--timeout", "0"],
    ],
)
def test_wrong_usage_is_one_line_and_writes_nothing(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    out = tmp_path / "out.jsonl"
    result = run("corpus", *(str(out) if word == "OUT" else word for word in arguments))
    assert (result.out, result.code, result.err.count("\n")) == ("", 2, 1)
    assert not out.exists()


def test_an_output_that_can_not_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("corpus", "samples", "-o", tmp_path / "no" / "out.jsonl")
    assert (result.code, result.err.count("\n")) == (3, 1)


def test_a_record_is_a_line_for_any_framework() -> None:
    text = "".join(SENTENCE.format(1, day) for day in range(6))
    line = summarize_record({"id": 1, "text": text}, length="1")
    assert (line["id"], line["status"], len(line["sentences"])) == ("1", "ok", 1)
    for record, status in (
        ({}, "InputError: no html and no text in it, but id"),
        ({"text": None}, "InputError: its text has no value"),
        ({"html": None, "text": float("nan")}, "InputError: its html has no value"),
        ({"text": ""}, "NoArticleError: its text is empty"),
        ({"html": None, "text": b""}, "NoArticleError: its text is empty"),
    ):
        assert summarize_record({"id": "x", **record})["status"] == status
    assert summarize_record({"id": "x", "text": text}, length="one")["status"].startswith("Usage")


def test_a_name_that_is_no_utf8_and_an_odd_id_cost_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = "The council met. It will build a tram for 310 million euros. Nobody likes it."
    Path(os.fsdecode(os.fsencode(folder) + b"/a\xff.txt")).write_text(text + " One.")
    (folder / "b.txt").write_text(text + " Two.")
    row = json.dumps({"id": "\ud800", "text": text + " Three."})
    (folder / "c.jsonl").write_text(row + "\n")
    out = tmp_path / "out.jsonl"
    assert run("corpus", folder, "-q", "-o", out).code == 0
    before = out.read_bytes()
    assert [json.loads(line)["status"] for line in before.splitlines()] == ["ok"] * 3
    assert run("corpus", folder, "-q", "-o", out).code == 0
    assert out.read_bytes() == before
