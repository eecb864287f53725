"""Features that only Linux or POSIX has, each with a fallback for other systems.

No other module depends on the system, except the workers of a corpus, which need all of POSIX
(``can_fork``). macOS has no prctl and no sched_getaffinity, and can't limit address space; Windows
has none of them.
"""

import errno
import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from time import monotonic, sleep
from types import FrameType
from typing import IO, TextIO

KILLED = -9  # exit code of a process that SIGKILL ended, which Windows does not know
_PR_SET_PDEATHSIG = 1  # of Linux's prctl
_PAUSE = 0.1  # seconds between two tries to lock a file
LONGEST = 86_400  # seconds of a limit of time; the system's timers take no number of any size
_GRACE = 30.0  # seconds of CPU beyond a limit, for a call into C that does not end


_before: dict[int, tuple[int, int]] = {}  # limits by kind, while limit_work has lowered them


class OutOfTimeError(BaseException):
    """A step exceeded its CPU time; no ``except Exception`` catches this."""


def can_fork() -> bool:
    """Check whether workers can be forked and given pipes."""
    return hasattr(os, "fork")


def count_own_cores() -> int:
    """Count the cores that this process may use; all cores if the system doesn't say."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def name_machine() -> str:
    """Name this machine as its network does; "" if the system doesn't say."""
    return os.uname().nodename if hasattr(os, "uname") else ""


def limit_memory(most: int, *, for_good: bool = False) -> None:
    """Limit the address space of this process and disable core dumps, if the system can.

    With ``for_good`` the process itself can't raise the limit again.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):  # macOS refuses limits below its mapped size
        resource.setrlimit(resource.RLIMIT_AS, (most, most if for_good else hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def measure_memory() -> int:
    """Measure the peak memory of this process in bytes; 0 if unknown."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def limit_seconds(work: float, clock: float) -> None:
    """End this process after a number of CPU seconds, or by the clock, even within a library.

    If CPU time can't be measured, only the clock ends it. A new limit replaces the old one.
    """
    if hasattr(signal, "setitimer"):
        end_after(work)
        signal.setitimer(signal.ITIMER_REAL, clock)
        return
    import faulthandler

    faulthandler.dump_traceback_later(clock, exit=True)


@contextmanager
def limit_work(seconds: float | None, memory: int) -> Iterator[None]:
    """Limit the CPU seconds of a step, and the bytes of address space that it adds.

    Beyond them OutOfTimeError or MemoryError is raised within. A long call into C delays this, but
    half a minute beyond the limit the system ends the process. The limits work only in the main
    thread of a POSIX system.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    mapped = _measure_mapped()
    handler = signal.signal(signal.SIGPROF, _end_step)
    before = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU)}
    _before.update(before)
    if mapped:
        _lower(resource.RLIMIT_AS, mapped + memory)
    if seconds is not None:
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds + _GRACE))
        # Again each second: an error raised while a value is freed gets lost.
        signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        _before.clear()
        _set_limits(before)


@contextmanager
def lift_limits() -> Iterator[None]:
    """Lift the limits of limit_work for a program that is started within."""
    if not _before:
        yield
        return
    import resource

    lowered = {kind: resource.getrlimit(kind) for kind in _before}
    try:
        _set_limits(_before)
        yield
    finally:
        _set_limits(lowered)


def _end_step(_: int, __: FrameType | None) -> None:
    raise OutOfTimeError


def _set_limits(limits: Mapping[int, tuple[int, int]]) -> None:
    """Set the limits that changed: macOS refuses some of its own values."""
    import resource

    for kind, pair in limits.items():
        if resource.getrlimit(kind) != pair:
            resource.setrlimit(kind, pair)


def _lower(kind: int, value: int) -> None:
    """Lower a limit of this process for a while; a lower one stays."""
    import resource

    soft, hard = resource.getrlimit(kind)
    if soft == resource.RLIM_INFINITY or soft > value:
        resource.setrlimit(kind, (value, hard))


def _measure_mapped() -> int:
    """Measure the address space of this process in bytes; 0 if unknown."""
    try:
        pages = Path("/proc/self/statm").read_bytes().partition(b" ")[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def end_after(seconds: float) -> None:
    """End this process after a number of CPU seconds from now on, if the system measures them.

    A new limit replaces the old one.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def has_worked_too_long(code: int) -> bool:
    """Check whether a process ended by end_after, by its exit code."""
    return hasattr(signal, "SIGPROF") and code == -signal.SIGPROF


def kill_session(leader: int) -> None:
    """Kill a process that leads its own session, and all processes that it started."""
    with suppress(ProcessLookupError, PermissionError):  # it has ended; macOS raises the second
        if hasattr(os, "killpg"):
            os.killpg(leader, signal.SIGKILL)
        else:  # Windows, where this ends it just as abruptly
            os.kill(leader, signal.SIGTERM)


def end_with_parent(parent: int) -> None:
    """End at once when the parent process does.

    On systems other than Linux it ends when it has read and written everything, or by its limits.
    """
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # which was killed a moment before
        raise SystemExit


