"""Nothing is loaded that a run does not need."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

# What trafilatura imports to fetch, to tell URLs apart, and for what few pages have.
UNUSED = {"urllib3", "courlan", "tld", "ssl", "justext", "dateutil", "charset_normalizer"}
UNUSED |= {"_hashlib"}  # OpenSSL
# Likewise, and a usage error needs one of them.
OF_OTHERS = {"argparse", "csv", "difflib"}
PARTS = {"trafilatura.downloads", "urllib3.response", "importlib.metadata"}
HEAVY = UNUSED | {"trafilatura", "lxml", "sumy", "numpy", "nltk", "requests", "rich", "punkt"}
HEAVY |= {"mcp", "mcp_types", "pydantic", "anyio"}


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Return which heavy packages a fresh interpreter has loaded after running the code."""
    probe = (
        f"import sys\n{code}\n"
        f"print('LOADED', *({HEAVY!r} & {{n.split('.')[0] for n in sys.modules}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return set(done.stdout.rsplit("LOADED", 1)[1].split())


RUN = "from summarize.commands.dispatch import run\ntry: run()\nexcept SystemExit: pass"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["no-such-file"],
        ["-a", "magic", "x"],
        ["--show-completion"],
        ["mcp", "--help"],
        ["mcp", "no-such-folder"],
    ],
)
def test_what_needs_no_article_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(RUN, *arguments) == set()


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert loaded_by("import summarize") == set()
    assert loaded_by("from summarize import extract_article, summarize, Article") == set()


def test_plain_text_loads_no_page_reader_and_nothing_that_sumy_never_uses() -> None:
    assert loaded_by(RUN, "samples/tram.txt") == {"punkt"}


def test_a_page_loads_nothing_that_it_does_not_need() -> None:
    loaded = loaded_by(RUN, "samples/bridge.html")
    assert "trafilatura" in loaded
    assert not loaded & {"rich", "nltk", "requests", "numpy", *UNUSED}


@pytest.mark.libraries
def test_trafilatura_still_loads_what_it_does_not_need_at_once() -> None:
    """Where this fails, what it leaves out may go from lean_trafilatura.py."""
    assert loaded_by("import trafilatura") >= UNUSED


def find_broken(lean: str, names: set[str]) -> str:
    """Return which modules other code could not import after ours, each in a fork of its own."""
    code = f"""
import importlib, os
{lean}
for name in {sorted(names)}:
    pid = os.fork()
    if not pid:
        try:
            os._exit(importlib.import_module(name).__spec__ is None)
        finally:
            os._exit(1)
    if os.waitpid(pid, 0)[1]:
        print(name)
"""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout


needs_forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs forks")


@needs_forks
def test_all_of_it_stays_whole_for_other_code() -> None:
    lean = "import summarize.readers.html.lean_trafilatura"
    assert find_broken(lean, UNUSED | PARTS | OF_OTHERS) == ""
    assert find_broken("", {"summarize.no_such_module"}) == "summarize.no_such_module\n"


def test_names_alone_load_no_typer_and_only_formats_that_they_may_have() -> None:
    probe = (
        "import sys\nfrom summarize.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
        "print(*sys.modules)"
    )
    home = {"PATH": "", "HOME": str(ROOT / "no-such-folder")}
    command = [sys.executable, "-c", probe, "samples/tram.txt"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=home, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"typer", "fasttext"}
    # Most formats are ruled out by their lines in the table of kinds.
    formats = {name.split(".")[3] for name in loaded if "readers.formats." in name}
    assert formats <= {"markdown", "plain"}


# What punkt, Typer, dataclasses, lxml and trafilatura import for programs of other kinds.
DEFERRED = {"punkt.model.reader", "punkt.training", "inspect", "difflib", "uuid", "shellingham"}
DEFERRED |= {"importlib.resources", "trafilatura.readability_lxml", "gzip", "html", "ipaddress"}


@needs_forks
def test_what_waits_at_a_start_stays_whole_for_other_code() -> None:
    lean = (
        "import summarize.language.punkt\n"
        "from summarize.commands.startup import load_typer, load_dataclasses\n"
        "load_dataclasses(); load_typer()\n"
        "from summarize.readers.html.html import _load_reader\n"
        "_load_reader()\n"
    )
    assert find_broken(lean, DEFERRED) == ""


def test_a_summary_loads_nothing_that_answers_questions_and_an_answer_no_network() -> None:
    probe = (
        "import sys\nfrom summarize import summarize\n"
        "options = dict(word.split('=') for word in sys.argv[1:])\n"
        "summarize(open('samples/tram.txt').read(), **options)\n"
        "print(*(name for name in sys.modules if name.startswith('summarize.')))"
    )
    shown = [
        subprocess.run(
            [sys.executable, "-c", probe, *arguments],
            capture_output=True, text=True, cwd=ROOT, check=True,
        ).stdout.split()
        for arguments in ([], ["ask=How much does it cost?"])
    ]  # fmt: skip
    assert "summarize.rank.auto.network" in shown[0]
    assert not [n for n in shown[0] if "rank.ask" in n or n.endswith(("tokens", "excerpt"))]
    assert "summarize.rank.ask.answer" in shown[1]
    assert "summarize.rank.auto.network" not in shown[1]
