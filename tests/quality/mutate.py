"""Try small changes to the program against the tests that reach them; tell which no test caught."""

import contextlib
import math
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import monotonic, process_time, sleep

import pytest

from tests.quality.mutants import Mutant, choose_mutants
from tests.quality.touched import Touched, copy_checkout, find_touched

_ROOT = Path(__file__).parents[2]
_MOST = 40.0  # seconds of tests for one change, by the time that each took unchanged
_LIMIT, _WAIT = 20, 600.0  # seconds of the processor for a test, and of a clock for all: hangs
_MEMORY = 4_000_000_000  # bytes
_JOBS = 2
_BROKEN = 99  # exit code where no test could run; pytest has 5 for it
# What the tests and the program import from elsewhere: a process that has it is forked.
_LIBRARIES = (
    "trafilatura htmldate lxml.html lxml_html_clean rich.console rich.table numpy "
    "typer markdown_it docutils.core urllib3 feedparser mammoth fasttext "
    "Stemmer stop_words charset_normalizer puremagic punkt pyarrow.parquet fsspec zstandard warcio"
).split()


@dataclass(frozen=True)
class _Trial:
    """A change, the tests that reach it, and how it went."""

    mutant: Mutant
    tests: list[str]
    caught: str = ""  # by what


class _Chosen:
    """Run only some tests, in this order; write down the first that fails."""

    def __init__(self, tests: list[str], told: Path) -> None:
        self._places = {test: place for place, test in enumerate(tests)}
        self._told = told

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = [item for item in items if item.nodeid in self._places]
        items[:] = sorted(chosen, key=lambda item: self._places[item.nodeid])

    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        end = math.ceil(process_time()) + _LIMIT
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._told.write_text(report.nodeid, errors="backslashreplace")


def measure_mutants(count: int = 80, seed: int = 0) -> Iterator[tuple[str, ...]]:
    """Give a row for each change that no test caught, and how many were caught."""
    touched = find_touched(_ROOT)
    chosen = choose_mutants(_ROOT, count, seed)
    trials = [_Trial(one, _choose_tests(touched, one)) for one in chosen]
    context = multiprocessing.get_context("fork")
    caught = 0
    with (
        tempfile.TemporaryDirectory(prefix="summarize-mutants-") as folder,
        ProcessPoolExecutor(_JOBS, context, initializer=_prepare, initargs=(folder,)) as pool,
    ):
        for trial in pool.map(_try_mutant, trials):
            caught += bool(trial.caught)
            if not trial.caught:
                source = (_ROOT / trial.mutant.path).read_bytes()
                yield trial.mutant.describe(source), f"{len(trial.tests)} tests"
    yield f"caught, of seed {seed}", f"{caught} of {len(trials)}"


def _choose_tests(touched: Touched, mutant: Mutant) -> list[str]:
    chosen, seconds = [], 0.0
    for test in touched.list_tests(mutant.path, mutant.line):
        seconds += touched.seconds[test]
        if seconds > _MOST:
            break
        chosen.append(test)
    return chosen


def _prepare(parent: str) -> None:
    """Move into a copy of the checkout, and import what it needs from elsewhere."""
    folder = Path(tempfile.mkdtemp(dir=parent))
    copy_checkout(_ROOT, folder)
    os.chdir(folder)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("summarize", "tests")]:
        del sys.modules[name]
    sys.path[:0] = [str(folder), str(folder / "cli")]
    os.environ.update(PYTHONPATH=str(folder / "cli"), OPENBLAS_NUM_THREADS="1")
    for name in _LIBRARIES:
        with contextlib.suppress(ImportError):
            import_module(name)


def _try_mutant(trial: _Trial) -> _Trial:
    if not trial.tests:
        return trial
    file = Path.cwd() / trial.mutant.path
    source = file.read_bytes()
    told = Path.cwd() / "told"
    told.unlink(missing_ok=True)
    file.write_bytes(trial.mutant.change(source))
    try:
        code = _run_forked(trial.tests, told)
    finally:
        file.write_bytes(source)
    if code in (_BROKEN, 5):
        raise ChildProcessError(Path("log").read_text())
    caught = told.read_text() if told.exists() else f"exit code {code}" if code else ""
    return _Trial(trial.mutant, trial.tests, caught)


def _run_forked(tests: list[str], told: Path) -> int:
    """Run the tests in a fork with limits; return its exit code, 0 if all passed."""
    process = os.fork()
    if not process:
        _run_tests(tests, told)
    end = monotonic() + _WAIT
    while monotonic() < end:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            break
        sleep(0.05)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status if found else os.waitpid(process, 0)[1])


def _run_tests(tests: list[str], told: Path) -> None:
    code = _BROKEN
    try:
        os.setsid()
        # Not all addresses: Chromium reserves more than there is memory.
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        with Path("log").open("wb") as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        words = ["-n", "0", "-x", "-p", "no:cacheprovider", *files]
        code = int(pytest.main(words, plugins=[_Chosen(tests, told)]))
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)
