"""Made-up documents and rows of lines for the tests of PDFs."""

from typing import Any

from summarize.readers.pdf.characters import read_sheets
from summarize.readers.pdf.document import Document, read_document
from summarize.readers.pdf.front_matter import find_start, split_front
from summarize.readers.pdf.pdfium import open_pdf, read_metadata
from summarize.readers.pdf.runs import Run
from tests.pdf_lines import LAYOUT, make_line, make_lines

LEFT, RIGHT = 50.0, 320.0


HARBOUR = """The council of the harbour town met on Monday evening
to vote on a longer breakwater. Nobody in the hall was
surprised that it was built of stone from the old quarry,
which had been closed for almost forty years, and that
the work is to begin in spring if the weather is fair."""


FISH = """Fishermen had asked for it since the storm of January,
when two boats were thrown onto the quay and a third one
was lost. They will lend their cranes for the work and
want nothing for it but a berth on the sheltered side,
near the place where the ice for the fish is made now."""


def read(data: bytes) -> Document:
    document = open_pdf(data)
    paper = read_document(read_sheets(document), read_metadata(document))
    assert paper is not None
    return paper


# A piece of ten characters, 50 points wide, that takes 700 to 710 upwards.
STONE = make_line("the stones")


LONG = "The council of the harbour town met on Monday"


Row = tuple[str, dict[str, Any]]  # lines of a run, separated by "\n", and how they are set


def make_runs(*rows: Row) -> list[Run]:
    """Make a run of each row, numbered and below each other."""
    runs: list[Run] = []
    number = 0
    for text, how in rows:
        made = make_lines(text, **{"top": 700.0 - 12 * number} | how)
        runs.append(tuple(line._replace(number=number + i) for i, line in enumerate(made)))
        number += len(made)
    return runs


def front(*rows: Row, size: float = 10.0) -> str:
    """List the first words of runs in their new order, those before the article in brackets."""
    runs = make_runs(*rows)
    found = split_front(runs, find_start(runs, works=True), LAYOUT._replace(size=size))
    words = [(run[0].text.split()[0], before) for run, before in found]
    return " ".join(f"({word})" if before else word for word, before in words)


LINE = "The council of the harbour town met on Monday evening"  # 10 words
