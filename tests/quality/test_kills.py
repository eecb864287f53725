"""A table that is killed as it is made is made whole, and the measure of kills sees what is not."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.quality.killed import read_lines
from tests.quality.kills import Ended, describe_faults, run_until_done, write_corpus


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
def test_a_table_that_is_killed_as_it_is_made_is_made_whole(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write_corpus(tmp_path / "in")
    start = monotonic()
    whole = run_until_done(tmp_path / "whole", "out.parquet", 0, Random(7), seconds=0.0)
    seconds = monotonic() - start
    # By this seed after a third of them and again of the rest: a quicker run is not over by then.
    killed = run_until_done(tmp_path / "killed", "out.parquet", 2, Random(7), seconds=seconds)
    assert killed.kills > 0
    assert whole.lines.total() == 60
    assert describe_faults("", killed, whole.lines) == []


def test_what_is_lost_or_doubled_or_left_is_a_fault(tmp_path: Path) -> None:
    rows = [{"id": f"in/{i}", "source": f"in/{i}", "status": "ok"} for i in "ab"]
    for name, lines in (("wanted", rows), ("found", [rows[0], rows[0]])):
        (tmp_path / name).mkdir()
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / name / "part-1.jsonl").write_text(text)
        (tmp_path / name / "part-1.errors.jsonl").write_text(text)
        (tmp_path / name / "part-1.done").write_text("{}")
    wanted, found = (read_lines(tmp_path / name) for name in ("wanted", "found"))
    assert wanted == Counter(json.dumps({"id": i, "source": i, "status": "ok"}) for i in "ab")
    assert describe_faults("x", Ended(1, found, 0, 2, 3), wanted) == [
        "x: exit code 0",
        "x: 1 lines lost",
        "x: 1 lines too many: ok",
        "x: 2 processes left",
        "x: 3 unfinished files left",
    ]
