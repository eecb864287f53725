"""Whole documents: what is kept, and what is removed and why."""

from collections.abc import Sequence

import pytest

from summarize import extract_article
from tests.conftest import SAMPLES
from tests.pdf_writer import Text, write_column, write_pdf
from tests.unit.readers.pdf.examples import FISH, HARBOUR, LEFT, RIGHT, read

MORE = """The rest of the money comes from the county, which had
put it aside for a bridge that was never built. It is
enough for two hundred metres of wall and for a lamp at
its end, so that ships can find the entrance at night
and children can walk out to it on a Sunday afternoon."""


def kept(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(data).paragraphs if not paragraph.reason]


def removed(data: bytes) -> dict[str, str]:
    return {p.text: p.reason for p in read(data).paragraphs if p.reason}


def flat(text: str) -> str:
    return " ".join(text.split())


def make_paper(
    *after: Text, body: Sequence[Text] = (), title: str = "Stone from an Old Quarry"
) -> bytes:
    """Make a paper with a title, its authors, an abstract and a first section."""
    return write_pdf(
        [
            Text(title, LEFT, 740, 18, "F2"),
            Text("Mona Keller, Jens Osterloh", LEFT, 715, 11),
            Text("Institute of Tides, University of Lipno", LEFT, 700, 8),
            Text("Abstract", LEFT, 680, 10, "F2"),
            *write_column(MORE, LEFT, 665),
            Text("Keywords: stone, quarry, storms", LEFT, 595, 10),
            Text("1 Introduction", LEFT, 570, 12, "F2"),
            *write_column(HARBOUR, LEFT, 550),
            *body,
            *after,
        ]
    )


def test_columns_are_read_one_after_the_other_and_pages_too() -> None:
    first = [*write_column(HARBOUR, LEFT, 700), *write_column(FISH, RIGHT, 700)]
    assert kept(write_pdf(first, write_column(MORE, LEFT, 700))) == [
        flat(HARBOUR), flat(FISH), flat(MORE),
    ]  # fmt: skip


def test_columns_that_are_drawn_row_by_row_are_put_in_order() -> None:
    left = write_column(f"{HARBOUR}\n{MORE}", LEFT, 700)
    right = write_column(f"{FISH}\n{MORE.upper()}", RIGHT, 700)
    rows = [text for pair in zip(left, right, strict=True) for text in pair]
    text = " ".join(kept(write_pdf(rows)))
    assert text.index("Sunday afternoon") < text.index("Fishermen had asked")
    assert flat(HARBOUR) in text


def test_three_columns_that_are_drawn_row_by_row_are_put_in_order() -> None:
    columns = [
        write_column([f"column {name} of the page, its line {n}" for n in range(8)], left, 700)
        for name, left in (("one", 30.0), ("two", 220.0), ("three", 410.0))
    ]
    rows = [text for row in zip(*columns, strict=True) for text in row]
    text = " ".join(kept(write_pdf(rows)))
    places = [text.index(f"column {name}") for name in ("one", "two", "three")]
    assert places == sorted(places)
    assert text.index("three") > text.rindex("two") > text.rindex("one")


def test_a_paragraph_goes_on_over_the_end_of_a_column_and_of_a_page() -> None:
    lines = HARBOUR.split("\n")
    pages = [
        [*write_column(lines[:2], LEFT, 700), *write_column(lines[2:4], RIGHT, 700)],
        write_column(lines[4:], LEFT, 700),
    ]
    assert kept(write_pdf(*pages)) == [flat(HARBOUR)]


def test_a_paragraph_ends_at_a_short_line_an_indent_or_a_space() -> None:
    short = HARBOUR + "\nIt is late.\n" + FISH
    assert kept(write_pdf(write_column(short, LEFT, 700))) == [
        flat(HARBOUR) + " It is late.", flat(FISH),
    ]  # fmt: skip
    spaced = [*write_column(HARBOUR, LEFT, 700), *write_column(FISH, LEFT, 634)]
    assert kept(write_pdf(spaced)) == [flat(HARBOUR), flat(FISH)]
    indented = [Text(FISH.split("\n")[0], LEFT + 12, 640), *write_column(FISH, LEFT, 640)[1:]]
    assert kept(write_pdf([*write_column(HARBOUR, LEFT, 700), *indented]))[0] == flat(HARBOUR)


