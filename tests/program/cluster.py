"""A Dask cluster of processes on loopback."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, NamedTuple

from tests.conftest import ROOT


class Cluster(NamedTuple):
    """Processes of ours: all of them do the work."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    scheduler: subprocess.Popen[bytes]


@contextmanager
def start_cluster(
    count: int, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Cluster]:
    """Give the address of a scheduler, and its workers; settings are variables of all of them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    program = [sys.executable, "-m"]
    processes = [
        start(
            [*program, "distributed.cli.dask_scheduler", "--host", "127.0.0.1",
             "--port", str(port), "--no-dashboard"], settings
        ),
        *(
            start(
                [*program, "distributed.cli.dask_worker", address, "--nthreads", "1",
                 "--no-nanny", "--no-dashboard"], settings
            )
            for _ in range(count)
        ),
    ]  # fmt: skip
    try:
        yield Cluster(address, processes[1:], processes[0])
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def start(
    command: list[str], settings: Mapping[str, str] = MappingProxyType({})
) -> subprocess.Popen[bytes]:
    """Start a program that says nothing."""
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, **quiet)
