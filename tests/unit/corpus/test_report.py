"""Reports: sums over shards, an exit code, and a table."""

from typing import Any

import pytest

from summarize.corpus.checkpoint import Report, measure_speed
from summarize.corpus.dedup import DuplicateIds
from summarize.corpus.options import FailureLimit
from summarize.corpus.report import Totals, build_report, find_exit_code, format_totals


def make_report(ok: int = 0, failed: int = 0, **more: Any) -> Report:
    counts = {"ok": ok, "InputError": failed}
    known: dict[str, Any] = {"skipped": {}, "words": {}, "seconds": 1.0}
    return Report("s", {name: n for name, n in counts.items() if n}, **(known | more))


def add_up(*reports: Report) -> Totals:
    totals = Totals()
    for report in reports:
        totals.add(report)
    return totals


def test_all_that_shards_count_is_added_up() -> None:
    totals = add_up(
        make_report(
            3, 1, skipped={"no text": 2}, words={"article": 100, "summary": 10}, seconds=2.5,
            unread=1, errors={"InputError: a": 1}, memory=50,
        ),
        make_report(
            2, 2, skipped={"no text": 1, "empty": 5}, words={"article": 11, "summary": 4},
            seconds=0.25, unread=2, errors={"InputError: a": 2}, memory=30,
        ),
    )  # fmt: skip
    assert totals.counts == {"ok": 5, "InputError": 3}
    assert (totals.failed, totals.shards, totals.unread, totals.seconds) == (3, 2, 3, 2.75)
    assert totals.skipped == {"no text": 3, "empty": 5}
    assert totals.words == {"article": 111, "summary": 14}
    assert totals.errors == {"InputError: a": 3}
    assert totals.memory == 50  # the most that one worker held, and no sum


def test_of_this_run_are_the_articles_of_fresh_shards_whose_lines_did_not_stay() -> None:
    totals = add_up(make_report(5, 1), make_report(7, fresh=False), make_report(4, 2, kept=5))
    assert (totals.counts.total(), totals.fresh) == (19, 7)


def test_a_corpus_began_when_its_first_shard_did_and_ended_with_its_last() -> None:
    days = [("05", "06"), ("", ""), ("01", "02"), ("03", "09")]
    totals = add_up(*(make_report(begun=begun, ended=ended) for begun, ended in days))
    assert (totals.begun, totals.ended) == ("01", "09")


def test_ten_failures_and_distinct_options_are_listed() -> None:
    failures = tuple((f"{n}.txt", "InputError: a") for n in range(6))
    totals = add_up(
        make_report(failures=failures, options={"length": "5"}, versions={"python": "3.12"}),
        make_report(failures=failures, options={"length": "5"}, versions={"python": "3.13"}),
        make_report(failures=failures),
    )
    assert totals.failures == [*failures, *failures[:4]]
    assert totals.options == [{"length": "5"}]
    assert totals.versions == [{"python": "3.12"}, {"python": "3.13"}]


@pytest.mark.parametrize(
    ("ok", "failed", "missing", "unread", "allowed", "code"),
    [
        pytest.param(9, 0, 0, 0, FailureLimit(), 0, id="all-good"),
        pytest.param(9, 1, 0, 0, FailureLimit(), 4, id="one-failed"),
        pytest.param(8, 2, 0, 0, FailureLimit(2), 0, id="as-many-as-may"),
        pytest.param(8, 3, 0, 0, FailureLimit(2), 4, id="one-more"),
        pytest.param(9, 1, 0, 0, FailureLimit(0, 10.0), 0, id="the-share-that-may"),
        pytest.param(
            8, 1, 0, 0, FailureLimit(9, 10.0), 4, id="a-share-counts-in-place-of-a-number"
        ),
        pytest.param(9, 0, 1, 0, FailureLimit(99), 3, id="a-shard-is-missing"),
        pytest.param(9, 9, 0, 1, FailureLimit(99), 3, id="a-file-was-not-read"),
        pytest.param(0, 0, 0, 0, FailureLimit(), 0, id="nothing"),
    ],
)
def test_the_exit_code_is_3_if_incomplete_and_4_with_too_many_failures(
    ok: int, failed: int, missing: int, unread: int, allowed: FailureLimit, code: int
) -> None:
    totals = add_up(make_report(ok, failed, unread=unread))
    for number in range(missing):
        totals.add_missing(str(number), "a.txt", "missing")
    assert find_exit_code(totals, allowed) == code
    report = build_report(totals, allowed)
    assert (report["exit_code"], report["complete"]) == (code, code != 3)


