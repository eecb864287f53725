"""Frames of the worker protocol: type, text, terminator."""

from enum import StrEnum

# JSON contains no carriage return: a frame without one was cut off when its worker was killed.
_TERMINATOR = b"\r"


class FrameType(StrEnum):
    """Types of frames, each a letter."""

    FILE = "F"  # the number of the file that is opened
    ARTICLE = "B"  # an article is begun: its identity and the bytes read, as JSON
    LINE = "L"  # fields of the article to count, a tab, and its line
    CALL = "C"  # a prompt for what picks, as JSON, or null; the answer comes as a task does
    HEARTBEAT = "A"  # still searching for the record to resume at
    SKIPPED = "S"  # a record is no article, with the reason
    RESTART = "R"  # a new worker should take over from here
    FAILED = "X"  # an unexpected error
    DONE = "D"  # the task is complete
    # Never sent, but added by the supervisor:
    EXITED = "E"  # the worker is gone, with its exit code
    TIMEOUT = "T"  # the worker was silent for too long


ENDS = frozenset(
    (FrameType.RESTART, FrameType.FAILED, FrameType.DONE, FrameType.EXITED, FrameType.TIMEOUT)
)
_LETTERS = frozenset(say.encode() for say in FrameType)


def pack_frame(say: FrameType, text: bytes | str) -> bytes:
    """Encode a frame; its text must contain no control characters except tabs."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return b"%s%s%s\n" % (say.encode(), data, _TERMINATOR)


def unpack_frame(line: bytes) -> tuple[FrameType, bytes] | None:
    """Decode a line to type and text; None for an incomplete frame or an empty line."""
    if len(line) < 2 or not line.endswith(_TERMINATOR) or line[:1] not in _LETTERS:
        return None
    return FrameType(line[:1].decode()), line[1:-1]
