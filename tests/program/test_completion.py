"""A shell gets its script by its name, and an answer to whatever it asks."""

import json
import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from shutil import which

import pytest

from tests.conftest import ROOT, SAMPLES, Run
from tests.program.shell import PROGRAM
from tests.screen import run_on_screen

TRAM = SAMPLES / "tram.txt"
HARMFUL = r"\$(touch harm)"  # a name that does something where a shell evaluates it


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o default -F _summarize_completion summarize"),
        ("zsh", "#compdef summarize"),
        ("fish", "complete --command summarize"),
    ],
)
def test_the_shell_that_is_named_gets_its_script(
    run: Run, tmp_path: Path, shell: str, sign: str
) -> None:
    for words in (["--show-completion", shell], [f"--show-completion={shell}"]):
        result = run(*words)
        assert (result.code, result.err) == (0, "")
        assert sign in result.out
    installed = run("--install-completion", shell, env={"HOME": str(tmp_path)})
    assert (installed.code, installed.err) == (0, "")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(sign in path.read_text() for path in files)


def test_completion_that_can_not_be_is_one_line(run: Run) -> None:
    unknown = run("--show-completion", "tcsh")
    assert unknown.code == 2
    assert "bash, zsh, fish" in unknown.err
    homeless = run("--install-completion", "zsh", env={"HOME": str(TRAM)})
    assert homeless.code == 3
    assert homeless.err.count("\n") == unknown.err.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "env", "code"),
    [
        ("complete_bash", {}, 0),
        ("complete_bash", {"COMP_WORDS": "summarize -a l", "COMP_CWORD": "x"}, 0),
        ("complete_bash", {"COMP_WORDS": "summarize 'a", "COMP_CWORD": "9" * 5000}, 0),
        ("complete_bash", {"COMP_WORDS": "", "COMP_CWORD": "-7"}, 0),
        ("complete_zsh", {"COMP_WORDS": "ls"}, 0),
        ("complete_fish", {}, 0),
        ("complete_tcsh", {}, 2),
        ("1", {}, 2),
    ],
)
def test_odd_variables_of_completion_end_in_no_traceback(
    run: Run, asked: str, env: dict[str, str], code: int
) -> None:
    result = run(env={"_SUMMARIZE_COMPLETE": asked, **env})
    assert result.code == code
    assert result.err.count("\n") == bool(code)


