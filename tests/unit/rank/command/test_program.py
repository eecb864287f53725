"""A program in the place of a language model: its bounds, and that nothing of it is left."""

import os
import shlex
import threading
import time
from pathlib import Path

import pytest

from summarize.rank.command.program import run_program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs are of a shell")


def ignore(_: str) -> None:
    pass


def test_it_gets_the_whole_text_and_its_output_is_returned() -> None:
    text = "[1] Ein Satz über die Mühle.\n" * 10_000
    assert run_program(["wc", "-c"], text, 30, ignore).output.strip() == str(len(text.encode()))


def test_one_that_reads_nothing_is_no_failure() -> None:
    assert run_program(["echo", "7"], "x" * 1_000_000, 30, ignore) == ("7\n", None, None)


def test_the_end_of_a_long_output_is_kept() -> None:
    done = run_program(["sh", "-c", "head -c 200000 /dev/zero; echo 7"], "", 30, ignore)
    assert (done.output[-3:], len(done.output), done.failure) == ("\x007\n", 65536, None)


def test_a_process_that_it_leaves_running_is_not_waited_for() -> None:
    begun = time.monotonic()
    done = run_program(["sh", "-c", "sleep 60 & echo 7"], "", 50, ignore)
    assert (done.output, done.failure) == ("7\n", None)
    assert time.monotonic() - begun < 40


def test_words_with_spaces_are_no_work_for_a_shell() -> None:
    words = shlex.split("echo '$HOME; a  b' *")
    assert run_program(words, "", 30, ignore).output == "$HOME; a  b *\n"


def test_of_many_messages_the_first_and_the_last_are_passed_on() -> None:
    lines: list[str] = []
    run_program(["sh", "-c", "seq 200 >&2; printf '%400d' 7 | tr ' ' 0 >&2"], "", 30, lines.append)
    assert lines[:10] == [str(number) for number in range(1, 11)]
    assert lines[10] == "(186 lines are left out)"
    assert lines[11:-1] == [str(number) for number in range(197, 201)]
    assert len(lines[-1]) == 300


def test_a_message_is_passed_on_while_the_program_runs(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    code = f"printf 'half ' >&2; echo loading >&2; until [ -e '{heard}' ]; do sleep 0.02; done"
    lines: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        heard.touch()

    assert run_program(["sh", "-c", f"{code}; echo 7"], "", 30, tell).failure is None
    assert lines == ["half loading"]


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        pytest.param(r"10 %%\r\033[2K20 %%\r\n", "20 %", id="progress"),
        pytest.param(r"\033]0;title\007\033[31mred\033[0m\033[2J\n", "red", id="colours"),
        pytest.param(r"a\000b\b\b\302\205c\377\n", "ab c�", id="bytes"),
        pytest.param("last", "last", id="without-an-end"),
    ],
)
def test_messages_have_no_control_codes(printed: str, line: str) -> None:
    lines: list[str] = []
    run_program(["sh", "-c", f"printf '{printed}' >&2"], "", 30, lines.append)
    assert lines == [line]


def test_a_spinner_that_never_ends_its_line_takes_no_memory() -> None:
    lines: list[str] = []
    code = r"yes 'loading' | head -c 2000000 | tr '\n' '\r' >&2; printf '\rdone\n' >&2"
    run_program(["sh", "-c", code], "", 30, lines.append)
    assert lines == ["done"]


def test_a_listener_that_fails_ends_the_program(tmp_path: Path) -> None:
    def refuse(line: str) -> None:
        raise KeyboardInterrupt(line)

    with pytest.raises(KeyboardInterrupt) as raised:
        run_program(["sh", "-c", "echo $$ >&2; sleep 60"], "", 50, refuse)
    with pytest.raises(ProcessLookupError):
        os.kill(int(str(raised.value)), 0)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of descriptors")
def test_calls_leave_no_thread_and_no_descriptor() -> None:
    def count() -> tuple[int, int]:
        return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    for words, seconds in ((["true"], 30), (["sleep", "60"], 0.1), (["/none"], 30), (["yes"], 30)):
        run_program(words, "x" * 100_000, seconds, ignore)
    end = time.monotonic() + 10
    while any(now > then for now, then in zip(count(), before, strict=True)):  # others may end
        assert time.monotonic() < end, (before, count())
        time.sleep(0.02)  # the thread that wrote to it may take a moment
