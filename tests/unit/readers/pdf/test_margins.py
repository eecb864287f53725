"""Running heads and feet, page numbers and line numbers are marked."""

import pytest

from summarize.readers.pdf.lines import Line, Page
from summarize.readers.pdf.margins import find_lone, is_print_out, mark_edges, mark_line_numbers
from tests.pdf_lines import make_line, make_lines


def number_lines(
    numbers: list[str], left: float = 20.0, text: str = "x" * 26, first: float = 70.0
) -> list[str]:
    """List the reasons to remove the numbers beside lines; the first line is at ``first``."""
    rows = [
        line
        for row, number in enumerate(numbers)
        for line in (
            make_line(number, left, 700 - 20 * row),
            make_line(text, 70 if row else first, 700 - 20 * row),
        )
    ]
    page = mark_line_numbers(Page(600, 800, rows))
    assert not any(line.reason for line in page.lines if line.text == text)
    return [line.reason for line in page.lines if line.text != text]


@pytest.mark.parametrize(
    ("numbers", "left", "marked"),
    [
        pytest.param([str(n) for n in range(1, 9)], 20, 8, id="eight"),
        pytest.param([str(n) for n in range(1, 8)], 20, 0, id="seven"),
        pytest.param([*"12345678²"], 20, 8, id="eight and the mark of a note"),
        pytest.param([str(n) for n in range(0, 80, 5)], 20, 16, id="each fifth"),
        pytest.param([str(n * n) for n in range(9)], 20, 0, id="squares"),
        pytest.param("1 2 3 4 5 6 7 8 20 40".split(), 20, 10, id="most one apart"),
        pytest.param("1 2 3 4 5 6 7 20 40 70".split(), 20, 0, id="fewer one apart"),
        pytest.param([*map(str, range(1, 9)), "see"], 20, 8, id="and a word"),
        pytest.param([str(9990 + n) for n in range(8)], 20, 8, id="four digits"),
        pytest.param([str(9993 + n) for n in range(8)], 20, 0, id="one of five digits"),
        pytest.param([str(n) for n in range(1, 9)], 65, 0, id="at the text"),
        pytest.param([str(n) for n in range(1, 9)], 64.9, 8, id="just before it"),
    ],
)
def test_numbers_beside_lines_are_eight_or_more_of_one_step(
    numbers: list[str], left: float, marked: int
) -> None:
    reasons = number_lines(numbers, left)
    assert reasons == ["line number"] * marked + [""] * (len(numbers) - marked)


def test_line_numbers_stand_beside_prose() -> None:
    assert number_lines([*"12345678"], text="x" * 25) == [""] * 8
    # One line in ten may begin further left than the others.
    assert number_lines([*map(str, range(1, 12))], first=15.0) == ["line number"] * 11
    assert number_lines([*map(str, range(1, 10))], first=15.0) == [""] * 9


def test_line_numbers_may_be_in_any_digits() -> None:
    assert number_lines([*"۱۲۳۴۵۶۷۸"]) == ["line number"] * 8
    assert number_lines([*"一二三四五六七八"]) == [""] * 8


def edge_reasons(*pages: list[Line]) -> list[list[str]]:
    numbered = [[line._replace(page=n) for line in lines] for n, lines in enumerate(pages)]
    marked = mark_edges([Page(600.0, 800.0, lines) for lines in numbered])
    return [[line.reason for line in page.lines] for page in marked]


@pytest.mark.parametrize(
    ("head", "times", "pages", "reason"),
    [
        pytest.param("Harbour Notes {}", 2, 2, "running head", id="on both pages"),
        pytest.param("Harbour Notes {}", 2, 6, "running head", id="on a third of six"),
        pytest.param("Harbour Notes {}", 2, 7, "", id="on two of seven"),
        pytest.param("Harbour Notes {}", 3, 20, "running head", id="on three of many"),
        pytest.param("Harbour Notes {}", 1, 1, "", id="on the only page"),
        pytest.param("- {} -", 1, 4, "page number", id="a number"),
        pytest.param("https://example.org/a 1/{}", 1, 4, "running head", id="an address"),
        pytest.param("05/03/2024, 10:12 The Harbour", 1, 4, "running head", id="printed when"),
    ],
)
def test_what_comes_back_at_the_edge_of_pages_is_a_running_head(
    head: str, times: int, pages: int, reason: str
) -> None:
    made = [
        [make_line(head.format(n + 1) if n < times else f"Page about {'abcdefghijklmnopqrstuv'[n]}",
                   bottom=760), *make_lines(f"text {'abcdefghijklmnopqrstuv'[n]}", top=400)]
        for n in range(pages)
    ]  # fmt: skip
    for reasons in edge_reasons(*made)[:times]:
        assert reasons[0] == reason


