"""Run any function over sources in processes with limits of time and memory, for the fuzzers."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from summarize.errors import InputError
from summarize.models import Source

if TYPE_CHECKING:
    from concurrent.futures import Future

Work = Callable[[Source], dict[str, Any]]
Submit = Callable[[Source], "Future[dict[str, Any]]"]

_TASKS = 2000  # of a worker, before a fresh one takes its place: libraries may leak


@contextmanager
def open_processes(
    work: Work, *, jobs: int, timeout: float, memory: int, preload: str = "summarize.pipeline"
) -> Iterator[Submit]:
    """Work in processes that are forked from one that has imported the module ``preload``.

    One that takes longer than ``timeout`` seconds, or dies, is replaced, and only its own source
    fails. ``memory`` is in bytes; what needs more gets a MemoryError. Submitting raises InputError
    if the pool as a whole is gone.
    """
    from pebble import ProcessPool

    pool: Any = ProcessPool(
        max_workers=jobs,
        max_tasks=_TASKS,
        initializer=_prepare,
        initargs=(memory,),
        context=_choose_context(preload),
    )

    def submit(source: Source) -> Future[dict[str, Any]]:
        try:
            future: Future[dict[str, Any]] = pool.schedule(work, args=(source,), timeout=timeout)
        except RuntimeError as error:  # Pebble's word for a pool that broke as a whole
            raise InputError(f"the workers were lost: {error}") from error
        return future

    try:
        yield submit
        pool.close()
    except BaseException:
        _hush_buffers()
        raise
    finally:
        pool.stop()
        pool.join()


def _hush_buffers() -> None:
    """Say nothing of the buffer that a worker was started with when the pool was stopped.

    multiprocessing leaves it in the traceback of a thread, and it complains as it is freed.
    """
    show = sys.unraisablehook

    def hook(found: sys.UnraisableHookArgs) -> None:
        if not isinstance(found.exc_value, BufferError):
            show(found)

    sys.unraisablehook = hook


def _choose_context(preload: str) -> Any:
    """Return how processes start: forked from a server that has loaded all, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context


def _prepare(memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    # Without a handler of Python's, which would wait for the end of a long call into C.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # pyarrow's own takes 1 GB of addresses at once, and every later document would be too much.
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def describe_failure(error: BaseException, *, timeout: float, memory: int) -> tuple[str, str]:
    """Return name and message of what a worker did not survive, or did not catch."""
    if isinstance(error, TimeoutError):
        return "TimeoutError", f"took longer than {timeout:g} s"
    if isinstance(error, MemoryError):
        return "MemoryError", f"needed more than {memory / 1e9:g} GB"
    code = getattr(error, "exitcode", None)
    if code is not None:
        return "WorkerError", f"the process that read it died (exit code {code})"
    message = next(iter(str(error).splitlines()), "")
    return type(error).__name__, message or "no message"
