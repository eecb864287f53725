"""A mistyped line is answered with what to write in its place, and nothing else gets a hint."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from summarize.commands.suggestions import check_names, explain_input, explain_usage
from summarize.errors import InputError, NoArticleError, UsageError


def explain(line: str) -> str:
    """Find the message about a line, whose first word may be a command."""
    first, _, rest = line.partition(" ")
    command = first if first in ("read", "compare", "corpus") else ""
    app = import_module(f"summarize.commands.{command or 'summary'}").app
    usage_error: Any = typer.BadParameter.__base__
    with pytest.raises(usage_error) as caught:
        app(args=(rest if command else line).split(), standalone_mode=False)
    return str(explain_usage(caught.value, f"summarize {command}".rstrip(), line.split()))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("--text a", "no option --text: write -f text", id="of-another-program"),
        pytest.param("read --text", "read has no --text: write -f text", id="in-any-command"),
        pytest.param("--words 30 a", "no option --words: write -n 30w", id="its-number"),
        pytest.param("--words=30 a", "no option --words: write -n 30w", id="in-the-same-word"),
        pytest.param("-w30 a", "no option -w: write -n 30w", id="behind-a-letter"),
        pytest.param("--words many", "no option --words: write -n 100w", id="not-its-number"),
        pytest.param("--words", "no option --words: write -n 100w", id="without-one"),
        pytest.param("--lang fr a", "no option --lang: write -l fr", id="its-word"),
        pytest.param("--ratio 0.3 a", "no option --ratio: write -n 30%", id="its-share"),
        pytest.param("--query it's a", "no option --query: write --focus 'it'\"'\"'s'",
                     id="quoted"),
        pytest.param("--file a.txt", "no option --file: write a.txt alone", id="its-file"),
        pytest.param("--file --open", "no option --file: write the file's name alone",
                     id="no-file"),
        pytest.param("-dash.txt", "no option -d: write ./-dash.txt if it is a file", id="dash"),
        pytest.param("-3 a", "no option -3: write -n 3", id="a-number"),
        pytest.param("-z", "no option -z: see summarize --help", id="a-letter"),
        pytest.param("read --zzzz", "read has no --zzzz: see summarize read --help",
                     id="like-none"),
        pytest.param("--lenght 5", "no option --lenght: did you mean --length?", id="mistyped"),
        pytest.param("--scheduler x", "no option --scheduler: it is an option of summarize corpus",
                     id="of-another-command"),
        pytest.param("read --merge", "read has no --merge: it is an option of summarize",
                     id="of-ours"),
        pytest.param("-n", "-n needs a value after it (see summarize --help)", id="no-value"),
        pytest.param("corpus -o", "-o needs a value after it (see summarize corpus --help)",
                     id="no-value-in-a-command"),
        pytest.param("--keywords x", "--keywords: 'x' is not a number: write --keywords 5",
                     id="no-number"),
        pytest.param("corpus --jobs x", "--jobs: 'x' is not a number: write --jobs 5",
                     id="no-number-in-a-command"),
        pytest.param("--width 2", "--width: 2 is less than 20", id="too-small"),
        pytest.param("corpus --timeout 0", "--timeout: 0.0 is less than 0.1", id="too-short"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_to_write(line: str, said: str) -> None:
    assert explain(line) == said


def test_a_wrong_default_is_told_with_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_KEYWORDS", "x")
    assert explain("a") == "SUMMARIZE_KEYWORDS: 'x' is not a number"
    monkeypatch.setenv("SUMMARIZE_KEYWORDS", "0")
    assert explain("a") == "SUMMARIZE_KEYWORDS: 0 is less than 1"


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


def test_a_folder_that_may_be_listed_but_not_entered_gives_no_hint(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError

    (folder / "drafts").mkdir()
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert hint("draft/mill.txt") == ""


def test_only_the_first_name_can_be_a_command() -> None:
    assert hint("corpsu", "a.txt", "corpsu") == ""
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


def test_a_name_that_was_cut_at_its_spaces_gets_quotes() -> None:
    with pytest.raises(UsageError, match="needs quotes: write 'notes on the mill'"):
        check_names(["a.txt", "notes", "on", "the", "mill"], [])


def test_a_command_that_comes_too_late_is_put_first() -> None:
    with pytest.raises(UsageError, match=r"put compare first: summarize compare -n 3 a\.txt"):
        check_names(["a.txt", "compare"], ["-n", "3", "a.txt", "compare"])


@pytest.mark.parametrize("last", ["rises.", "rises"])
def test_words_without_quotes_are_told_from_names(last: str) -> None:
    with pytest.raises(InputError, match=r"pipe it: echo 'the old mill \.\.\.'"):
        check_names(["the", "old", "mill", last], [])