def test_a_report_says_all_that_is_known() -> None:
    totals = add_up(
        make_report(
            6, 2, skipped={"z": 1, "a": 2}, words={"summary": 14, "article": 111}, seconds=2.00049,
            errors={"InputError: a": 1, "InputError: b": 3}, memory=50, begun="01", ended="02",
        )
    )  # fmt: skip
    totals.duplicate_ids = DuplicateIds(2, "x")
    for why in ("missing", "damaged", "cut off by --limit"):
        totals.add_missing("0", "a.txt", why)
    assert totals.missing[0] == {"shard": "0", "path": "a.txt", "why": "missing"}
    assert list(build_report(totals, FailureLimit()).items()) == [
        ("schema", 1),
        ("complete", False),
        ("exit_code", 3),
        ("shards", {"planned": 3, "done": 1}),  # one that was cut off is done, and planned once
        ("missing", totals.missing),
        ("articles", {"done": 8, "ok": 6, "failed": 2}),
        ("statuses", {"InputError": 2, "ok": 6}),
        ("errors", {"InputError: b": 3, "InputError: a": 1}),  # the commonest first
        ("skipped", {"a": 2, "z": 1}),
        ("unread", 0),
        ("double_ids", {"articles": 2, "example": "x"}),
        ("words", {"article": 111, "summary": 14}),
        ("seconds", 2.0),
        ("articles_per_second", 4.0),
        ("begun", "01"),
        ("ended", "02"),
        ("memory", 50),
        ("options", []),
        ("versions", []),
    ]


def test_unknown_values_are_null() -> None:
    report = build_report(Totals(), FailureLimit())
    for name in ("begun", "ended", "memory", "double_ids"):
        assert report[name] is None, name
    assert report["words"] == {"article": 0, "summary": 0}


@pytest.mark.parametrize(
    ("articles", "seconds", "speed"),
    [(10, 4.0, 2.5), (1, 3.0, 0.33), (2, 0.0, 2000.0), (0, 0.0, 0.0), (3, 0.002, 1500.0)],
)
def test_a_speed_has_two_digits_and_no_time_is_a_thousandth_of_a_second(
    articles: int, seconds: float, speed: float
) -> None:
    assert measure_speed(articles, seconds) == speed


def test_the_closing_table_has_a_row_for_each_thing_that_happened() -> None:
    totals = add_up(
        make_report(1200, 30, words={"article": 1_234_567, "summary": 9}, skipped={"b": 4, "a": 5}),
        make_report(70, fresh=False, unread=2),
    )
    totals.counts["TimeoutError"] = 1
    totals.add_missing("0", "a.txt", "missing")
    assert format_totals(totals, 10.0) == [
        "articles                        1,301",
        "of them in this run             1,230",
        "words in                    1,234,567",
        "words out                           9",
        "failed: InputError                 30",
        "failed: TimeoutError                1",
        "skipped: a                          5",
        "skipped: b                          4",
        "inputs not read to the end          2",
        "missing shards                      1",
        "articles per second             123.0",
    ]
    whole = format_totals(totals, 10.0, whole=True)
    assert whole[1].split() == ["words", "in", "1,234,567"]
    assert whole[-1] == "articles per second of a worker      130.1"


def test_zeros_have_no_row() -> None:
    assert [row.rsplit(maxsplit=1) for row in format_totals(Totals(), 0.0)] == [
        ["articles", "0"], ["of them in this run", "0"], ["words in", "0"], ["words out", "0"],
        ["articles per second", "0.0"],
    ]  # fmt: skip