def find_home(variable: str, below: str) -> Path:
    """Find a base folder of the user (XDG), ``below`` the home if the variable names none."""
    named = os.environ.get(variable, "")
    if named.startswith("/"):
        return Path(named)
    try:
        return Path.home() / below
    except RuntimeError:  # a number without a name, as in a container: no HOME, no entry
        return Path("/", below)


def expand_home(name: str) -> str:
    """Expand ``~`` at the start of a name; one of no user's home stays as it is."""
    return os.path.expanduser(name)  # noqa: PTH111 - that of Path raises


def lock(file: IO[bytes] | int, patience: float = 0.0) -> None:
    """Keep other processes from locking a file; raise BlockingIOError if one does already.

    ``patience`` is the number of seconds to wait for the lock.
    """
    try:
        import fcntl
    except ImportError:  # Windows, where no corpus runs
        return
    end = monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() >= end:
                raise
            sleep(_PAUSE)
        else:
            return


def measure_terminal() -> int:
    """Measure the columns of the user's terminal, also in `| less -R`; 0 if there is none."""
    with suppress(OSError), Path("/dev/tty").open("rb", buffering=0) as terminal:
        return os.get_terminal_size(terminal.fileno()).columns
    return 0


def open_without_links(parts: Sequence[str]) -> int:
    """Open a regular file to read it, by the parts of its absolute path; raise OSError.

    Each folder is opened in the one before it, and no link is followed: whatever others change
    meanwhile, the opened file has this path. A pipe or a device is not even opened.
    """
    if not _HAS_FOLDERS:  # Windows, where few users may create links
        return _open_and_compare(os.path.join(*parts))  # noqa: PTH118 - parts, no Path
    folder = _open_folder(parts[:-1])
    try:
        if not stat.S_ISREG(os.stat(parts[-1], dir_fd=folder, follow_symlinks=False).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        descriptor = os.open(parts[-1], flags, dir_fd=folder)
    finally:
        os.close(folder)
    return _check_regular(descriptor)


def list_without_links(parts: Sequence[str]) -> list[tuple[str, bool]]:
    """List the regular files and folders in a folder, in order, each with whether it is a folder.

    The folder is given by the parts of its absolute path, none of which is followed as a link;
    links in it are left out. Raise OSError.
    """
    if not _HAS_FOLDERS:
        return _list_entries(os.path.join(*parts))  # noqa: PTH118 - parts, no Path
    folder = _open_folder(parts)
    try:
        listed = os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=folder)
    finally:
        os.close(folder)
    try:
        return _list_entries(listed)
    finally:
        os.close(listed)


def _list_entries(folder: int | str) -> list[tuple[str, bool]]:
    with os.scandir(folder) as entries:
        return sorted(
            (entry.name, entry.is_dir(follow_symlinks=False))
            for entry in entries
            if entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)
        )


def read_link(parts: Sequence[str]) -> str | None:
    """Read the target of a link, given the parts of its absolute path; None if it is no link."""
    try:
        if not _HAS_FOLDERS:
            return os.readlink(os.path.join(*parts))  # noqa: PTH115, PTH118 - parts, no Path
        folder = _open_folder(parts[:-1])
        try:
            return os.readlink(parts[-1], dir_fd=folder)
        finally:
            os.close(folder)
    except OSError:
        return None


_HAS_FOLDERS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")


def _open_folder(parts: Sequence[str]) -> int:
    # By Linux's O_PATH also a folder that may be entered and not listed.
    kind = getattr(os, "O_PATH", os.O_RDONLY)
    flags = kind | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    folder = os.open(parts[0], flags)
    for part in parts[1:]:
        outer = folder
        try:
            folder = os.open(part, flags, dir_fd=outer)
        finally:
            os.close(outer)
    return folder


def _open_and_compare(path: str) -> int:
    """Open a file, and check afterwards that it has this very path."""
    descriptor = _check_regular(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
    real = os.path.realpath(path)
    same = os.path.normcase(real) == os.path.normcase(path)
    if not (same and os.path.samestat(os.fstat(descriptor), os.lstat(path))):
        os.close(descriptor)
        raise OSError(errno.ELOOP, "a link in the path")
    return descriptor


def _check_regular(descriptor: int) -> int:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file")
    return descriptor


def open_pipe(path: Path) -> int:
    """Open a named pipe to read it, without waiting for a writer; raise OSError."""
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)


def wait_for_pipe(descriptor: int) -> None:
    """Make reading from a pipe wait for its writer from now on."""
    os.set_blocking(descriptor, True)


def sync(path: str) -> None:
    """Sync a file, or the names in a folder, to the disk; raise OSError.

    Windows syncs only writable files, and opens no folders.
    """
    folder = Path(path).is_dir()
    try:
        descriptor = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    except PermissionError:
        if folder and not can_fork():
            return
        raise
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def has_own_letters(stream: TextIO) -> bool:
    """Check whether a stream writes Unicode by itself, as to a Windows console."""
    return sys.platform == "win32" and stream.isatty()


def name_end_of_input() -> str:
    """Name the key that ends input on a terminal."""
    return "Ctrl-D" if can_fork() else "Ctrl-Z and Enter"
