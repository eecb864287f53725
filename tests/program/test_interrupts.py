"""Ctrl-C at any moment after Python itself has begun ends the program: code 130, no traceback."""

import os
import signal
import subprocess
import sys
from random import Random
from time import sleep

import pytest

from tests.conftest import SAMPLES

_BEGUN = "from summarize.__main__ import main; print('begun', flush=True); main()"
_LINES = (
    ("bridge.html",),
    ("-f", "json", "coast.rss"),
    ("read", "tram.txt"),
    ("compare", "tram.txt"),
    ("--help",),
)


@pytest.mark.skipif(os.name != "posix", reason="no such signals")
@pytest.mark.parametrize("words", _LINES, ids=" ".join)
def test_ctrl_c_at_odd_moments_ends_it_without_a_traceback(words: tuple[str, ...]) -> None:
    random = Random(" ".join(words))
    paths = [str(SAMPLES / word) if "." in word else word for word in words]
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", _BEGUN, *paths],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == b"begun\n"
            sleep(random.uniform(0, 0.3))
            program.send_signal(signal.SIGINT)
            error = program.communicate(timeout=60)[1]
        assert (program.returncode in (0, 130, -signal.SIGINT), error) == (True, b"")
