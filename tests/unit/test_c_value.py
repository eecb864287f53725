"""Key phrases are weighed by C-value: frequency less what longer phrases owe, by length."""

import pytest

from summarize.discourse.keyphrases import find_key_phrases


def find(count: int, *uses: tuple[str, int], language: str = "en") -> list[str]:
    """Return the key phrases of an article that says each text so many times."""
    sentences = [f"{text}." for text, times in uses for _ in range(times)]
    return list(find_key_phrases(sentences, language, count))


@pytest.mark.parametrize(
    ("uses", "phrases"),
    [
        pytest.param([("rope", 1), ("lamp", 2), ("quay", 3)], ["quay", "lamp", "rope"],
                     id="the-commonest-first"),
        pytest.param([("lamp", 2), ("quay", 2)], ["lamp", "quay"], id="of-equals-the-first"),
        # A word weighs log2(1.5), a pair log2(2.5), three log2(3.5).
        pytest.param([("quay", 4), ("stone wall", 2)], ["stone wall", "quay"],
                     id="a-pair-is-more-than-two-words"),
        pytest.param([("quay", 5), ("stone wall", 2)], ["quay", "stone wall"],
                     id="and-less-than-two-and-a-half"),
        pytest.param([("stone wall", 1), ("quay", 1)], ["stone", "wall", "quay"],
                     id="a-pair-said-once-is-none"),
        pytest.param([("stone", 4), ("stone wall", 2)], ["stone wall"], id="its-first-word"),
        pytest.param([("stone", 5), ("stone wall", 2)], ["stone", "wall"], id="said-more-often"),
        pytest.param([("wall", 4), ("stone wall", 2)], ["stone wall"], id="its-last-word"),
        pytest.param([("wall", 5), ("stone wall", 2)], ["wall", "stone"], id="said-more-often-too"),
        pytest.param([("stone wall", 2), ("grey stone wall", 2)], ["grey stone wall"],
                     id="three-words"),
        pytest.param([("stone wall", 3), ("grey stone wall", 2)], ["stone wall", "grey"],
                     id="the-part-is-said-more-often"),
        pytest.param([("stone wall", 1), ("grey stone wall", 3), ("tall stone wall", 3)],
                     ["grey stone wall", "tall"], id="the-mean-of-what-two-owe"),
        pytest.param([("stone wall", 2), ("grey stone wall", 3), ("tall stone wall", 3)],
                     ["stone wall", "grey", "tall"], id="less-than-the-mean-of-two"),
        pytest.param([("grey red stone harbour wall", 2)], ["grey red stone harbour", "wall"],
                     id="four-words-at-most"),
        pytest.param([("stone-wall", 2)], ["stone-wall"], id="a-hyphen-joins"),
        pytest.param([("stone, wall", 2)], ["stone", "wall"], id="a-comma-parts"),
        pytest.param([("stone of the wall", 2)], ["stone", "wall"], id="stop-words-part"),
        pytest.param([("don’t wait", 2)], ["wait"], id="a-stop-word-with-an-apostrophe"),
        pytest.param([("2nd B52", 2)], ["B52"], id="a-number-is-none"),
        pytest.param([("x wall", 2)], ["wall"], id="nor-is-a-letter"),
        pytest.param([("Stone Wall", 1), ("stone wall", 1)], ["stone wall"], id="in-small-letters"),
        pytest.param([("Stone Wall", 1), ("STONE WALL", 1)], ["Stone Wall"], id="as-it-first-was"),
        pytest.param([("mill's wheel", 2)], ["mill's wheel"], id="a-possessive-within"),
        pytest.param([("wheel mill's", 2)], ["wheel mill"], id="a-possessive-at-the-end"),
        pytest.param([("cafe\u0301", 1), ("café", 1)], ["café"], id="composed"),
        pytest.param([("ﬁlter", 1), ("filter", 1)], ["filter"], id="ligatures"),
        pytest.param([("quay東lamp", 2)], ["quay", "lamp"], id="another-script-parts"),
    ],
)  # fmt: skip
def test_phrases_are_ranked_by_how_often_and_how_long_they_are_said(
    uses: list[tuple[str, int]], phrases: list[str]
) -> None:
    assert find(99, *uses) == phrases


def test_so_many_are_given_as_are_asked_for() -> None:
    uses = [("quay", 3), ("lamp", 2), ("rope", 1)]
    assert [len(find(count, *uses)) for count in (-1, 0, 1, 2, 3, 4)] == [0, 0, 1, 2, 3, 3]


def test_a_possessive_of_another_language_stays() -> None:
    assert find(9, ("oude auto's", 2), language="nl") == ["oude auto's"]
