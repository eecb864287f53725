"""What is written where and under which name: no input, no log and no old file is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Run
from tests.program.shell import in_shell

TRAM = SAMPLES / "tram.txt"


@pytest.fixture(scope="module")
def one_sentence(run: Run) -> str:
    return run("-n", "1", TRAM).out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an article that has a link and a second name."""
    (tmp_path / "tram.txt").write_bytes(TRAM.read_bytes())
    (tmp_path / "link").symlink_to("tram.txt")
    (tmp_path / "second").hardlink_to(tmp_path / "tram.txt")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param("-o tram.txt tram.txt", id="same-name"),
        pytest.param("-o tram.txt missing ./tram.txt", id="another-path"),
        pytest.param("-o link tram.txt", id="link"),
        pytest.param("-o tram.txt link", id="link-read"),
        pytest.param("-o second tram.txt", id="hard-link"),
        pytest.param("--merge -o tram.txt tram.txt", id="merge"),
        pytest.param("--list -o tram.txt tram.txt", id="list"),
        pytest.param("-o tram.txt <tram.txt", id="stdin"),
        pytest.param("read -o $PWD/tram.txt tram.txt", id="read"),
        pytest.param("compare -a luhn -o tram.txt tram.txt", id="compare"),
        pytest.param("compare -a luhn --reference link -o tram.txt missing", id="reference"),
    ],
)
def test_an_output_that_is_an_input_is_refused(folder: Path, arguments: str) -> None:
    result = in_shell(f"summarize {arguments}", cwd=folder)
    assert result.code == 2
    assert "is an input, and would be lost" in result.err
    assert result.err.count("\n") == 1
    assert (folder / "tram.txt").read_bytes() == TRAM.read_bytes()


def test_mode_and_link_of_the_output_stay(folder: Path, one_sentence: str) -> None:
    (folder / "real.txt").write_text("old")
    (folder / "real.txt").chmod(0o604)
    (folder / "out.txt").symlink_to("real.txt")
    assert in_shell("umask 027; summarize -n 1 -o out.txt $1", TRAM, cwd=folder).code == 0
    assert (folder / "out.txt").is_symlink()
    assert (folder / "real.txt").read_text() == one_sentence
    assert (folder / "real.txt").stat().st_mode & 0o7777 == 0o604
    in_shell("umask 027; summarize -n 1 -o new.txt $1", TRAM, cwd=folder)
    assert (folder / "new.txt").stat().st_mode & 0o7777 == 0o640


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("summarize -n 1 -o /dev/stdout $1 | cat", id="stdout-to-a-pipe"),
        pytest.param("summarize -n 1 -o /dev/stdout $1 > f; cat f", id="stdout-to-a-file"),
        pytest.param("summarize -n 1 -o /dev/stderr $1 2> f; cat f", id="stderr-to-a-file"),
        pytest.param("summarize -n 1 -o >(cat) $1 | cat", id="process-substitution"),
        pytest.param("mkfifo f; summarize -n 1 -o f $1 & cat f", id="fifo"),
        pytest.param("n=$(printf 'n%.0s' {1..250}); summarize -n 1 -o $n $1; cat $n", id="long"),
    ],
)
def test_what_is_written_arrives(tmp_path: Path, one_sentence: str, line: str) -> None:
    assert in_shell(line, TRAM, cwd=tmp_path).out == one_sentence


@pytest.mark.parametrize("stream", ["/dev/stdout >> f", "/dev/stderr 2>> f", "/dev/fd/5 5>> f"])
def test_a_log_to_which_a_stream_goes_keeps_its_lines(
    tmp_path: Path, one_sentence: str, stream: str
) -> None:
    line = f"echo before > f; summarize -n 1 $1 -o {stream}; cat f"
    assert in_shell(line, TRAM, cwd=tmp_path).out == f"before\n{one_sentence}"


