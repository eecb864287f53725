"""Find where the reference list begins."""

from collections.abc import Sequence

from summarize.readers.documents.pdf.lines.line import Line
from summarize.readers.documents.pdf.section_names import REFERENCES, YEAR

_BEFORE = 0.3  # share of the lines, which stand before any reference list
_LONGEST = 40  # characters of its heading
_LOOKED_AT = 24  # lines after it
_YEARS = 5  # lines of those that name a year


def find_references(lines: Sequence[Line]) -> int | None:
    """Return the number of the line that heads the reference list, the last that is one.

    A column of a table may have the same name: years follow in a reference list alone.
    """
    for number in range(len(lines) - 1, int(_BEFORE * len(lines)), -1):
        line = lines[number]
        if line.reason or len(line.text) >= _LONGEST or not REFERENCES.match(line.text):
            continue
        after = lines[number + 1 : number + 1 + _LOOKED_AT]
        dated = sum(YEAR.search(one.text) is not None for one in after)
        if dated >= min(_YEARS, (len(lines) - number) // 4):
            return number
    return None
