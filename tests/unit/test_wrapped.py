"""Lines that were wrapped are one again, and what stands around a text goes, rule by rule."""

import re

import pytest

from summarize.models import Block, Draft
from summarize.readers.formats.plain import name_blocks, split_pages, take_conventions
from summarize.readers.formats.plain import read as read_plain
from summarize.readers.line_ends import Words, count_words, find_joint
from summarize.readers.wrapping import MAX_WRAP, join_lines

A = "the old mill at the point has ground its first flour"  # 52 characters
B = "since the men of the village dug the mud out of its pond"  # 56
C = "and taught one another how to dress a stone, as it seems"  # 56


def joined(text: str) -> list[str]:
    return list(join_lines(text.split("\n")))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(f"{A}\n{B}\n{C}", [f"{A} {B} {C}"], id="wrapped"),
        pytest.param(f"{A}\n\n{B}\n{C}", [A, f"{B} {C}"], id="a blank line"),
        pytest.param(f"{A}\n* * *\n{B}", [A, B], id="a rule"),
        pytest.param(f"{A}\n- {B}\n{C}", [A, f"- {B}", C], id="an item and what follows"),
        pytest.param(f"- {A}.\n  {B}", [f"- {A}. {B}"], id="an item that goes on, indented"),
        pytest.param(f"- {A}.\n{B}", [f"- {A}.", B], id="text after an item"),
        pytest.param(
            "1. one\n2) two\na. three\n(iv) four",
            ["1. one", "2) two", "a. three", "(iv) four"],
            id="items",
        ),
        pytest.param("-one\n-two", ["-one", "-two"], id="no items"),
        pytest.param(f"{A}.\n   {B}\n{C}", [f"{A}.", f"{B} {C}"], id="an indent after a sentence"),
        pytest.param(f"{A}\n   {B}\n{C}", [f"{A} {B} {C}"], id="an indent in a sentence"),
        pytest.param(f"   {A}.\n   {B}\n   {C}", [f"{A}. {B} {C}"], id="all of it indented"),
        pytest.param("NAME\n   a mill", ["NAME", "a mill"], id="a label"),
        pytest.param("NAME\n  a mill", ["NAME", "a mill"], id="a smaller indent"),
        pytest.param(
            "one two three four five six\n   a mill",
            ["one two three four five six", "a mill"],
            id="six words",
        ),
        pytest.param("It ends.\n   a mill", ["It ends.", "a mill"], id="a sentence is no label"),
        pytest.param(
            "short\nlines\nof\nverse", ["short", "lines", "of", "verse"], id="a narrow column"
        ),
        pytest.param(
            f"{A}\n{B}\nshort.\n{C}\n{B}", [f"{A} {B} short.", f"{C} {B}"], id="a short last line"
        ),
        pytest.param(f"{A}\n{B}\nshort\n{C}\n{B}", [f"{A} {B} short {C} {B}"], id="a ragged text"),
        pytest.param("- one two\n---\n  three", ["- one two", "three"], id="a rule ends an item"),
        pytest.param("_\n---\n!", [], id="nothing but rules"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lines_are_joined_where_the_next_word_would_not_have_fitted(
    text: str, paragraphs: list[str]
) -> None:
    assert joined(text) == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "I have tried the new pump in\nthe old well, and it\nworks so far.",
            ["I have tried the new pump in the old well, and it works so far."],
            id="to the stop",
        ),
        pytest.param(
            "We looked for a pump, which is\nbroken. Nobody knows why",
            ["We looked for a pump, which is broken. Nobody knows why"],
            id="to a stop inside",
        ),
        pytest.param("Shopping for the weekend\nmilk\nbread", None, id="a list has no stop"),
        pytest.param("Dear members of our club,\nwe meet.", None, id="a greeting"),
        pytest.param("Bring to the meeting:\nyour own brush.", None, id="after a colon"),
        pytest.param("Published on 3 May 2025\nthe pump is new.", None, id="after a number"),
        pytest.param("Read the news of today on\nexample.org.", None, id="an address"),
        pytest.param("The men of the old pump\nby Dr. Keller and B", None, id="a title is no stop"),
        pytest.param("A pump in the well\nworks so far.", None, id="too short to be cut"),
        pytest.param(f"{A} {B} {C}\nand so on.", None, id="too wide to be wrapped"),
    ],
)
def test_a_line_that_ends_amid_a_sentence_is_joined_at_any_width(
    text: str, paragraphs: list[str] | None
) -> None:
    assert joined(text) == (paragraphs or text.split("\n"))


def test_an_address_says_nothing_of_the_width_of_a_text() -> None:
    address = f"See https://example.org/{'pump/' * 30}"
    assert joined(f"{A}\n{B}\n\n{address}\n\n{A}\nSince {C}.")[2] == f"{A} Since {C}."


