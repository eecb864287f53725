"""A PDF is read in order, without what is not the article, and never beyond its limits."""

import math
import os
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Sequence
from ctypes import sizeof
from pathlib import Path

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.readers.pdf import child, pdfium
from summarize.readers.pdf import pdf as guard
from summarize.readers.pdf.blocks import describe_blocks
from summarize.readers.pdf.characters import Turn, count_quarters, read_sheets
from summarize.readers.pdf.document import Document, read_document
from summarize.readers.pdf.paragraphs import glue
from summarize.readers.pdf.pdf import _find_homes, read_pdf
from summarize.readers.pdf.pdfium import open_pdf, read_metadata
from summarize.readers.texts.line_ends import count_words
from tests.conftest import ROOT, SAMPLES
from tests.pdf_writer import Text, write_column, write_pdf

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
MORE = """The rest of the money comes from the county, which had
put it aside for a bridge that was never built. It is
enough for two hundred metres of wall and for a lamp at
its end, so that ships can find the entrance at night
and children can walk out to it on a Sunday afternoon."""


def read(data: bytes) -> Document:
    document = open_pdf(data)
    paper = read_document(read_sheets(document), read_metadata(document))
    assert paper is not None
    return paper


def kept(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(data).paragraphs if not paragraph.reason]


def removed(data: bytes) -> dict[str, str]:
    return {p.text: p.reason for p in read(data).paragraphs if p.reason}


def flat(text: str) -> str:
    return " ".join(text.split())


