"""A named pipe is read to its end, within a bound of size, however its writer writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from summarize.errors import InputError
from summarize.sources.open import read_fifo


@contextmanager
def write(path: Path, data: bytes) -> Iterator[None]:
    """Write a thousand bytes into a pipe, and the rest from a thread, until its reader leaves."""
    kept = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # or what nobody has read yet would be lost
    pipe = os.open(path, os.O_WRONLY)
    os.write(pipe, data[:1000])

    def work() -> None:
        with suppress(BrokenPipeError), os.fdopen(pipe, "wb", buffering=0) as file:
            file.write(data[1000:])

    thread = Thread(target=work)
    thread.start()
    yield
    os.close(kept)
    thread.join()


@pytest.mark.parametrize(
    ("data", "most", "size"),
    [
        pytest.param(b"The mill", 100, 8, id="small"),
        pytest.param(b"The mill" * 50_000, 10**6, 400_000, id="more-than-the-pipe-holds"),
        pytest.param(b"The mill" * 50_000, 70_000, 70_000, id="more-than-may-be"),
    ],
)
def test_a_pipe_gives_all_that_is_written_up_to_a_bound(
    tmp_path: Path, data: bytes, most: int, size: int
) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with write(path, data):
        assert read_fifo(path, most) == data[:size]


def test_a_pipe_without_a_writer_is_told_in_time(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputError, match=r"no data came through the pipe for 0\.1 s"):
        read_fifo(path, 10, patience=0.1)
