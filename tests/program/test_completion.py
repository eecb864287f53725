"""A shell gets its script by its name, and an answer to whatever it asks."""

import json
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Run

TRAM = SAMPLES / "tram.txt"


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


def test_an_empty_variable_asks_for_nothing(run: Run) -> None:
    out = run("read", "-f", "json", TRAM, env={"_SUMMARIZE_COMPLETE": ""}).out
    assert json.loads(out)["blocks"]
