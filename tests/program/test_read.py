"""`summarize read`: the article whole, its key sentences marked, in a terminal or a file."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from summarize import Article, NoArticleError, UsageError, extract_article, summarize
from summarize.commands.read import cut_pages
from summarize.models import Block
from summarize.render.passages import draw_strip, mark_passages, place_bars
from summarize.render.style import Style
from summarize.render.terminal.article import render_terminal_page
from tests.conftest import SAMPLES, Run, read_sample
from tests.screen import run_on_screen

BRIDGE = SAMPLES / "bridge.html"
READ = [sys.executable, "-m", "summarize", "read"]


def test_a_pipe_gets_the_cleaned_article_alone(run: Run) -> None:
    result = run("read", BRIDGE)
    assert result.out == extract_article(BRIDGE.read_bytes()).text + "\n"
    assert (result.err, result.code) == ("", 0)
    assert run("read", stdin=BRIDGE.read_bytes()).out == result.out


def test_a_note_about_a_page_is_one_line(run: Run) -> None:
    text = "The ferry to the island stopped on Monday, and nobody knows when it sails again. " * 5
    page = f"""<html><head><meta property="og:type" content="article">
        <meta property="article:published_time" content="2024-05-03">
        <meta property="og:description" content="{text}"></head></html>"""
    said = "the page shows no text without its scripts: only its description is read"
    assert run("read", stdin=page.encode()).err == f"summarize: standard input: {said}\n"


def test_pages_of_a_document_are_read_alone(run: Run) -> None:
    result = run("read", "--pages", "2-", "-f", "markdown", SAMPLES / "heron.pdf")
    assert result.out.count("<sub>page 2</sub>\n") == 1
    assert "1 Introduction" not in result.out
    assert "5 Conclusion" in result.out
    article = Article((Block("One.", page=1), Block("Three.", page=3)), "en")
    assert cut_pages(article, range(2, 9)).paragraphs == ("Three.",)
    with pytest.raises(NoArticleError, match="its last is on page 3"):
        cut_pages(article, range(4, 9))
    with pytest.raises(UsageError, match="--pages is for a PDF"):
        cut_pages(Article((Block("One."),), "en"), range(1, 2))


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_marking_loses_nothing_and_marks_each_key_sentence(path: Path) -> None:
    for summary in map(summarize, read_sample(path.name)):
        passages = mark_passages(summary)
        texts = ["".join(run.text for run in passage.runs) for passage in passages]
        assert texts == list(summary.article.paragraphs)
        marked = [run for passage in passages for run in passage.runs if run.sentence]
        assert [run.text for run in marked] == [s.text for s in summary.sentences]


def test_the_strip_has_a_bar_where_a_key_sentence_starts() -> None:
    summary = summarize(extract_article(BRIDGE.read_bytes()))
    bars = place_bars(summary, 40)
    assert max(bars) == max(sentence.score for sentence in summary.sentences)
    length = len(summary.article.text)
    places = {min(39, s.start * 40 // length) for s in summary.sentences}
    assert {i for i, bar in enumerate(bars) if bar} == places
    assert len(draw_strip(summary, 40)) == 40
    assert "█" in draw_strip(summary, 40)


@pytest.mark.parametrize("columns", [20, 60, 80])
@pytest.mark.parametrize("name", ["bridge.html", "tea.txt", "olives.txt"])
def test_a_page_is_never_wider_than_it_is_to_be(columns: int, name: str) -> None:
    from rich.cells import cell_len

    summary = summarize(extract_article((SAMPLES / name).read_bytes()))
    page = render_terminal_page(summary, Style(columns=columns))
    assert max(map(cell_len, page.splitlines())) <= columns
    assert "\x1b" not in page
    assert "▌ " in page


def test_a_page_taller_than_the_terminal_goes_through_the_pager() -> None:
    command = [*READ, "--color", "always", str(BRIDGE)]
    screen, code = run_on_screen(command, {"PAGER": "sed s/^/paged/", "LINES": "24"})
    assert code == 0
    assert "paged" in screen
    assert "\x1b[1mThe bridge that measures its own age" in screen
    for quiet in (["--no-pager"], []):
        screen, _ = run_on_screen([*command, *quiet], {"PAGER": "sed s/^/paged/", "LINES": "999"})
        assert "paged" not in screen
        assert "bridge" in screen


@pytest.mark.skipif(shutil.which("less") is None, reason="no less on this machine")
def test_less_keeps_the_colours() -> None:
    screen, code = run_on_screen([*READ, str(BRIDGE)], {"PAGER": "less -FXE", "LINES": "24"})
    assert code == 0
    assert "ESC" not in screen
    assert "\x1b[1mThe bridge" in screen


def test_a_pager_that_is_not_there_is_done_without() -> None:
    screen, code = run_on_screen([*READ, str(BRIDGE)], {"PAGER": "no-such-pager", "LINES": "5"})
    assert code == 0
    assert "The bridge that measures its own age" in screen


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["read", "no-such-file"], 3),
        (["read", "-f", "pdf", BRIDGE], 2),
        (["read", "-n", "x", BRIDGE], 2),
        (["read", "--merge", BRIDGE], 2),
        (["compare", "no-such-file"], 3),
        (["compare", "-a", "magic", BRIDGE], 2),
        (["compare", "--reference", "no-such-file", BRIDGE], 3),
    ],
)
def test_bad_input_is_one_line_and_its_exit_code(run: Run, arguments: list[str], code: int) -> None:
    result = run(*arguments)
    assert (result.out, result.code) == ("", code)
    assert result.err.count("\n") == 1
    assert result.err.startswith("summarize: ")


def test_a_file_named_as_a_command_can_still_be_summarized(run: Run, tmp_path: object) -> None:
    result = run("./read")
    assert result.err == "summarize: ./read: no such file or directory\n"


def test_code_alone_can_be_read_but_has_no_summary(run: Run) -> None:
    text = "```\nx = rain(1)\ny = x + 1.\n```\n"
    result = run(stdin=text)
    assert (result.out, result.code) == ("", 4)
    assert result.err == "summarize: standard input: no sentence in it, only code\n"
    assert "x = rain(1)\ny = x + 1." in run("read", stdin=text).out


def test_json_has_the_key_phrases_and_text_needs_none(run: Run) -> None:
    whole, short = (run(*c, "-f", "json", BRIDGE).out for c in (("read",), ()))
    assert json.loads(whole)["keywords"] == json.loads(short)["keywords"] != []