def make_paper(
    *after: Text, body: Sequence[Text] = (), title: str = "Stone from an Old Quarry"
) -> bytes:
    """Return a paper with a title, its authors, an abstract and a first section."""
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


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        pytest.param("a break-", "water of stone", "a breakwater of stone", id="divided"),
        pytest.param("a well-", "known harbour", "a well-known harbour", id="compound"),
        pytest.param("a well\u00ad", "known harbour", "a well-known harbour", id="compound, soft"),
        pytest.param("the Ven-", "Lipno line", "the Ven-Lipno line", id="two names"),
        pytest.param("a harbour-", "town vote", "a harbour-town vote", id="two words of the paper"),
        pytest.param("pages 3–", "9 are lost", "pages 3–9 are lost", id="range"),
        pytest.param("a stone", "wall", "a stone wall", id="no hyphen"),
        pytest.param("閉店し", "ない", "閉店しない", id="no spaces in Japanese"),
    ],
)
def test_a_hyphen_stays_if_the_paper_writes_the_word_with_it(
    before: str, after: str, joined: str
) -> None:
    lines = ["the well-known breakwater", "a harbour is no town"]
    assert glue(before, after, count_words(lines, printed=True)) == joined


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
    data = make_paper(*write_column(FISH, LEFT, 480))
    paper = read(data)
    assert paper.metadata.title == "Stone from an Old Quarry"
    assert paper.metadata.author == "Mona Keller; Jens Osterloh"
    assert kept(data)[:2] == [flat(MORE), "1 Introduction"]
    assert removed(data)["Institute of Tides, University of Lipno"] == "affiliation"
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
        Text("1 The quarry belongs to the town.", LEFT, 60, 7.5),
    )
    assert removed(data) | {
        "Table 1. Boats in the harbour.": "caption",
        "Quay Boats North 12 South 7": "table",
        "Figure 2. The quay at low water.": "caption",
        "1 The quarry belongs to the town.": "footnote",
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


def test_headings_have_levels_and_lists_have_items() -> None:
    page = [
        Text("2 Methods", LEFT, 760, 14, "F2"),
        *write_column(HARBOUR, LEFT, 740),
        Text("2.1 The cranes", LEFT, 660, 11, "F2"),
        *write_column(FISH, LEFT, 640),
        Text("\u2022 The first crane is old.", LEFT, 560),
        Text("\u2022 The second crane is new.", LEFT, 548),
        Text("1. Lift the stone.", LEFT, 520),
        Text("2. Drop the stone.", LEFT, 508),
    ]
    blocks = list(describe_blocks(read(write_pdf(page)).paragraphs))
    heads = [(b["text"], b["level"]) for b in blocks if b.get("kind") == "heading"]
    assert heads == [("2 Methods", 2), ("2.1 The cranes", 3)]
    items = [(b["text"], b.get("number")) for b in blocks if b.get("kind") == "item"]
    assert items == [
        ("The first crane is old.", None), ("The second crane is new.", None),
        ("Lift the stone.", 1), ("Drop the stone.", 2),
    ]  # fmt: skip


def test_one_number_makes_no_list() -> None:
    page = [Text("1. Introduction", LEFT, 760), *write_column(HARBOUR, LEFT, 730)]
    page += [Text("3. Lift the stone.", LEFT, 600), *write_column(FISH, LEFT, 560)]
    blocks = list(describe_blocks(read(write_pdf(page)).paragraphs))
    assert [b["text"] for b in blocks if b.get("kind") == "item"] == []
    assert blocks[0]["text"] == "1. Introduction"


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


@pytest.mark.parametrize(
    ("quarters", "place"),
    [
        pytest.param(0, (10, 20, 40, 30), id="upright"),
        pytest.param(1, (770, 10, 780, 40), id="from its left side"),
        pytest.param(2, (560, 770, 590, 780), id="from its head"),
        pytest.param(3, (20, 560, 30, 590), id="from its right side"),
    ],
)
def test_a_word_low_on_the_left_is_where_the_reader_of_a_turned_page_sees_it(
    quarters: int, place: tuple[float, ...]
) -> None:
    turn = Turn(quarters, 600, 800)
    assert turn.move(10, 20, 40, 30) == place
    assert turn.size == ((800, 600) if quarters % 2 else (600, 800))
    assert count_quarters([quarters * math.pi / 2] * 8 + [0.7]) == quarters


def test_a_page_is_turned_if_four_fifths_of_its_text_are() -> None:
    assert count_quarters([math.pi / 2] * 8 + [0.0] * 2) == 1
    assert count_quarters([math.pi / 2] * 7 + [0.0] * 3) == 0
    assert count_quarters([]) == 0


def test_a_copy_below_the_text_is_read_once() -> None:
    page = [*write_column(HARBOUR, LEFT, 700), *write_column(FISH, LEFT, 600)]
    hidden = write_column(HARBOUR, LEFT, 700, font="F3")
    assert kept(write_pdf([*page, *hidden])) == [flat(HARBOUR), flat(FISH)]


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


SCANNED = "3 pages, no text in them: run ocrmypdf first"
LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <{'00' * 32}> /U <{'11' * 32}> >> " + (
    "/ID [<00><00>]"
)
MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
    b"endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange endcmap end"
)
UNMAPPED = write_pdf(
    write_column(HARBOUR, LEFT, 700),
    font="/Type /Font /Subtype /Type1 /BaseFont /Harbour-Sans /ToUnicode 10 0 R",
    objects=[b"<< /Length %d >>\nstream\n%s\nendstream" % (len(MAP), MAP)],
)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(
            write_pdf(write_column(HARBOUR, LEFT, 700), trailer=LOCK),
            InputError, "needs a password", id="locked",
        ),
        pytest.param(write_pdf([], [], []), NoArticleError, SCANNED, id="scanned"),
        pytest.param(UNMAPPED, NoArticleError, "Harbour-Sans", id="a font without letters"),
        pytest.param(b"%PDF-1.7\nnothing follows", InputError, "damaged", id="cut off"),
        pytest.param(b"%PDF-1.4\n" + bytes(range(256)) * 99, InputError, "damaged", id="noise"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_named(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read_pdf(data)


@pytest.mark.apart
def test_a_page_that_unpacks_without_end_is_an_error_within_ten_seconds() -> None:
    packer = zlib.compressobj(wbits=-15)
    part = packer.compress(b"0 0 m 1 1 l " * 100_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\x9c" + part * 400  # 480 MB
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    start = os.times()
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(write_pdf([], content=content + packed + b"\nendstream"))
    end = os.times()
    assert end.children_user + end.user - start.children_user - start.user < 10


def test_the_folder_of_the_reader_can_not_disturb_the_child(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)")
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit(7)")
    code = "from summarize.readers.pdf.pdf import read_pdf; import sys;"
    code += "print(len(read_pdf(open(sys.argv[1], 'rb').read()).blocks))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(SAMPLES / "heron.pdf")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "cli")},
        capture_output=True,
        check=True,
    )
    assert int(done.stdout) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize("asked", [True, False], ids=["its-parent", "one-that-has-gone"])
def test_the_process_that_reads_does_nothing_for_one_that_has_gone(*, asked: bool) -> None:
    parent = os.getpid() if asked else 2**22 + 1  # more than any process's number
    command = [sys.executable, "-I", "-S", "-c", guard._CODE, str(parent), *_find_homes()]
    data = (SAMPLES / "heron.pdf").read_bytes()
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert (done.returncode, bool(done.stdout), done.stderr) == (0, asked, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_the_process_that_reads_keeps_to_a_lower_limit_of_memory() -> None:
    limited = ["bash", "-c", 'ulimit -v 500000; exec "$@"', "bash"]
    command = [sys.executable, "-I", "-S", "-c", guard._CODE, str(os.getpid()), *_find_homes()]
    data = (SAMPLES / "heron.pdf").read_bytes()
    done = subprocess.run([*limited, *command], input=data, capture_output=True, check=True)
    assert done.stdout.count(b"\n") > 10


def test_the_child_loads_its_own_rooms_alone() -> None:
    code = "import sys; sys.path += sys.argv[1:]; import summarize.readers.pdf.child; "
    code += "print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, *_find_homes()],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    rooms = {
        name
        for name in loaded
        if name.startswith("summarize") and not name.startswith("summarize.readers.pdf")
    }
    # The rules that texts are read by, too; not a word of a language, nor what takes time to load.
    shared = {
        "readers.texts",
        "readers.texts.page_numbers",
        "readers.texts.line_ends",
        "discourse",
        "discourse.back_matter",
        "language",
        "lazy",
        "numbers",
        "systems",
        "word_lists",
        "language.punctuation",
        "version",
    }
    above = {"summarize", "summarize.readers"}
    assert rooms == above | {f"summarize.{name}" for name in shared}
    # What pypdfium2 brings around its library would take longer than all that is ours.
    slow = {"argparse", "logging", "pypdfium2", "pypdfium2_raw.bindings", "subprocess", "tempfile"}
    assert not slow & set(loaded)


def test_pdfium_is_called_as_pypdfium2_says() -> None:
    from pypdfium2_raw import bindings

    assert sizeof(pdfium.Box) == sizeof(bindings.FS_RECTF)
    assert sizeof(pdfium.Matrix) == sizeof(bindings.FS_MATRIX)
    for name, ours in pdfium.CALLED.items():
        theirs = getattr(bindings, name)
        assert list(map(sizeof, filter(None, [ours.restype]))) == list(
            map(sizeof, filter(None, [theirs.restype]))
        ), name
        if ours.argtypes:
            assert list(map(sizeof, ours.argtypes)) == list(map(sizeof, theirs.argtypes)), name


def test_a_library_that_stands_elsewhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "_FILES", ())
    assert pdfium._load_library()["FPDF_GetLastError"]() >= 0


def write_slow(pages: int) -> bytes:
    """Return a PDF whose pages share a content of 20 MB, large enough to be believed in."""
    content = zlib.compress(b"0 0 m 1 1 l S\n" * 1_500_000, 9)
    head = b"<</Type/Pages/Count %d/Kids[%s]>>"
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>"]
    bodies.append(head % (pages, b" ".join(b"%d 0 R" % (4 + i) for i in range(pages))))
    bodies.append(
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content)
    )
    bodies += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>"] * pages
    data, places = b"%PDF-1.4\n%" + b"x" * 4000 * pages + b"\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


