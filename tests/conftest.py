"""What the tests share: the program as a process, the samples, a real server."""

import atexit
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.apart import run_apart
from tests.forked import share_forker
from tests.server import Handler, serve
from tests.tables import join_rows

if TYPE_CHECKING:
    from summarize.models import Article

# Or a failure in them says nothing.
pytest.register_assert_rewrite(
    "tests.described",
    "tests.program.programs",
    "tests.unit.readers.epub.examples",
    "tests.unit.readers.pdf.examples",
)

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
FORMAT_FILES = ROOT / "tests" / "quality" / "values" / "files"  # small files of each format


def kind_of(data: bytes) -> str:
    """Return the name of the kind that data is detected to be."""
    from summarize.models import Source
    from summarize.readers.format_detection import detect

    return str(detect(Source("x", data)).detected.kind.name)


@cache
def read_sample(name: str) -> "tuple[Article, ...]":
    """Return the articles in a sample, mostly one."""
    # Not above: before ``pytest_configure`` what is imported is compiled in each process (0.5 s).
    from summarize.models import Source
    from summarize.pipeline import read_article
    from summarize.readers.several_articles import list_parts
    from summarize.request import Request

    source = Source(name, (SAMPLES / name).read_bytes())
    return tuple(read_article(item.source, Request()) for item in list_parts(source))


@dataclass(frozen=True)
class Result:
    out: str
    err: str
    code: int


Run = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden summaries")
    parser.addoption("--update-floor", action="store_true", help="raise the quality floors")


def pytest_configure(config: pytest.Config) -> None:
    """Let programs be interrupted: what a shell runs in the background inherits that it can't."""
    config.addinivalue_line("markers", "apart: runs in a process of its own, where memory ends")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Some machines forbid to keep compiled modules: each program would compile them (0.1 s).
    compiled = str(ROOT / ".pytest_cache" / "compiled")
    os.environ.update(PYTHONPYCACHEPREFIX=compiled, PYTHONDONTWRITEBYTECODE="")
    sys.pycache_prefix, sys.dont_write_bytecode = compiled, False
    # Nothing of the user's own counts, and nothing is kept from one test to the next.
    home = tempfile.mkdtemp(prefix="summarize-tests-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ.update(XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home, SUMMARIZE_FRESH="1")
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        os.environ.pop(name, None)  # a server of tests may want colours of pytest
    os.environ["SUMMARIZE_JOBS"] = "1"  # a second one costs a third of a second of start-up


def pytest_sessionstart(session: pytest.Session) -> None:
    plugins = session.config.pluginmanager
    if (reporter := plugins.get_plugin("terminalreporter")) is not None:  # no worker has one
        plugins.register(FailureLines(lambda line: reporter.write_line(f"\n{line}")))


def pytest_collection_finish() -> None:
    gc.freeze()  # or each later collection would look through all tests: 5 % of the time


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(
    collector: pytest.Module | pytest.Class, name: str, obj: object
) -> pytest.Function | None:
    """Run the rows of a table as one test, where they can be."""
    return join_rows(collector, name, obj)


class FailureLines:
    """Name each test that fails as soon as it has; its report comes at the end of the run."""

    def __init__(self, write_line: Callable[[str], object]) -> None:
        self._write_line = write_line

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            lines = (crash.message if crash else report.longreprtext).strip().splitlines()
            reason = lines[0] if lines else "no message"
            self._write_line(f"FAILED {report.nodeid} ({report.when}): {reason}")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run what is marked so in a process of its own."""
    # Or the next test would start another server of workers, which has the environment of now.
    os.environ.pop("PYTEST_CURRENT_TEST", None)
    if not pyfuncitem.get_closest_marker("apart"):
        return None
    names = signature(pyfuncitem.obj).parameters
    run_apart(lambda: pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, Any, Any]:
    """Escape lone surrogates, which xdist can't send: they would end the run and hide the rest."""
    return escape_surrogates((yield))


def escape_surrogates(value: Any) -> Any:
    """Return a report, or a part of one, in which each lone surrogate is written out."""
    match value:
        case str():
            return value.encode(errors="backslashreplace").decode()
        case dict():
            return {escape_surrogates(key): escape_surrogates(item) for key, item in value.items()}
        case list() | tuple():
            return type(value)(map(escape_surrogates, value))
    return value


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the program in a process of its own; give back what it printed and its exit code."""
    forker = share_forker()

    def run_program(
        *arguments: str | Path, stdin: bytes | str = b"", env: dict[str, str] | None = None
    ) -> Result:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        environment = {**os.environ, "COLUMNS": "80", **(env or {})}
        out, err, code = forker.run([str(word) for word in arguments], data, environment)
        return Result(out.decode(), err.decode(), code)

    return run_program


@pytest.fixture
def deep_folder() -> Iterator[Path]:
    """Return a folder that holds 1,100 folders, each in the one before, and a file in the last."""
    folder = Path(tempfile.mkdtemp())
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1_100):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("a.txt", os.O_CREAT, dir_fd=here))
    os.close(here)
    yield folder
    subprocess.run(["rm", "-r", folder], check=True)  # Python's own removal is recursive


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Serve the pages of tests/server.py on loopback; give back the address."""
    with serve(Handler) as port:
        yield f"http://127.0.0.1:{port}"
