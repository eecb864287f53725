"""One shape of a document, that can be made as long as one likes."""

from collections.abc import Callable
from dataclasses import dataclass

SENTENCE = "The old mill at the point has ground its first flour in ninety years this week. "


@dataclass(frozen=True, slots=True)
class Shape:
    """What comes before, what is repeated, and what comes after it; {n} is the number of it."""

    head: str
    piece: str
    tail: str = ""
    pack: Callable[[bytes], bytes] = bytes  # what the whole lies in
    pack_piece: Callable[[bytes], bytes] | None = None  # what each piece lies in, as of gzip

    def __call__(self, size: int) -> bytes:
        """Return a document of about so many bytes."""
        head, tail = self.head.encode(), self.tail.encode()
        left = size - len(head) - len(tail)
        if self.pack_piece:
            packed = self.pack_piece(self.piece.encode())
            return self.pack(head + packed * max(1, left // len(packed)) + tail)
        piece = self.piece.replace("{n}", "1234")
        count = max(1, left // len(piece.encode()))
        repeated = (
            "".join(self.piece.replace("{n}", str(n)) for n in range(count))
            if "{n}" in self.piece
            else piece * count
        )
        return self.pack(head + repeated.encode() + tail)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shapes in one document: the cost may be the product of two lists."""

    first: Shape
    second: Shape

    def __call__(self, size: int) -> bytes:
        """Return a document of about so many bytes, half of each shape."""
        return self.first(size // 2) + self.second(size // 2)
