"""Completion: the command whose options complete a line, the words that fit, and the script."""

import os
from pathlib import Path

import pytest

from summarize.commands.completion import (
    answer_completion,
    complete_algorithms,
    complete_input,
    complete_language,
    complete_words,
    take_command,
)
from summarize.commands.registry import COMMANDS
from summarize.errors import UsageError
from summarize.rank.algorithms import ALGORITHMS


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without a line, and leave none to other tests: a command is taken off in place."""
    for name in ("_SUMMARIZE_COMPLETE", "COMP_WORDS", "COMP_CWORD", "_TYPER_COMPLETE_ARGS"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("shell", "line", "number", "command", "left", "left_number", "printed"),
    [
        pytest.param(
            "bash", "summarize read -f m", "3", "read", "summarize -f m", "2", "", id="bash"
        ),
        pytest.param("bash", "summarize read a", "2", "read", "summarize a", "1", "", id="a-word"),
        pytest.param(
            "bash", "summarize read", "1", "", "summarize read", "1", "", id="still-typed"
        ),
        pytest.param("bash", "summarize read ", "2", "read", "summarize ", "1", "", id="a-space"),
        pytest.param(
            "bash", "summarize a.txt -f", "2", "", "summarize a.txt -f", "2", "", id="no-command"
        ),
        pytest.param(
            "bash",
            "summarize read -f",
            "x",
            "read",
            "summarize -f",
            "1",
            "",
            id="a-number-that-is-none",
        ),
        pytest.param(
            "bash",
            "summarize read -f",
            "-7",
            "read",
            "summarize -f",
            "-1",
            "",
            id="a-number-below-0",
        ),
        pytest.param("bash", "", "0", "", "", "0", "", id="an-empty-line"),
        pytest.param("fish", "summarize read -f", None, "read", "summarize -f", "1", "", id="fish"),
        pytest.param("fish", "summarize re", None, "", "summarize re", "1", "", id="fish-typed"),
        pytest.param(
            "zsh", "summarize corpus -o", None, "corpus", "summarize -o", "1", "", id="zsh"
        ),
        pytest.param(
            "zsh", "summarize ", None, "", "summarize ", "0", "_files; ", id="zsh-lists-files"
        ),
        pytest.param(
            "zsh",
            "summarize re",
            None,
            "",
            "summarize re",
            "1",
            "_files; ",
            id="zsh-beside-commands",
        ),
        pytest.param(
            "zsh", "summarize a.txt ", None, "", "summarize a.txt ", "1", "", id="zsh-after-a-file"
        ),
    ],
)
def test_the_command_is_taken_off_the_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    shell: str, line: str, number: str | None, command: str,
    left: str, left_number: str, printed: str,
) -> None:  # fmt: skip
    name = "COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS"
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv(name, line)
    monkeypatch.setenv("COMP_CWORD", number or "")
    assert take_command(COMMANDS) == command
    assert (os.environ[name], os.environ["COMP_CWORD"]) == (left, left_number)
    assert capsys.readouterr().out == printed


def test_nothing_is_completed_where_no_shell_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert take_command(COMMANDS) is None
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", "")
    assert take_command(COMMANDS) is None
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", "source_bash")
    assert take_command(COMMANDS) == ""


@pytest.mark.parametrize("asked", ["complete_tcsh", "run_bash", "bash", "complete", "complete_"])
def test_what_no_shell_asks_is_refused(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", asked)
    with pytest.raises(UsageError, match="is not what a shell asks"):
        take_command(COMMANDS)


def test_a_line_that_asks_for_no_script_gets_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert not answer_completion([])
    assert not answer_completion(["a.txt", "--show-completion"])
    for words in (["--show-completion", "bash"], ["--show-completion=bash", "zsh"]):
        assert answer_completion(words)
        assert "_summarize_completion" in capsys.readouterr().out
    with pytest.raises(
        UsageError, match="no completion for 'tcsh': write --install-completion and"
    ):
        answer_completion(["--install-completion=tcsh"])
    with pytest.raises(UsageError, match=r"which shell\? write --show-completion and one of bash"):
        answer_completion(["--show-completion="])


TOPICS = ["read", "compare", "corpus", "digest", "mcp", "config", "algorithms", "languages", "help",
          "version", "options"]  # fmt: skip


def test_words_are_completed_from_their_start() -> None:
    assert complete_words(["text", "terminal", "json"])("te") == ["text", "terminal"]
    assert complete_algorithms("lu") == ["luhn"]
    known = [f"lsa,{name}" for name in ALGORITHMS if name.startswith("l")]
    assert complete_algorithms("lsa,l") == known
    assert complete_language("d") == [(c, n) for c, n in complete_language("") if c[0] == "d"]
    assert complete_language("Ge") == [("German", "de"), ("Georgian", "ka")]
    assert ("German", "de") not in complete_language("G")
    assert ("deutsch", "de") in complete_language("deu")


@pytest.mark.parametrize(
    ("shell", "line", "number", "found"),
    [
        pytest.param("bash", "summarize re", "1", ["read", "re/", "re\\ ad.txt"], id="bash"),
        pytest.param("fish", "summarize re", None, ["read", "re ad.txt", "re/"], id="fish"),
        pytest.param("zsh", "summarize re", None, ["read"], id="zsh-lists-files-itself"),
        pytest.param("bash", "summarize zz", "1", [], id="no-command"),
        pytest.param("bash", "summarize a re", "2", [], id="not-the-first-word"),
        pytest.param("bash", "summarize re", "x", [], id="no-number"),
        pytest.param("fish", "summarize help re", None, ["read"], id="a-topic-of-help"),
        pytest.param("bash", "summarize help ", "2", TOPICS, id="all-topics"),
        pytest.param("fish", "summarize help read ", None, [], id="after-the-topic"),
    ],
)
def test_commands_and_files_are_completed_where_they_may_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    shell: str, line: str, number: str | None, found: list[str],
) -> None:  # fmt: skip
    for name in ("re ad.txt", "re\x07.txt", ".rest", "other"):
        (tmp_path / name).touch()
    (tmp_path / "re").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", f"complete_{shell}")
    monkeypatch.delenv("COMP_WORDS", raising=False)
    monkeypatch.setenv("COMP_WORDS" if number else "_TYPER_COMPLETE_ARGS", line)
    if number:
        monkeypatch.setenv("COMP_CWORD", number)
    word = line.rpartition(" ")[2]
    assert [item if isinstance(item, str) else item[0] for item in complete_input(word)] == found


def test_no_hidden_file_is_completed_before_a_dot_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".rest", "other"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", "complete_fish")
    monkeypatch.delenv("COMP_WORDS", raising=False)
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "summarize ")
    assert complete_input("")[-1] == "other"
    assert ".rest" not in complete_input("")
