"""How the end of a line joins the start of the next."""

import re
from textwrap import wrap

import pytest

from summarize.readers.hyphenation import Words, collect_words, find_joint
from summarize.readers.pdf.paragraphs import join_two
from summarize.readers.wrapping import join_lines

WIDTH = 60


KNOWN = """The well-known breakwater of the harbour is no town wall, and the stone of the old quarry
lies on it since the storm; what the sea took in the spring the council of the harbour had put back
by the end of the summer, stone by stone, and nobody who walked there at dusk saw it was new."""


BREAKS = [("a lamp-", "post"), ("a fish-", "market"), ("a light-", "house"), ("a ferry-", "man")]


def write_break(before: str, after: str) -> list[str]:
    """Make a full line, and the next one."""
    return [
        f"{'the sea and ' * 5}"[: WIDTH - len(before)].rstrip() + f" {before}",
        f"{after} there",
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        pytest.param("a break-", "water of stone", "a breakwater of stone", id="divided"),
        pytest.param("a well-", "known harbour", "a well-known harbour", id="compound"),
        pytest.param("the anno-", "tations of it", "the annotations of it", id="a-new-word"),
        pytest.param("the anno‐", "tations of it", "the annotations of it", id="another-hyphen"),
        pytest.param("a harbour-", "town vote", "a harbour-town vote", id="two-words-of-the-text"),
        pytest.param("the Ven-", "Lipno line", "the Ven-Lipno line", id="two-names"),
        pytest.param("pages 3–", "9 are lost", "pages 3–9 are lost", id="range"),
        pytest.param("covid-19-", "related work", "covid-19-related work", id="number"),
        pytest.param("stone and/", "or brick", "stone and/or brick", id="slash"),
        pytest.param("the sea –", "and the wind", "the sea – and the wind", id="dash"),
        pytest.param("the sea -", "and the wind", "the sea - and the wind", id="hyphen-for-a-dash"),
        pytest.param("a stone", "wall", "a stone wall", id="no-hyphen"),
        pytest.param("閉店し", "ない", "閉店しない", id="no-spaces-in-japanese"),
    ],
)
def test_the_end_of_a_line_joins_the_next_one_alike(before: str, after: str, joined: str) -> None:
    known = wrap(KNOWN, WIDTH)
    assert join_two(before, after, collect_words([*known, before, after], printed=True)) == joined
    text = [*known, *(line for pair in (*BREAKS, (before, after)) for line in write_break(*pair))]
    assert f" {joined} there" in " ".join(join_lines(text))


def test_a_text_that_breaks_no_words_keeps_the_hyphen_of_a_new_one() -> None:
    assert collect_words(["the anno-", "tations", "in-", "law", "re-", "do"]).breaks is False
    assert collect_words(["the anno-", "tations", "in-", "law", "re-", "do", "un-", "do"]).breaks


def test_a_soft_hyphen_in_a_text_is_never_part_of_a_word() -> None:
    lines = [
        "The harbour town is a town at a harbour, and this is harbour\u00ad",
        "town at its best.",
    ]
    assert "this is harbourtown at" in " ".join(join_lines(lines))


TIGHT = re.compile("[石壁]")


NONE = collect_words([])


def words(*lines: str, printed: bool = False) -> Words:
    return collect_words(lines, printed=printed)


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
