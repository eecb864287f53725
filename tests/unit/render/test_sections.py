"""Headings stand over the picked sentences below them."""

from dataclasses import replace

import pytest

from summarize import extract_article, merge_articles, summarize
from summarize.models import Summary
from summarize.render.markdown import head_input, render_markdown
from summarize.render.sections import list_shown, name_sections
from summarize.render.style import Style
from summarize.render.terminal.summary import render_terminal
from summarize.render.text import render_text

LINES = {
    "Salt": "Salt was carried over the pass by mules for three hundred years.",
    "Lamps": "The lamps of the harbour were lit by hand until the winter of 1911.",
    "Trams": "A tram ran from the fish market to the upper town every nine minutes.",
}


def build(*headings: str, title: str = "Three trades") -> Summary:
    text = f"# {title}\n\n" + "".join(f"## {name}\n\n{LINES[name]}\n\n" for name in headings)
    return summarize(extract_article(text), length="9")


def test_each_sentence_knows_its_section() -> None:
    assert name_sections(build("Salt", "Lamps")) == ["Salt", "Lamps"]


def test_the_title_is_no_section() -> None:
    text = f"# Trades\n\n{LINES['Salt']}\n\n## Lamps\n\n{LINES['Lamps']}\n"
    assert name_sections(summarize(extract_article(text), length="9")) == ["", "Lamps"]


@pytest.mark.parametrize(
    ("headings", "shown"),
    [(["Salt", "Lamps"], ["", ""]), (["Salt", "Lamps", "Trams"], ["Salt", "Lamps", "Trams"])],
)
def test_headings_are_shown_from_three_sections_on(headings: list[str], shown: list[str]) -> None:
    assert list_shown(build(*headings)) == shown


def test_a_heading_is_shown_once() -> None:
    summary = build("Salt", "Lamps", "Trams")
    twice = replace(summary, sentences=(summary.sentences[0], *summary.sentences))
    assert list_shown(twice) == ["Salt", "", "Lamps", "Trams"]


def test_answers_and_merged_articles_show_none() -> None:
    summary = build("Salt", "Lamps", "Trams")
    assert not any(list_shown(replace(summary, question="What was carried?")))
    merged = merge_articles([summary.article, build("Lamps").article])
    assert not any(list_shown(summarize(merged)))


def test_the_section_of_a_merged_sentence_is_of_its_own_article() -> None:
    first = build("Salt", "Lamps", "Trams").article
    second = extract_article(f"# Ferry\n\n{LINES['Salt'].replace('mules', 'ferry')}\n")
    summary = summarize(merge_articles([first, second]), length="9")
    sections = dict(
        zip((s.document for s in summary.sentences), name_sections(summary), strict=True)
    )
    assert sections.get(1, "") == ""


def test_markdown_and_the_terminal_show_them_and_a_pipe_does_not() -> None:
    summary = build("Salt", "Lamps", "Trams")
    assert "\n## Lamps\n\n- The lamps" in render_markdown(summary)
    assert "\n   Lamps\n • The lamps" in render_terminal(summary)
    assert "Lamps\n" not in render_text(summary)
    for bare in (render_markdown(summary, Style(bare=True)), render_terminal(summary, Style(True))):
        assert "Salt\n" not in bare


def test_the_name_of_an_input_is_below_its_title_or_in_its_place() -> None:
    assert head_input("# Salt\n\n- One.\n", "a.txt") == "# Salt\n\n*a.txt*\n\n- One.\n"
    assert head_input("- One.\n", "a_b.txt") == "# a\\_b.txt\n\n- One.\n"
