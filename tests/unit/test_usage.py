"""A mistyped option is answered with what to write in its place."""

from importlib import import_module
from typing import Any

import pytest
import typer

from summarize.commands.command_line.slips import explain_usage


def explain(line: str) -> str:
    """Return what is said of a line, whose first word may be a command."""
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
