"""How a worker tells its parent something: what it is, a text, and an end."""

from enum import StrEnum

# JSON holds no carriage return: what does not end in one was cut as its worker was killed.
_WHOLE = b"\r"


class Say(StrEnum):
    """What is told, each by a letter."""

    FILE = "F"  # the number of the file that it opens
    BEGUN = "B"  # the article that it begins: its identity and what was read, as JSON
    LINE = "L"  # what is counted of the article, a tab, and its line
    ALIVE = "A"  # it looks for the place to go on from
    SKIPPED = "S"  # why a record is no article
    AGAIN = "R"  # it wants to be started again after this
    FAILED = "X"  # an error that we don't know
    DONE = "D"  # all that was ordered
    # Never sent: its parent notes them.
    ENDED = "E"  # it has gone, with that exit code
    LATE = "T"  # an article took too long


ENDS = frozenset((Say.AGAIN, Say.FAILED, Say.DONE, Say.ENDED, Say.LATE))


_LETTERS = frozenset(say.encode() for say in Say)


def pack_frame(say: Say, text: bytes | str) -> bytes:
    """Return a frame as it is written; its text holds no control character but tabs."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return b"%s%s%s\n" % (say.encode(), data, _WHOLE)


def unpack_frame(line: bytes) -> tuple[Say, bytes] | None:
    """Return what a line tells; None for a part of a frame, and for an empty line."""
    if len(line) < 2 or not line.endswith(_WHOLE) or line[:1] not in _LETTERS:
        return None
    return Say(line[:1].decode()), line[1:-1]
