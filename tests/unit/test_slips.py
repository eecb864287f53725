"""What is there is no slip, and what is none gets no hint that leads elsewhere."""

from pathlib import Path

import pytest

from summarize.commands.command_line.slips import check_names, explain_input
from summarize.errors import InputError, NoArticleError, UsageError

MISSING = InputError("no such file or directory")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds what looks like a slip."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.org").mkdir()
    for name in ("read", "www.example.net", "notes on the mill"):
        (tmp_path / name).touch()
    return tmp_path


def hint(name: str, *names: str, error: Exception = MISSING) -> str:
    assert isinstance(error, InputError | NoArticleError)
    return str(explain_input(name, error, names or (name,))).partition("directory")[2]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("x" * 201, "", id="a-long-name"),
        pytest.param("x" * 100 + " " + "y" * 100, ": to summarize a text, pipe it: echo "
                     f"'{'x' * 100} {'y' * 100} ...' | summarize", id="a-long-text"),
        pytest.param("example.com", ": for the web write https://example.com", id="host"),
        pytest.param("www.mill.museum", ": for the web write https://www.mill.museum", id="www"),
        pytest.param("mill.example:8080/a", ": for the web write https://mill.example:8080/a",
                     id="port"),
        pytest.param("example.org/missing", "", id="in-a-folder-that-is-there"),
        pytest.param("www.example.net", "", id="a-file-that-is-there"),
        pytest.param("mill.txt", "", id="a-file"),
        pytest.param("https://example.com/a", "", id="a-url"),
        pytest.param("https://example.com/a b c d", "", id="a-url-of-words"),
        pytest.param("a..com", "", id="no-host"),
        pytest.param("-", "", id="standard-input"),
        pytest.param("notes on the mill", "", id="words-that-are-a-file"),
        pytest.param("notes on a mill", ": to summarize a text, pipe it: echo 'notes on a ...' "
                     "| summarize", id="words"),
        pytest.param("on a mill", "", id="three-words"),
        pytest.param("raed", ": did you mean summarize read?", id="command"),
        pytest.param("zzzz", "", id="nothing-like-it"),
        pytest.param("raed.txt", "", id="a-file-like-a-command"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_gets_the_hint_that_fits(name: str, expected: str) -> None:
    assert hint(name) == expected


def test_only_the_first_name_can_be_a_command() -> None:
    assert hint("raed", "a.txt", "raed") == ""
    assert hint("raed", "raed", "a.txt")


def test_an_error_of_another_kind_stays_as_it_is() -> None:
    error = NoArticleError("no article text found")
    assert explain_input("example.com", error, ["example.com"]) is error


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["a.txt", "read"], id="a-file-called-read"),
        pytest.param(["the", "old", "mill"], id="three-words"),
        pytest.param(["the", "old", "mill", "read"], id="one-is-there"),
        pytest.param(["the", "old", "mill", "is/a"], id="one-in-a-folder"),
        pytest.param(["the", "old", "mill", "a.txt"], id="one-with-an-ending"),
        pytest.param(["the", "old", "mill", "-"], id="standard-input"),
    ],
)
def test_names_that_may_be_meant_are_let_through(names: list[str]) -> None:
    check_names(names, names)


def test_a_command_that_comes_too_late_is_put_first() -> None:
    with pytest.raises(UsageError, match=r"put compare first: summarize compare -n 3 a\.txt"):
        check_names(["a.txt", "compare"], ["-n", "3", "a.txt", "compare"])


@pytest.mark.parametrize("last", ["rises.", "rises"])
def test_words_without_quotes_are_told_from_names(last: str) -> None:
    with pytest.raises(InputError, match=r"pipe it: echo 'the old mill \.\.\.'"):
        check_names(["the", "old", "mill", last], [])
