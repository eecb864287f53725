"""A length as it is written, and what it gives an article of so many words."""

import pytest

from summarize.errors import UsageError
from summarize.length import Budget, Length, estimate_count, measure_budget, parse_length
from summarize.models import Sentence

MANY = 10**9  # no bound


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("5", Length(5)), (" 20% ", Length(20, "%")), ("100W", Length(100, "w")),
        ("600c", Length(600, "c")), ("100%", Length(100, "%")), ("1%", Length(1, "%")),
        ("101w", Length(101, "w")), ("101", Length(101)), ("999999999c", Length(999_999_999, "c")),
        ("800T", Length(800, "t")),
    ],
)  # fmt: skip
def test_a_length_is_read_as_it_is_written(written: str, length: Length) -> None:
    assert parse_length(written) == length
    assert parse_length(length) is length
    assert str(length) == written.strip().lower()


def test_a_number_is_one_of_sentences() -> None:
    assert parse_length(5) == Length(5)
    with pytest.raises(UsageError, match="'150%' is more than the article: write 50%, or 150w"):
        parse_length("150%")
    with pytest.raises(UsageError, match="0 is not a length"):
        parse_length(0)


@pytest.mark.parametrize(
    "written", ["", "0", "0%", "0w", "-1", "1.5", "5s", "w", "%", "5 w", "1" * 10, "٣"]
)
def test_what_is_no_length_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match=r"(?i)is not a length: .*write 5 "):
        parse_length(written)


@pytest.mark.parametrize(
    ("asked", "words", "budget"),
    [
        pytest.param("5", 700, (5, MANY, MANY, False), id="sentences"),
        pytest.param("20%", 700, (MANY, 140, MANY, True), id="share"),
        pytest.param("33%", 10, (MANY, 3, MANY, True), id="share-rounded-down"),
        pytest.param("100w", 700, (MANY, 100, MANY, False), id="words"),
        pytest.param("600c", 700, (MANY, MANY, 600, False), id="characters"),
        pytest.param("600t", 700, (MANY, MANY, 2400, False), id="tokens"),
        pytest.param(None, 700, (5, 233, MANY, True), id="five-of-700-words"),
        pytest.param(None, 10_000, (10, 3333, MANY, True), id="ten-of-10,000"),
        pytest.param(None, 150, (3, 50, MANY, True), id="three-of-150"),
        pytest.param(None, 1, (1, 0, MANY, True), id="one-at-least"),
        pytest.param(None, 0, (1, 0, MANY, True), id="one-of-none"),
    ],
)
def test_a_budget_is_what_was_asked_for_or_grows_with_the_article(
    asked: str | None, words: int, budget: tuple[int, int, int, bool]
) -> None:
    assert measure_budget(asked, words) == Budget(*budget)


def test_tokens_are_as_many_characters_as_the_article_has_a_token() -> None:
    assert measure_budget("10t", 700, 1.27) == Budget(characters=12)


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
