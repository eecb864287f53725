"""How a result is shown where nobody says it: by what stands at the other end."""

import io
import os
import sys
import tempfile
import time
import webbrowser
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from summarize.commands.command_line.inputs import check_output, list_inputs
from summarize.commands.contents import _find_facts
from summarize.commands.view import View, check_view, choose_format, choose_renderer, show
from summarize.console import browser, progress
from summarize.errors import InputError, UsageError
from summarize.models import Article, Block, Sentence, Source, Summary
from summarize.readers.several_articles import Item
from summarize.request import Request

LINE = "mill wheel " * 40
SUMMARY = Summary(
    Article((Block(LINE.strip()),), "en", source="a\x1b[31m.txt"), "auto",
    (Sentence(LINE.strip(), 0, 0, 0, len(LINE) - 1, 1.0),), 1, 80, 80,
)  # fmt: skip


EITHER = pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])


def stand_at(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard output and standard input be a terminal, or a pipe."""
    for name in ("stdout", "stdin"):
        stream = io.TextIOWrapper(io.BytesIO())
        monkeypatch.setattr(stream, "isatty", lambda: terminal)
        monkeypatch.setattr(sys, name, stream)
    for name in ("NO_COLOR", "TERM", "COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)


@EITHER
@pytest.mark.parametrize(
    ("view", "on_terminal", "elsewhere"),
    [
        pytest.param(View(), "terminal", "text", id="nothing-said"),
        pytest.param(View(output="a"), "text", "text", id="a-file"),
        pytest.param(View("json"), "json", "json", id="named"),
        pytest.param(View(color="always"), "terminal", "terminal", id="colour-for-less"),
        pytest.param(View(color="always", output="a"), "text", "text", id="colour-in-a-file"),
        pytest.param(View(color="never"), "terminal", "text", id="no-colour"),
    ],
)
def test_a_terminal_gets_a_layout_and_all_else_plain_text(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, view: View, on_terminal: str, elsewhere: str
) -> None:
    stand_at(terminal, monkeypatch)
    assert choose_format(view) == (on_terminal if terminal else elsewhere)


@EITHER
@pytest.mark.parametrize(
    ("view", "refused"),
    [
        (View("html"), True), (View("html", opens=True), False), (View("html", "a.html"), False),
        (View("text"), False), (View(), False),
    ],
)  # fmt: skip
def test_a_page_is_not_poured_into_a_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, view: View, refused: bool
) -> None:
    stand_at(terminal, monkeypatch)
    if refused and terminal:
        with pytest.raises(UsageError, match="a page is for a browser"):
            check_view(view, [])
    else:
        check_view(view, [])


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
        text = choose_renderer(View("terminal", width=asked, color="never"), kind)(SUMMARY)
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
    text = choose_renderer(View("terminal", color=color))(SUMMARY)
    assert ("\x1b[" in text) == (on_terminal if terminal else elsewhere)
    in_a_file = choose_renderer(View("terminal", "a", color=color))(SUMMARY)
    assert ("\x1b[" in in_a_file) == (color == "always")


def test_json_alone_has_the_name_of_a_file_as_it_is() -> None:
    assert "a\\u001b[31m.txt" in choose_renderer(View("json"))(SUMMARY)
    assert "31m" not in choose_renderer(View("html"))(SUMMARY)


@EITHER
def test_a_pipe_is_read_where_nothing_is_named(
    terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_at(terminal, monkeypatch)
    monkeypatch.setattr(progress, "_hushed", Event())
    if terminal:
        with pytest.raises(UsageError, match="nothing to summarize"):
            list_inputs(None)
        with pytest.raises(UsageError, match="nothing to summarize"):
            list_inputs([])
    else:
        assert list_inputs(None) == list_inputs([]) == ["-"]
    assert list_inputs(["a", "b"]) == ["a", "b"]
    assert capsys.readouterr().err == ""
    assert list_inputs(["a", "-"]) == ["a", "-"]
    told = capsys.readouterr().err
    assert told == ("reading what you type; end with Ctrl-D\n" if terminal else "")
    assert progress._hushed.is_set() == terminal


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
            check_output(output, inputs)
    else:
        check_output(output, inputs)


def test_what_a_list_says_is_what_the_source_knows_or_the_article() -> None:
    page = b"<title>Mill</title><meta name=author content='Ann Lee'>"
    page += (
        b"<meta name=date content=2025-03-04><p>"
        + b"The mill of the town was built by the people of the point. " * 9
    )
    request = Request()
    read = _find_facts(Item(Source("a.html", page, "https://x:y@a.org/b", 2, 3, "i")), request)
    assert read == {
        "source": "a.html", "part": 2, "parts": 3, "id": "i", "title": "Mill", "author": "Ann Lee",
        "date": "2025-03-04", "url": "https://a.org/b",
    }  # fmt: skip
    known = Source("a.html", page, author="Bob", date="2020-01-01")
    facts = _find_facts(Item(known), request)
    assert (facts["author"], facts["date"], facts["title"]) == ("Bob", "2020-01-01", "Mill")
    assert (facts["part"], facts["parts"], facts["url"]) == (1, 1, None)
    titled = _find_facts(Item(known._replace(title="T", author=None, data=b"")), request)
    assert (titled["title"], titled["author"], titled["date"]) == ("T", None, "2020-01-01")
    with pytest.raises(InputError, match="gone"):
        _find_facts(Item(known, InputError("gone")), request)


def test_a_page_is_written_and_shown_and_its_path_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []

    def open_url(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", open_url)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(browser, "_BOXES", ())
    show("<p>", View("html", str(tmp_path / "a.html"), opens=True))
    before = len([*Path("/proc/self/fd").iterdir()])
    show("<b>", View("html", opens=True))
    assert len([*Path("/proc/self/fd").iterdir()]) == before
    assert opened[0] == (tmp_path / "a.html").as_uri()
    other = Path(opened[1].removeprefix("file://"))
    assert ((tmp_path / "a.html").read_text(), other.read_text()) == ("<p>", "<b>")
    assert (other.parent, other.suffix, other.stat().st_mode & 0o777) == (tmp_path, ".html", 0o600)
    assert capsys.readouterr().out == f"{tmp_path / 'a.html'}\n{other}\n"
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    with pytest.raises(InputError, match=r"no browser found: the page is in .*/a\.html"):
        show("<i>", View("html", str(tmp_path / "a.html"), opens=True))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match="the page can't be written: no such file"):
        show("<i>", View("html", opens=True))


def test_a_browser_in_a_box_gets_its_page_where_it_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, home, config = tmp_path / "snap", tmp_path / "home", tmp_path / "config"
    for folder in (home, config):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    box.mkdir()
    assert browser.find_folder((str(box),)) == tmp_path  # there are no downloads
    (home / "Downloads").mkdir()
    assert browser.find_folder((str(box),)) == home / "Downloads"
    assert browser.find_folder((str(tmp_path / "gone"),)) == tmp_path  # and no box
    (home / "Téléchargements").mkdir()
    (config / "user-dirs.dirs").write_text('# x\nXDG_DOWNLOAD_DIR="$HOME/Téléchargements"\n')
    assert browser.find_folder((str(box),)) == home / "Téléchargements"


def test_pages_of_long_ago_are_cleared_away_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(browser, "_BOXES", ())
    for name, age in (("summarize-page-a.html", 8), ("summarize-page-b.html", 6), ("c.html", 9)):
        (tmp_path / name).write_text("x")
        then = time.time() - age * 24 * 3600
        os.utime(tmp_path / name, (then, then))
    show("<p>", View("html", opens=True))
    left = {path.name for path in tmp_path.iterdir()}
    assert {"summarize-page-b.html", "c.html"} < left
    assert (len(left), "summarize-page-a.html" in left) == (3, False)
