"""Run a test in a fork of its runner, where memory ends: no bomb harms anything else."""

import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

_MORE = 1_000_000_000  # bytes that a test may take, besides what its runner has
_SKIPPED = 5  # exit code


def run_apart(test: Callable[[], object]) -> None:
    """Run a test; fail, or skip it, where it did in its own process."""
    told, tell = os.pipe()
    process = os.fork()
    if not process:
        os.close(told)
        _end(test, tell)
    os.close(tell)
    try:
        with os.fdopen(told, "rb") as file:
            text = file.read().decode()
    except BaseException:  # its time is over
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if code == _SKIPPED:
        pytest.skip(text)
    if code:
        pytest.fail(text or f"the process of the test ended with {code}", pytrace=False)


def _end(test: Callable[[], object], tell: int) -> None:
    code = 1
    try:
        _limit_memory()
        test()
        code = 0
    except pytest.skip.Exception as error:
        code = _SKIPPED
        os.write(tell, str(error).encode())
    except BaseException:  # noqa: BLE001 - whatever it is, the runner tells
        os.write(tell, traceback.format_exc()[-9_000:].encode(errors="backslashreplace"))
    finally:
        os._exit(code)


def _limit_memory() -> None:
    sizes = Path("/proc/self/statm")
    if not sizes.exists():  # no Linux
        return
    import resource

    now = int(sizes.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + _MORE, now + _MORE))
