"""Code in a page is one block, and prose in ``<pre>`` is prose."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Block
from summarize.readers.html.blocks import list_blocks
from tests.unit.readers.html.examples import PARAGRAPHS, build_page


def test_code_of_several_lines_and_the_date_of_a_byline_stay_what_they_are() -> None:
    code = "<pre><code>open = 1\nshut = 2</code></pre>"
    byline = "<p>By Nora Feld <time>3 May</time></p>"
    page = build_page(f"<article>{byline}{PARAGRAPHS}{code}</article>")
    texts = extract_article(page).paragraphs
    assert texts[-1] == "open = 1\nshut = 2"
    assert not [text for text in texts if "3 May" in text]


@pytest.mark.parametrize(
    "code",
    [
        "<code><div class=row><div class=n aria-hidden=true>1</div><div class=c>a = {</div></div>"
        "<div class=row><div class=n aria-hidden=true>2</div><div class=c>  1: b</div></div>"
        "<div class=row><div class=n aria-hidden=true>3</div><div class=c>}</div></div></code>",
        "<ol><li>a = {</li><li>  1: b</li><li>}</li></ol>",
        "<div class=box><div>a = {</div>\n<div>  1: b</div>\n<div>}</div></div>",
    ],
)
def test_code_whose_lines_are_elements_is_one_block(code: str) -> None:
    text = "".join(f"<p>In {year} the dam held, as the keeper of it said.</p>" for year in range(9))
    page = f"<html><body><article>{text}<pre>{code}</pre>{text}</article></body></html>"
    blocks = [block.text for block in extract_article(page).blocks if block.kind == "code"]
    assert blocks == ["a = {\n  1: b\n}"]


def blocks_of(body: str) -> list[Block]:
    return list_blocks(document_fromstring(f"<html><body>{body}</body></html>")).blocks


def test_prose_in_pre_is_prose() -> None:
    lines = "The keeper of the dam wrote in the year 1908 that the water stood\n"
    blocks = blocks_of(f"<pre>{lines * 3}high.</pre>")
    assert [b.kind for b in blocks] == ["paragraph"]
    assert blocks[0].text.startswith("The keeper")
