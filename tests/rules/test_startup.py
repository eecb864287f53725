"""Nothing is loaded that a run does not need."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEAVY = {"trafilatura", "lxml", "sumy", "numpy", "nltk", "requests", "rich", "urllib3", "punkt"}


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


RUN = (
    "from summarize.commands.command_line.dispatch import run\ntry: run()\nexcept SystemExit: pass"
)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["no-such-file"], ["-a", "magic", "x"], ["--show-completion"]],
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
    assert not loaded & {"rich", "nltk", "requests", "numpy"}
