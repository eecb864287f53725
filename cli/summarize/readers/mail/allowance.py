"""What may be read of one message of Outlook, all in all."""

from summarize.readers.mail.compressed_rtf import MOST_BYTES, TOO_LARGE, unpack_rtf


class Allowance:
    """How much may still be read and unpacked: a file may name one stream 10,000 times."""

    def __init__(self, size: int) -> None:
        """Allow as many bytes as the file has: no two properties share any."""
        self._bytes, self._text = size, MOST_BYTES

    def read(self, count: int) -> None:
        """Take bytes of the file; raise ValueError where it hasn't so many."""
        self._bytes -= count
        if self._bytes < 0:
            raise ValueError

    def unpack(self, packed: bytes) -> bytes:
        """Return RTF; raise InputError where all of it together is too large."""
        text = unpack_rtf(packed)
        self._text -= len(text)
        if self._text < 0:
            raise TOO_LARGE
        return text
