"""A named pipe is read to its end, within a bound of size, however its writer writes."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from summarize.errors import InputError
from summarize.sources.fifo import read_fifo


def write(path: Path, *pieces: bytes) -> Thread:
    """Write into the pipe from a thread, until its reader leaves."""

    def work() -> None:
        with suppress(BrokenPipeError), path.open("wb", buffering=0) as file:
            for piece in pieces:
                file.write(piece)

    thread = Thread(target=work)
    thread.start()
    return thread


@pytest.mark.parametrize(
    ("pieces", "most", "size"),
    [
        pytest.param([b"a", b"b" * 5], 100, 6, id="small"),
        pytest.param([b"a" * 300_000], 10**6, 300_000, id="more-than-the-pipe-holds"),
        pytest.param([b"a" * 300_000], 70_000, 70_000, id="more-than-may-be"),
        pytest.param([b"a" * 65_536, b"b" * 65_536], 65_537, 65_537, id="one-more"),
    ],
)
def test_a_pipe_gives_all_that_is_written_up_to_a_bound(
    tmp_path: Path, pieces: list[bytes], most: int, size: int
) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = write(path, *pieces)
    data = read_fifo(path, most)
    writer.join()
    assert data == b"".join(pieces)[:size]


def test_a_pipe_without_a_writer_is_told_in_time(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputError, match=r"nobody wrote to this pipe within 0\.1 s"):
        read_fifo(path, 10, patience=0.1)
