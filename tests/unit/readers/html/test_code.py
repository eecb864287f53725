"""Code in a page is one block, and prose in ``<pre>`` is prose."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Block
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.tree import load_page
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
        "<ol><li>a = {</li><li>  1: b</li><li>}</li></ol>",
        "<code><span class=line>a = <b>{</b></span><span class=line>  1: b</span>"
        "<span class=line>}</span></code>",
        "<div class=box><div>a = {</div>\n<div>  1: b</div>\n<div>}</div></div>",
    ],
)
def test_code_whose_lines_are_elements_is_one_block(code: str) -> None:
    text = "".join(f"<p>In {year} the dam held, as the keeper of it said.</p>" for year in range(9))
    page = f"<html><body><article>{text}<pre>{code}</pre>{text}</article></body></html>"
    blocks = [block.text for block in extract_article(page).blocks if block.kind == "code"]
    assert blocks == ["a = {\n  1: b\n}"]


_CODE = ("def hold(dam):", "    if dam.level > 3:", "        return dam.open()")
_RAW = "\n".join(_CODE)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("".join(f"<p><code>{c}</code></p>" for c in _CODE), id="a paragraph a line"),
        pytest.param(
            "<ol>" + "".join(f"<li><code>{c}</code></li>" for c in _CODE) + "</ol>",
            id="an item a line",
        ),
        pytest.param(f"<p><code>{'<br>'.join(_CODE)}</code></p>", id="one paragraph"),
    ],
)
def test_code_is_one_block_however_a_page_sets_it(code: str) -> None:
    page = build_page(f"<article>{PARAGRAPHS}{code}{PARAGRAPHS}</article>")
    article = extract_article(page)
    blocks = [b.text for b in article.blocks if b.kind == "code" or "dam." in b.text]
    assert blocks == [_RAW]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("<p><code>hold</code></p><p>It holds.</p>", id="one line"),
        pytest.param("<ul><li><code>hold</code><li><code>shut</code></ul>", id="a list of words"),
        pytest.param("<p>The dam <code>hold\nshut\nopen</code> it.</p>", id="in a sentence"),
    ],
)
def test_words_of_code_in_a_text_are_no_block_of_code(code: str) -> None:
    blocks = list_blocks(load_page(f"<html><body>{code}</body></html>".encode())).blocks
    assert "code" not in {block.kind for block in blocks}


def test_words_of_code_that_are_spans_of_one_class_stay_one_line() -> None:
    code = b"<pre><code><span class=k>shut</span><span class=k>(dam)</span></code></pre>"
    blocks = list_blocks(load_page(b"<html><body>" + code + b"</body></html>")).blocks
    assert [block.text for block in blocks] == ["shut(dam)"]


def blocks_of(body: str) -> list[Block]:
    return list_blocks(document_fromstring(f"<html><body>{body}</body></html>")).blocks


def test_prose_in_pre_is_prose() -> None:
    lines = "The keeper of the dam wrote in the year 1908 that the water stood\n"
    blocks = blocks_of(f"<pre>{lines * 3}high.</pre>")
    assert [b.kind for b in blocks] == ["paragraph"]
    assert blocks[0].text.startswith("The keeper")


def test_a_mail_in_pre_is_its_paragraphs_quotes_and_code() -> None:
    mail = """Hi,

I have been closing the dam by hand since Monday, and the water still
finds its way around it. This is how I do it:

$ dam --close; ls /gates | grep shut

&gt; Did you look for the key below the stone, where the old keeper has
&gt; left it?

No key there.
"""
    blocks = blocks_of(f"<pre>{mail}</pre>")
    kinds = ["paragraph", "paragraph", "code", "quote", "paragraph"]
    assert [block.kind for block in blocks] == kinds
    assert blocks[3].text.endswith("where the old keeper has left it?")


@pytest.mark.parametrize(
    "text", ["渡轮每天早上六点离开北岸，船上有四十人。", "The dam was shut at nine o'clock."]
)
def test_a_sentence_in_pre_is_prose_in_any_script(text: str) -> None:
    assert [block.kind for block in blocks_of(f"<pre>{text}</pre>")] == ["paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("dam.close(gate(3)) -- shuts the gate by hand.", id="calls"),
        pytest.param("17:13:01.540 [main] ERROR dam.Gate - Did it again!", id="log"),
        pytest.param("GATE    STATE   OPENED BY A KEEPER\nnorth   shut    never.", id="columns"),
        pytest.param("dam --shut --gate=3\ndam --open --gate=4", id="commands"),
    ],
)
def test_what_is_no_sentence_in_pre_is_code(text: str) -> None:
    assert [block.kind for block in blocks_of(f"<pre>{text}</pre>")] == ["code"]
