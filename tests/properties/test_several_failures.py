"""Of several inputs that fail, each has its own line, in order, and costs no other."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Run

TRAM, BRIDGE = SAMPLES / "tram.txt", SAMPLES / "bridge.html"
FAULTS = {  # the name of a file, what is in it, the exit code and a word of the reason
    "gone.txt": (None, 3, "no such file"),
    "empty.txt": (b"", 4, "empty"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60), 3, "Portable Network"),
    "login.html": (
        b"<title>Log in</title><form><input name=u><input type=password></form>", 4, "log-in page",
    ),
    "broken.docx": (b"PK\x03\x04" + bytes(40), 3, ""),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (data, _, _) in FAULTS.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize(("one", "two"), list(permutations(FAULTS, 2))[::4])
@pytest.mark.parametrize("options", ["-f json", "--merge -f json", "--list"])
def test_two_failures_have_a_line_each_and_the_good_input_is_printed(
    run: Run, folder: Path, one: str, two: str, options: str
) -> None:
    result = run(*options.split(), "-n", "1", folder / one, TRAM, folder / two)
    lines = result.err.splitlines()
    assert [line.partition(": ")[2].partition(": ")[0] for line in lines] == [
        str(folder / one), str(folder / two)
    ]  # fmt: skip
    for line, name in zip(lines, (one, two), strict=True):
        assert FAULTS[name][2] in line
    assert result.code == max(FAULTS[one][1], FAULTS[two][1])
    assert "The city council" in result.out or "tram" in result.out


def test_a_failure_takes_no_fact_of_the_input_before_it(run: Run, folder: Path) -> None:
    result = run("-f", "json", BRIDGE, folder / "gone.txt", TRAM, folder / "empty.txt", BRIDGE)
    found = [json.loads(line) for line in result.out.splitlines()]
    assert [thing["source"] for thing in found] == [str(BRIDGE), str(TRAM), str(BRIDGE)]
    assert found[0] == found[2]
    alone = json.loads(run("-f", "json", TRAM).out)
    assert found[1] == alone
    assert result.err.count("\n") == 2


def test_feeds_that_fail_differently_cost_a_digest_no_other(run: Run, folder: Path) -> None:
    result = run("digest", folder / "gone.txt", SAMPLES / "coast.rss", folder / "picture.png")
    assert (result.code, len(result.err.splitlines())) == (0, 2)
    assert result.out == run("digest", SAMPLES / "coast.rss").out


def test_an_output_that_fails_after_inputs_that_failed_tells_of_all(run: Run, folder: Path) -> None:
    result = run(folder / "gone.txt", TRAM, "-o", folder / "no" / "out.txt")
    assert (result.code, result.err.count("\n")) == (3, 2)
    assert "no such file" in result.err.splitlines()[0]
    assert "can't be written" in result.err.splitlines()[1]