def test_a_device_stays_one() -> None:
    assert in_shell("summarize -n 1 $1 -o /dev/null", TRAM).code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("ln -s f f; summarize $1 -o f", "symbolic links", id="link-to-itself"),
        pytest.param("summarize $1 -o /dev/full", "no space left", id="full"),
        pytest.param("summarize $1 -o $(printf 'n%.0s' {1..256})", "name too long", id="too-long"),
        pytest.param("ulimit -f 1; summarize $2 -n 100% -o f", "file too large", id="a-part-fits"),
    ],
)
def test_what_can_not_be_written_is_one_line(tmp_path: Path, line: str, reason: str) -> None:
    result = in_shell(f"touch old; {line}", TRAM, SAMPLES / "bridge.html", cwd=tmp_path)
    assert result.code == 3
    assert "can't be written: " in result.err
    assert reason in result.err
    assert result.err.count("\n") == 1
    assert not [path for path in tmp_path.iterdir() if path.is_file() and path.name != "old"]


def test_a_file_that_takes_a_part_is_left_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old")
    result = in_shell("ulimit -f 1; summarize -n 100% -o $1 $2", out, SAMPLES / "bridge.html")
    assert result.code == 3
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_stream_that_takes_a_part_is_told(tmp_path: Path) -> None:
    line = "ulimit -f 1; summarize -n 100% $1 > out.txt"
    result = in_shell(line, SAMPLES / "bridge.html", cwd=tmp_path)
    assert result.code == 3
    assert result.err == "summarize: standard output can't be written: file too large\n"


def test_the_output_is_on_the_disk_before_it_gets_its_name(tmp_path: Path) -> None:
    watch = (
        "import os, sys\n"
        "sync = os.fsync\n"
        "os.fsync = lambda file: print('synced', os.fstat(file).st_size) or sync(file)\n"
        "sys.addaudithook(lambda event, _: print('named') if event == 'os.rename' else None)\n"
        "from summarize.__main__ import main; main()"
    )
    out = tmp_path / "out.txt"
    command = [sys.executable, "-c", watch, "-o", str(out), str(TRAM)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["synced", str(out.stat().st_size), "named"]


@pytest.mark.parametrize("options", ["-f json", "-f html", "--merge", "--list -f json"])
def test_a_name_that_is_no_text_is_shown_alike_on_stdout_and_in_a_file(
    tmp_path: Path, options: str
) -> None:
    (tmp_path / os.fsdecode(b"na\xefve.txt")).write_bytes(TRAM.read_bytes())
    printed = in_shell(f"summarize {options} na*", cwd=tmp_path)
    assert printed.code == 0
    assert in_shell(f"summarize {options} na* -o out", cwd=tmp_path).code == 0
    assert (tmp_path / "out").read_text() == printed.out


def test_a_heading_has_no_escape_codes(tmp_path: Path) -> None:
    for name in ("a\x1b[31mred", "b\nline", "c\u202eback"):
        (tmp_path / name).write_bytes(TRAM.read_bytes())
    lines = in_shell("summarize -n 1 *", cwd=tmp_path).out.splitlines()
    assert lines[::3] == ["==> ared <==", "==> b line <==", "==> cback <=="]


def test_a_reference_that_is_missing_is_named(run: Run) -> None:
    result = run("compare", "--reference", "nope", TRAM)
    assert (result.code, result.err) == (3, "summarize: nope: no such file or directory\n")


def test_list_and_merge_do_not_go_together(run: Run) -> None:
    result = run("--list", "--merge", TRAM)
    assert (result.code, result.out) == (2, "")
    assert "--merge can't be combined with --list" in result.err


@pytest.mark.parametrize("room", [0, 1])  # kB: none even for a temporary folder, none for a page
def test_a_page_on_a_full_disk_is_not_left_empty(tmp_path: Path, room: int) -> None:
    full = f"ulimit -f {room}; export PYTHONDONTWRITEBYTECODE=1 TMPDIR=$PWD"
    result = in_shell(f"{full}; summarize --open $1", TRAM, cwd=tmp_path)
    assert (result.out, result.code, result.err.count("\n")) == ("", 3, 1)
    assert "can't be written" in result.err
    assert not [*tmp_path.iterdir()]