def test_a_line_that_recurs_in_the_text_is_no_running_head() -> None:
    def page(*lines: Line) -> list[Line]:
        return [*lines, *make_lines(f"{'the stone of the wall ' * 3}\nand more of it", top=400)]

    item = make_line("b. Dollars 6,615;", bottom=760)
    after = make_line("that the town has had since May", bottom=748)
    assert edge_reasons(*[page(item)] * 3 + [page()] * 7)[0][0] == "running head"
    assert edge_reasons(*[page(item, after)] * 3 + [page()] * 7)[0][0] == "running head"
    odd = [page(item, after._replace(text=f"that {word} it")) for word in ("has", "had", "sold")]
    assert edge_reasons(*odd + [page()] * 7)[0][0] == ""
    assert edge_reasons(*odd)[0][0] == "running head"  # it stands on most pages
    moved = [page(item._replace(bottom=760 - 21 * n, top=770 - 21 * n)) for n in range(3)]
    assert edge_reasons(*moved)[0][0] == ""


@pytest.mark.parametrize(
    ("width", "size", "others", "reason"),
    [
        pytest.param(900.0, 20.0, 7, "", id="the title of slides"),
        pytest.param(900.0, 10.0, 7, "running head", id="as large as the text"),
        pytest.param(600.0, 20.0, 7, "running head", id="on upright pages"),
        pytest.param(900.0, 20.0, 3, "running head", id="on half of the slides"),
    ],
)
def test_the_title_of_some_slides_is_no_running_head(
    width: float, size: float, others: int, reason: str
) -> None:
    head, text = make_line("Old walls", bottom=760.0, size=size), make_line("A wall.", bottom=400.0)
    pages = [Page(width, 800.0, [head._replace(page=n), text]) for n in range(3)]
    found = mark_edges([*pages, *[Page(width, 800.0, [text])] * others])
    assert found[0].lines[0].reason == reason


@pytest.mark.parametrize(
    ("second", "gap", "reason"),
    [
        pytest.param("Opinion of the Court", 30, "running head", id="apart"),
        pytest.param("Opinion of the Court", 12, "", id="in the text"),
        pytest.param("3", 30, "", id="a number"),
    ],
)
def test_a_running_head_may_have_a_second_row(second: str, gap: int, reason: str) -> None:
    words = "stone wall crane quarry".split()
    pages = [
        [
            make_line("Harbour Notes", bottom=600),
            make_line(second, bottom=570),
            *make_lines(f"the {word} of the town\nhas {word}", top=570 - gap),
            make_line(f"the end of the {word}", bottom=100),
        ]
        for word in words
    ]
    if second == "3":
        pages[0][1] = make_line("3", bottom=570)
        pages[1:] = [[page[0], *page[2:]] for page in pages[1:]]
    assert edge_reasons(*pages)[0][:3] == ["running head", reason, ""]


@pytest.mark.parametrize(
    ("bottom", "others", "edge"),
    [
        pytest.param(710.1, (790, 20), True, id="top in the upper tenth"),
        pytest.param(710, (790, 20), False, id="top below it"),
        pytest.param(71.9, (790, 20), True, id="in the lowest part"),
        pytest.param(72, (790, 20), False, id="above it"),
        pytest.param(598, (600, 20), True, id="level with the highest"),
        pytest.param(597.9, (600, 20), False, id="below the highest"),
        pytest.param(124, (600, 100), True, id="near the lowest"),
        pytest.param(124.1, (600, 100), False, id="not near the lowest"),
    ],
)
def test_the_edge_of_a_page_is_its_upper_tenth_its_foot_and_its_outermost_lines(
    bottom: float, others: tuple[float, float], edge: bool
) -> None:
    pages = [
        [
            make_line("The Gull", bottom=bottom),
            *(make_line(f"text {name}{place}", bottom=place) for place in others),
        ]
        for name in "ab"
    ]
    for reasons in edge_reasons(*pages):
        assert reasons[0] == ("running head" if edge else "")


def test_a_line_that_is_left_out_keeps_its_reason_at_the_edge() -> None:
    stamp = make_line("arXiv", bottom=760, reason="turned text")
    assert edge_reasons([stamp], [stamp], []) == [["turned text"], ["turned text"], []]
    # The first 60 characters are compared, without numbers and marks.
    for count, reason in ((30, "running head"), (29, "")):
        pages = [[make_line("ab " * count + name, bottom=760)] for name in ("Keller", "Osterloh")]
        assert edge_reasons(*pages) == [[reason], [reason]]


def test_a_print_out_has_an_address_at_its_edge_and_a_browser_as_its_maker() -> None:
    address = make_line("https://example.org/a", bottom=760)
    pages = mark_edges([Page(600, 800, [address, *make_lines("text", top=400)])])
    assert is_print_out(pages, "Skia/PDF m120")
    assert not is_print_out(pages, "pdfTeX")
    inside = [Page(600, 800, [address])]
    assert not is_print_out(inside, "Skia/PDF m120")


@pytest.mark.parametrize(
    ("foot", "text", "lone"),
    [
        pytest.param(40.0, 90.0, True, id="apart"),
        pytest.param(61.0, 73.0, False, id="close to the text"),
        pytest.param(90.0, 300.0, False, id="no margin"),
    ],
)
def test_a_line_in_the_margin_is_lone_if_it_is_set_apart(
    foot: float, text: float, lone: bool
) -> None:
    page = Page(600, 800, [make_line("www", bottom=foot, number=7), make_line("On", bottom=text)])
    assert find_lone([page]) == (frozenset({7}) if lone else frozenset())
