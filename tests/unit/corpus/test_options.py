"""Sizes, failure limits and shares of shards, as users write them."""

import pytest

from summarize.corpus.options import (
    FailureLimit,
    parse_failure_limit,
    parse_memory,
    parse_share,
    parse_size,
)
from summarize.errors import UsageError


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1", 1), ("2500", 2500), ("64K", 64_000), ("64k", 64_000), ("500M", 500_000_000),
        ("2G", 2_000_000_000), ("9" * 18, 10**18 - 1), ("999999999G", 999_999_999 * 10**9),
    ],
)  # fmt: skip
def test_a_size_is_bytes_or_so_many_thousands_of_them(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "0K",
        "K",
        "-1",
        "1.5G",
        "1T",
        "²",
        "٣",
        "1" + "0" * 18,
        "1000000000G",
        "1 K",
        "9" * 5_000,
    ],
)
def test_an_invalid_size_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a size: write 2G, 500M or bytes"):
        parse_size(text)


def test_a_worker_needs_200_million_bytes_itself() -> None:
    assert parse_memory("200M") == 200_000_000
    with pytest.raises(UsageError, match="'199999999' is too little: a worker itself needs 200M"):
        parse_memory("199999999")
    with pytest.raises(UsageError, match="'x' is not an amount of memory"):
        parse_memory("x")


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("0", FailureLimit(0)), ("20", FailureLimit(20)), ("9" * 17, FailureLimit(10**17 - 1)),
        ("0%", FailureLimit(percent=0.0)), ("100%", FailureLimit(percent=100.0)),
        ("0.5%", FailureLimit(percent=0.5)),
    ],
)  # fmt: skip
def test_failures_are_a_number_or_a_share(text: str, allowed: FailureLimit) -> None:
    assert parse_failure_limit(text) == allowed


@pytest.mark.parametrize(
    "text",
    ["", "%", "-1", "-1%", "1.5", "100.5%", "101%", "150%", "inf%", "nan%", "x%", "1e3", "1" * 30],
)
def test_an_invalid_failure_limit_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a number of failures: write 20 or 1%"):
        parse_failure_limit(text)


@pytest.mark.parametrize(
    ("allowed", "failed", "done", "may"),
    [
        (FailureLimit(), 0, 9, True), (FailureLimit(), 1, 9, False), (FailureLimit(2), 2, 9, True),
        (FailureLimit(2), 3, 9, False), (FailureLimit(0, 10.0), 1, 10, True),
        (FailureLimit(0, 10.0), 2, 10, False), (FailureLimit(9, 0.0), 1, 10, False),
        (FailureLimit(), 0, 0, True),
        (FailureLimit(percent=0.5), 1, 200, True), (FailureLimit(percent=0.5), 1, 199, False),
    ],
)  # fmt: skip
def test_as_many_may_fail_as_are_allowed(
    allowed: FailureLimit, failed: int, done: int, may: bool
) -> None:
    assert allowed.allows(failed, done) is may


@pytest.mark.parametrize(("written", "share"), [("0/4", (0, 4)), ("3/4", (3, 4)), ("0/1", (0, 1))])
def test_a_share_of_the_shards_is_one_of_so_many(written: str, share: tuple[int, int]) -> None:
    assert parse_share(written) == share


@pytest.mark.parametrize(
    "written",
    [
        "4/4",
        "5/4",
        "1",
        "/4",
        "1/",
        "-1/4",
        "a/b",
        "0/0",
        "1/2/3",
        "0/" + "9" * 5_000,
        "²/4",
        " 1/4",
    ],
)
def test_an_invalid_share_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="is not a share of the shards: write I/N, with I below N"):
        parse_share(written)