@pytest.mark.apart
def test_many_slow_pages_end_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child._BASE_SECONDS + child._STEP_SECONDS < 10
    # With a tenth of the seconds: what adds them up is the same.
    code = guard._CODE.replace("import main; main()", "import main; g = main.__globals__; ")
    code += "g['_BASE_SECONDS'] /= 10; main()"
    monkeypatch.setattr(guard, "_CODE", code)
    start = os.times()
    with pytest.raises(InputError, match="takes too much time"):
        read_pdf(write_slow(100))
    assert 0.5 < os.times().children_user - start.children_user < 3


@pytest.mark.apart
def test_a_slow_page_ends_by_the_processor_where_the_clock_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The page takes over a second: more than a thirtieth of what it may.
    code = guard._CODE.replace("import main; main()", "import main; g = main.__globals__; ")
    code += "g['_STEP_SECONDS'] /= 30; g['_CLOCK_SECONDS'] = 99; main()"
    monkeypatch.setattr(guard, "_CODE", code)
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(write_slow(1))


def count_seconds(process: str) -> float | None:
    """Return the seconds of the processor that a process has used; None when it has ended."""
    try:
        state, *fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return None if state == "Z" else sum(map(int, fields[10:12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_process_that_reads_has_limits_and_goes_with_the_one_that_asked(tmp_path: Path) -> None:
    path = tmp_path / "slow.pdf"
    path.write_bytes(write_slow(1_000))
    asking = subprocess.Popen([sys.executable, "-m", "summarize", str(path)])
    deadline = time.monotonic() + 60
    try:
        children = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
        while not (found := children.read_text().split()):
            assert asking.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        # Until it has begun to read: before, it may not have said yet that it wants to end so.
        while (count_seconds(found[0]) or 0) < 0.5:
            assert asking.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        limits = Path(f"/proc/{found[0]}/limits").read_text()
        assert re.search(rf"Max address space +{child._MEMORY} ", limits)
    finally:
        asking.kill()
        asking.wait()
    # It would end by its own limit, too, but after five seconds of the processor.
    while (seconds := count_seconds(found[0])) is not None:
        assert seconds < 2.5
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_reader_that_something_kills_is_started_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    once = f"[ -e {tmp_path}/once ] || {{ touch {tmp_path}/once; kill -9 $$; }}"
    program.write_text(f'#!/bin/sh\n{once}\nexec {sys.executable} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(InputError, match=r"^a damaged PDF$"):
        read_pdf(b"%PDF-1.7 binary")
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(b"%PDF-1.7 binary")