def test_running_heads_and_page_numbers_go_with_their_reason() -> None:
    pages = [
        [
            Text(f"Harbour Notes 7, 2{number}", LEFT, 770, 8),
            *write_column(text, LEFT, 700),
            Text(f"- {number} -", 300, 30, 8),
        ]
        for number, text in enumerate((HARBOUR, FISH, MORE), 1)
    ]
    data = write_pdf(*pages)
    assert kept(data) == [flat(HARBOUR), flat(FISH), flat(MORE)]
    assert removed(data)["Harbour Notes 7, 21"] == "running head"
    assert removed(data)["- 3 -"] == "page number"


def test_raised_numbers_after_words_are_citations_and_exponents_stay() -> None:
    line = Text("The wall is new", LEFT, 500)
    raised = Text("3,4", LEFT + 62.5, 504, 6)
    area = Text("It covers 40 m", LEFT, 480)
    power = Text("2", LEFT + 58.8, 484, 6)
    text = " ".join(kept(write_pdf([*write_column(HARBOUR, LEFT, 700), line, raised, area, power])))
    assert "The wall is new" in text
    assert "3,4" not in text
    assert "40 m2" in text


def test_what_stands_around_an_abstract_goes() -> None:
    works = write_column(["Keller, M. (2009). Storms."] * 5, LEFT, 345)
    data = make_paper(*write_column(FISH, LEFT, 480), Text("References", LEFT, 360), *works)
    paper = read(data)
    assert paper.metadata.title == "Stone from an Old Quarry"
    assert paper.metadata.author == "Mona Keller; Jens Osterloh"
    assert kept(data)[:2] == [flat(MORE), "1 Introduction"]
    assert removed(data)["Institute of Tides, University of Lipno"] == "front matter"
    assert removed(data)["Keywords: stone, quarry, storms"] == "front matter"


def test_captions_tables_and_footnotes_go() -> None:
    rows = [
        Text(cell, left, 400 - 14 * row)
        for row, cells in enumerate((("Quay", "Boats"), ("North", "12"), ("South", "7")))
        for left, cell in zip((LEFT, LEFT + 120), cells, strict=True)
    ]
    data = make_paper(
        Text("Table 1. Boats in the harbour.", LEFT, 420, 10, "F2"),
        *rows,
        *write_column(FISH, LEFT, 340),
        Text("Figure 2. The quay at low water.", LEFT, 250, 8),
        Text("* The quarry belongs to the town.", LEFT, 60, 7.5),
    )
    assert removed(data) | {
        "Table 1. Boats in the harbour.": "caption",
        "Quay Boats North 12 South 7": "table",
        "Figure 2. The quay at low water.": "caption",
        "* The quarry belongs to the town.": "footnote",
    } == removed(data)
    assert kept(data)[-2:] == [flat(HARBOUR), flat(FISH)]


def test_back_matter_and_references_go() -> None:
    entry = "[1] Keller, M. (2009). Storms and stone. Tidal Press, Lipno."
    data = make_paper(
        *write_column(FISH, LEFT, 480),
        Text("Acknowledgements", LEFT, 400, 12, "F2"),
        Text("We thank the crew of the ferry for coffee and for their time.", LEFT, 385),
        Text("References", LEFT, 360, 12, "F2"),
        *write_column([entry] * 6, LEFT, 345, 8),
    )
    reasons = removed(data)
    assert reasons["Acknowledgements"] == "back matter"
    assert reasons["References"] == "reference"
    assert kept(data)[-1] == flat(FISH)


def test_a_column_of_a_table_named_references_begins_no_reference_list() -> None:
    data = make_paper(
        Text("References", LEFT, 470, 10, "F2"),
        *write_column(["Quarry", "Lipno", "Harbour"], LEFT, 455),
        *write_column(FISH, LEFT, 400),
        *write_column(MORE, LEFT, 300),
    )
    assert flat(FISH) in kept(data)


