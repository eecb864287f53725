"""`read -f markdown`: what CommonMark and GitHub read as lists, quotations, code and tables."""

import re

import pytest
from markdown_it import MarkdownIt

from summarize import Article, Summary
from summarize.models import Block, Sentence
from summarize.render.html.page import render_html
from summarize.render.markdown import render_markdown, render_markdown_page
from summarize.render.style import Style
from summarize.render.terminal.article import render_terminal_page


def render(*blocks: Block, key: tuple[int, int, int] | None = None) -> str:
    article = Article(blocks, "en")
    sentences: tuple[Sentence, ...] = ()
    if key:
        number, start, end = key
        offset = sum(len(block.text) + 2 for block in blocks[:number])
        text = blocks[number].text[start:end]
        sentences = (Sentence(text, number, 0, offset + start, offset + end, 1.0),)
    return render_markdown_page(Summary(article, "auto", sentences, 1, 9, 3))


def test_no_mark_of_the_article_means_anything_and_a_fact_stands_once() -> None:
    text = "A <script>x</script> and a <!-- comment --> are text."
    article = Article((Block(text),), "en", title="A", author="The Gazette", site="The Gazette")
    summary = Summary(article, "auto", (Sentence(text, 0, 0, 0, len(text), 1.0),), 9, 9, 1)
    shown = MarkdownIt("commonmark").render(render_markdown(summary))
    assert "A &lt;script&gt;x&lt;/script&gt; and a &lt;!-- comment --&gt; are text." in shown
    assert shown.count("The Gazette") == 1


def parse(text: str) -> str:
    html = MarkdownIt("commonmark").enable("table").render(text)
    return re.sub(r"\s*\n\s*", "", html.rsplit("<p><em>", 1)[0])


@pytest.mark.parametrize(
    ("blocks", "html"),
    [
        ([Block("1984. It was cold.")], "<p>1984. It was cold.</p>"),
        ([Block("- no list")], "<p>- no list</p>"),
        ([Block("A head", "heading", level=3)], "<h3>A head</h3>"),
        ([Block("a", "item", 1), Block("b", "item", 1)], "<ul><li>a</li><li>b</li></ul>"),
        (
            [Block("a", "item", 1, 3), Block("b", "item", 1, 4)],
            '<ol start="3"><li>a</li><li>b</li></ol>',
        ),
        (
            [Block("a", "item", 1, 1), Block("b", "item", 2), Block("c", "item", 1, 2)],
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
        ),
        ([Block("deep", "item", 3)], "<ul><li>deep</li></ul>"),
        (
            [Block("a", "quote"), Block("b", "quote")],
            "<blockquote><p>a</p><p>b</p></blockquote>",
        ),
        ([Block("x = `y`", "code")], "<pre><code>x = `y`</code></pre>"),
        (
            [Block("a|b", "cell", row=0, column=0), Block("c", "cell", row=1, column=1)],
            "<table><thead><tr><th>a|b</th><th></th></tr></thead>"
            "<tbody><tr><td></td><td>c</td></tr></tbody></table>",
        ),
    ],
)
def test_a_reader_of_markdown_takes_it_for_what_it_is(blocks: list[Block], html: str) -> None:
    assert parse(render(*blocks)) == html


def test_code_that_holds_a_fence_stays_inside_its_own() -> None:
    assert "````\n```\nx\n```\n````" in render(Block("```\nx\n```", "code"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It rained. Nobody minded.", 0, 10),
        ("雨が降った。誰も気にしなかった。", 0, 6),
        ("雨が降った。「誰も」気にしなかった。", 6, 18),
        ("He said “yes”.And left.", 0, 14),
    ],
)
def test_a_key_sentence_is_bold_in_every_script(text: str, start: int, end: int) -> None:
    html = parse(render(Block(text), key=(0, start, end)))
    assert f"<strong>{text[start:end]}</strong>" in html
    assert "*" not in html


def test_what_opens_a_list_is_escaped_where_a_line_begins_alone() -> None:
    assert "\\-晴。" in render(Block("-晴。"))
    for key in ((0, 0, 2), (0, 2, 5)):
        assert "\\" not in render(Block("雨。-晴。"), key=key)


def test_a_page_of_the_source_is_named_before_its_first_block() -> None:
    blocks = (Block("One.", page=1), Block("Two.", page=1), Block("Three.", page=2))
    summary = Summary(Article(blocks, "en"), "auto", (), 0, 0, 0)
    page = render_markdown_page(summary)
    assert page.startswith("One.\n\nTwo.\n\n<sub>page 2</sub>\n\nThree.\n")
    assert '<p class="page"><bdi>p. 2</bdi></p>\n<p>Three.</p>' in render_html(summary)
    assert " page 2\n" in render_terminal_page(summary, Style(columns=40))
