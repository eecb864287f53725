"""A long page goes through the pager, whatever the pager is: it is shown once, in colour."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.program.shell import PROGRAM, press_ctrl_c, stop_on_screen
from tests.screen import run_on_screen

TALL = [*PROGRAM, "read", str(SAMPLES / "bridge.html")]
TITLE = "The bridge that measures its own age"


def test_ctrl_c_is_the_pagers_while_it_runs(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    # It sleeps in short turns: a signal that comes just before a `read` would wait for a key.
    script = "trap 'echo its answer; exit 0' INT; echo ready; while :; do sleep .05; done"
    pager.write_text(f"#!/bin/sh\n{script}")
    pager.chmod(0o755)
    screen, code = stop_on_screen(TALL, "ready", press_ctrl_c, PAGER=str(pager))
    assert code == 0
    assert "its answer" in screen
    assert "Traceback" not in screen


@pytest.mark.parametrize(
    ("pager", "script"),
    [
        pytest.param("less 'never closed", "", id="bad-quoting"),
        pytest.param("{}", "#!/no/such/interpreter\n", id="no-interpreter"),
        pytest.param("{}", "not a program", id="no-program"),
        pytest.param("{}", "#!/bin/sh\nexit 3", id="fails"),
    ],
)
def test_where_the_pager_shows_nothing_the_text_is_printed(
    tmp_path: Path, pager: str, script: str
) -> None:
    file = tmp_path / "pager"
    file.write_text(script)
    file.chmod(0o755)
    screen, code = run_on_screen(TALL, {"PAGER": pager.format(file), "LINES": "5"}, whole=True)
    assert code == 0
    assert screen.count(TITLE) == 1
    assert "Traceback" not in screen


def test_what_a_pager_showed_until_a_signal_ended_it_is_not_printed_again(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\ncat >/dev/null\necho its pager\nkill -9 $$\n")
    pager.chmod(0o755)
    screen, code = run_on_screen(TALL, {"PAGER": str(pager), "LINES": "5"}, whole=True)
    assert code == 0
    assert "its pager" in screen
    assert TITLE not in screen


@pytest.mark.skipif(shutil.which("less") is None, reason="no less on this machine")
@pytest.mark.parametrize("options", ["-iM", "iM", "", "--quit-if-one-screen"])
def test_less_keeps_the_colours_whatever_its_user_has_told_it(options: str) -> None:
    env = {"PAGER": "less -FXE", "LESS": options}
    screen, code = stop_on_screen(TALL, TITLE, lambda tty, _: os.write(tty, b"q"), **env)
    assert code == 0
    assert "ESC" not in screen
    assert screen.count(f"\x1b[1m{TITLE}") == 1


LONG = [*PROGRAM, "-n", "12", str(SAMPLES / "bridge.html")]


def test_a_summary_that_does_not_fit_goes_through_the_pager_too(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho its pager\ncat\n")
    pager.chmod(0o755)
    env = {"PAGER": str(pager), "LINES": "10"}
    for more, paged in (([], True), (["--no-pager"], False), (["-o", "-"], True)):
        screen, code = run_on_screen([*LONG, *more], env, whole=True)
        assert code == 0
        assert ("its pager" in screen) == paged
        assert screen.count(TITLE) == 1
    screen, _ = run_on_screen([*LONG, "-n", "1"], env | {"LINES": "50"}, whole=True)
    assert "its pager" not in screen  # it fits
    screen, _ = run_on_screen([*LONG, str(SAMPLES / "tram.txt")], env, whole=True)
    assert screen.count("its pager") == 1


@pytest.mark.skipif(shutil.which("less") is None, reason="no less on this machine")
def test_what_less_showed_stays_on_the_screen() -> None:
    for file in ("bridge.html", "tram.txt"):
        both = [*PROGRAM, "-n", "12", str(SAMPLES / "ferry.txt"), str(SAMPLES / file)]
        screen, code = stop_on_screen(
            both, "Ferry", lambda tty, _: os.write(tty, b"q"), PAGER="less", LESS=""
        )
        assert code == 0
        assert "\x1b[?1049h" not in screen  # the other screen, which vanishes at the end