@pytest.mark.parametrize(
    ("named", "title"),
    [
        pytest.param("stone from an old quarry", "stone from an old quarry", id="of the metadata"),
        pytest.param("Microsoft Word - wall_7.doc", "Stone from an Old Quarry", id="a file"),
        pytest.param("Another paper altogether", "Stone from an Old Quarry", id="of another one"),
        pytest.param(
            "Stone from an Old Quarry | Harbour Notes", "Stone from an Old Quarry", id="a site"
        ),
    ],
)
def test_the_title_of_the_metadata_counts_if_the_first_page_says_it(named: str, title: str) -> None:
    page = [Text("Stone from an Old Quarry", LEFT, 740, 18, "F2"), *write_column(FISH, LEFT, 700)]
    assert read(write_pdf(page, info=f"/Title ({named})")).metadata.title == title


def test_the_name_of_a_journal_is_no_title() -> None:
    page = [
        Text("Lipno Journal of Tides", LEFT, 770, 22, "F2"),
        Text("Stone from an Old Quarry", LEFT, 730, 16, "F2"),
        *write_column(FISH, LEFT, 700),
    ]
    assert read(write_pdf(page)).metadata.title == "Stone from an Old Quarry"


@pytest.mark.parametrize(
    ("line", "created", "date"),
    [
        pytest.param("Published: 4 March 2024", "", "2024-03-04", id="day first"),
        pytest.param("Published online March 14, 2024", "", "2024-03-14", id="month first"),
        pytest.param("Harbour Notes, March 2024", "D:20240305", "2024-03-05", id="of the file"),
        pytest.param("Harbour Notes, March 1999", "D:20240305", None, id="a file made later"),
    ],
)
def test_the_date_is_one_that_the_first_page_bears_out(
    line: str, created: str, date: str | None
) -> None:
    page = [Text(line, LEFT, 760), *write_column(FISH, LEFT, 700)]
    assert read(write_pdf(page, info=f"/CreationDate ({created})")).metadata.date == date


def test_a_page_that_lies_on_its_side_is_read_and_a_turned_stamp_is_not() -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 %d 100 Tm (%s) Tj ET"
    drawn = "\n".join(turned % (100 + 12 * n, s) for n, s in enumerate(HARBOUR.split("\n")))
    content = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream".encode()
    assert kept(write_pdf([], content=content)) == [flat(HARBOUR)]
    stamp = "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (arXiv:1234) Tj ET\n"
    lines = "".join(
        f"BT /F1 10 Tf {LEFT} {700 - 12 * n} Td ({s}) Tj ET\n"
        for n, s in enumerate(HARBOUR.split("\n"))
    )
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (
        len(lines + stamp), (lines + stamp).encode(),
    )  # fmt: skip
    assert kept(write_pdf([], content=content)) == [flat(HARBOUR)]


def test_the_numbers_beside_the_lines_of_a_manuscript_go() -> None:
    lines = f"{HARBOUR}\n{FISH}".split("\n")
    rows = [
        text
        for number, line in enumerate(lines)
        for text in (
            Text(str(number + 1), 20, 700 - 20 * number, 7),
            Text(line, LEFT + 20, 700 - 20 * number),
        )
    ]
    assert "7" not in " ".join(kept(write_pdf(rows)))
    assert "boats were thrown" in " ".join(kept(write_pdf(rows)))


def test_the_sample_keeps_its_article_and_its_pages() -> None:
    article = extract_article((SAMPLES / "heron.pdf").read_bytes())
    assert article.title == "Night Feeding of Urban Herons Follows the Lamps of the Quay"
    assert article.author == "Ilse Vandermeer; Tomasz Grela"
    assert article.date == "2024-09-02"
    assert [block.page for block in article.blocks][:1] == [1]
    assert article.blocks[-1].page == 2
    assert "We counted herons on eleven quays" in article.text
