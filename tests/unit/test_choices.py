"""What people write for a name, what a shell can complete, and what a line means."""

from pathlib import Path

import pytest

from summarize.commands.command_line import choices
from summarize.commands.command_line.complete import (
    complete_algorithms,
    complete_input,
    complete_language,
    complete_words,
)
from summarize.commands.command_line.spelling import spell_out
from summarize.errors import UsageError
from summarize.render.formats import list_formats


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("md", "markdown"), ("JSON", "json"), ("jsonl", "json"), ("htm", "html"), ("web", "html"),
        ("txt", "text"), ("plain", "text"), ("term", "terminal"), (" Mark-Down ", "markdown"),
        ("te_xt", "text"), (None, None), ("", ""),
    ],
)  # fmt: skip
def test_a_format_has_other_names(word: str | None, name: str | None) -> None:
    assert choices.name_format(word) == name


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("jsn", "unknown format 'jsn': did you mean json? choose from terminal, text, markdown, "),
        ("qqq", "unknown format 'qqq': choose from terminal, text, markdown, json, html"),
    ],
)
def test_an_unknown_format_gets_the_nearest_one(word: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        choices.name_format(word)
    assert str(caught.value).startswith(message)


def test_a_table_is_no_page_for_a_browser() -> None:
    assert choices.name_table_format("md") == "markdown"
    assert choices.name_table_format(None) is None
    with pytest.raises(UsageError, match=r"choose from terminal, text, markdown, json$"):
        choices.name_table_format("web")


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("a.txt", "text"), ("a.md", "markdown"), ("a.b.MARKDOWN", "markdown"), ("a.jsonl", "json"),
        ("a/b.htm", "html"), ("a", None), ("../a", None), (None, None), ("", None), ("a.", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_says_its_format(output: str | None, name: str | None) -> None:
    assert choices.find_format(output) == name
    assert choices.decide_format(None, output) == name
    assert choices.decide_format("json", output) == "json"  # if none is named
    assert choices.decide_format("html", output) == "html"


def test_a_file_of_pages_takes_no_table_and_a_browser_nothing_but_a_page() -> None:
    with pytest.raises(UsageError, match=r"a.html: the ending must be .txt, .md, .markdown, .json"):
        choices.decide_format(None, "a.html", shown="table")
    with pytest.raises(UsageError, match=r"--open shows a page: write it with -o x\.html"):
        choices.decide_format(None, "a.md", opens=True)
    assert choices.decide_format("html", None, opens=True) == "html"
    with pytest.raises(UsageError, match="--open shows a page: leave -f text out"):
        choices.decide_format("text", None, opens=True)


@pytest.mark.parametrize(
    ("word", "name"),
    [("yes", "always"), ("ON", "always"), ("no", "never"), ("off", "never"), ("Auto", "auto")],
)
def test_a_colour_is_said_in_several_ways(word: str, name: str) -> None:
    assert choices.name_color(word) == name


def test_names_of_rankers_are_read_in_any_form_and_separated_by_commas() -> None:
    assert choices.name_algorithms(["Lex Rank"]) == ["lex-rank"]
    assert choices.name_algorithms(["LexRank,lsa", "sum_basic"]) == ["lex-rank", "lsa", "sum-basic"]
    assert choices.name_algorithms(None) == []
    with pytest.raises(UsageError, match="unknown algorithm 'lexrnk': did you mean lex-rank"):
        choices.name_algorithms(["lsa,lexrnk"])


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de_AT", "de"), ("German", "de"),
        (" deutsch ", "de"), ("nb", "no"), (None, None),
    ],
)  # fmt: skip
def test_a_language_is_named_by_its_code_or_by_any_of_its_names(
    word: str | None, code: str | None
) -> None:
    assert choices.name_language(word) == code


@pytest.mark.parametrize(
    ("word", "hint"),
    [("Germn", "did you mean German (de)?"), ("qqqq", "write de or German")],
)
def test_an_unknown_language_gets_the_nearest_one(word: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        choices.name_language(word)
    assert str(caught.value) == (
        f"unknown language '{word}': {hint} (`summarize languages` lists them)"
    )


def test_what_is_suggested_is_near_enough() -> None:
    assert choices.suggest("rad", ["read", "corpus"]) == "read"
    assert choices.suggest("rad", ["read", "corpus"], alike=0.9) is None
    assert choices.suggest("sum_basik", ["sum-basic"]) == "sum-basic"
    assert choices.name_choices(["text", "json", "html"]) == "text, json or html"
    assert choices.name_choices(list_formats("contents")) == "terminal, text or json"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ([], []), (["a.txt"], ["a.txt"]), (["version"], ["--version"]), (["help"], ["--help"]),
        (["help", "read"], ["read", "--help"]), (["help", "help"], ["--help"]),
        (["help", "version"], ["--help"]), (["help", "read", "x"], ["read", "--help"]),
        (["a", "help"], ["a", "help"]), (["help", "options"], ["help", "options"]),
        (["--help", "read"], ["read", "--help"]), (["-h", "corpus"], ["corpus", "--help"]),
        (["--help", "options"], ["help", "options"]), (["--help", "a"], ["--help", "a"]),
        (["--json", "a"], ["--format=json", "a"]), (["read", "--html"], ["read", "--format=html"]),
        (["--", "--json"], ["--", "--json"]), (["corpus", "--json"], ["corpus", "--json"]),
        (["corpus", "--retry-failed"], ["corpus", "--retry-failed=all"]),
        (["corpus", "--retry-failed", "a/"], ["corpus", "--retry-failed=all", "a/"]),
        (["corpus", "--retry-failed", "all", "a"], ["corpus", "--retry-failed", "all", "a"]),
        (["--retry-failed", "TimeoutError"], ["--retry-failed", "TimeoutError"]),
        (["--retry-failed", "my.Error", "b"], ["--retry-failed=all", "my.Error", "b"]),
        (["--retry-failed", "Timeout"], ["--retry-failed=all", "Timeout"]),
    ],
)  # fmt: skip
def test_help_version_and_a_kind_that_is_not_named_are_spelled_out(
    line: list[str], meant: list[str]
) -> None:
    assert spell_out(line) == meant


TOPICS = ["read", "compare", "corpus", "mcp", "config", "algorithms", "languages", "help",
          "version", "options"]  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("raed", "did you mean read?"), ("option", "did you mean options?"),
        ("zzz", f"there are {', '.join(TOPICS)}"),
    ],
)  # fmt: skip
def test_there_is_no_help_on_what_is_none(topic: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        spell_out(["help", topic])
    assert str(caught.value) == f"no help on '{topic}': {hint}"


def test_words_are_completed_from_their_start() -> None:
    assert complete_words(["text", "terminal", "json"])("te") == ["text", "terminal"]
    assert complete_algorithms("lu") == ["luhn"]
    assert complete_algorithms("lsa,l") == ["lsa,lex-rank", "lsa,lsa", "lsa,luhn"]
    assert complete_language("d") == [(c, n) for c, n in complete_language("") if c[0] == "d"]
    assert complete_language("Ge") == [("German", "de"), ("Georgian", "ka")]
    assert ("German", "de") not in complete_language("G")


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
