"""Hide from a process what macOS or Windows lacks: ``python -m tests.hidden SYSTEM WORD...``.

It is as near as a test on Linux comes to them: modules are gone, names are gone, and calls fail as
there. What it can't show is their file systems, their consoles and the wheels of the libraries.
"""

import builtins
import ctypes
import errno
import io
import os
import signal
import socket
import subprocess
import sys
import tempfile  # noqa: F401 - as all here: they look at the system when they are imported
import urllib.request  # noqa: F401
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from summarize import systems

_GONE = {
    "darwin": {os: ["sched_getaffinity"]},
    "win32": {
        os: ["sched_getaffinity", "fork", "forkpty", "set_blocking", "O_NONBLOCK", "O_CLOEXEC",
             "getuid", "geteuid", "mkfifo", "openpty"],
        signal: ["setitimer", "SIGKILL", "SIGPROF", "SIGALRM", "ITIMER_PROF", "ITIMER_REAL"],
        socket: ["send_fds", "recv_fds", "AF_UNIX"],
    },
}  # fmt: skip
_MODULES = {"darwin": [], "win32": ["fcntl", "resource", "termios", "pwd", "grp", "pty", "tty"]}
_NOWHERE = {"darwin": ("/proc/", "/sys/fs/"), "win32": ("/proc/", "/sys/fs/", "/dev/")}


def hide(system: str) -> None:
    """Hide it from this process, and from the Python that it starts."""
    for home, names in _GONE[system].items():
        for name in names:
            if hasattr(home, name):
                delattr(home, name)
    _hide_files(_NOWHERE[system])
    _hide_calls(system)
    for name in _MODULES[system]:
        sys.modules[name] = None  # type: ignore[assignment]
    _start_children_so(system)
    # Its name only where our own code asks for it: libraries would look for what Windows has more.
    vars(systems)["sys"] = SimpleNamespace(platform=system)


def _hide_files(starts: tuple[str, ...]) -> None:
    plain = io.open

    def open_file(file: Any, *words: Any, **named: Any) -> Any:
        if str(file).startswith(starts) and str(file) != os.devnull:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
        return plain(file, *words, **named)

    io.open = builtins.open = open_file


def _hide_calls(system: str) -> None:
    import fcntl
    import resource

    def load(name: str | None = None, *words: Any, **named: Any) -> Any:
        if name is None:
            raise AttributeError("prctl")
        return load_plain(name, *words, **named)

    def limit(kind: int, limits: tuple[int, int]) -> None:
        if kind == resource.RLIMIT_AS:  # as macOS answers
            raise ValueError("current limit exceeds maximum limit")
        set_limit(kind, limits)

    load_plain, ctypes.CDLL = ctypes.CDLL, load  # type: ignore[assignment, misc]
    set_limit, resource.setrlimit = resource.setrlimit, limit
    if system != "win32":
        return
    open_plain, sync_plain, asked = os.open, os.fsync, fcntl.fcntl

    def open_file(path: Any, *words: Any, **named: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return open_plain(path, *words, **named)

    def sync(descriptor: Any) -> None:
        if asked(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        sync_plain(descriptor)

    os.open, os.fsync = open_file, sync  # type: ignore[assignment]


def _start_children_so(system: str) -> None:
    """Let a child that runs a line of Python hide the same first."""
    start = subprocess.Popen.__init__
    root = str(Path(__file__).parents[1])

    def start_hidden(self: Any, command: Any, *words: Any, **named: Any) -> None:
        if isinstance(command, list) and "-c" in command:
            place = command.index("-c") + 1
            homes = f"sys.path += [{root!r}, *sys.argv[2:]]"
            lead = f"import sys; {homes}; from tests.hidden import hide; "
            more = f"hide({system!r}); {command[place]}"
            command = [*command[:place], lead + more, *command[place + 1 :]]
        start(self, command, *words, **named)

    def kill(self: Any) -> None:  # Python's own names SIGKILL
        if self.poll() is None:
            os.kill(self.pid, 9)

    subprocess.Popen.kill = kill  # type: ignore[method-assign]
    subprocess.Popen.__init__ = start_hidden  # type: ignore[assignment, method-assign]


if __name__ == "__main__":
    hide(sys.argv[1])
    del sys.argv[1]
    from summarize.__main__ import main

    main()
