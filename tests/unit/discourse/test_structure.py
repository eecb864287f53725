"""What a sentence opens, ends, answers or belongs to is told by its place alone."""

import pytest

from summarize.discourse.structure import find_bound, find_closing, find_sections
from summarize.models import Block, BlockKind, Sentence


def lay_out(*blocks: str) -> tuple[list[Sentence], list[Block]]:
    """Build sentences and blocks: "#" opens a heading, "-" an item, "|" stands between sentences.

    A heading has no sentence.
    """
    kinds: dict[str, BlockKind] = {"#": "heading", "-": "item"}
    found = [Block(text.lstrip("#- ").replace("|", " "), kinds.get(text[0], "paragraph"))
             for text in blocks]  # fmt: skip
    texts = [
        (number, text)
        for number, block in enumerate(blocks)
        if block[0] != "#"
        for text in block.lstrip("- ").split("|")
    ]
    sentences = [Sentence(text, number, i, 0, 0) for i, (number, text) in enumerate(texts)]
    return sentences, found


@pytest.mark.parametrize(
    ("blocks", "closing"),
    [
        pytest.param(["# Methods", "a", "# Conclusion", "b", "c"], 3, id="one"),
        pytest.param(["# Conclusion", "a", "# Conclusions", "b"], 3, id="the-last"),
        pytest.param(["# Conclusion", "# Limits", "a"], None, id="a-heading-below"),
        pytest.param(["Conclusion", "a"], None, id="no-heading"),
        pytest.param(["a", "# Conclusion"], None, id="nothing-below"),
    ],
)
def test_the_closing_is_what_stands_below_the_last_heading_that_names_it(
    blocks: list[str], closing: int | None
) -> None:
    assert find_closing(lay_out(*blocks)[1], "en") == closing


@pytest.mark.parametrize(
    ("sections", "each", "short"),
    [(5, 3, True), (5, 10, True), (4, 3, False), (5, 2, False), (5, 11, False), (9, 5, True)],
)
def test_short_sections_are_five_at_least_of_three_to_ten_sentences(
    sections: int, each: int, short: bool
) -> None:
    blocks = [text for n in range(sections) for text in (f"# {n}", "|".join(["a."] * each))]
    expected = [n + 1 for n in range(sections) for _ in range(each)]
    assert find_sections(*lay_out(*blocks)) == (expected if short else [0] * len(expected))


@pytest.mark.parametrize(
    ("blocks", "bound"),
    [
        pytest.param(["“It rained.|Nobody came.”|So it was."], "010", id="in-a-quote"),
        pytest.param(["“It rained.", "Nobody came."], "00", id="a-quote-that-never-ends"),
        pytest.param(["So.” “Nobody came.|It rained.” Yes.|No."], "010", id="one-ends-one-begins"),
        pytest.param(["You need:", "- Eggs.|Many.", "- Salt.", "Boil it."], "01010", id="list"),
        pytest.param(["It is so.", "- Eggs."], "00", id="list-that-nothing-opens"),
        pytest.param(["“A.|He said: “B.”|C.”|D."], "0110", id="quote-in-a-quote"),
    ],
)
def test_what_is_nothing_without_the_sentence_before_it_is_bound(
    blocks: list[str], bound: str
) -> None:
    assert "".join(str(int(b)) for b in find_bound(*lay_out(*blocks))) == bound


@pytest.mark.parametrize(
    ("turns", "bound"),
    [
        pytest.param(["A: Did it burn?", "B: It burned to the ground."], "01", id="an-answer"),
        pytest.param(["A: It burned.", "B: It did so to the ground."], "00", id="no-question"),
        pytest.param(["A: Did it?", "A: It burned to the ground."], "00", id="the-same-speaker"),
        pytest.param(["A: Did it?", "B: " + "It burned. " * 6], "00", id="a-long-answer"),
        pytest.param(["Did it burn?", "It burned to the ground."], "00", id="nobody-speaks"),
    ],
)
def test_a_short_answer_is_bound_to_its_question(turns: list[str], bound: str) -> None:
    spoken = [turn.rpartition(": ") for turn in turns]
    sentences = [
        Sentence(text, n, n, 0, 0, speaker=speaker or None)
        for n, (speaker, _, text) in enumerate(spoken)
    ]
    blocks = [Block(text) for *_, text in spoken]
    assert "".join(str(int(b)) for b in find_bound(sentences, blocks)) == bound
