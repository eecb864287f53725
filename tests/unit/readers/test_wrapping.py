"""Lines that were wrapped are joined."""

import pytest

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


RULE = "=" * 72
LEADERS = [f"   1.{n}.  {word} {'.' * 40} {n}" for n, word in enumerate(["Rods", "Wheels"] * 9)]
RESULTS = """\
The season of 2023/24 in the district league ended on 26/5/2024, and the
"Reds" (1,204 points; 3rd in '22/23) won it: 5-1 (2-0) at Lipno on 4/5, 3-2
(1-1) vs. Nordby on 11/5, 2-2 (0-1) vs. Kell on 18/5 and 4-0 (3-0) on 26/5."""
USERS = [f"user{n}:x:10{n}:10{n}::/home/user{n}:/usr/sbin/nologin" for n in range(10, 16)]
FILES = [f"-rw-r--r-- 1 root root {n * 7919:7} May {n:2} 09:3{n} well{n}.txt" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        pytest.param([*[RULE, "The pump", RULE, ""] * 9, A, B, C], [f"{A} {B} {C}"], id="rules"),
        pytest.param([*LEADERS, "", A, B, C], [f"{A} {B} {C}"], id="a table of contents"),
        pytest.param(RESULTS.split("\n"), [RESULTS.replace("\n", " ")], id="scores"),
        pytest.param(USERS, USERS, id="records"),
        pytest.param(
            [f"- {USERS[0]},", *(f"  {line}," for line in USERS[1:])],
            [f"- {', '.join(USERS)},"],
            id="an item",
        ),
        pytest.param(FILES, [" ".join(line.split()) for line in FILES], id="a list of files"),
    ],
)
def test_only_lines_of_digits_and_marks_that_are_alike_stay_lines(
    lines: list[str], last: list[str]
) -> None:
    assert list(join_lines(lines))[-len(last) :] == last


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
