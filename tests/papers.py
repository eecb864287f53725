"""PDFs with all that papers, reports and printed pages have, written for the tests."""

from collections.abc import Callable, Iterable
from textwrap import wrap

from tests.pdf_writer import Text, write_column, write_pdf

_LEFT, _RIGHT = 50.0, 310.0
_PROSE = (
    "The council of the harbour town met on Monday evening to vote on a longer breakwater.",
    "Nobody in the hall was surprised that it was built of stone from the old quarry.",
    "Fishermen had asked for it since the storm of January, when two boats were thrown onto it.",
    "They will lend their cranes for the work and want nothing for it but a berth.",
    "The rest of the money comes from the county, which had put it aside for a bridge.",
    "It is enough for two hundred metres of wall and for a lamp at its end.",
    "Ships can find the entrance at night, and children can walk out to it on a Sunday.",
    "The keeper of the lamp has not been found, though the pay is good and the view is better.",
)


def _say(first: int, count: int = 4, width: int = 52) -> list[str]:
    """Return some sentences as the lines of a column."""
    text = " ".join(_PROSE[(first + number) % len(_PROSE)] for number in range(count))
    return wrap(text, width, break_on_hyphens=False)


def _table(top: float, rows: Iterable[Iterable[str]], left: float = _LEFT) -> list[Text]:
    return [
        Text(cell, left + 80 * column, top - 14 * row)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]


def _indent(lines: list[Text]) -> list[Text]:
    """Return a paragraph whose first line stands in."""
    return [lines[0]._replace(left=lines[0].left + 12), *lines[1:]]


def _edges(number: int, head: str) -> list[Text]:
    return [Text(f"{head} 7, 2{number}", _LEFT, 775, 8), Text(str(number), 300, 25, 8)]


def write_paper() -> bytes:
    """Return a paper in two columns: front, abstract, tables, notes, references, an appendix."""
    first = [
        *_edges(1, "Harbour Notes"),
        Text("ORIGINAL ARTICLE", _LEFT, 755, 9),
        Text("Stone from an Old Quarry:", _LEFT, 730, 18, "F2"),
        Text("A Breakwater and Its Town", _LEFT, 710, 18, "F2"),
        Text("Mona Keller1, Jens Osterloh2 and Eva van Dahl*", _LEFT, 690, 11),
        Text("1 Institute of Tides, University of Lipno", _LEFT, 676, 8),
        Text("Received: 4 March 2024. Published: 14 April 2024", _LEFT, 664, 8),
        Text("Abstract. " + _say(0)[0], _LEFT, 640),
        *write_column(_say(0)[1:], _LEFT, 628),
        Text("Keywords: stone, quarry, storms", _LEFT, 540),
        Text("1. Introduction", _LEFT, 515, 12, "F2"),
        *write_column(_say(1, 6), _LEFT, 498),
        Text("1 The quarry belongs to the town.", _LEFT, 60, 7.5),
        *write_column(_say(4, 5), _RIGHT, 640),
        Text("1.1 The Stone", _RIGHT, 510, 11, "F2"),
        *write_column(_say(2, 4), _RIGHT, 492),
        Text("Fig. 1. The quay at low water, from the north.", _RIGHT, 380, 8),
        Text("\u2022 The first crane is old.", _RIGHT, 340),
        Text("\u2022 The second crane is new.", _RIGHT, 328),
    ]
    second = [
        *_edges(2, "Harbour Notes"),
        Text("Table 1. Boats in the harbour.", _LEFT, 740, 10, "F2"),
        *_table(724, (("Quay", "Boats", "Year"), ("North", "12", "2014"), ("South", "7", "2025"))),
        Text("Boats are counted at noon.", _LEFT, 676, 7.5),
        Text("2. Methods and Stones", _LEFT, 640, 12, "F2"),
        *write_column(_say(3, 6), _LEFT, 622),
        Text("3. Results", _LEFT, 470, 12, "F2"),
        *write_column(
            [*_say(5, 3)[:-1], "and this line ends with a hyphen in a break-"], _LEFT, 452
        ),
        *write_column(["water that goes on in the other column.", *_say(6, 3)], _RIGHT, 740),
        Text("12.5 13.5 14.5 22.1 9.0 8.1", _RIGHT, 600),
        Text("depth (m)", _RIGHT, 580, 10, "F3"),
        Text("4. Conclusion", _RIGHT, 540, 12, "F2"),
        *write_column(_say(7, 4), _RIGHT, 522),
        Text("Acknowledgements", _RIGHT, 420, 12, "F2"),
        *write_column(
            ["We thank the crew of the ferry for their coffee and", "for their time."], _RIGHT, 404
        ),
        Text("Funding: This work was paid for by the county.", _RIGHT, 360),
    ]
    third = [
        *_edges(3, "Harbour Notes"),
        Text("References", _LEFT, 740, 12, "F2"),
        *write_column(
            [f"{n}. Keller, M. ({2000 + n}). Storms and stone. Tidal Press." for n in range(1, 9)],
            _LEFT, 722, 8,
        ),
        Text("Appendix A", _LEFT, 600, 12, "F2"),
        *write_column(_say(0, 3), _LEFT, 582),
    ]  # fmt: skip
    title = "Stone from an Old Quarry: A Breakwater and Its Town"
    info = f"/Title ({title}) /Author (Mona Keller; Jens Osterloh)"
    return write_pdf(first, second, third, info=info)


