"""Headings stand over the picked sentences below them."""

from dataclasses import replace
from time import process_time

import pytest

from summarize import extract_article, merge_articles, summarize
from summarize.models import Summary
from summarize.render.markdown import head_input, render_markdown
from summarize.render.sections import list_shown, name_sections
from summarize.render.style import Style
from summarize.render.terminal.summary import render_terminal
from summarize.render.text import render_text

# The first sentence of each section is picked; only the second has the word of its heading.
LINES = {
    "Salt": "It was carried over the pass by mules for three hundred years. Salt paid it.",
    "Lamps": "They were lit by hand until the winter of 1911. A keeper had forty lamps to trim.",
    "Trams": "One ran to the upper town every nine minutes. Trams had two bells each.",
    "Conclusion": "All of this is gone, and the valley has eleven people who remember it.",
    "Any work left?": "Eleven people live in the valley now, and nine of them drive to the coast.",
    "Mules": "Mules went over the pass twice a week, and in winter not at all for months.",
    "Old trades": "The old trades of the valley were three, and none of them was written down.",
}
AGAIN = {
    "Salt": "Two wagons a day took it to the coast. There salt was sold for its weight in wheat.",
    "Lamps": "Gas took their place in four streets. Lamps with wicks stayed in the others.",
}


def build(*headings: str, title: str = "Three trades") -> Summary:
    """Summarize an article by the first sentence below each heading."""
    text = f"# {title}\n\n"
    for number, heading in enumerate(headings):
        lines = AGAIN if heading in headings[:number] else LINES
        text += f"{'' if heading.startswith('#') else '## '}{heading}\n\n"
        text += f"{lines.get(heading.split('. ')[-1].lstrip('# .0123456789'), '')}\n\n"
    summary = summarize(extract_article(text), length="40")
    firsts = {s.paragraph: s for s in reversed(summary.sentences)}
    return replace(summary, sentences=tuple(firsts[n] for n in sorted(firsts)))


def show(*headings: str, title: str = "Three trades") -> list[str]:
    return list_shown(build(*headings, title=title))


def test_each_sentence_knows_its_section() -> None:
    assert name_sections(build("Salt", "Lamps")) == ["Salt", "Lamps"]


def test_the_title_is_no_section() -> None:
    text = f"# Trades\n\n{LINES['Mules']}\n\n## Lamps\n\n{LINES['Conclusion']}\n"
    assert name_sections(summarize(extract_article(text), length="9")) == ["", "Lamps"]


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        pytest.param(["Salt", "Lamps"], ["", ""], id="two-sections"),
        pytest.param(["Salt", "Lamps", "Trams"], ["Salt", "Lamps", "Trams"], id="they-name-it"),
        pytest.param(["1. Salt", "2. Lamps", "3. Trams"], ["Salt", "Lamps", "Trams"],
                     id="numbers-of-a-list"),
        pytest.param(["1 Salt", "2 Lamps", "3 Trams"], ["Salt", "Lamps", "Trams"],
                     id="numbers-of-a-paper"),
        pytest.param(["16 Salt", "2 Lamps", "3 Trams"], ["16 Salt", "2 Lamps", "3 Trams"],
                     id="numbers-that-count-something"),
        pytest.param(["1 Salt", "1.1 Lamps", "1.2 Trams"], ["Salt", "Lamps", "Trams"],
                     id="numbers-of-parts"),
        pytest.param(["3. Salt", "2. Lamps", "1. Trams"], ["Salt", "Lamps", "Trams"],
                     id="numbers-that-count-down"),
        pytest.param(["J. Salt", "A. Lamps", "M. Trams"], ["J. Salt", "A. Lamps", "M. Trams"],
                     id="initials"),
        pytest.param(["1. Salt", "Lamps", "Trams"], ["1. Salt", "Lamps", "Trams"],
                     id="one-number"),
        pytest.param(["Salt", "Lamps", "Conclusion"], ["Salt", "Lamps", "Conclusion"],
                     id="one-in-three-could-stand-anywhere"),
        pytest.param(["Salt", "Conclusion", "Any work left?"], [""] * 3, id="a-question"),
        pytest.param(["Salt", "Mules", "Old trades"], [""] * 3,
                     id="they-repeat-the-sentence-or-the-title"),
        pytest.param(["# North", "### Salt", "### Lamps", "# South", "### Salt", "### Lamps"],
                     [""] * 4, id="those-that-repeat"),
    ],
)  # fmt: skip
def test_headings_are_shown_if_they_say_more_than_the_sentences(
    headings: list[str], shown: list[str]
) -> None:
    assert show(*headings) == shown


def test_the_name_and_date_of_a_post_are_shown_though_the_name_repeats() -> None:
    posts = ["Ann · 3 May 2024", "Bo · 4 May 2024", "Ann · 3 May 2024", "Cy · 5 May 2024"]
    text = "# Trades\n\n" + "".join(
        f"## {post}\n\n{line}\n\n" for post, line in zip(posts, LINES.values(), strict=False)
    )
    shown = list_shown(summarize(extract_article(text), length="40"))
    assert list(filter(None, shown)) == posts


def test_sections_are_found_in_less_than_quadratic_time() -> None:
    summary = build("Salt", "Lamps", "Trams")
    count = 10_000
    blocks, (first, *_) = summary.article.blocks[1:3], summary.sentences
    many = replace(
        summary,
        article=replace(summary.article, blocks=blocks * count),
        sentences=tuple(replace(first, paragraph=2 * n + 1) for n in range(count)),
    )
    start = process_time()
    list_shown(many)
    assert process_time() - start < 2  # with a search from the first, it is 5


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
    assert "\n## Lamps\n\n- They were" in render_markdown(summary)
    assert "\n   Lamps\n • They were" in render_terminal(summary)
    assert "Lamps\n" not in render_text(summary)
    for bare in (render_markdown(summary, Style(bare=True)), render_terminal(summary, Style(True))):
        assert "Salt\n" not in bare


def test_the_name_of_an_input_is_below_its_title_or_in_its_place() -> None:
    assert head_input("# Salt\n\n- One.\n", "a.txt") == "# Salt\n\n*a.txt*\n\n- One.\n"
    assert head_input("- One.\n", "a_b.txt") == "# a\\_b.txt\n\n- One.\n"
