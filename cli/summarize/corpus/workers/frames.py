"""How a worker and its server tell their parent something: a letter, a text, and what ends both."""

# JSON holds no carriage return: what does not end in one was cut as its worker was killed.
_WHOLE = b"\r"


def pack_frame(letter: str, text: bytes | str) -> bytes:
    """Return a frame as it is written; its text holds no control character but tabs."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return b"%s%s%s\n" % (letter.encode(), data, _WHOLE)


def unpack_frame(line: bytes) -> tuple[str, bytes] | None:
    """Return letter and text of a line; None for a part of a frame, and for an empty line."""
    if len(line) < 2 or not line.endswith(_WHOLE):
        return None
    return line[:1].decode(), line[1:-1]
