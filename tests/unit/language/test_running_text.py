"""Sentences are running text; labels, names and cells are not."""

import pytest

from summarize.language.running_text import count_running, is_running

EIGHT = "The council met on Monday to vote again."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(EIGHT, 8, id="eight words"),
        pytest.param("The council met on Monday to vote.", 0, id="seven words"),
        pytest.param(f"{EIGHT} {EIGHT} And nobody in the hall was", 16, id="no end"),
        pytest.param("Keller Mona, Osterloh Jens, van Dahl Eva, Old Quarry.", 0, id="names"),
        pytest.param("The 12 of 14 at 7, 16, 19, 25, 31, 12 (2).", 0, id="digits"),
        pytest.param("理事会は月曜日に防波堤の延長について投票しました。", 12, id="without spaces"),
        pytest.param(
            "理事会は Lipno の 3 月の月曜日に防波堤の延長について投票しました。",
            16,
            id="with a name",
        ),
        pytest.param("理事会は投票しました。", 0, id="a label without spaces"),
        pytest.param("Señores administradores.", 0, id="two long words with an accent"),
        pytest.param("परिषद ने सोमवार को दीवार के लिए मतदान किया।", 9, id="without case"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_words_of_whole_sentences_are_counted(text: str, count: int) -> None:
    assert count_running(text) == count


def test_a_text_is_running_if_half_of_its_words_are_in_sentences() -> None:
    assert is_running(f"{EIGHT} Old Quarry, Mona Keller, Jens and Eva van")
    assert not is_running(f"{EIGHT} Old Quarry, Mona Keller, Jens and Eva van Dahl")
    assert not is_running("")
