"""README is the manual: its examples are real output, and no option or exit code is missing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summarize import errors
from tests.conftest import ROOT, Run
from tests.screen import run_on_screen, settle

README = ROOT / "README.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PYTHON = re.compile(r"```python\n([^`]*)```\n\nprints\n\n```text\n([^`]*)```")


def run_in_terminal(command: str) -> str:
    """Run a shell command on a terminal of 80 columns; return what a user sees."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "NO_COLOR": "1"}
    screen, _ = run_on_screen(["bash", "-c", command], environment, whole=True)
    return settle(screen)  # a slow machine shows progress


def fill_console(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{run_in_terminal(command[2:])}" for command in commands)


def test_the_examples_are_what_the_program_prints(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    filled = _CONSOLE.sub(lambda match: f"```console\n{fill_console(match[1])}```", text)
    program, _ = next(iter(_PYTHON.findall(text)))
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    filled = _PYTHON.sub(
        lambda match: f"```python\n{match[1]}```\n\nprints\n\n```text\n{output}```", filled
    )
    if request.config.getoption("--update-golden"):
        README.write_text(filled, encoding="utf-8")
        text = filled
    assert filled == text
    assert len(_CONSOLE.findall(text)) >= 6


@pytest.mark.parametrize("command", [[], ["read"], ["compare"], ["corpus"]])
def test_every_option_is_in_the_table(run: Run, command: list[str]) -> None:
    table = README.read_text().split("### Options")[1].split("### Exit codes")[0]
    lines = [line for line in run(*command, "--help").out.splitlines() if line.startswith("  -")]
    options = {name for line in lines for name in re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", line)}
    assert {"--length", "-n", "--help"} <= options
    assert not [option for option in options if f"`{option}" not in table]


def test_every_exit_code_is_in_the_table() -> None:
    table = README.read_text().split("### Exit codes")[1].split("###")[0]
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.SummarizeError)}
    assert codes == {1, 2, 3, 4}
    for code in codes | {0, 130}:
        assert f"\n| {code} |" in table


@pytest.mark.parametrize("word", ["newsboat", "mutt", "curl", "| llm", "w3m"])
def test_the_ways_to_use_it_are_told(word: str) -> None:
    assert word in README.read_text()


def test_every_file_that_it_names_is_there() -> None:
    names = set(re.findall(r"samples/[\w.-]+|tests/[\w./-]+|rank/\w+\.py", README.read_text()))
    assert "samples/bridge.html" in names
    for name in names:
        assert (ROOT / name).exists() or (ROOT / "cli" / "summarize" / name).exists(), name
