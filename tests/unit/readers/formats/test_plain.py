"""Plain text: pages, licences, headers, headings and items."""

import pytest

from summarize import extract_article
from summarize.models import Block, Draft, Source
from summarize.readers.formats.plain import name_blocks, split_pages, take_conventions
from summarize.readers.formats.plain import read as read_plain
from summarize.readers.one_article import read_one
from tests.unit.readers.examples import SENTENCE, WRAPPED, paragraphs_of

PROSE = (
    "The old tide mill at the point has ground its first flour in ninety-one years, after a group "
    "of pensioners spent six winters digging the mud out of its pond and taught one another how to "
    "dress a stone. The wheel turned at nine minutes past five, because that is when the water had "
    "fallen far enough, and some sixty people stood on the dam in the dark to see it. "
) * 2


SECOND = (
    "Nobody had asked them to do it. The county found the plans in a drawer afterwards, and paid."
)


def texts_of(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def wrap(text: str, width: int, indent: str = "") -> str:
    lines, line = [], indent
    for word in text.split():
        if len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = ""
        line += f"{word} "
    return "\n".join([*lines, line.rstrip()])


@pytest.mark.parametrize("width", [50, 80, 140])
def test_lines_wrapped_at_any_width_are_joined(width: int) -> None:
    text = f"{wrap(PROSE, width)}\n\n{wrap(SECOND * 3, width)}"
    assert texts_of(read_plain(text)) == [PROSE.strip(), (SECOND * 3).strip()]


def test_lines_of_a_narrow_column_stay_lines() -> None:
    lines = ["the wheel of the mill", "the stone of the mill", "the water of the weir"] * 5
    assert texts_of(read_plain("\n".join(lines))) == lines


def test_a_text_may_be_wrapped_at_several_widths() -> None:
    text = "\n\n".join([wrap(PROSE, 110), wrap(SECOND * 3, 50), wrap(PROSE, 75)])
    assert texts_of(read_plain(text)) == [PROSE.strip(), (SECOND * 3).strip(), PROSE.strip()]


def test_an_indent_alone_begins_a_paragraph() -> None:
    text = "\n".join(wrap(part, 66, "   ") for part in (PROSE, SECOND * 3, PROSE))
    assert texts_of(read_plain(text)) == [PROSE.strip(), (SECOND * 3).strip(), PROSE.strip()]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("annotations, the anno-\ntations", "the annotations"),
        ("the anno‐ tations", "the annotations"),
        ("a well-\nknown man, known well", "a well-known man, known well"),
        ("a soft\u00adhyphen", "a softhyphen"),
        ("in 1990-\n1995", "in 1990-1995"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole(text: str, joined: str) -> None:
    lines = wrap(PROSE, 60)
    found = texts_of(read_plain(f"{lines}\n\nWe saw {text} here."))
    assert joined in " ".join(found)


def test_a_page_of_a_manual_has_headings_and_no_overstrikes() -> None:
    text = (
        "PSQL(1)   Manual   PSQL(1)\n\nN\x08NA\x08AM\x08ME\x08E\n       psql - a terminal\n\n"
        "D\x08DE\x08ES\x08SC\x08C\n       psql is a terminal for a server.\n"
    )
    found = [(b.kind, b.text) for b in read_plain(text).blocks]
    assert found[1] == ("heading", "NAME")
    assert found[3:] == [("heading", "DESC"), ("paragraph", "psql is a terminal for a server.")]


def test_numbers_stay_with_their_lines() -> None:
    text = "\n".join(f"{n}. Thesis number {n} is that nothing is lost here." for n in range(90, 96))
    assert (
        extract_article(text).paragraphs[2] == "92. Thesis number 92 is that nothing is lost here."
    )


def test_the_licence_around_a_book_is_taken_out() -> None:
    book = (
        "Header of the licence.\nTitle: The Mill\nAuthor: A. Miller\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\nProduced by Some Body\n\n"
        f"{PROSE}\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***\nMore licence.\n"
    )
    article = extract_article(book)
    assert (article.title, article.author) == ("The Mill", "A. Miller")
    assert article.paragraphs == (PROSE.strip(),)
    reasons = [line.reason for line in article.removed]
    assert reasons == ["licence", "transcriber's note", "licence"]


def test_the_header_of_a_proposal_gives_title_and_author() -> None:
    header = "PEP: 9999\nTitle: A rule\nAuthor: Jo Doe <jo@example.org>\n"
    article = extract_article(f"{header}\nAbstract\n========\n\n{PROSE}")
    assert (article.title, article.author) == ("A rule", "Jo Doe")
    assert article.blocks[0].kind == "heading"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("A\nb", ["A", "b"], id="one page"),
        pytest.param("A\n\n1\n\fB\n2", ["A", "", "B"], id="bare numbers"),
        pytest.param("It is\n1\f\n\nso.\n2", ["It is", "so."], id="a paragraph goes on"),
        pytest.param("It is\n1\fSo.\n2", ["It is", "", "So."], id="it begins with a capital"),
        pytest.param("It is.\n1\fso\n2", ["It is.", "", "so"], id="it ended"),
        pytest.param("A\n\n- 1 -\n\nB\n\n- 2 -", ["A", "", "B"], id="numbers between dashes"),
        pytest.param("A\n\nPage 1\n\nB", ["A", "", "B"], id="a number with its word"),
        pytest.param("A\nPage 1\n\nB", ["A", "Page 1", "", "B"], id="in a paragraph"),
        pytest.param("A\n\nPage 1\nB", ["A", "", "Page 1", "B"], id="above a line"),
        pytest.param("H 1\nA\fH 2\nB\fH 3\nC", ["A", "", "B", "", "C"], id="a running head"),
        pytest.param("H 1\nA\fH 2\nB", ["H 1", "A", "", "H 2", "B"], id="on two pages"),
        pytest.param(
            "T\nH 1\nA\fU\nH 2\nB\fV\nH 3\nC",
            ["T", "A", "", "U", "B", "", "V", "C"],
            id="the second line",
        ),
        pytest.param(
            "T\nS\nH 1\nW\nX\fU\nQ\nH 2\nY\nZ\fV\nR\nH 3\nL\nM",
            "T|S|H 1|W|X||U|Q|H 2|Y|Z||V|R|H 3|L|M".split("|"),
            id="further inside",
        ),
        pytest.param("\n\nA\n\n\f\n\nB\n", ["A", "", "B"], id="blank lines at the edges"),
        pytest.param("A\f\n\fB", ["A", "", "B"], id="an empty page"),
    ],
)
def test_pages_lose_their_numbers_and_running_heads(text: str, lines: list[str]) -> None:
    assert split_pages(text) == lines


