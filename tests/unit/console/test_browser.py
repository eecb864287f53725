"""A page in the browser: where it is written, and when it is cleared away."""

import os
import tempfile
import time
import webbrowser
from pathlib import Path

import pytest

from summarize.console import browser
from summarize.console.browser import open_page
from summarize.errors import InputError


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
    open_page("<p>", str(tmp_path / "a.html"))
    before = len([*Path("/proc/self/fd").iterdir()])
    open_page("<b>", None)
    assert len([*Path("/proc/self/fd").iterdir()]) == before
    assert opened[0] == (tmp_path / "a.html").as_uri()
    other = Path(opened[1].removeprefix("file://"))
    assert (tmp_path / "a.html").read_text() == "<p>"
    assert other.read_text() == f"<b><!-- {other.name} -->\n"
    assert (other.parent, other.suffix, other.stat().st_mode & 0o777) == (tmp_path, ".html", 0o600)
    assert capsys.readouterr().out == f"{tmp_path / 'a.html'}\n{other}\n"
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    with pytest.raises(InputError, match=r"no browser found: the page is in .*/a\.html"):
        open_page("<i>", str(tmp_path / "a.html"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match="can't be written: no such file"):
        open_page("<i>", None)


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
    open_page("<p>", None)
    (page,) = tmp_path.iterdir()
    week_old, young, copy = (tmp_path / f"summarize-page-{c * 16}.html" for c in "abc")
    for path in (week_old, young):
        path.write_text(page.read_text().replace(page.name, path.name))
    copy.write_text(page.read_text())  # of a page, which the user keeps
    strange = tmp_path / f"summarize-page-{'d' * 16}.html"
    strange.mkdir()
    pipe = tmp_path / f"summarize-page-{'e' * 16}.html"
    os.mkfifo(pipe)
    named = tmp_path / "summarize-page-notes-for-thesis.html"
    named.write_text(f"Years of work.<!-- {named.name} -->\n")
    for path in tmp_path.iterdir():
        then = time.time() - (6 if path == young else 8) * 24 * 3600
        os.utime(path, (then, then))
    open_page("<p>", None)
    left = {*tmp_path.iterdir()}
    assert {young, copy, strange, pipe, named} < left
    assert not {page, week_old} & left
    assert len(left) == 6
