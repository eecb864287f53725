"""What is printed does not depend on the second, the order of sets, or where it is run."""

import re
import time
from pathlib import Path

import pytest

from summarize.render.formats import list_formats
from tests.conftest import SAMPLES, Run

LINES: dict[str, list[str | Path]] = {
    **{name: ["-f", name, SAMPLES / "bridge.html"] for name in list_formats()},
    "explained": ["--explain", "-f", "json", SAMPLES / "tram.txt"],
    "read": ["read", "-f", "json", SAMPLES / "harbour.txt"],
    "answer": ["--ask", "What does it cost?", SAMPLES / "tram.txt"],
    "merged": ["--merge", "-f", "html", SAMPLES / "tram.txt", SAMPLES / "bridge.html"],
    "several": ["-f", "html", SAMPLES / "tram.txt", SAMPLES / "bridge.html"],
    "list": ["--list", "-f", "json", SAMPLES / "coast.rss"],
    "book": ["-n", "3", SAMPLES / "ledger.epub"],
    "paper": ["-n", "3", "-f", "json", SAMPLES / "heron.pdf"],
    **{f"digest as {name}": ["digest", "-f", name, SAMPLES / "coast.rss"]
       for name in list_formats("digest")},
}  # fmt: skip
# The mails of a digest are dated; all else in them is the same.
DATED = re.compile(r"^(?:From digest@\S+ .*|Date: .*)$", re.MULTILINE)
OTHERS = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="module")
def before(run: Run) -> dict[str, str]:
    printed = {name: run(*words).out for name, words in LINES.items()}
    start = int(time.time())
    while int(time.time()) == start:
        time.sleep(0.05)  # another second, which some file names and ids are made of
    return printed


@pytest.mark.parametrize("name", LINES)
def test_a_second_later_and_elsewhere_the_same_is_printed(
    run: Run, before: dict[str, str], name: str
) -> None:
    again = run(*LINES[name], env=OTHERS)
    assert (again.code, again.err) == (0, "")
    assert DATED.sub("", again.out) == DATED.sub("", before[name])


@pytest.mark.parametrize("name", ["out.html", "out.json", "out.md", "out.txt"])
def test_a_file_that_is_written_again_is_the_same(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    found = []
    for _ in range(2):
        assert run("-o", path, SAMPLES / "tram.txt").code == 0
        found.append(path.read_bytes())
    assert found[0] == found[1]
