"""Shell scripts in the place of a language model, and whether they run."""

import shlex
import subprocess
import time
from pathlib import Path


class Program:
    """A shell script in the place of a language model, which keeps the prompts that it gets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._calls = path.with_name("prompts")

    def write(self, body: str) -> str:
        """Write the script; return the command."""
        self._calls.mkdir(exist_ok=True)
        folder = shlex.quote(str(self._calls))
        keep = f"prompt={folder}/$(ls {folder} | wc -l)-$$; cat > $prompt"
        self.path.write_text(f"#!/bin/sh\n{keep}\n{body}\n")
        self.path.chmod(0o755)
        return shlex.join([str(self.path), "--key", "secret"])

    @property
    def prompts(self) -> list[str]:
        paths = sorted(self._calls.iterdir(), key=lambda path: int(path.name.partition("-")[0]))
        return [path.read_text() for path in paths]


def is_running(pid: int) -> bool:
    """Check whether a process runs; one that has ended may wait for its parent."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return found.stdout.strip()[:1] not in ("", "Z")


def wait_for_end(pid: int) -> None:
    end = time.monotonic() + 10
    while is_running(pid):
        assert time.monotonic() < end, f"{pid} runs on"
        time.sleep(0.05)  # a process that was killed tells nobody of it
