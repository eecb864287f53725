"""Reports: sums over shards, an exit code, and a table."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.corpus.checkpoint import Report, measure_speed, write_checkpoint
from summarize.corpus.manifest import write_manifest
from summarize.corpus.options import FailureLimit, Options
from summarize.corpus.plan import write_plan
from summarize.corpus.report import (
    Totals,
    build_report,
    describe_versions,
    find_exit_code,
    format_totals,
    print_report,
    read_report,
)
from summarize.corpus.shard import Shard
from summarize.corpus.store import Store


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
    (differ,) = describe_versions(totals)
    assert "python 3.12 and 3.13" in differ
    assert describe_versions(add_up(make_report(versions={"python": "3.12"}))) == []


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


@pytest.mark.parametrize(
    ("failed", "empty", "allowed", "code"),
    [
        pytest.param(0, 3, None, 0, id="no-failure"),
        pytest.param(1, 0, None, 4, id="a-failure"),
        pytest.param(0, 3, FailureLimit(2), 4, id="more-than-asked"),
        pytest.param(0, 3, FailureLimit(0, 50.0), 0, id="a-share"),
    ],
)
def test_a_page_without_an_article_is_no_failure_unless_asked(
    failed: int, empty: int, allowed: FailureLimit | None, code: int
) -> None:
    totals = add_up(make_report(9, failed))
    totals.counts |= {"NoArticleError": empty - 1, "NoAnswerError": 1} if empty else {}
    report = build_report(totals, FailureLimit(), allowed)
    assert report["exit_code"] == code
    assert report["articles"]["empty"] == empty


def test_a_report_says_all_that_is_known() -> None:
    totals = add_up(
        make_report(
            6, 2, skipped={"z": 1, "a": 2}, words={"summary": 14, "article": 111}, seconds=2.00049,
            errors={"InputError: a": 1, "InputError: b": 3}, memory=50, begun="01", ended="02",
            cpu_seconds=1.5,
        )
    )  # fmt: skip
    totals.command = "summarize corpus a -o b"
    for why in ("missing", "damaged", "cut off by --limit"):
        totals.add_missing("0", "a.txt", why)
    assert totals.missing[0] == {"shard": "0", "path": "a.txt", "why": "missing"}
    assert list(build_report(totals, FailureLimit()).items()) == [
        ("schema", 1),
        ("complete", False),
        ("exit_code", 3),
        ("shards", {"planned": 3, "done": 1}),  # one that was cut off is done, and planned once
        ("missing", totals.missing),
        ("broken", []),
        ("command", "summarize corpus a -o b"),
        ("articles", {"done": 8, "ok": 6, "failed": 2, "empty": 0}),
        ("statuses", {"InputError": 2, "ok": 6}),
        ("errors", {"InputError: b": 3, "InputError: a": 1}),  # the commonest first
        ("skipped", {"a": 2, "z": 1}),
        ("unread", 0),
        ("unread_rows", 0),
        ("estimate", None),
        ("words", {"article": 111, "summary": 14}),
        ("seconds", 2.0),
        ("cpu_seconds", 1.5),
        ("articles_per_second", 4.0),
        ("begun", "01"),
        ("ended", "02"),
        ("memory", 50),
        ("options", []),
        ("versions", []),
    ]


def test_unknown_values_are_null() -> None:
    report = build_report(Totals(), FailureLimit())
    for name in ("begun", "ended", "memory", "estimate"):
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
    totals.counts |= {"TimeoutError": 1, "NoArticleError": 5}
    totals.cpu_seconds = 2.5
    totals.add_missing("0", "a.txt", "missing")
    assert format_totals(totals, 10.0) == [
        "articles                        1,306",
        "of them in this run             1,230",
        "words in                    1,234,567",
        "words out                           9",
        "no article: NoArticleError          5",
        "failed: InputError                 30",
        "failed: TimeoutError                1",
        "skipped: a                          5",
        "skipped: b                          4",
        "inputs not read to the end          2",
        "missing shards                      1",
        "CPU seconds                       2.5",
        "articles per second             123.0",
    ]
    whole = format_totals(totals, 10.0, whole=True)
    assert whole[1].split() == ["words", "in", "1,234,567"]
    assert whole[-1] == "articles per second of a worker      130.6"


def test_zeros_have_no_row() -> None:
    assert [row.rsplit(maxsplit=1) for row in format_totals(Totals(), 0.0)] == [
        ["articles", "0"], ["of them in this run", "0"], ["words in", "0"], ["words out", "0"],
        ["CPU seconds", "0.0"], ["articles per second", "0.0"],
    ]  # fmt: skip


def make_folder(out: Path) -> Store:
    """Write a complete folder of two shards, as a run leaves it."""
    store = Store(str(out))
    options = Options()
    asked = {**options.describe(), "paths": ["in"], "include": [], "exclude": []}
    shards = [Shard(letter * 16, (f"in/{letter}",), 0, None, 9) for letter in "ab"]
    write_plan(store, shards, write_manifest(store, asked, 9))
    for shard in shards:
        store.write(f"part-{shard.id}.jsonl", b"{}\n")
        report = Report(shard.id, {"ok": 1}, {}, {}, 1.0, options=options.describe())
        write_checkpoint(store, report, options)
    return store


def lose(store: Store, *names: str) -> None:
    for name in names:
        store.remove(name)


def edit(store: Store, name: str, old: bytes, new: bytes) -> None:
    data = store.read(name) or b""
    assert old in data
    store.write(name, data.replace(old, new))


def cut_plan(store: Store) -> None:
    """Leave the first shard alone, and a head that fits it."""
    head, first, _ = (store.read("plan.jsonl") or b"").splitlines(keepends=True)
    known = json.loads(head)
    known |= {"shards": 1, "checksum": hashlib.sha256(first).hexdigest()[:32]}
    store.write("plan.jsonl", json.dumps(known).encode() + b"\n" + first)


def copy_part(store: Store) -> None:
    for ending in ("jsonl", "done"):
        data = store.read(f"part-{'a' * 16}.{ending}") or b""
        store.write(f"part-{'b' * 16}.{ending}", data)


B_PART, B_NOTE = (f"part-{'b' * 16}.{ending}" for ending in ("jsonl", "done"))
PLAN_AND_PART = ("plan.jsonl", B_PART, B_NOTE)
SLIPS: dict[str, tuple[Callable[[Store], object], str]] = {
    "plan-and-part-gone": (lambda s: lose(s, *PLAN_AND_PART), "plan.jsonl: missing"),
    "plan-cut-head-rewritten": (cut_plan, "run.json: does not agree with plan.jsonl"),
    "part-and-note-of-another": (copy_part, f"damaged: shard {'b' * 16} of in/b"),
    "note-without-checksum": (
        lambda s: edit(s, B_NOTE, b'"checksum"', b'"other"'), f"damaged: shard {'b' * 16}"
    ),
    "run-changed": (lambda s: edit(s, "run.json", b'"in"', b'"on"'), "run.json: does not agree"),
    "run-cut": (lambda s: s.write("run.json", b'{"size": 9'), "run.json: damaged"),
    "run-gone": (lambda s: lose(s, "run.json"), "run.json: missing"),
    "all-but-parts-gone": (lambda s: lose(s, "run.json", "plan.jsonl"), "plan.jsonl: missing"),
    "part-gone": (lambda s: lose(s, B_PART), f"damaged: shard {'b' * 16}"),
    "note-gone": (lambda s: lose(s, B_NOTE), f"missing: shard {'b' * 16}"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_report_calls_complete_only_what_it_can_prove(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slip: str
) -> None:
    store = make_folder(tmp_path / "out")
    assert print_report(store.name) == 0
    capsys.readouterr()
    damage, told = SLIPS[slip]
    damage(store)
    assert (print_report(store.name), read_report(store.name)["complete"]) == (3, False)
    rows = capsys.readouterr().err.splitlines()
    assert any(row.startswith(told) for row in rows)
    (mending,) = [row for row in rows if "mends it" in row]
    assert mending.endswith(f"-o {store.name}/" if "all" not in slip else "...")


def test_a_part_of_other_options_is_not_that_of_the_plan(tmp_path: Path) -> None:
    store = make_folder(tmp_path / "out")
    other = Options(parts=True)
    report = Report("b" * 16, {"ok": 1}, {}, {}, 1.0, options=other.describe())
    write_checkpoint(store, report, other)
    (missing,) = read_report(store.name)["missing"]
    assert missing["why"] == "done with other options"


def test_inputs_that_could_not_be_read_are_read_by_a_retry() -> None:
    totals = add_up(make_report(1, 1, unread=1))
    totals.command = "summarize corpus a -o b"
    command = build_report(totals, FailureLimit())["command"]
    assert command == "summarize corpus a -o b --retry-failed InputError"
