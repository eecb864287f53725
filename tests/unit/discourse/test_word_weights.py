"""Weights of words, by language and by place."""

from pathlib import Path

import pytest

from summarize.discourse.word_weights import (
    list_places,
    load_sections,
    load_weights,
    split_sections,
    sum_weights,
)

FILE = "# words\nbase\t-1\n[en]\nit\t1\t0.25\t0.125\nis\t2\t0\t0\n[de]\ndas\t2\t0\t0\n"


def test_words_count_anywhere_as_the_first_and_near_the_start() -> None:
    places = list_places(["a", "b", "c", "d", "e", "b"])
    # In the order of the words: a sum over a set differs in its last digit from run to run.
    assert places == (["a", "b", "c", "d", "e"], ["a"], ["b", "c", "d"])


def test_a_file_holds_lines_of_its_model_and_weights_by_language(tmp_path: Path) -> None:
    file = tmp_path / "weights"
    file.write_text(FILE)
    assert load_sections(file)[""] == "# words\nbase\t-1"
    english = [*map(load_weights(file, "en"), ("it", "is", "das"))]
    assert english == [(1, 0.25, 0.125), (2, 0, 0), ()]
    assert [*map(load_weights(file, "de"), ("it", "das"))] == [(), (2, 0, 0)]
    assert load_weights(file, "fr")("it") == ()
    assert split_sections("base\t1\n") == {"": "base\t1\n"}


@pytest.mark.parametrize(
    ("words", "total"),
    [
        (["it"], 1.25),
        (["so", "it"], 1.125),
        (["so", "is", "it", "not", "as", "it", "it"], 3.125),
        (["a", "b", "c", "d", "it"], 1.0),
        ([], 0.0),
    ],
)
def test_a_word_counts_once_at_each_place(words: list[str], total: float, tmp_path: Path) -> None:
    file = tmp_path / "weights"
    file.write_text(FILE)
    assert sum_weights(words, load_weights(file, "en")) == total
