"""How a result is shown where no option says so: by what stands at the other end."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarize.commands.output import (
    OutputOptions,
    check_output_options,
    check_path,
    choose_format,
    choose_renderer,
)
from summarize.errors import UsageError
from summarize.models import Article, Block, Sentence, Summary
from tests.unit.commands.streams import EITHER, stand_at

LINE = "mill wheel " * 40


SUMMARY = Summary(
    Article((Block(LINE.strip()),), "en", source="a\x1b[31m.txt"), "auto",
    (Sentence(LINE.strip(), 0, 0, 0, len(LINE) - 1, 1.0),), 1, 80, 80,
)  # fmt: skip


@EITHER
@pytest.mark.parametrize(
    ("output", "on_terminal", "elsewhere"),
    [
        pytest.param(OutputOptions(), "terminal", "text", id="nothing-said"),
        pytest.param(OutputOptions(path="a"), "text", "text", id="a-file"),
        pytest.param(OutputOptions("json"), "json", "json", id="named"),
        pytest.param(OutputOptions(color="always"), "terminal", "terminal", id="colour-for-less"),
        pytest.param(
            OutputOptions(color="always", path="a"), "text", "text", id="colour-in-a-file"
        ),
        pytest.param(OutputOptions(color="never"), "terminal", "text", id="no-colour"),
    ],
)
def test_a_terminal_gets_a_layout_and_all_else_plain_text(
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,
    output: OutputOptions,
    on_terminal: str,
    elsewhere: str,
) -> None:
    stand_at(terminal, monkeypatch)
    assert choose_format(output) == (on_terminal if terminal else elsewhere)


@EITHER
@pytest.mark.parametrize(
    ("output", "refused"),
    [
        (OutputOptions("html"), True), (OutputOptions("html", opens=True), False),
        (OutputOptions("html", "a.html"), False),
        (OutputOptions("text"), False), (OutputOptions(), False),
    ],
)  # fmt: skip
def test_a_page_is_not_poured_into_a_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, output: OutputOptions, refused: bool
) -> None:
    stand_at(terminal, monkeypatch)
    if refused and terminal:
        with pytest.raises(UsageError, match="a page is for a browser"):
            check_output_options(output, [])
    else:
        check_output_options(output, [])


@pytest.mark.parametrize(
    ("columns", "asked", "summary", "page"),
    [
        pytest.param("40", None, 40, 40, id="as-wide-as-the-terminal"),
        pytest.param("300", None, 100, 80, id="not-too-wide"),
        pytest.param("300", 120, 120, 120, id="as-asked"),
        pytest.param("0", 33, 33, 33, id="no-width"),
        pytest.param("wide", 33, 33, 33, id="no-number"),
        pytest.param("²", 33, 33, 33, id="no-digit"),
        pytest.param("9" * 5_000, 33, 33, 33, id="5,000-digits"),
    ],
)
def test_a_layout_is_as_wide_as_can_be_read(
    monkeypatch: pytest.MonkeyPatch, columns: str, asked: int | None, summary: int, page: int,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", columns)
    for shown, width in (("summary", summary), ("page", page)):
        kind: Any = shown
        text = choose_renderer(OutputOptions("terminal", width=asked, color="never"), kind)(SUMMARY)
        assert width - len("mill wheel ") < max(map(len, text.splitlines())) <= width


@EITHER
@pytest.mark.parametrize(
    ("color", "env", "on_terminal", "elsewhere"),
    [
        pytest.param("auto", {}, True, False, id="auto"),
        pytest.param("auto", {"NO_COLOR": "1"}, False, False, id="no-color"),
        pytest.param("auto", {"NO_COLOR": ""}, True, False, id="an-empty-no-color"),
        pytest.param("auto", {"TERM": "dumb"}, False, False, id="dumb"),
        pytest.param("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True, id="always"),
        pytest.param("never", {}, False, False, id="never"),
    ],
)
def test_colour_is_as_asked_or_on_a_terminal_that_can_and_may(
    terminal: bool, monkeypatch: pytest.MonkeyPatch,
    color: str, env: dict[str, str], on_terminal: bool, elsewhere: bool,
) -> None:  # fmt: skip
    stand_at(terminal, monkeypatch)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COLUMNS", "80")
    text = choose_renderer(OutputOptions("terminal", color=color))(SUMMARY)
    assert ("\x1b[" in text) == (on_terminal if terminal else elsewhere)
    in_a_file = choose_renderer(OutputOptions("terminal", "a", color=color))(SUMMARY)
    assert ("\x1b[" in in_a_file) == (color == "always")


@EITHER
@pytest.mark.parametrize(
    ("color", "env", "on_terminal"),
    [
        pytest.param("auto", {"TERM": "xterm-256color"}, True, id="a-terminal"),
        pytest.param("always", {"TERM": "linux"}, False, id="that-shows-addresses"),
        pytest.param("auto", {"TERM": "xterm", "NO_COLOR": "1"}, False, id="without-colours"),
    ],
)
def test_a_bullet_is_a_link_on_terminals_that_follow_links(
    terminal: bool, monkeypatch: pytest.MonkeyPatch,
    color: str, env: dict[str, str], on_terminal: bool,
) -> None:  # fmt: skip
    stand_at(terminal, monkeypatch)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    linked = replace(SUMMARY, article=replace(SUMMARY.article, url="https://example.org/mill"))
    text = choose_renderer(OutputOptions("terminal", color=color))(linked)
    assert ("\x1b]8;;https://example.org/mill#:~:text=" in text) == (terminal and on_terminal)


def test_json_alone_has_the_name_of_a_file_as_it_is() -> None:
    assert "a\\u001b[31m.txt" in choose_renderer(OutputOptions("json"))(SUMMARY)
    assert "31m" not in choose_renderer(OutputOptions("html"))(SUMMARY)


@pytest.mark.parametrize(
    ("output", "inputs", "refused"),
    [
        ("a", ["b", "a"], True), ("a", ["b"], False), ("link", ["a"], True), ("hard", ["a"], True),
        ("a", ["link"], True), ("new", ["a", "gone", "a\0b"], False), (None, ["a"], False),
        ("pipe", ["pipe"], False), ("folder", ["folder"], False), ("", [], True), ("", ["a"], True),
    ],
)  # fmt: skip
def test_no_input_is_written_over_by_whatever_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    output: str | None, inputs: list[str], refused: bool,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(name).write_text(name)
    Path("link").symlink_to("a")
    Path("hard").hardlink_to("a")
    Path("folder").mkdir()
    os.mkfifo("pipe")
    if refused:
        why = "would be lost: name another file" if output else "the name of the file is empty"
        with pytest.raises(UsageError, match=why):
            check_path(output, inputs)
    else:
        check_path(output, inputs)
