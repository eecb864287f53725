"""The program does its work where a system lacks what Linux has, as far as a test here can show."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
from tests.forked import share_forker

SYSTEMS = pytest.mark.parametrize("system", ["darwin", "win32"])


def run_plain(*words: str | Path, stdin: bytes = b"") -> tuple[str, str, int]:
    """Run the program as it is; give back what it printed, and its code."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    out, err, code = share_forker().run([*map(str, words)], stdin, environment)
    return out.decode(), err.decode(), code


def run_as_on(system: str, *words: str | Path, stdin: bytes = b"") -> tuple[str, str, int]:
    """Run the program where what a system lacks is hidden; on another than Linux, as it is."""
    if sys.platform != "linux":
        return run_plain(*words, stdin=stdin)
    command = [sys.executable, "-m", "tests.hidden", system, *map(str, words)]
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=ROOT, env=environment, timeout=120
    )
    return done.stdout.decode(), done.stderr.decode(), done.returncode


@SYSTEMS
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["samples/bridge.html"], id="page"),
        pytest.param(["-f", "terminal", "samples/tram.txt"], id="laid-out"),
        pytest.param(["read", "samples/tram.txt"], id="read"),
        pytest.param(["samples/heron.pdf"], id="pdf"),
        pytest.param(["read", "samples/tower.pdf"], id="read-pdf"),
        pytest.param(["--html", "samples/tram.txt", "samples/coast.rss"], id="html"),
        pytest.param(["compare", "-a", "auto", "-f", "json", "samples/tea.txt"], id="compare"),
        pytest.param(["config"], id="config"),
    ],
)
def test_it_prints_the_same_as_on_linux(system: str, words: list[str]) -> None:
    plain, other = run_plain(*words), run_as_on(system, *words)
    assert other[1:] == ("", 0)
    if words[0] != "compare":  # which tells how long it took
        assert other == plain


@SYSTEMS
def test_a_pipe_is_read_and_a_file_is_written_whole(system: str, tmp_path: Path) -> None:
    output = tmp_path / "out.md"
    text = (SAMPLES / "tram.txt").read_bytes()
    assert run_as_on(system, "-o", output, stdin=text) == ("", "", 0)
    assert output.read_text(encoding="utf-8") == run_plain("-f", "markdown", stdin=text)[0]
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


@SYSTEMS
def test_a_damaged_pdf_is_one_line(system: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 binary")
    out, err, code = run_as_on(system, tmp_path / "a.pdf")
    assert (out, err.count("\n"), code) == ("", 1, 3)
    assert "damaged PDF" in err


@pytest.mark.skipif(sys.platform == "darwin", reason="a corpus runs here")
def test_a_corpus_on_windows_says_in_one_line_that_it_needs_wsl(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    out, err, code = run_as_on("win32", "corpus", SAMPLES / "tram.txt", "-o", output)
    assert (out, err.count("\n"), code) == ("", 1, 2)
    assert "WSL" in err
    assert run_as_on("win32", "corpus", "--help")[2] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is hidden here")
def test_what_is_hidden_is_hidden() -> None:
    code = "from tests.hidden import hide; hide('win32'); import os, signal\n"
    lines = ("import fcntl", "import resource", "os.fork()", "signal.SIGKILL", "open('/dev/tty')")
    for line in lines:
        done = subprocess.run([sys.executable, "-c", code + line], cwd=ROOT, capture_output=True)
        assert done.returncode == 1, line


def test_a_workflow_runs_the_checks_on_linux_and_the_main_job_elsewhere() -> None:
    text = (ROOT / ".github" / "workflows" / "checks.yml").read_text(encoding="utf-8")
    assert "run: .ci/run\n" in text
    for words in ("macos-latest", "windows-latest", "summarize samples/bridge.html", "pytest"):
        assert words in text
    for name in re.findall(r"(?:samples|tests)/[\w./]+", text):
        assert (ROOT / name).exists(), name