@pytest.mark.parametrize(
    ("width", "count"),
    [
        pytest.param(MAX_WRAP, 1, id="the widest"),
        pytest.param(MAX_WRAP + 1, 4, id="wider than any editor"),
        pytest.param(40, 1, id="the narrowest"),
        pytest.param(39, 4, id="narrower than any editor"),
    ],
)
def test_a_width_is_one_that_people_and_programs_use(width: int, count: int) -> None:
    line = "x" * (width - 4) + " xyz"
    assert len(joined("\n".join([line] * 4))) == count
    assert len(joined(f"{line}\n{line}")) == (1 if count == 1 else 2)


def test_the_breaks_of_a_text_are_mostly_forced_if_it_is_wrapped() -> None:
    verse = [
        "the wheel of the old mill turned at nine past five,",
        *["because the water fell"] * 2,
    ] * 3
    assert joined("\n".join(verse)) == verse


def test_japanese_and_thai_lines_get_no_space() -> None:
    line = "町の議会は石で壁を作る事を決めたのです"
    assert joined("\n".join([line] * 4)) == [line * 4]
    assert joined("\n".join([f"{line}ab", f"cd{line}", line])) == [f"{line}ab cd{line}{line}"]
    short = "町の議会は石で"
    assert len(joined("\n".join([short] * 4))) == 4
    thai = "หมู่บ้านของเราอยู่ใกล้แม่น้ำและทุกคนชอบไปเดินเล่น"
    assert joined("\n".join([thai] * 4)) == [thai * 4]
    ragged = [thai, thai[:30], thai, thai[:28], thai]
    assert " " in joined("\n".join(ragged))[0]


TIGHT = re.compile("[石壁]")
NONE = count_words([])


def words(*lines: str, printed: bool = False) -> Words:
    return count_words(lines, printed=printed)


@pytest.mark.parametrize(
    ("before", "after", "known", "joint"),
    [
        pytest.param("a wall", "of stone", NONE, (0, " "), id="words"),
        pytest.param("石", "壁", NONE, (0, ""), id="tight"),
        pytest.param("石", "wall", NONE, (0, " "), id="one of them tight"),
        pytest.param("a break\u00ad", "water", NONE, (1, ""), id="a soft hyphen"),
        pytest.param("a break-", "water", NONE, (1, "-"), id="a text that breaks no words"),
        pytest.param("a break-", "water", words(printed=True), (1, ""), id="print breaks them"),
        pytest.param("a break\u2010", "water", NONE, (1, ""), id="a hyphen on no keyboard"),
        pytest.param("a break-", "water", words("breakwater"), (1, ""), id="a word of the text"),
        pytest.param(
            "a break-", "water", words("break-water", printed=True), (1, "-"), id="a compound"
        ),
        pytest.param("a break-", "water", words("breakwater break-water"), (1, ""), id="as often"),
        pytest.param(
            "a break-",
            "water",
            words("breakwater break-water break-water"),
            (1, "-"),
            id="less often",
        ),
        pytest.param(
            "a break-", "water", words("a break", "water", printed=True), (1, "-"), id="two words"
        ),
        pytest.param("a re-", "do", words("re do", printed=True), (1, ""), id="two syllables"),
        pytest.param("a Break-", "Water", words(printed=True), (0, ""), id="a capital"),
        pytest.param("pages 3–", "9", NONE, (0, ""), id="a range"),
        pytest.param("and/", "or", NONE, (0, ""), id="a slash"),
        pytest.param("a wall -", "it stands", NONE, (0, " "), id="a dash alone"),
        pytest.param("a 3-", "fold", words(printed=True), (0, ""), id="a number"),
    ],
)
def test_the_words_of_a_text_say_how_two_lines_join(
    before: str, after: str, known: Words, joint: tuple[int, str]
) -> None:
    assert find_joint(before, after, known, TIGHT) == joint


def test_whole_words_are_counted_and_a_text_that_breaks_some_is_known() -> None:
    found = words("A break-", "water, a Well-known one", "and re\u2010", "do")
    assert found.alone == {"a": 2, "well": 1, "known": 1, "one": 1, "and": 1}
    assert found.compounds == {"well-known": 1}
    assert not found.breaks
    assert not words("a-", "b-", "c-").breaks
    assert words("a-", "b-", "c-", "d-").breaks
    assert not words("a-", "b-", "c-", "d -", "-").breaks


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


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        pytest.param(0, 0, True, id="at both ends"),
        pytest.param(56, 99, True, id="near the start"),
        pytest.param(57, 99, False, id="not near the start"),
        pytest.param(99, 60, True, id="near the end"),
        pytest.param(99, 61, False, id="not near the end"),
    ],
)
def test_the_notes_of_those_who_typed_a_book_stand_near_its_ends(
    before: int, after: int, *, gone: bool
) -> None:
    lines = [START, *["a"] * before, "", "Produced by Bo Ek", "and others", "", *["b"] * after]
    draft, left = take(*lines)
    assert ("Produced by Bo Ek" not in left) == gone
    assert ("transcriber's note: Produced by Bo Ek and others" in reasons(draft)) == gone


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
