"""A mistyped line is answered with what to write in its place, and nothing else gets a hint."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from summarize.commands.suggestions import explain_input, explain_usage
from summarize.errors import InputError, NoArticleError


def explain(line: str) -> str:
    """Find the message about a line, whose first word may be a command."""
    first, _, rest = line.partition(" ")
    command = first if first in ("read", "compare", "corpus") else ""
    app = import_module(f"summarize.commands.{command or 'summary'}").app
    usage_error: Any = typer.BadParameter.__base__
    with pytest.raises(usage_error) as caught:
        app(args=(rest if command else line).split(), standalone_mode=False)
    return str(explain_usage(caught.value, f"summarize {command}".rstrip()))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("-z", "no option -z: see summarize --help", id="a-letter"),
        pytest.param("read --zzzz", "read has no --zzzz: see summarize read --help",
                     id="like-none"),
        pytest.param("--lenght 5", "no option --lenght: did you mean --length?", id="mistyped"),
        pytest.param("-n", "-n needs a value after it (see summarize --help)", id="no-value"),
        pytest.param("corpus -o", "-o needs a value after it (see summarize corpus --help)",
                     id="no-value-in-a-command"),
        pytest.param("--keywords x", "--keywords: 'x' is not a number: write --keywords 5",
                     id="no-number"),
        pytest.param("corpus --jobs x", "--jobs: 'x' is not a number: write --jobs 5",
                     id="no-number-in-a-command"),
        pytest.param("--width abc", "--width: 'abc' is not a number: write --width 20",
                     id="no-number-of-columns"),
        pytest.param("--model gpt", "no option --model: write --pick-with 'llm -m NAME' for a "
                     "language model, or -a NAME for a ranker", id="of-another-program"),
        pytest.param("--question x", "no option --question: write --ask QUESTION", id="a-question"),
        pytest.param("--words 9", "no option --words: write -n 100w", id="a-length"),
        pytest.param("--lang de", "no option --lang: did you mean --language?", id="cut-short"),
        pytest.param("--pages 2", "no option --pages: summarize read has it", id="of-read"),
        pytest.param("read --explain", "read has no --explain: summarize has it", id="of-all"),
        pytest.param("--width 2", "--width: 2 is less than 20", id="too-small"),
        pytest.param("corpus --timeout 0", "--timeout: 0.0 is not between 0.1 and 86400",
                     id="too-short"),
        pytest.param("--patience inf", "--patience: inf is not between 0.1 and 86400",
                     id="endless"),
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


def hint(name: str) -> str:
    return str(explain_input(name, MISSING)).partition("directory")[2]


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
        pytest.param("-", "", id="standard-input"),
        pytest.param("notes on the mill", "", id="words-that-are-a-file"),
        pytest.param("notes on a mill", ": to summarize a text, pipe it: echo 'notes on a ...' "
                     "| summarize", id="words"),
        pytest.param("%", ": a length is one word: -n 50%", id="the-unit-of-a-length"),
        pytest.param("summarize", ": it is the program itself: name it once", id="twice"),
        pytest.param("read www.example.net", ": these are several: summarize read www.example.net",
                     id="names-in-one-word"),
        pytest.param("compare", ": a command comes first: summarize compare ...", id="late"),
        pytest.param("raed", ": did you mean summarize read?", id="command"),
        pytest.param("list", ": did you mean summarize --list?", id="option"),
        pytest.param("zzzz", "", id="nothing-like-it"),
        pytest.param("raed.txt", "", id="a-file-like-a-command"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_gets_the_hint_that_fits(name: str, expected: str) -> None:
    assert hint(name) == expected


def test_an_error_of_another_kind_stays_as_it_is() -> None:
    error = NoArticleError("no article text found")
    assert explain_input("example.com", error) is error
