"""Links, emphasis, code and images of an article stay where they are in its text."""

from collections.abc import Iterator, Sequence
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarize import extract_article
from summarize.language.control_characters import one_line
from summarize.models import Article, Block, Mark, Markup, Sentence, Summary
from summarize.render.html.page import render_html
from summarize.render.inline import list_marks
from summarize.render.markdown import render_markdown_page
from summarize.render.passages import mark_passages
from tests.unit.readers.html.examples import PARAGRAPHS, build_page

URL = "https://dam.example/news/1.html"
LINE = "The keeper of the dam {} in the year of the flood, as his wife wrote."


@pytest.mark.parametrize(
    ("inside", "marks"),
    [
        pytest.param(
            'went <a href="b.html">home</a>',
            ["link home https://dam.example/news/b.html"],
            id="link",
        ),
        pytest.param(
            'went <a href=" https://x.exam\nple/a (1)">home</a>',
            ["link home https://x.example/a%20(1)"],
            id="link-elsewhere",
        ),
        pytest.param(
            '<a href="mailto:a@x.example">wrote</a>', ["link wrote mailto:a@x.example"], id="mail"
        ),
        pytest.param('<a href="javascript:alert(1)">went</a>', [], id="script"),
        pytest.param('<a href="//[">went</a> <a>out</a>', [], id="no-address"),
        pytest.param(
            '<a href="/a"><em>went <b>out</b></em></a>',
            ["link went out https://dam.example/a", "emphasis went out"],
            id="nested",
        ),
        pytest.param('set <code>x = "1"</code>', ['code x = "1"'], id="code"),
        pytest.param(
            '<code>a(<a href="/b">b</a>)</code>',
            ["link b https://dam.example/b"],
            id="link-in-code",
        ),
        pytest.param(
            'saw <img src="/a.png" alt="the  rim"> it',
            ["image  https://dam.example/a.png the rim"],
            id="image",
        ),
        pytest.param('<img src="/a.png" width="16"> went', [], id="icon"),
        pytest.param(
            '<img src="data:image/gif;base64,R0" data-src="/b.png"> went',
            ["image  https://dam.example/b.png"],
            id="image-that-a-script-loads",
        ),
    ],
)
def test_a_mark_of_the_page_is_one_of_the_block(inside: str, marks: list[str]) -> None:
    page = build_page(f"<article><p>{LINE.format(inside)}</p>{PARAGRAPHS}</article>")
    article = extract_article(page, url=URL)
    text = article.paragraphs[0]
    found = list_marks(article)[0]
    shown = (f"{m.kind} {text[m.start : m.end]} {m.address} {m.label}" for m in found)
    assert [one.rstrip() for one in shown] == marks
    assert article.links == tuple(mark.address for mark in found if mark.kind == "link")


def test_a_picture_stands_before_the_text_below_it_and_once() -> None:
    source = '<picture><source srcset="/x.webp"><img src="/rim.jpg" alt="The rim"></picture>'
    figure = f"<figure>{source}<figcaption>The rim. Photo: A. B.</figcaption></figure>"
    page = build_page(
        f"<nav><img src=/logo.png></nav><article>{figure}{PARAGRAPHS}{figure}</article>"
    )
    summary = Summary(extract_article(page, url=URL), "auto", (), 1, 9, 0)
    shown = render_markdown_page(summary)
    assert shown.split("\n\n")[2] == "![The rim](https://dam.example/rim.jpg)"
    assert shown.count("![") == 1
    link = '<a href="https://dam.example/rim.jpg" rel="noreferrer">🖼 The rim</a>'
    assert render_html(summary).count(link) == 1


INLINE = st.recursive(
    st.text("ab .*_`[]()<>|\\&!1甲。:", min_size=1, max_size=6),
    lambda inner: st.tuples(
        st.sampled_from(["link", "emphasis", "code"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def flatten(nodes: Sequence[Any], pieces: list[str | None]) -> Iterator[Mark]:
    """Append the texts of inline elements to pieces, and yield the marks on these."""
    for node in nodes:
        start = len(pieces)
        if isinstance(node, str):
            pieces.append(node)
        else:
            yield from flatten(node[1], pieces)
            yield Mark(node[0], start, len(pieces), f"https://x.example/{start}?(&lt;)")


@settings(max_examples=20)
@given(st.lists(INLINE, min_size=1, max_size=5), st.lists(st.booleans(), min_size=3, max_size=3))
def test_a_reader_of_markdown_finds_the_same_text_and_the_same_links(
    nodes: list[Any], keys: list[bool]
) -> None:
    pieces: list[str | None] = []
    marks = tuple(flatten(nodes, pieces))
    text = one_line("".join(piece or "" for piece in pieces))
    if not text:
        return
    article = Article((Block(text, markup=Markup(tuple(pieces), marks)),), "en")
    page = render_markdown_page(Summary(article, "auto", tuple(cut(text, keys)), 1, 9, 3))
    line = MarkdownIt("commonmark").parse(page)[1].children or ()
    tokens = [token for token in line if token.type in ("text", "code_inline", "text_special")]
    assert "".join(token.content for token in tokens) == text
    links = [str(token.attrs["href"]) for token in line if token.type == "link_open"]
    wanted = [mark.address for mark in list_marks(article)[0] if mark.kind == "link"]
    assert list(dict.fromkeys(links)) == wanted


def cut(text: str, keys: list[bool]) -> Iterator[Sentence]:
    """Cut a text into parts, and yield those that are key sentences."""
    size = len(text) // len(keys) + 1
    for number, key in enumerate(keys):
        part = text[number * size : (number + 1) * size]
        start = number * size + len(part) - len(part.lstrip())
        if key and part.strip():
            yield Sentence(part.strip(), 0, number, start, start + len(part.strip()), 1.0)


def test_the_marks_of_a_long_text_are_placed_once_for_all_its_lines() -> None:
    count = 2_000
    pieces = tuple(f"On day {number} he rowed home. " for number in range(count))
    marks = tuple(Mark("link", n, n + 1, f"https://x.example/{n}") for n in range(count))
    blocks = (Block(piece.strip(), markup=Markup(pieces, marks)) for piece in pieces)
    start = process_time()
    found = list_marks(Article(tuple(blocks), "en"))
    assert process_time() - start < 0.5  # 3.6 s where each line looks at the whole text
    assert [mark.address for own in found for mark in own] == [mark.address for mark in marks]


def test_images_before_a_text_are_told_from_its_marks_in_one_pass() -> None:
    images = tuple(Mark("image", 0, 0, f"https://x.example/{n}") for n in range(8_000))
    block = Block("He rowed home.", markup=Markup(("He rowed home.",), images))
    start = process_time()
    (passage,) = mark_passages(Summary(Article((block,), "en"), "auto", (), 1, 9, 0), inline=True)
    assert process_time() - start < 0.5  # 1.1 s where each mark is looked for among the images
    assert (len(passage.images), passage.marks) == (8_000, ())
