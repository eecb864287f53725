"""Titles and lines that look like headings."""

import pytest

from summarize.language.titles import count_inner_stops, is_open_line, is_title


@pytest.mark.parametrize(
    ("line", "looks_so"),
    [
        pytest.param("The mill grinds again", True, id="short"),
        pytest.param("The mill grinds again.", False, id="a-stop"),
        pytest.param("The mill grinds again:", False, id="a-colon"),
        pytest.param("Does the mill grind?", False, id="a-question-mark"),
        pytest.param("He said “no.”", False, id="a-quote-after-the-stop"),
        pytest.param("他们为什么离开", True, id="short-in-chinese"),
        pytest.param("这是一个句子。", False, id="a-stop-in-chinese"),
        pytest.param(" ".join(["mill"] * 20), True, id="twenty-words"),
        pytest.param(" ".join(["mill"] * 21), False, id="twenty-one"),
        pytest.param("水" * 104, True, id="104-characters-without-spaces"),
        pytest.param("水" * 105, False, id="105"),
        pytest.param("ж" * 105, True, id="a-script-with-spaces"),
        pytest.param("a" * 105, True, id="a-long-word"),
    ],
)
def test_a_line_looks_like_a_heading_if_it_is_short_and_open(line: str, looks_so: bool) -> None:
    assert is_open_line(line) is looks_so


@pytest.mark.parametrize(
    ("line", "title", "same"),
    [
        ("The Mill", "The mill", True), ("The Mill.", "The mill", True),
        ("The Mill", "The mill...", True), ("The Mill!", "The mill", False),
        ("A Mill", None, False), ("The Mill", "", False),
        ("The Mill | Coast Courier Loaded", "The mill", True),
        ("The Mill of Kerm...", "The mill of Kermor", True), ("The…", "The mill", False),
        ("The mill - Coast Courier", "The mill", True),
        ("The mill | one two three four five six", "The mill", False),
        ("The mill is open", "The mill", False), ("The mill: a story", "The mill", False),
    ],
)  # fmt: skip
def test_a_title_is_the_same_but_for_capitals_stops_and_its_site(
    line: str, title: str | None, same: bool
) -> None:
    assert is_title(line, title) is same


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("It rained. Nobody came.", 1), ("It rained.” “Nobody came.", 1), ("It rained", 0),
        ("It rained. nobody came.", 0), ("雨。行く。帰る。", 2), ("「雨。」行く。", 0),
    ],
)  # fmt: skip
def test_stops_inside_a_text_are_counted(text: str, stops: int) -> None:
    assert count_inner_stops(text) == stops
