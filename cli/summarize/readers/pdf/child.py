"""The process that reads a PDF: its bytes on stdin, lines of JSON on stdout, within limits.

``pdf`` starts it, because pdfium itself has no limits: a page of 734 KB took 3 GB.
"""

import gc
import json
import signal
import sys
from collections.abc import Iterable, Iterator
from time import process_time
from typing import Any

from summarize.readers.pdf.blocks import describe_blocks
from summarize.readers.pdf.characters import Sheet, read_sheets
from summarize.readers.pdf.document import read_document
from summarize.readers.pdf.pdfium import (
    BrokenError,
    LockedError,
    open_pdf,
    read_metadata,
)
from summarize.systems import end_with_parent, limit_memory, limit_seconds

Record = dict[str, Any]
_MEMORY = 900_000_000  # bytes of address space, of which Python and pdfium take 90 MB
_STEP_SECONDS = 3.0  # of CPU: to open the file, and for each page
_CLOCK_SECONDS = 8  # the same by the clock, on a busy machine
_BASE_SECONDS = 5.0  # of CPU, for all pages
_MORE_SECONDS = 0.06  # for each page; most take 0.02
_PAGE_BYTES = 4000  # of the file for each page that is granted time
_LEAST = 20  # characters of a document; one with fewer is a scan
_MOST_GARBAGE = 0.5  # share of the characters that no font maps to letters


def main() -> None:
    """Read a PDF from stdin, and write its metadata and blocks."""
    gc.disable()  # hardly any garbage arises, and collecting it takes a tenth of the time
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once on Ctrl+C
    end_with_parent(int(sys.argv[1]))
    limit_memory(_MEMORY)
    _limit_step()
    with open(0, "rb") as source, open(1, "w", encoding="utf-8") as target:
        try:
            password = bytes.fromhex(source.readline().decode()).decode()
            records = describe_document(source.read(), password)
            target.writelines(json.dumps(record) + "\n" for record in records)
        except (MemoryError, RecursionError, TimeoutError):
            target.write('\n{"error": "large"}\n')
    gc.freeze()  # no collection at exit either


def _limit_step(more: float = 0.0) -> None:
    """End this process after the time for one step and ``more`` seconds, even inside pdfium."""
    limit_seconds(_STEP_SECONDS + more, _CLOCK_SECONDS + 2 * more)


def describe_document(data: bytes, password: str = "") -> Iterator[Record]:
    """Yield a record of a PDF, then one for each block and each removed text."""
    try:
        document = open_pdf(data, password)
    except (BrokenError, LockedError) as error:
        yield {"error": "locked" if isinstance(error, LockedError) else "broken"}
        return
    most = len(data) // _PAGE_BYTES
    pages = {"pages": document.pages}
    found = read_document(_watch(read_sheets(document), most), read_metadata(document))
    if found is None or found.letters < _LEAST:
        yield {"error": "scanned", **pages}
    elif found.garbage > _MOST_GARBAGE:
        yield {"error": "unmapped", "font": found.font, **pages}
    elif found.mismapped:
        yield {"error": "mismapped", "font": found.font, **pages}
    else:
        yield {**pages, **found.metadata._asdict(), "printed": found.printed}
        yield from describe_blocks(found.paragraphs)


def _watch(sheets: Iterable[Sheet], most: int) -> Iterator[Sheet]:
    """Pass pages on; raise TimeoutError if they take too long; ``most`` pages are granted time."""
    pages = 0
    for sheet in sheets:
        yield sheet
        pages += 1
        if process_time() > _BASE_SECONDS + _MORE_SECONDS * min(pages, most):
            raise TimeoutError
        _limit_step()
    _limit_step(_MORE_SECONDS * min(pages, most))
