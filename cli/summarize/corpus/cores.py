"""Count the cores that this process may use, within the CPU quota of its container."""

from collections.abc import Iterator
from contextlib import suppress
from math import ceil
from pathlib import Path

from summarize.systems import count_own_cores

_GROUPS, _OWN = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
_V1 = ("cpu", "cpu,cpuacct")  # version 1 mounts its controller under either name


def count_cores(groups: Path = _GROUPS, own: Path = _OWN) -> int:
    """Count the cores that this process may use, at least 1; a fraction of a core counts as one."""
    return max(1, ceil(min([count_own_cores(), *_list_quotas(groups, own)])))


def _list_quotas(groups: Path, own: Path) -> Iterator[float]:
    """Yield the quota, in cores, of each control group around this process that has one."""
    for folder in (groups, *(groups / name for name in _V1)):
        for inner in _list_groups(own):
            for group in (folder / inner, *(folder / inner).parents):
                if not group.is_relative_to(folder):
                    break
                with suppress(OSError, ValueError):
                    quota, period = _read_quota(group)
                    if quota > 0 and period > 0:
                        yield quota / period


def _list_groups(own: Path) -> set[str]:
    """List the control groups of this process, relative to the folder of a controller."""
    paths = {""}
    with suppress(OSError):
        for line in own.read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            if not controllers or "cpu" in controllers.split(","):
                paths.add(path.strip("/"))
    return paths


def _read_quota(group: Path) -> tuple[int, int]:
    """Read quota and period in microseconds; raise OSError or ValueError if there is none."""
    if (group / "cpu.max").exists():  # version 2
        quota, period = (group / "cpu.max").read_text().split()
        return int(quota), int(period)
    names = ("cpu.cfs_quota_us", "cpu.cfs_period_us")
    quota, period = ((group / name).read_text() for name in names)
    return int(quota), int(period)
