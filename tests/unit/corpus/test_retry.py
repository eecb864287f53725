"""Retries replace failed lines in place, and leave the others."""

import json
from pathlib import Path

import pytest

from summarize.commands.dispatch import expand_shorthand
from summarize.corpus.checkpoint import Report
from summarize.corpus.options import Options
from summarize.corpus.retry import Retry, check_kind, plan_retry
from summarize.corpus.store import Store
from summarize.corpus.workers.supervisor import Event
from summarize.errors import UsageError

SHARD = "0123456789abcdef"


def make_report(fallbacks: int = 0) -> Report:
    options = Options().describe()
    return Report(SHARD, {}, {}, {}, 1.0, options=options, fallbacks={"llm is ill": fallbacks})


def write(name: str) -> bytes:
    """Make a line: ``a`` is fine, ``a!`` failed; ``a+`` is a new line of it."""
    source, mark = name.rstrip("!+"), name[-1]
    status = "InputError: x" if mark == "!" else "ok"
    return json.dumps({"source": source, "status": status, "new": mark == "+"}).encode()


def read(event: Event) -> str:
    line = json.loads(event.line or b"")
    return str(line["source"]) + ("+" if line["new"] else "!" if line["status"] != "ok" else "")


def replace(again: Retry, old: str, new: str) -> list[Event]:
    events = [Event(write(name), json.loads(write(name)), "", 5) for name in new.split()]
    skipped = Event(None, {}, "no text", 5)  # which stands for no line
    return list(again.replace_lines(map(write, old.split()), [skipped, *events, skipped]))


def choose(*sources: str, unread: str = "", paths: str = "f g") -> Retry:
    return Retry(frozenset(sources), frozenset(unread.split()), frozenset(paths.split()))


@pytest.mark.parametrize(
    ("chosen", "old", "new", "lines", "kept"),
    [
        pytest.param("f@1", "f@0 f@1! f@2", "f@1+", "f@0 f@1+ f@2", 2, id="in-its-place"),
        pytest.param("f@1 f@3", "f@1! f@2! f@3!", "f@1+ f@3+", "f@1+ f@2! f@3+", 1,
                     id="only-what-was-chosen"),
        pytest.param("f@1", "f@1! f@2", "", "f@1! f@2", 2, id="nothing-came"),
        pytest.param("f@1 f@2", "f@1! f@2!", "f@2+", "f@1! f@2+", 1, id="one-did-not-come"),
        pytest.param("f@1", "f@1 f@2", "f@1+", "f@1 f@2", 2, id="it-was-fine"),
        pytest.param("f", "f! g", "f+", "f+ g", 1, id="a-file-is-one-article"),
        pytest.param("f", "f! g", "f@0+ f@1+", "f@0+ f@1+ g", 1, id="a-file-that-had-not-opened"),
        pytest.param("f", "f@0 f@1 f!", "f@0+ f@1+ f@2+ f@3+", "f@0 f@1 f@2+ f@3+", 2,
                     id="the-rest-of-a-file"),
        pytest.param("f", "f@0 f! g", "f@0+ f@1+ f+", "f@0 f@1+ f+ g", 2,
                     id="a-file-that-breaks-off-again"),
        pytest.param("f", "f@0 f! g!", "", "f@0 f! g!", 3, id="a-file-that-has-gone"),
        pytest.param("f g", "f! g!", "f@0+ g@0+", "f@0+ g@0+", 0, id="two-files"),
    ],
)  # fmt: skip
def test_a_new_line_comes_in_place_of_the_old_one(
    chosen: str, old: str, new: str, lines: str, kept: int
) -> None:
    again = choose(*chosen.split())
    assert " ".join(map(read, replace(again, old, new))) == lines
    assert again.kept == kept


def test_a_kept_line_is_marked_and_so_is_an_unread_file() -> None:
    stays, new, unread = replace(choose("f@1", unread="g"), "f@0 f@1! g!", "f@1+")
    assert (stays.counted["kept"], stays.bytes_read, stays.skipped) == (True, 0, "")
    assert ("unread" in stays.counted, unread.counted["unread"]) == (False, True)
    assert ("kept" in new.counted, new.bytes_read) == (False, 5)


ERRORS = [
    {"source": "f@1", "status": "InputError: x"},
    {"source": "f@2", "status": "TimeoutError: took longer"},
    {"source": "g", "status": "InputError: y", "unread": True},
]


@pytest.mark.parametrize(
    ("kind", "chosen"),
    [
        ("all", {"f@1", "f@2", "g"}), ("InputError", {"f@1", "g"}), ("TimeoutError", {"f@2"}),
        ("Input", None), ("MemoryError", None),
    ],
)  # fmt: skip
def test_failed_articles_are_selected_by_the_name_of_their_error(
    tmp_path: Path, kind: str, chosen: set[str] | None
) -> None:
    store = Store(str(tmp_path))
    lines = "".join(json.dumps(error) + "\n" for error in ERRORS)
    store.write(f"part-{SHARD}.errors.jsonl", lines.encode())
    again = plan_retry(store, make_report(), ("f", "g"), kind)
    assert (set(again.chosen) if again else None) == chosen
    if again:
        assert again.unread == {"g"}
        assert (sorted(again.paths), again.kept) == (["f", "g"], 0)


def test_without_failures_there_is_no_retry(tmp_path: Path) -> None:
    assert plan_retry(Store(str(tmp_path)), make_report(), ("f",), "all") is None


def test_what_auto_picked_in_place_of_a_command_is_done_again(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    reasons = {"a": "is ill", "b": None, "c": "is ill"}
    lines = [
        {"source": name, "status": "ok", "picked_by": {"command": "llm", "fallback": reason}}
        for name, reason in reasons.items()
    ]
    written = [json.dumps(line | {"new": False}).encode() for line in lines]
    store.write(f"part-{SHARD}.jsonl", b"\n".join(written))
    again = plan_retry(store, make_report(2), ("a", "b", "c"), "fallback")
    assert again
    assert again.chosen == {"a", "c"}
    events = [Event(write(name), json.loads(write(name)), "", 5) for name in ("a+", "c+")]
    assert [*map(read, again.replace_lines(written, events))] == ["a+", "b", "c+"]
    assert plan_retry(store, make_report(2), ("a", "b", "c"), "all") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("--retry-failed Timeoutt in", "Timeoutt"), ("--retry-failed in", "all"),
        ("--retry-failed TimeoutError in", "TimeoutError"),
        ("--retry-failed TimeoutEror in", "TimeoutEror"),
        ("--retry-failed in/*.txt", "all"), ("--retry-failed", "all"),
        ("--retry-failed -o out", "all"), ("--retry-failed fallback in", "fallback"),
    ],
)  # fmt: skip
def test_a_mistyped_kind_is_no_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    found = expand_shorthand(["corpus", *words.split()])
    assert found[1:2] == [f"--retry-failed={kind}"] or found[1:3] == ["--retry-failed", kind]


def test_kinds_of_failures_are_known_by_name() -> None:
    for kind in ("TimeoutError", "NoArticleError", "all", "fallback"):
        check_kind(kind)
    for kind in ("Timeoutt", "TimeoutEror", "timeouterror", "in"):
        with pytest.raises(UsageError, match=f"no failure and no file is called '{kind}'"):
            check_kind(kind)
