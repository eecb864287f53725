"""What is added is added in few places: each is tried in a copy of the package, by the files named.

The recipes of CONTRIBUTING name the same files.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES, Result
from tests.forked import Forker, fork_copy

HOME = ROOT / "cli" / "summarize"
TRAM = SAMPLES / "tram.txt"
Try = Callable[..., Result]


# The rules that read the package; those that run it, as the tests here do, would take 10 s more.
PYTEST = [sys.executable, "-m", "pytest", "-n0", "--tb=short", "-p", "no:cacheprovider"]
RULES = ("layers", "messages", "punctuation", "tables")
RUN_IT = "printed or ends_of_files or ranks_in or plainly or help_says or of_any_script"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a copy of the package that tests add to; in the end the rules hold for it, too."""
    package = tmp_path_factory.mktemp("house") / "summarize"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HOME, package, ignore=ignored)
    # With what is compiled, which stays true of a copy: to compile all takes 3 s.
    compiled, copied = (Path(f"{sys.pycache_prefix}{path}") for path in (HOME, package))
    if compiled.exists():
        shutil.copytree(compiled, copied)
    yield package
    check_rules(package)
    shutil.rmtree(copied, ignore_errors=True)


def check_rules(package: Path) -> None:
    """Fail if what has been added to a copy of the package breaks a rule of the others."""
    files = [f"tests/rules/test_{name}.py" for name in RULES]
    done = subprocess.run(
        [*PYTEST, *files, "-k", f"not ({RUN_IT})"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture
def run_copy(house: Path) -> Iterator[Try]:
    """Run the program of the copy, as it is at the first run."""
    with ExitStack() as stack:

        @cache
        def fork() -> Forker:
            return stack.enter_context(fork_copy(house.parent))

        def run_program(*words: str | Path, stdin: str = "") -> Result:
            environment = {**os.environ, "COLUMNS": "80"}
            out, err, code = fork().run([*map(str, words)], stdin.encode(), environment)
            return Result(out.decode(), err.decode(), code)

        yield run_program


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
    line = '_OWN = {\n    "loud": Format("loud:render_loud", endings=(".loud",)),\n'
    change(house / "render" / "formats.py", "_OWN = {\n", line)
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
        "from summarize.models import Rating\n"
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


FEWEST = """    least_words: Annotated[
        int,
        Option(
            '''Pick no sentence of fewer than N words.
            Headings have no sentences.''',
            metavar="N",
            minimum=1,
        ),
    ] = 1
"""
COMMANDS = ((), ("read",), ("corpus", "-q"))
ASKED = ("--ask", "How many passengers and cars are there?")


@pytest.fixture(scope="module")
def with_option(house: Path) -> None:
    """Add ``--least-words N`` to the copy: no sentence of fewer words is picked."""
    field = "    keywords: int = KEYWORDS"
    change(house / "request.py", field, FEWEST + field)
    pipeline = house / "pipeline.py"
    change(
        pipeline,
        "    keywords: int = KEYWORDS,\n",
        "    keywords: int = KEYWORDS,\n    least_words: int = 1,\n",
    )
    change(
        pipeline,
        "        keywords=keywords,\n",
        "        keywords=keywords,\n        least_words=least_words,\n",
    )
    use = "    chosen, picked_by = choose(prose, article, request, budget)\n"
    kept = "[s for s in prose if count_words(s.text) >= request.least_words]"
    change(pipeline, use, use.replace("prose", kept))


def count_fewest(record: str) -> int:
    return min(len(sentence["text"].split()) for sentence in json.loads(record)["sentences"])


@pytest.mark.usefixtures("with_option")
def test_an_option_is_a_declaration_and_its_use(run_copy: Try, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    for command, asked, fewest in product(COMMANDS, ((), ASKED), (1, 19)):
        form = ("-o", str(out), "--restart") if "corpus" in command else ("-f", "json")
        line = (*command, *form, "-n", "3", "--least-words", str(fewest), *asked, TRAM)
        done = run_copy(*line)
        assert (done.code, done.err) == (0, ""), line
        assert (count_fewest(done.out or out.read_text()) < 19) == (fewest == 1), line


@pytest.mark.usefixtures("with_option")
def test_an_option_is_in_the_help_the_manual_the_settings_the_library_and_the_server(
    house: Path, run_copy: Try, tmp_path: Path
) -> None:
    for command in ((), ("read",), ("compare",), ("corpus",)):
        assert "Pick no sentence of fewer than N words." in run_copy(*command, "--help").out
    refused = run_copy("--least-words", "0", TRAM)
    assert refused == Result("", "summarize: --least-words: 0 is less than 1\n", 2)
    code = """
import os, sys
from pathlib import Path
from summarize import summarize
from summarize.commands.dispatch import run
from summarize.commands.manual import write_pages
from summarize.serve.tools import TOOLS, check_arguments, make_request
text = Path(sys.argv[1]).read_text()
print(min(len(s.text.split()) for s in summarize(text, least_words=19).sentences) >= 19)
print([name for name, page in write_pages().items() if "least\\\\-words" in page])
call = {"source": "a", "question": "b", "least_words": 19}
print([name for name, tool in TOOLS.items() if "least_words" in tool.schema["properties"]])
check_arguments("ask", call)
print(make_request(call).least_words)
os.environ["SUMMARIZE_LEAST_WORDS"] = "7"
run(["config"])
"""
    python = [sys.executable, "-c", code, str(TRAM)]
    env = {**os.environ, "PYTHONPATH": str(house.parent)}
    done = subprocess.run(python, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[:4] == [
        "True",
        "['summarize.1', 'summarize-read.1', 'summarize-compare.1', 'summarize-corpus.1', "
        "'summarize-digest.1']",
        "['summarize', 'read', 'ask']",
        "19",
    ]
    assert re.search(r'^least-words = "7" +# SUMMARIZE_LEAST_WORDS$', done.stdout, re.MULTILINE)


def test_a_notice_is_a_line_of_a_list(house: Path, run_copy: Try) -> None:
    path = house / "notices" / "lists" / "cs.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n[log in]\n=kouzelné slovo, prosím\n")
    paragraph = "Most byl postaven v roce 1910 a dodnes slouží lidem z obou břehů řeky. " * 4
    text = f"{paragraph}\n\nKouzelné slovo, prosím\n\n{paragraph}\n"
    found = run_copy("read", "-f", "json", "-l", "cs", "-", stdin=text)
    assert [line["reason"] for line in json.loads(found.out)["removed"]] == ["log in"]
