"""The manual pages say what --help says, and are installed where man finds them."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from summarize.commands.manual import write_pages
from tests.conftest import ROOT, Run

FOLDER = ROOT / "cli" / "man"
NAMES = sorted(write_pages())


def test_the_pages_are_those_of_the_declarations(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        for name, text in write_pages().items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert found == write_pages()


def test_the_wheel_puts_them_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"cli/man": "share/man/man1"}


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_the_help_is_in_the_page(run: Run, name: str) -> None:
    command = [*name.removesuffix(".1").split("-")[1:], "--help"]
    lines = [line for line in run(*command).out.splitlines() if line.startswith("  -")]
    page = (FOLDER / name).read_text(encoding="utf-8").replace("\\-", "-")
    options = {word for line in lines for word in re.findall(r"(?<![\w-])--[a-z][\w-]*", line)}
    assert "--help" in options
    assert not [option for option in options if option not in page]


@pytest.mark.parametrize("name", NAMES)
def test_man_reads_them_without_a_warning(name: str) -> None:
    if shutil.which("man") is None:
        pytest.skip("no man")
    command = ["man", "--warnings", "-E", "UTF-8", "-l", str(FOLDER / name)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stderr == ""
    assert "SYNOPSIS" in done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_a_terminal_of_80_columns(name: str) -> None:
    if shutil.which("man") is None:
        pytest.skip("no man")
    environment = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["man", "-l", str(FOLDER / name)], env=environment, capture_output=True, check=True
    )
    lines = re.sub("\x1b\\[[0-9;]*m|.\b", "", done.stdout.decode()).splitlines()
    assert [line for line in lines if len(line) > 80] == []


def test_man_finds_a_page_beside_the_program(tmp_path: Path) -> None:
    if shutil.which("man") is None:
        pytest.skip("no man")
    (tmp_path / "bin").mkdir()
    shutil.copytree(FOLDER, tmp_path / "share" / "man" / "man1")
    environment = {"PATH": f"{tmp_path}/bin:/usr/bin:/bin"}
    done = subprocess.run(
        ["man", "-w", "summarize-read"], env=environment, capture_output=True, text=True
    )
    assert done.stdout.strip() == f"{tmp_path}/share/man/man1/summarize-read.1"
