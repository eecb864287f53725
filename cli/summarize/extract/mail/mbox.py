"""Cut a file of mails (mbox) into its mails."""

import re
from collections.abc import Iterator
from itertools import pairwise

# A mail begins at a line "From ", at the start or after a blank line, that a header follows.
_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\n]{1,300}\n(?=[!-9;-~]{1,60}:|>From )")
_ESCAPED = re.compile(rb"^>(>{0,99}From )", re.MULTILINE)


def list_starts(data: bytes) -> list[int]:
    """Return where the mails of a file begin; none where it does not open with one."""
    starts = [match.start() for match in _START.finditer(data)]
    return starts if starts and not data[: starts[0]].strip() else []


def count_mails(data: bytes) -> int:
    """Return how many mails a file holds that opens with mbox's "From " line; 0 for any other."""
    return len(list_starts(data)) if data.lstrip().startswith(b"From ") else 0


def cut_mails(data: bytes) -> Iterator[bytes]:
    """Yield the mails of a file, without the lines before each, ">From " as it was written."""
    starts = list_starts(data)
    for start, end in pairwise([*starts, len(data)]):
        mail = data[data.index(b"\n", start) + 1 : end]
        yield _ESCAPED.sub(rb"\1", mail)
