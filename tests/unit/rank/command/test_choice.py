"""Which numbers count in the output of a language model, and how many sentences are asked for."""

import pytest

from summarize.length import Budget
from summarize.models import Sentence
from summarize.rank.command.choice import estimate_count, read_numbers


@pytest.mark.parametrize(
    ("output", "numbers"),
    [
        pytest.param("3,1,2", [3, 1, 2], id="numbers"),
        pytest.param("3\n1\n2\n", [3, 1, 2], id="lines"),
        pytest.param("- 3\n* 1\n• 2", [3, 1, 2], id="bullets"),
        pytest.param("[3], [1, 2]", [3, 1, 2], id="brackets"),
        pytest.param("The 5 best of 20:\n3, 1, 2", [3, 1, 2], id="prose-and-a-line"),
        pytest.param("Of 20 I take [3] first.", [3], id="prose-and-brackets"),
        pytest.param("I take 3 and 12.", [3, 12], id="prose"),
        pytest.param("1. [3]\n2. [9]\n3) [4]", [3, 9, 4], id="a-numbered-list"),
        pytest.param("1. 13\n2. 9", [13, 9], id="a-numbered-list-without-brackets"),
        pytest.param("<think>[7] or [8]?</think>\n4, 5", [4, 5], id="thoughts"),
        pytest.param("\x1b[31m3\x1b[0m, 4", [3, 4], id="colours"),
        pytest.param("3 3 0 21 -1 4", [3, 1, 4], id="doubled-and-out-of-range"),
        pytest.param("qwen3 v2 2nd 0.5 ²", [], id="parts-of-words"),
        pytest.param("9" * 5000, [], id="no-number-for-python"),
        pytest.param("none", [], id="none"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_numbers_count_once_in_their_order(output: str, numbers: list[int]) -> None:
    assert read_numbers(output, 20) == numbers


@pytest.mark.parametrize(
    ("budget", "count"),
    [
        pytest.param(Budget(sentences=3), 3, id="sentences"),
        pytest.param(Budget(sentences=99), 10, id="all"),
        pytest.param(Budget(words=10), 2, id="words"),
        pytest.param(Budget(characters=75), 3, id="characters"),
        pytest.param(Budget(words=1), 1, id="at-least-one"),
    ],
)
def test_as_many_are_asked_for_as_fit(budget: Budget, count: int) -> None:
    sentences = [Sentence("abc def ghi jkl mno pqr.", n, n, 0, 0) for n in range(10)]
    assert estimate_count(budget, sentences) == count
