"""Streams, signals and limits: nothing is lost, the exit code is the true one, no traceback."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Run
from tests.program.corpus import read_lines
from tests.program.shell import PROGRAM, SHELL, in_shell, press_ctrl_c, stop_on_screen
from tests.screen import run_on_screen, settle

TRAM = SAMPLES / "tram.txt"


def test_a_pipe_that_takes_no_more_for_now_is_waited_for(run: Run) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    filled = fill(writer)
    process = subprocess.Popen([*PROGRAM, "-n", "1", str(TRAM)], stdout=writer, cwd=ROOT)
    os.close(writer)
    wait_until_waiting(process)
    with os.fdopen(reader, "rb") as file:
        assert file.read()[filled:].decode() == run("-n", "1", TRAM).out
    assert process.wait(20) == 0


def fill(pipe: int) -> int:
    """Fill the pipe; return with how many bytes."""
    count = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            count += os.write(pipe, bytes(4096))
    return count


def wait_until_waiting(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has ended, or waits for a stream to be ready."""
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if "poll" in Path(f"/proc/{process.pid}/wchan").read_text():
                return
        except OSError:
            return
        time.sleep(0.02)


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", "2>&{left}"])
def test_without_stderr_the_result_is_whole_and_the_code_the_true_one(where: str) -> None:
    reader, left = os.pipe()
    os.close(reader)
    line = f"{SHELL} summarize -q -n 1 --show-removed missing $1 {where.format(left=left)}"
    done = subprocess.run(
        ["bash", "-c", line, "bash", TRAM], stdout=-1, cwd=ROOT, pass_fds=[left], check=False
    )
    os.close(left)
    assert done.returncode == 3
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments",
    ["$1 >/dev/full", "$1 >&-", "read $1 >/dev/full", "--help >/dev/full", "--version >&-"],
)
def test_a_result_that_can_not_be_printed_is_one_line_and_code_3(arguments: str) -> None:
    result = in_shell(f"summarize {arguments}", TRAM)
    assert result.code == 3
    assert result.err.startswith("summarize: standard output can't be written: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("arguments", ["-o /dev/stdout $1", "--show-completion bash", "--version"])
def test_only_the_reader_of_stdout_ends_us_with_0(arguments: str) -> None:
    line = f"{{ summarize {arguments} missing; echo $? >&2; }} | exec true"
    assert in_shell(line, TRAM).err.splitlines()[-1] == "0"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param("", 2, "nothing to summarize: name a file", id="nothing-named"),
        pytest.param("-", 3, "summarize: standard input is closed", id="named"),
        pytest.param("$1", 0, "", id="not-needed"),
    ],
)
def test_a_closed_stdin_is_told_where_it_is_wanted(arguments: str, code: int, message: str) -> None:
    result = in_shell(f"summarize {arguments} <&-", TRAM)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err


def test_with_all_streams_closed_the_file_holds_the_summary_alone(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    assert in_shell("summarize -q -o $1 missing $2 <&- >&- 2>&-", out, TRAM).code == 3
    assert out.read_text() == run(TRAM).out


def test_a_working_folder_that_is_gone_is_no_harm(tmp_path: Path) -> None:
    gone = "mkdir gone && cd gone && rmdir ../gone && summarize -n 1"
    assert in_shell(f"{gone} $1 $2", TRAM, SAMPLES / "tower.pdf", cwd=tmp_path).code == 0
    result = in_shell(f"{gone} -o out.txt $1", TRAM, cwd=tmp_path)
    assert result.code == 3
    assert result.err == "summarize: out.txt: can't be written: no such file or directory\n"


def test_too_few_file_descriptors_cost_one_input_a_line(run: Run) -> None:
    tower = SAMPLES / "tower.pdf"
    result = in_shell("ulimit -n 7; summarize -q -n 1 $1 $2", tower, TRAM)
    assert (result.out, result.code) == (run("-n", "1", TRAM).out, 3)
    assert result.err.startswith(f"summarize: {tower}: can't start the process that reads a PDF")
    assert result.err.count("\n") == 1


def test_too_few_file_descriptors_for_the_program_itself_are_one_line(tmp_path: Path) -> None:
    result = in_shell("ulimit -n 6; summarize corpus $1 -o $2", TRAM, tmp_path / "out.jsonl")
    assert result.code == 3
    assert "too many open files" in result.err
    assert result.err.count("\n") == 1


def test_ctrl_c_goes_to_the_whole_group_and_ends_us_with_130(server: str) -> None:
    screen, code = stop_on_screen([*PROGRAM, f"{server}/slow"], "reading http", press_ctrl_c)
    assert code == 130
    assert settle(screen) == ""


def test_ctrl_c_counts_from_the_first_moment_on() -> None:
    code = (
        "import os, sys\n"
        "sys.addaudithook(lambda event, args: os.kill(os.getpid(), 2)"
        " if event == 'import' and args[0] == 'typer' else None)\n"
        "from summarize.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (130, b"")


def test_ctrl_c_ends_a_corpus_without_a_word_of_its_workers(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"{number}\n\n{TRAM.read_text()}")
    command = [*PROGRAM, "corpus", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), "--jobs", "2"]
    screen, code = stop_on_screen(command, "done,", press_ctrl_c)
    assert code == 130
    assert "Traceback" not in screen
    assert "Process" not in screen
    assert not (tmp_path / "out.jsonl").exists()
    for part in (tmp_path / "out.jsonl.parts").glob("part-*.jsonl"):
        assert {line["status"] for line in read_lines(part)} == {"ok"}


def test_sigterm_ends_us_with_143_and_takes_the_progress_away(server: str) -> None:
    command = [*PROGRAM, f"{server}/slow"]
    screen, code = stop_on_screen(command, "reading http", lambda _, pid: os.kill(pid, 15))
    assert code == 143
    assert settle(screen) == ""


def test_a_complaint_takes_the_place_of_progress_that_is_shown(server: str) -> None:
    command = [*PROGRAM, "-n", "1", "--focus", "zebra", f"{server}/late"]
    screen, code = run_on_screen(command, {"NO_COLOR": "1"}, whole=True)
    assert code == 0
    assert "ranking http" in screen
    assert "ranking http" not in settle(screen)
    assert f"\nsummarize: {server}/late: " in "\n" + settle(screen)


def test_no_progress_is_shown_while_the_reader_of_our_pipe_may_write(server: str) -> None:
    line = f"{SHELL} summarize -n 1 $1 {server}/late | cat"
    screen, code = run_on_screen(["bash", "-c", line, "bash", str(TRAM)], {}, whole=True)
    assert code == 0
    assert screen.count("==>") == 2
    assert "reading 2 of 2" not in screen


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux")
def test_too_little_memory_is_one_line() -> None:
    command = f"ulimit -v 60000; exec {sys.executable} -m summarize samples/tram.txt"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "summarize: not enough memory: allow more of it (ulimit -v)\n"