START, END = "*** START OF THE PROJECT GUTENBERG EBOOK", "*** END OF THE PROJECT GUTENBERG EBOOK"


def take(*lines: str, draft: Draft | None = None) -> tuple[Draft, list[str]]:
    found, left = take_conventions(draft or Draft(()), list(lines))
    return found, [line for line in left if line.strip()]


def reasons(draft: Draft) -> list[str]:
    return [f"{line.reason}: {line.text}" for line in draft.removed]


def test_the_licence_of_a_book_stands_outside_of_two_marks() -> None:
    draft, lines = take("x", "Title: The Mill", "Author: A. B.", START, "a", END, "y")
    assert (draft.title, draft.author, lines) == ("The Mill", "A. B.", ["a"])
    assert reasons(draft) == [
        f"licence: x Title: The Mill Author: A. B. {START}",
        f"licence: {END} y",
    ]
    draft, lines = take(START, "a", "Title: no")
    assert (draft.title, lines, reasons(draft)) == (None, ["a", "Title: no"], [f"licence: {START}"])
    assert take("a", END)[1] == ["a", END]
    assert take(START, "a", "End of Project Gutenberg's Mill", "y")[1] == ["a"]
    known = Draft((), title="T", author="A")
    assert take("Title: The Mill", START, "a", draft=known)[0].title == "T"


