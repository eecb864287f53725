"""The ends of lines join by one rule, in a text and in a PDF."""

from textwrap import wrap

import pytest

from summarize.readers.pdf.paragraphs import join_two
from summarize.readers.texts.line_ends import count_words
from summarize.readers.texts.plain.wrapping import join_lines

WIDTH = 60
KNOWN = """The well-known breakwater of the harbour is no town wall, and the stone of the old quarry
lies on it since the storm; what the sea took in the spring the council of the harbour had put back
by the end of the summer, stone by stone, and nobody who walked there at dusk saw it was new."""
BREAKS = [("a lamp-", "post"), ("a fish-", "market"), ("a light-", "house"), ("a ferry-", "man")]


def write_break(before: str, after: str) -> list[str]:
    """Return a line that is full where one ends, and the next one."""
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
    assert join_two(before, after, count_words([*known, before, after], printed=True)) == joined
    text = [*known, *(line for pair in (*BREAKS, (before, after)) for line in write_break(*pair))]
    assert f" {joined} there" in " ".join(join_lines(text))


def test_a_text_that_breaks_no_words_keeps_the_hyphen_of_a_new_one() -> None:
    assert count_words(["the anno-", "tations", "in-", "law", "re-", "do"]).breaks is False
    assert count_words(["the anno-", "tations", "in-", "law", "re-", "do", "un-", "do"]).breaks


def test_a_soft_hyphen_in_a_text_is_never_part_of_a_word() -> None:
    lines = [
        "The harbour town is a town at a harbour, and this is harbour\u00ad",
        "town at its best.",
    ]
    assert "this is harbourtown at" in " ".join(join_lines(lines))