def test_zsh_and_fish_complete_what_each_command_knows(run: Run) -> None:
    env = {"_TYPER_COMPLETE_ARGS": "summarize read -f m"}
    out = run(env={"_SUMMARIZE_COMPLETE": "complete_zsh", **env}).out
    assert out.strip() == """_arguments '*: :(("markdown"))'"""
    fish = {"_SUMMARIZE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert run(env={**fish, **env}).out.strip() == "markdown"


def test_variables_of_another_shell_do_not_count(run: Run) -> None:
    env = {"_TYPER_COMPLETE_ARGS": "summarize compare -f h", "COMP_WORDS": "ls -l"}
    out = run(env={"_SUMMARIZE_COMPLETE": "complete_zsh", **env}).out
    assert out.strip() == "_files"  # a table is never HTML


def test_tab_on_a_terminal_shows_the_words_alone() -> None:
    env = {
        "_SUMMARIZE_COMPLETE": "complete_bash",
        "COMP_WORDS": "summarize comp",
        "COMP_CWORD": "1",
    }
    screen, code = run_on_screen(PROGRAM, env, whole=True)
    assert (screen.split(), code) == (["compare"], 0)


def test_an_empty_variable_asks_for_nothing(run: Run) -> None:
    out = run("read", "-f", "json", TRAM, env={"_SUMMARIZE_COMPLETE": ""}).out
    assert json.loads(out)["blocks"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of odd names, where the program is found and nothing of the user's is."""
    program = tmp_path / "bin" / "summarize"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m summarize "$@"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "cli"))
    for name in ("HOME", "ZDOTDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    work = tmp_path / "work"
    work.mkdir()
    for name in (HARMFUL, "letter", "readings of May.txt", "real\nlines", "two words.txt"):
        (work / name).touch()
    monkeypatch.chdir(work)
    return work


STARTS = {
    "bash": ". ~/.bashrc; COMP_WORDS=(summarize comp); COMP_CWORD=1; "
    "_summarize_completion summarize; echo ${COMPREPLY[@]}",
    "zsh": ". ~/.zshrc; print -r -- $_comps[summarize]",
    "fish": "complete -C 'summarize comp'",
}
"""What each shell does at its start, and how it then completes."""


@pytest.mark.parametrize(
    "shell",
    [
        pytest.param(name, marks=pytest.mark.skipif(which(name) is None, reason=f"no {name}"))
        for name in STARTS
    ],
)
def test_completion_works_in_a_home_of_any_name(run: Run, folder: Path, shell: str) -> None:
    home = folder.parent / "o'Brien's $(touch harm) `touch harm` & \"more\""
    home.mkdir()
    rc = {"bash": ".bashrc", "zsh": ".zshrc"}.get(shell)
    old = "# Grüße".encode("latin-1")
    if rc:
        (home / rc).write_bytes(old)
    env = {"HOME": str(home), "ZDOTDIR": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    for _ in range(2):
        installed = run("--install-completion", shell, env=env)
        assert (installed.code, installed.err) == (0, "")
    if rc:
        kept, *added = (home / rc).read_bytes().splitlines()
        assert (kept, len(added)) == (old, 1)
    options = ["--no-globalrcs"] if shell == "zsh" else []
    command = [shell, *options, "-c", STARTS[shell]]
    done = subprocess.run(
        command, env={**os.environ, **env}, cwd=home, capture_output=True, text=True
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.split()[0] == ("_summarize" if shell == "zsh" else "compare")
    assert not [*folder.parent.rglob("harm")]


def complete_in_zsh(folder: Path, typed: str) -> str:
    """Return the line that a zsh has when the keys were typed."""
    (folder.parent / ".zshrc").write_text(
        "autoload -Uz compinit; compinit -u\nsource <(summarize --show-completion zsh)\n"
    )
    # Ctrl-A and what writes the line down in place of running it, Ctrl-E and its end.
    keys = f"{typed}\x01print -r -- '\x05' > ../line\nexit\n"
    master, slave = pty.openpty()
    process = subprocess.Popen(
        ["zsh", "-i"], stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    )
    os.close(slave)
    os.write(master, keys.encode())
    with suppress(OSError):  # Linux: the other side has closed
        while select.select([master], [], [], 30)[0] and os.read(master, 65536):
            pass
    os.close(master)
    process.wait(30)
    return (folder.parent / "line").read_text().rstrip()


@pytest.mark.skipif(which("zsh") is None, reason="no zsh")
@pytest.mark.parametrize(
    ("typed", "line"),
    [
        pytest.param("summarize com", "summarize compare", id="command"),
        pytest.param("summarize -l Swah", "summarize -l Swahili", id="language"),
        pytest.param("summarize two", r"summarize two\ words.txt", id="file"),
        pytest.param("summarize readi", r"summarize readings\ of\ May.txt", id="file-or-command"),
        pytest.param("summarize ", "summarize", id="all"),
        pytest.param("summarize l", "summarize l", id="letter-or-languages"),
    ],
)
def test_zsh_completes_and_evaluates_no_name(folder: Path, typed: str, line: str) -> None:
    assert complete_in_zsh(folder, f"{typed}\t") == line
    assert not (folder / "harm").exists()


@pytest.mark.skipif(which("fish") is None, reason="no fish")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("summarize com", ["compare"], id="command"),
        pytest.param("summarize -l Swah", ["Swahili"], id="language"),
        pytest.param("summarize tw", ["two words.txt"], id="file"),
        pytest.param("summarize rea", ["read", "readings of May.txt"], id="file-or-command"),
    ],
)
def test_fish_completes(folder: Path, typed: str, offered: list[str]) -> None:
    script = f"summarize --show-completion fish | source; complete -C '{typed}'"
    done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True)
    assert [item.partition("\t")[0] for item in done.stdout.splitlines()] == offered
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("summarize com", ["compare"], id="command"),
        pytest.param("summarize rea", ["read", r"readings\ of\ May.txt"], id="file-or-command"),
    ],
)
def test_bash_completes(folder: Path, typed: str, offered: list[str]) -> None:
    script = (
        f'eval "$(summarize --show-completion bash)"; COMP_WORDS=({typed}); COMP_CWORD=1; '
        '_summarize_completion summarize; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert done.stdout.splitlines() == offered
    assert done.stderr == ""


def test_what_a_shell_says_of_an_option_is_its_first_line(run: Run) -> None:
    env = {"_SUMMARIZE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "summarize read --lang"}
    out = run(env=env).out
    assert '"--language":"Article language (de, German).' in out
    assert "lists them" in run(env={**env, "_TYPER_COMPLETE_ARGS": "summarize --alg"}).out
    assert "edmundson" not in run(env={**env, "_TYPER_COMPLETE_ARGS": "summarize --alg"}).out