HEADER = ["Network Working Group", "Request for Comments: 9"]


CENTERED = "      A Protocol"


@pytest.mark.parametrize(
    ("lines", "title", "left"),
    [
        pytest.param([*HEADER, "", CENTERED, "", "a"], "A Protocol", ["a"], id="a title"),
        pytest.param(
            [*HEADER, "", CENTERED, CENTERED, CENTERED, "", "a"],
            "A Protocol " * 3,
            ["a"],
            id="three lines",
        ),
        pytest.param(
            [*HEADER, "", *[CENTERED] * 4, "", "a"], None, [*[CENTERED] * 4, "a"], id="four lines"
        ),
        pytest.param(
            [*HEADER, "", CENTERED[1:], "", "a"], None, [CENTERED[1:], "a"], id="not centred"
        ),
        pytest.param(["", *HEADER, "", CENTERED], "A Protocol", [], id="nothing below"),
        pytest.param([*HEADER], None, [], id="nothing but a header"),
        pytest.param(
            ["x"] * 11 + ["RFC: 9", "", CENTERED], "A Protocol", [], id="the twelfth line"
        ),
        pytest.param(
            ["x"] * 12 + ["RFC: 9", "", CENTERED],
            None,
            [*["x"] * 12, "RFC: 9", CENTERED],
            id="the 13th",
        ),
    ],
)
def test_the_header_of_a_standard_goes_and_gives_its_title(
    lines: list[str], title: str | None, left: list[str]
) -> None:
    draft, found = take(*lines)
    assert (draft.title, found) == (title and title.strip(), left)


@pytest.mark.parametrize(
    ("paragraphs", "blocks"),
    [
        pytest.param(
            ["The Wall", "It is new."],
            [Block("The Wall", "heading"), Block("It is new.")],
            id="a heading",
        ),
        pytest.param(
            ["It is new.", "The Wall"], [Block("It is new."), Block("The Wall")], id="at the end"
        ),
        pytest.param(
            ["The Wall", "The Sea", "It is."],
            [Block("The Wall"), Block("The Sea", "heading"), Block("It is.")],
            id="before another open line",
        ),
        pytest.param(
            ["It is.", "THE WALL", "The Sea", "It is."],
            [
                Block("It is."),
                Block("THE WALL", "heading"),
                Block("The Sea", "heading"),
                Block("It is."),
            ],
            id="in capitals before another",
        ),
        pytest.param(
            ["THE WALL", "The Sea"], [Block("THE WALL"), Block("The Sea")], id="at the start"
        ),
        pytest.param(
            ["1. The Wall", "It is."],
            [Block("1. The Wall", "heading"), Block("It is.")],
            id="numbered",
        ),
        pytest.param(
            ["1. the wall", "It is."],
            [Block("1. the wall", "item", 1), Block("It is.")],
            id="an item",
        ),
        pytest.param(
            ["- the wall", "• sea"],
            [Block("the wall", "item", 1), Block("sea", "item", 1)],
            id="bullets",
        ),
        pytest.param(["a) the wall"], [Block("a) the wall", "item", 1)], id="a letter"),
    ],
)
def test_an_open_line_before_text_is_a_heading(paragraphs: list[str], blocks: list[Block]) -> None:
    assert list(name_blocks(paragraphs)) == blocks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("N\x08NA\x08A", "NA", id="bold"),
        pytest.param("_\x08a_\x08b", "ab", id="underlined"),
        pytest.param("a\r\n\r\nb", "a|b", id="CRLF"),
        pytest.param("a\r\rb", "a|b", id="CR"),
        pytest.param("a\u2028\u2028b\x85\x85c", "a|b|c", id="other ends"),
    ],
)
def test_what_printers_and_systems_put_into_a_text_goes(text: str, shown: str) -> None:
    assert "|".join(block.text for block in read_plain(text).blocks) == shown


