"""How many processes may work at a time: the cores that are ours, less what a container allows."""

from collections.abc import Iterator
from contextlib import suppress
from math import ceil
from pathlib import Path

from summarize.systems import count_own_cores

_GROUPS, _OWN = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
_V1 = ("cpu", "cpu,cpuacct")  # folders of the controller, by the way they are mounted


def count_cores(groups: Path = _GROUPS, own: Path = _OWN) -> int:
    """Return the cores that this process may use, at least 1; a share of one more counts as one."""
    return max(1, ceil(min([count_own_cores(), *_list_quotas(groups, own)])))


def _list_quotas(groups: Path, own: Path) -> Iterator[float]:
    """Yield the cores that each control group around this process allows, if it says so."""
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
    """Return the paths of the groups of this process, from the folder of a controller on."""
    paths = {""}
    with suppress(OSError):
        for line in own.read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            if not controllers or "cpu" in controllers.split(","):
                paths.add(path.strip("/"))
    return paths


def _read_quota(group: Path) -> tuple[int, int]:
    """Return microseconds of work and in how many; raise OSError or ValueError without a limit."""
    if (group / "cpu.max").exists():  # version 2
        quota, period = (group / "cpu.max").read_text().split()
        return int(quota), int(period)
    names = ("cpu.cfs_quota_us", "cpu.cfs_period_us")
    quota, period = ((group / name).read_text() for name in names)
    return int(quota), int(period)
