"""How many sentences are asked for."""

import pytest

from summarize.length import Budget
from summarize.models import Sentence
from summarize.rank.command.choice import estimate_count


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