def test_pasted_lines_stay_paragraphs_of_their_own() -> None:
    long = "This pasted paragraph is one line, however long it runs, as browsers copy it. " * 3
    text = f"Heading\nBy Someone\n{long}\nShort line.\n{long}"
    assert len(paragraphs_of(read_plain(text))) == 5


def test_list_items_and_headings_end_a_paragraph() -> None:
    items = "- first item\n  goes on\n- second item\n\n1. third\n2) fourth"
    text = f"Some heading\n\nIntro to it:\n{items}"
    assert paragraphs_of(read_plain(text)) == (
        "Some heading",
        "Intro to it:",
        "first item goes on",
        "second item",
        "1. third",
        "2) fourth",
    )


def test_wrapped_chinese_is_joined_without_spaces() -> None:
    line = "茶农今年做了一件让邻村看不懂的事他们把三百亩茶园"
    assert paragraphs_of(read_plain(f"{line}\n{line}\n{line}。")) == (f"{line}{line}{line}。",)


def test_a_mail_has_its_subject_as_title_and_no_header_in_the_text() -> None:
    header = "Date: Mon, 3 Mar 2025\nFrom: Ann Lee <ann@example.org>\nSubject: The new\n line\n"
    draft = read_plain(f"{header}\nIt opens.")
    assert (draft.title, draft.author) == ("The new line", "Ann Lee")
    assert paragraphs_of(draft) == ("It opens.",)


def test_a_mail_header_is_decoded_and_a_broken_one_left_alone() -> None:
    for subject, title in (("=?utf-8?q?Caf=C3=A9?=", "Café"), ("=?x?b?!!?=", "=?x?b?!!?=")):
        draft = read_plain(f"Subject: {subject}\nFrom: a\n\nIt came.")
        assert draft.title == title


def test_a_list_entry_keeps_the_dashes_inside() -> None:
    entry = "The town - a port on the coast - was closed by the sea."
    draft = read_one(Source("x", f"For the trip:\n\n- {entry}\n- It rained.".encode()))[1]
    assert entry in [block.text for block in draft.blocks]


def test_long_list_items_do_not_hide_that_a_text_is_wrapped() -> None:
    item = "- An item goes on\n  " + "\n  ".join(["over lines that are all of them indented"] * 5)
    paragraphs = paragraphs_of(read_plain(f"{WRAPPED}\n{item}\n\n{item}"))
    assert len(paragraphs) == 5
    assert paragraphs[-1].count("indented") == 5


@pytest.mark.parametrize(
    "line",
    [
        "From: the archive",
        "Subject: trams",
    ],
)
def test_one_line_with_a_colon_is_no_header_of_a_mail(line: str) -> None:
    article = extract_article(f"{line}\n\n{SENTENCE}\n\n{SENTENCE}".encode())
    assert (article.title, article.author) == (line, None)
    assert article.removed == ()
    draft = read_plain(f"{line}\n\n{SENTENCE}")
    assert paragraphs_of(draft) == (line, SENTENCE)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("$ mill -n 1 stones.txt\nThe stones turn. They are old.", id="shell"),
        pytest.param(">>> mill.turn()\n'It turns.'", id="python"),
        pytest.param("pip install mill", id="installation"),
        pytest.param("stones = mill.count()\nturn(stones)", id="assignment"),
    ],
)
def test_an_indented_command_is_code(code: str) -> None:
    deep = "\n".join(f"    {line}" for line in code.split("\n"))
    draft = read_plain(f"The mill is old, as all say.\n\n{deep}\n\nIt still turns at night.\n")
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("paragraph", "The mill is old, as all say."),
        ("code", code),
        ("paragraph", "It still turns at night."),
    ]


def test_an_indented_text_is_no_code() -> None:
    for deep in ("for the mill:", "$ 4 million it costs.", "The mill turns (by night)."):
        blocks = read_plain(f"It is old.\n\n    {deep}\n\nIt turns.\n").blocks
        assert "code" not in [block.kind for block in blocks]
