"""Bad input gets one clear line on stderr and the contract's exit code; nothing else is lost."""

import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from summarize import summarize
from summarize.commands.suggestions import explain_input
from summarize.errors import InputError, UsageError
from summarize.sources.open import open_source
from tests.conftest import ROOT, SAMPLES, Run

TRAM = SAMPLES / "tram.txt"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        pytest.param(b"", 4, "empty", id="empty"),
        pytest.param(b" \n\t\r\n ", 4, "empty", id="white-space"),
        pytest.param(PNG, 3, "Portable Network Graphics", id="png"),
        pytest.param(PDF, 3, "a damaged PDF", id="pdf"),
        pytest.param(bytes(range(256)) * 20, 3, "binary data", id="bytes"),
        pytest.param(bytes(1000), 3, "binary data", id="zeros"),
        pytest.param(b"PK\x03\x04" + bytes(100), 3, "binary data", id="zip"),
        pytest.param(
            b"<!doctype html><html><body><script>go()</script></body></html>",
            4,
            "no article",
            id="page-without-article",
        ),
        pytest.param(b"Log in\n\nSign in\n", 4, "no article", id="notices-alone"),
        pytest.param(
            b"From ada@example.org Mon Mar  3 10:00:00 2025\n", 4, "no article", id="cut-mailbox"
        ),
        pytest.param(
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n",
            4,
            "no article",
            id="cut-saved-page",
        ),
        pytest.param(b"---\n***\n===\n", 4, "no article", id="rules-alone"),
    ],
)
def test_unreadable_data_is_one_line(run: Run, data: bytes, code: int, message: str) -> None:
    result = run(stdin=data)
    assert (result.out, result.code) == ("", code)
    assert message in result.err
    assert result.err.startswith("summarize: standard input")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["no-such-file"], 3, "no such file", id="missing"),
        pytest.param([SAMPLES], 3, "is a directory", id="directory"),
        pytest.param(["-a", "magic", TRAM], 2, "unknown algorithm 'magic'", id="algorithm"),
        pytest.param(["-l", "klingon", TRAM], 2, "unknown language 'klingon'", id="language"),
        pytest.param(["-f", "pdf", TRAM], 2, "unknown format 'pdf'", id="format"),
        pytest.param(["--color", "red", TRAM], 2, "unknown color 'red'", id="color"),
        pytest.param(["--nonsense", TRAM], 2, "--nonsense", id="option"),
        pytest.param(["-n"], 2, "-n", id="option-without-value"),
        pytest.param(["-n", "1w", TRAM], 2, "no sentence is as short as 1w", id="too-short"),
        *(
            pytest.param(["-n", bad, TRAM], 2, "is not a length", id=f"length-{bad}")
            for bad in ("0", "5x", "", "١٢w")
        ),
    ],
)
def test_wrong_usage_is_one_line(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run(*arguments)
    assert (result.out, result.code) == ("", code)
    assert message in result.err
    assert result.err.count("\n") == 1


def test_an_unreadable_file_is_an_input_error(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Nobody may read this.")
    secret.chmod(0)
    folder = tempfile.mkdtemp()  # in one that everybody may enter
    Path(folder).chmod(0)
    error = InputError("permission denied")
    user = os.geteuid()
    if user == 0:  # root may read everything
        os.seteuid(65534)
    try:
        with pytest.raises(InputError, match="permission denied"):
            open_source(str(secret))
        assert explain_input(folder, error) is error
    finally:
        os.seteuid(user)
        Path(folder).rmdir()


def test_no_file_on_a_terminal_is_a_usage_error_and_no_hang() -> None:
    master, slave = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "summarize"],
        stdin=slave,
        capture_output=True,
        timeout=20,
        check=False,
    )
    os.close(master)
    os.close(slave)
    assert done.returncode == 2
    assert b"name a file or a URL" in done.stderr


def test_a_reader_that_leaves_early_ends_us_quietly() -> None:
    for arguments in ("-n 100% -f json", "--help"):
        command = f"({sys.executable} -m summarize {arguments} {TRAM}; echo $? >&2) | exec true"
        done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=True)
        assert done.stderr == b"0\n"


def test_interruption_ends_with_130_and_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_until_reading(process.pid)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"")


def wait_until_reading(pid: int) -> None:
    """Wait until the process sleeps in a read of its standard input."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        wait_channel = Path(f"/proc/{pid}/wchan").read_text()
        if "pipe" in wait_channel:
            return
        time.sleep(0.02)
    pytest.skip("this kernel does not show what a process waits for")


def test_a_single_sentence_is_given_back_whole(run: Run) -> None:
    assert run(stdin="Only one sentence stands here.").out == "Only one sentence stands here.\n"
    assert run(stdin="no stop at its end").out == "no stop at its end\n"
    assert run("-n", "20%", stdin="Only one sentence stands here.").code == 0


def test_a_text_shorter_than_the_length_is_given_back_whole(run: Run) -> None:
    text = "The first one is here. The second one follows. The third one ends it."
    assert run("-n", "10", stdin=text).out == text.replace(". ", ".\n") + "\n"
    assert run("-n", "500w", stdin=text).out == text.replace(". ", ".\n") + "\n"


HOSTILE = (
    "The [bold]report[/bold] was [/x] printed in [red]full. "
    "A link \x1b]8;;http://evil\x07said\x1b]8;;\x07 \x1b[31mstop\x1b[0m to \x9b2Jreaders. "
    "The \u202egnp.exe\u202c file came \x08\x08with \x00nothing in it."
)


@pytest.mark.parametrize("format_", ["terminal", "text", "markdown", "json"])
@pytest.mark.parametrize("color", ["never", "always"])
def test_markup_and_escapes_in_an_article_neither_style_nor_crash(
    run: Run, format_: str, color: str
) -> None:
    result = run("-n", "100%", "-f", format_, "--color", color, stdin=HOSTILE)
    assert result.code == 0
    plain = result.out.replace("\\", "")
    for part in ("[bold]report[/bold]", "[/x]", "[red]full", "stop to readers", "gnp.exe"):
        assert part in plain
    harmless = result.out
    if format_ == "terminal":
        for ours in ("\x1b[36m", "\x1b[2m", "\x1b[1m", "\x1b[0m"):
            harmless = harmless.replace(ours, "")
    assert not [char for char in harmless if char < " " and char != "\n"]
    assert not set(harmless) & set("\x7f\x9b\u202e\u202c")


@pytest.mark.parametrize(
    ("text", "kind"), [(f"{TRAM}\n", "the name of a file"), ("http://a.b/c", "an address")]
)
def test_a_name_in_place_of_a_text_is_an_error(
    run: Run, tmp_path: Path, text: str, kind: str
) -> None:
    said = f"only {kind}: to open it, write summarize {text.strip()}\n"
    file = tmp_path / "saved"
    file.write_text(text)
    for found, name in ((run(stdin=text), "standard input"), (run(file), file)):
        assert (found.code, found.out, found.err) == (2, "", f"summarize: {name}: {said}")
    with pytest.raises(UsageError, match=f"is {kind}: write summarize.open"):
        summarize(text)


def test_addresses_in_place_of_a_text_are_an_error(run: Run) -> None:
    found = run(stdin="http://a.b/c\nhttps://a.b/d\n")
    assert (found.code, found.out) == (2, "")
    assert "xargs summarize" in found.err
    assert run(stdin="http://a.b/c\nThe mill has burned down.\n").code == 0
