"""A program in the place of a language model: its bounds, and that nothing of it is left."""

import os
import shlex
import threading
import time
from pathlib import Path

import pytest

from summarize.rank.command.program import run_program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs are of a shell")


def test_it_gets_the_whole_text_and_its_output_is_returned() -> None:
    text = "[1] Ein Satz über die Mühle.\n" * 10_000
    assert run_program(["wc", "-c"], text, 30).output.strip() == str(len(text.encode()))


def test_one_that_reads_nothing_is_no_failure() -> None:
    assert run_program(["echo", "7"], "x" * 1_000_000, 30) == ("7\n", (), None)


def test_the_end_of_a_long_output_is_kept() -> None:
    done = run_program(["sh", "-c", "head -c 200000 /dev/zero; echo 7"], "", 30)
    assert (done.output[-3:], len(done.output), done.failure) == ("\x007\n", 65536, None)


def test_a_process_that_it_leaves_running_is_not_waited_for() -> None:
    begun = time.monotonic()
    done = run_program(["sh", "-c", "sleep 60 & echo 7"], "", 50)
    assert (done.output, done.failure) == ("7\n", None)
    assert time.monotonic() - begun < 40


def test_words_with_spaces_are_no_work_for_a_shell() -> None:
    words = shlex.split("echo '$HOME; a  b' *")
    assert run_program(words, "", 30).output == "$HOME; a  b *\n"


def test_only_the_last_messages_are_passed_on() -> None:
    done = run_program(["sh", "-c", "seq 100 >&2; printf '%400d' 7 | tr ' ' 0 >&2"], "", 30)
    assert done.messages[:-1] == tuple(map(str, range(92, 101)))
    assert len(done.messages[-1]) == 300


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of descriptors")
def test_calls_leave_no_thread_and_no_descriptor() -> None:
    def count() -> tuple[int, int]:
        return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    for words, seconds in ((["true"], 30), (["sleep", "60"], 0.1), (["/none"], 30), (["yes"], 30)):
        run_program(words, "x" * 100_000, seconds)
    end = time.monotonic() + 10
    while count() != before:
        assert time.monotonic() < end, (before, count())
        time.sleep(0.02)  # the thread that wrote to it may take a moment
