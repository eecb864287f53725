"""The CPU quota of a container limits the number of processes."""

import os
from pathlib import Path

import pytest

from summarize.corpus.cores import count_cores

OURS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def write_files(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.mark.parametrize(
    ("files", "own", "cores"),
    [
        pytest.param({}, "0::/\n", OURS, id="no-groups"),
        pytest.param({"cpu.max": "max 100000\n"}, "0::/\n", OURS, id="no-limit"),
        pytest.param({"cpu.max": "50000 100000\n"}, "0::/\n", 1, id="half-a-core"),
        pytest.param({"cpu.max": "100000 100000\n"}, "0::/\n", 1, id="one-core"),
        pytest.param({"cpu.max": "99900000 100000\n"}, "0::/\n", OURS, id="more-than-there-are"),
        pytest.param({"cpu.max": "100000 0\n"}, "0::/\n", OURS, id="no-period"),
        pytest.param({"cpu.max": "torn"}, "0::/\n", OURS, id="unreadable"),
        pytest.param({"a/cpu.max": "100000 100000\n"}, "0::/a/b\n", 1, id="around-ours"),
        pytest.param({"b/cpu.max": "100000 100000\n"}, "0::/a\n", OURS, id="of-others"),
        pytest.param({"../cpu.max": "100000 100000\n"}, "0::/a\n", OURS, id="of-no-group"),
        pytest.param(
            {"cpu/cpu.cfs_quota_us": "100000\n", "cpu/cpu.cfs_period_us": "100000\n"},
            "4:memory:/x\n3:cpu,cpuacct:/x\n", 1, id="version-1",
        ),
        pytest.param(
            {"cpu,cpuacct/x/cpu.cfs_quota_us": "-1\n", "cpu,cpuacct/x/cpu.cfs_period_us": "9\n"},
            "3:cpu,cpuacct:/x\n", OURS, id="version-1-without-limit",
        ),
    ],
)  # fmt: skip
def test_a_quota_counts(tmp_path: Path, files: dict[str, str], own: str, cores: int) -> None:
    groups = write_files(tmp_path / "groups", {**files, "x": ""})
    named = write_files(tmp_path, {"own": own}) / "own"
    assert count_cores(groups, named) == cores


@pytest.mark.parametrize(("quota", "cores"), [(100_000, 1), (100_001, 2), (200_000, 2)])
def test_a_share_of_a_core_counts_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quota: int, cores: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(64), raising=False)
    groups = write_files(tmp_path, {"cpu.max": f"{quota} 100000\n"})
    assert count_cores(groups, tmp_path / "none") == cores
