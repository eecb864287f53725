"""What is added is added in few places: each is tried in a copy of the package, by the files named.

The recipes of CONTRIBUTING name the same files.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Result

TRAM = SAMPLES / "tram.txt"
Try = Callable[..., Result]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the package that a test may change."""
    package = tmp_path / "cli" / "summarize"
    shutil.copytree(
        ROOT / "cli" / "summarize", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    return package


@pytest.fixture
def run_copy(house: Path) -> Try:
    """Run the program of the copy."""

    def run_program(*words: str | Path, stdin: str = "") -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "summarize", *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(house.parent)},
            check=False,
        )
        return Result(done.stdout, done.stderr, done.returncode)

    return run_program


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_kind_of_input_is_a_module_and_a_line(house: Path, run_copy: Try, tmp_path: Path) -> None:
    (house / "readers" / "formats" / "loud.py").write_text(
        "from summarize.models import Block, Draft, Source\n"
        "def read(text):\n"
        "    return Draft(tuple(Block(line) for line in text.lower().splitlines()[1:]))\n"
        "def split(text):\n"
        "    for part in text.split('LOUD!')[1:]:\n"
        "        yield Source('', b'LOUD!' + part.encode())\n"
    )
    kind = 'Kind("loud", "loud", starts=(b"LOUD!",), text=True, chapters=True)'
    change(house / "readers" / "kinds.py", "KINDS = (\n", f"KINDS = (\n    {kind},\n")
    text = "LOUD!\nTHE TRAM CAME AT NINE.\nLOUD!\nNOBODY WAS THERE TO SEE IT.\n"
    (tmp_path / "a.loud").write_text(text)
    assert run_copy("read", "-f", "text", stdin=text).out.startswith("the tram came at nine.\n")
    assert run_copy("--parts", "--part", "2", stdin=text).out == "nobody was there to see it.\n"
    out = tmp_path / "out.jsonl"
    assert run_copy("corpus", "-q", "--parts", tmp_path / "a.loud", "-o", out).code == 0
    assert out.read_bytes().count(b"\n") == 2


def test_an_output_is_a_module_and_a_line(house: Path, run_copy: Try, tmp_path: Path) -> None:
    (house / "render" / "loud.py").write_text(
        "def render_loud(summary, style):\n"
        '    return "".join(f"{s.text.upper()}\\n" for s in summary.sentences)\n'
    )
    line = 'FORMATS = {\n    "loud": Format("loud:render_loud", endings=(".loud",)),\n'
    change(house / "render" / "formats.py", "FORMATS = {\n", line)
    loud = run_copy("-n", "1", TRAM).out.upper()
    assert run_copy("-n", "1", "-f", "Loud", TRAM) == Result(loud, "", 0)
    assert run_copy("read", "-n", "1", "-f", "loud", TRAM) == Result(loud, "", 0)
    assert run_copy("-n", "1", "-o", tmp_path / "x.loud", TRAM).code == 0
    assert (tmp_path / "x.loud").read_text(encoding="utf-8") == loud
    assert "did you mean loud?" in run_copy("-f", "lout", TRAM).err
    assert "loud" in run_copy("help", "options").out
    refused = run_copy("compare", "-f", "loud", TRAM)
    assert (refused.code, "unknown format" in refused.err) == (2, True)


def test_a_ranker_is_a_module_and_a_line(house: Path, run_copy: Try, tmp_path: Path) -> None:
    (house / "rank" / "last.py").write_text(
        "from summarize.rank.rating import Rating\n"
        "def rank(sentences, article, *_):\n"
        '    return [Rating({"place": float(n)}) for n, _ in enumerate(sentences)]\n'
    )
    known = 'Algorithm("the last come first", "summarize.rank.last:rank")'
    line = f'ALGORITHMS = {{\n    "last": {known},\n'
    change(house / "rank" / "algorithms.py", "ALGORITHMS = {\n", line)
    picked = json.loads(run_copy("-a", "Last", "-n", "1", "-f", "json", TRAM).out)
    assert (picked["algorithm"], picked["sentences"][0]["position"] > 10) == ("last", True)
    assert "last" in run_copy("compare", "-a", "last,auto", TRAM).out
    assert "the last come first" in run_copy("algorithms").out
    refused = run_copy("-a", "last", "--focus", "tram", TRAM)
    assert refused.err == "summarize: only auto can focus, not last\n"
    out = tmp_path / "out.jsonl"
    assert run_copy("corpus", "-q", TRAM, "-a", "last", "-n", "1", "-o", out).code == 0
    assert json.loads(out.read_bytes())["sentences"] == picked["sentences"]


def test_an_option_is_its_declaration_its_field_and_its_use(
    house: Path, run_copy: Try, tmp_path: Path
) -> None:
    """``--min-words N``: no sentence of fewer words is picked, in no command."""
    pick = house / "commands" / "options" / "pick.py"
    declared = (
        "MinWords = Annotated[int, typer.Option(help='The fewest words.')]\n\n\n"
        "def make_request(\n    min_words: MinWords = 0,\n"
    )
    change(pick, "def make_request(\n", declared)
    change(pick, "clean=not no_clean)", "clean=not no_clean, min_words=min_words)")
    field = "    clean: bool = True  # remove boilerplate\n"
    change(house / "request.py", field, f"{field}    min_words: int = 0\n")
    use = "    coherent = ALGORITHMS[request.algorithm].coherent\n"
    kept = "[s for s in scored if count_words(s.text) >= request.min_words]"
    change(house / "pipeline.py", use, f"{use}    scored = {kept}\n")
    out = tmp_path / "out.jsonl"
    for words in (("-f", "json"), ("read", "-f", "json"), ("corpus", "-q", "-o", out)):
        for fewest in ("1", "19"):
            done = run_copy(*words, "-n", "3", "--min-words", fewest, TRAM)
            text = out.read_text() if "corpus" in words else done.out
            out.unlink(missing_ok=True)
            shutil.rmtree(f"{out}.parts", ignore_errors=True)
            assert done.err == ""
            lengths = [len(s["text"].split()) for s in json.loads(text)["sentences"]]
            assert (min(lengths) < 19) == (fewest == "1"), words
    assert "--min-words" in run_copy("compare", "--help").out


def test_a_notice_is_a_line_of_a_list(house: Path, run_copy: Try) -> None:
    path = house / "notices" / "lists" / "cs.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n[log in]\n=kouzelné slovo, prosím\n")
    paragraph = "Most byl postaven v roce 1910 a dodnes slouží lidem z obou břehů řeky. " * 4
    text = f"{paragraph}\n\nKouzelné slovo, prosím\n\n{paragraph}\n"
    found = run_copy("read", "-f", "json", "-l", "cs", "-", stdin=text)
    assert [line["reason"] for line in json.loads(found.out)["removed"]] == ["log in"]