def write_lead() -> bytes:
    """Return a paper whose abstract has no heading, and the introduction stands below it."""
    page = [
        Text("Lipno Journal of Tides", _LEFT, 765, 9),
        Text("The Lamp at the End of the Wall", _LEFT, 735, 16, "F2"),
        Text("By Ann Lee", _LEFT, 715, 10),
        Text("Department of Lamps, Lipno; Faculty of Light", _LEFT, 700, 8),
        *write_column(_say(2, 6, 90), _LEFT, 680, 9),
        Text("Introduction", _LEFT, 560, 11, "F2"),
        *write_column(_say(0, 5), _LEFT, 545),
        *write_column(_say(5, 5), _RIGHT, 545),
        Text("Background", _RIGHT, 420, 11, "F2"),
        *write_column(_say(1, 4), _RIGHT, 405),
        Text("Correspondence: ann@example.org", _LEFT, 70, 8),
        Text("This is an open access article under a Creative Commons licence.", _LEFT, 58, 8),
    ]
    return write_pdf(page, [*write_column(_say(3, 8), _LEFT, 740)])


def write_report() -> bytes:
    """Return a report, no paper: contents, headings of three sizes, boxes, lists."""
    first = [
        Text("The Harbour in Winter", _LEFT, 720, 24, "F2"),
        Text("A report for the town of Lipno", _LEFT, 690, 14),
        Text("By ANN LEE \u2022 Photo: Bo Ek", _LEFT, 670, 10),
        Text("Contents", _LEFT, 640, 14, "F2"),
        Text("The wall .................... 1", _LEFT, 620),
        Text("The lamp .................... 2", _LEFT, 606),
        Text("THE WALL", _LEFT, 570, 14, "F2"),
        *write_column(_say(0, 5, 90), _LEFT, 550),
        Text("What it cost", _LEFT, 460, 12, "F2"),
        *write_column(_say(4, 4, 90), _LEFT, 442),
        *write_column(_say(2, 2, 40), 350, 330, 8.5),
        Text("1. Lift the stone.", _LEFT, 330),
        Text("2. Drop the stone.", _LEFT, 318),
        Text("7. Go home.", _LEFT, 306),
        Text("Short", _LEFT, 270, 10, "F3"),
    ]
    second = [
        Text("THE LAMP", _LEFT, 740, 14, "F2"),
        *write_column([*_say(6, 2, 90), "It is late."], _LEFT, 720),
        *_indent(write_column(_say(1, 3, 90), _LEFT, 660)),
        Text("1 A note at the foot of the page.", _LEFT, 50, 7.5),
    ]  # fmt: skip
    return write_pdf(first, second, info="/CreationDate (D:20240305) /Title (report_7.docx)")


def write_print() -> bytes:
    """Return a page that a browser has printed, with its address."""
    pages = [
        [
            Text("05/03/2024, 10:12 The Harbour \u2014 The Gull", _LEFT, 780, 8),
            Text(*head),
            *write_column(_say(number, 6, 90), _LEFT, 700),
            Text(f"https://example.org/harbour {number}/2", _LEFT, 20, 8),
        ]
        for number, head in (
            (1, ("The Harbour Is Open", _LEFT, 730, 20, "F2")),
            (2, ("More", _LEFT, 730)),
        )
    ]  # fmt: skip
    info = "/Creator (Mozilla/5.0 Chrome/120) /Title (The Harbour Is Open | The Gull)"
    return write_pdf(*pages, info=info)


def write_rows() -> bytes:
    """Return columns that are drawn row by row, below and above lines that go over both."""
    left, right = write_column(_say(0, 6, 44), _LEFT, 640), write_column(_say(3, 6, 44), 330, 640)
    wide = write_column(_say(5, 2, 100), _LEFT, 720)
    below = write_column(_say(2, 2, 100), _LEFT, 420)
    rows = [text for pair in zip(left, right, strict=False) for text in pair]
    return write_pdf([*wide, *rows, *below])


def write_numbered() -> bytes:
    """Return a manuscript with numbers beside its lines."""
    lines = _say(0, 8, 60)
    rows = [
        text
        for number, line in enumerate(lines)
        for text in (
            Text(str(number + 1), 25, 720 - 20 * number, 7),
            Text(line, _LEFT + 20, 720 - 20 * number),
        )
    ]
    return write_pdf([*rows, Text("(1) A raised word", 70, 300), Text("3,4", 148, 304, 6)])


PAPERS: dict[str, Callable[[], bytes]] = {
    "paper": write_paper,
    "lead": write_lead,
    "report": write_report,
    "print": write_print,
    "rows": write_rows,
    "numbered": write_numbered,
}
