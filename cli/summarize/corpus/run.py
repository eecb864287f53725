"""Hand items to the workers and take the outcomes back: in order, or as they come."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from typing import Any

from summarize.corpus.executors import Submit
from summarize.corpus.work import fail, name_source
from summarize.errors import InputError
from summarize.sources.parts import Item

_BYTES = 64_000_000  # of articles under way, so that memory stays below 300 MB

Line = dict[str, Any]
Describe = Callable[[BaseException], tuple[str, str]]


def summarize_items(
    items: Iterable[Item], submit: Submit, describe: Describe, *, window: int, ordered: bool
) -> Iterator[Line]:
    """Yield a line for every item: exactly one each, whatever happens to it.

    At most ``window`` items are under way. ``describe`` names what a worker did not catch. Raise
    InputError if the executor is lost as a whole.
    """
    waiting: deque[tuple[Item, Future[Line] | None]] = deque()
    size = 0
    for item in items:
        waiting.append((item, None if item.error else submit(item.source)))
        size += len(item.source.data)
        while waiting and (len(waiting) >= window or size > _BYTES):
            for done in _take(waiting, ordered=ordered):
                size -= len(done[0].source.data)
                yield _settle(*done, describe)
    while waiting:
        for done in _take(waiting, ordered=ordered):
            yield _settle(*done, describe)


def _take(
    waiting: deque[tuple[Item, Future[Line] | None]], *, ordered: bool
) -> list[tuple[Item, Future[Line] | None]]:
    """Take out what is to be written next; wait until there is something."""
    if ordered:
        return [waiting.popleft()]
    futures = [future for _, future in waiting if future is not None]
    done = wait(futures, return_when=FIRST_COMPLETED).done if futures else set()
    taken = [pair for pair in waiting if pair[1] is None or pair[1] in done]
    left = [pair for pair in waiting if not (pair[1] is None or pair[1] in done)]
    waiting.clear()
    waiting.extend(left)
    return taken


def _settle(item: Item, future: Future[Line] | None, describe: Describe) -> Line:
    identity = name_source(item.source)
    if future is None:
        return fail(identity, type(item.error).__name__, str(item.error))
    wait([future])
    if future.cancelled():
        raise InputError("the workers are gone")
    error = future.exception()
    if isinstance(error, BrokenExecutor):
        raise InputError(f"the workers are gone: {error}")
    return future.result() if error is None else fail(identity, *describe(error))
