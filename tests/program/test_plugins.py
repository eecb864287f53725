"""A package that is installed beside the program adds formats by its entry points."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Result

TRAM = SAMPLES / "tram.txt"
CODE = """
from summarize.models import Block, Draft, Source
from summarize.readers.format_features import Kind
from summarize.render.output_format import Format


def read(text):
    return Draft(tuple(Block(line) for line in text.lower().splitlines()[1:]))


def split(text):
    for part in text.split("LOUD!")[1:]:
        yield Source("", b"LOUD!" + part.encode())


def render(summary, style):
    return "".join(f"{sentence.text.upper()}\\n" for sentence in summary.sentences)


KIND = Kind("loud", starts=(b"LOUD!",), read=read, split=split, text=True, chapters=True)
FORMAT = Format(render, endings=(".loud",), aliases=("shout",))
"""
TEXT = "LOUD!\nTHE TRAM CAME AT NINE.\nLOUD!\nNOBODY WAS THERE TO SEE IT.\n"
POINTS = "[summarize.readers]\nloud = loud:KIND\n\n[summarize.renderers]\nloud = loud:FORMAT\n"


def install(folder: Path, points: str) -> Path:
    """Lay a package out as an installer does."""
    (folder / "loud.py").write_text(CODE)
    (folder / "loud-1.0.dist-info").mkdir()
    (folder / "loud-1.0.dist-info" / "METADATA").write_text("Name: loud\nVersion: 1.0\n")
    (folder / "loud-1.0.dist-info" / "entry_points.txt").write_text(points)
    return folder


def run_beside(folder: Path, *words: str | Path, stdin: str = "") -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "summarize", *map(str, words)],
        input=stdin, env={**os.environ, "PYTHONPATH": str(folder)}, text=True, capture_output=True,
    )  # fmt: skip
    return Result(done.stdout, done.stderr, done.returncode)


def test_a_reader_of_a_package_reads_in_every_command(tmp_path: Path) -> None:
    folder = install(tmp_path, POINTS)
    (folder / "a.txt").write_text(TEXT)
    for words, stdin in ((("-",), TEXT), ((folder / "a.txt",), "")):
        first = run_beside(folder, "read", "-f", "text", *words, stdin=stdin)
        assert first.out.startswith("the tram came at nine.\n")
    out = folder / "out.jsonl"
    assert run_beside(folder, "corpus", "-q", "--parts", folder / "a.txt", "-o", out).code == 0
    assert out.read_bytes().count(b"\n") == 2
    assert run_beside(Path(), "read", "-f", "text", stdin=TEXT).out.startswith("LOUD!\n")


def test_a_renderer_of_a_package_goes_by_its_names_and_endings(tmp_path: Path) -> None:
    folder = install(tmp_path, POINTS)
    plain = run_beside(folder, "-n", "1", TRAM)
    loud = Result(plain.out.upper(), "", 0)
    assert run_beside(folder, "-n", "1", "-f", "Shout", TRAM) == loud
    assert run_beside(folder, "-n", "1", "-o", folder / "x.loud", TRAM).code == 0
    assert (folder / "x.loud").read_text(encoding="utf-8") == loud.out
    assert "did you mean loud?" in run_beside(folder, "-f", "lout", TRAM).err
    assert "loud" in run_beside(folder, "--help").out


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ("[summarize.readers]\nloud = loud:NONE\n", "(loud:NONE) can't be loaded"),
        ("[summarize.renderers]\nloud = absent:KIND\n", "(absent:KIND) can't be loaded"),
        ("[summarize.readers]\nloud = loud:FORMAT\n", "(loud:FORMAT) is no Kind"),
    ],
)
def test_a_package_that_is_broken_is_named_in_one_line(
    tmp_path: Path, points: str, reason: str
) -> None:
    found = run_beside(install(tmp_path, points), "-n", "1", TRAM)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert f"the plug-in loud {reason}" in found.err
    assert "mend its package, or uninstall it" in found.err
