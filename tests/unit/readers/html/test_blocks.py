"""A page in blocks: nothing cut, nothing glued, every block known for what it is."""

import pytest
from lxml.html import document_fromstring

from summarize.models import Block
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.tree import load_page


def blocks_of(body: str) -> list[Block]:
    return list_blocks(document_fromstring(f"<html><body>{body}</body></html>")).blocks


def texts_of(body: str) -> list[str]:
    return [block.text for block in blocks_of(body)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One\nline <a>is\none</a>\nline.</p>", ["One line is one line."]),
        ("<div>Bare\ntext <p>inner</p>and\nmore</div>", ["Bare text", "inner", "and more"]),
        ("<blockquote>A\nquote.</blockquote>", ["A quote."]),
        ("<div>years.</div><div>A series</div>", ["years.", "A series"]),
        ("<p>First.<br><br>Second.</p>", ["First.", "Second."]),
        ("<p>The wire is long,<br>and thin.</p>", ["The wire is long, and thin."]),
        ("<p>Rain.<br>Sun.</p>", ["Rain.", "Sun."]),
        ("<p><span>T</span>he end.</p>", ["The end."]),
        ("<p>It is<span class='sr-only'> (opens in a window)</span>.</p>", ["It is."]),
        ("<p>See <span style='display: none'>this</span> it.</p>", ["See it."]),
        ("<h2>Past<span class='mw-editsection'>[edit]</span></h2>", ["Past"]),
        ("<p>So<sup><a href='#n'>7</a></sup>, and 3 m<sup>2</sup>.</p>", ["So, and 3 m2."]),
        ("<p>He said <q>yes</q>.</p>", ["He said “yes”."]),
        ("<p>On <time>3 May</time> it rained.</p>", ["On 3 May it rained."]),
        ("<p>a<!-- x -->b</p>", ["ab"]),
        ("<p><b>Abstract:</b>The dam.</p>", ["Abstract: The dam."]),
        ("<p><b>10:</b>30</p>", ["10:30"]),
        ("<pre style='display: none'>a</pre><p>b</p>", ["b"]),
        ("<p><i>\ue621</i> A boat <b>\uf10c</b>sails.</p>", ["A boat sails."]),
        ("<p>Of \ue621 and the rest.</p>", ["Of \ue621 and the rest."]),
        ("<p>a</p>tail<p>b</p>", ["a", "tail", "b"]),
        ("<p>So (<i><math><mi>N</mi></math></i> = 37).</p>", ["So (N = 37)."]),
        (
            "<p>So <span class=katex-mathml><math><mi>N</mi></math></span><span>N</span>.</p>",
            ["So N."],
        ),
        ("<p>So <math><mi>N</mi><annotation>N</annotation></math><b>N</b>.</p>", ["So N."]),
        ("<p>So<math><mi>N</mi><mo>=</mo><mn>1234567</mn></math>.</p>", ["So."]),
    ],
)
def test_only_breaks_and_blocks_end_a_line(body: str, texts: list[str]) -> None:
    assert texts_of(body) == texts


@pytest.mark.parametrize(
    ("body", "block"),
    [
        ("<h3>A head?</h3>", Block("A head?", "heading", level=3)),
        ("<h2>It rained. Nobody minded.</h2>", Block("It rained. Nobody minded.")),
        ("<p><b>In bold</b></p>", Block("In bold", "heading")),
        ("<ul><li>One</li></ul>", Block("One", "item", level=1)),
        ("<ol start=4><li>Four</li></ol>", Block("Four", "item", level=1, number=4)),
        ("<ol start=4><li value=7>Seven</li></ol>", Block("Seven", "item", level=1, number=7)),
        ("<p>• Dotted</p>", Block("Dotted", "item", level=1)),
        ("<blockquote><p>Said.</p></blockquote>", Block("Said.", "quote")),
        ("<figure><figcaption>A dam</figcaption></figure>", Block("A dam", "caption")),
        ("<p class='wp-caption-text'>A dam</p>", Block("A dam", "caption")),
        ("<pre>if x:\n    y()</pre>", Block("if x:\n    y()", "code")),
    ],
)
def test_a_block_is_what_its_element_says(body: str, block: Block) -> None:
    assert blocks_of(body) == [block]


def test_items_know_their_depth_and_number_and_hold_paragraphs() -> None:
    body = "<ol><li>One<ul><li>inner</li></ul></li><li><p>Two</p><p>more</p></li></ol>"
    found = [(b.text, b.kind, b.level, b.number) for b in blocks_of(body)]
    assert found == [
        ("One", "item", 1, 1),
        ("inner", "item", 2, None),
        ("Two", "item", 1, 2),
        ("more", "item", 1, 2),
    ]


def test_cells_know_row_and_column_and_a_table_that_lays_out_a_page_has_none() -> None:
    data = "<table><tr><th>a</th><th>b</th></tr><tr><td></td><td>d</td></tr></table>"
    found = [(b.text, b.kind, b.row, b.column) for b in blocks_of(data)]
    assert found == [("a", "cell", 0, 0), ("b", "cell", 0, 1), ("d", "cell", 1, 1)]
    layout = f"<table><tr><td>menu</td><td><p>{'word ' * 90}</p></td></tr></table>"
    assert {b.kind for b in blocks_of(layout)} == {"paragraph"}


def test_a_cell_is_one_block_whatever_is_in_it() -> None:
    rows = "<tr><td colspan=2>wide</td><td>✓</td></tr>"
    rows += "<tr><td><ul><li>a</li><li>b</li></ul></td><td><p>c</p><p>d</p></td><td>e</td></tr>"
    found = [(b.text, b.row, b.column) for b in blocks_of(f"<table>{rows}</table>")]
    assert found == [("wide", 0, 0), ("✓", 0, 2), ("a b", 1, 0), ("c d", 1, 1), ("e", 1, 2)]


def test_a_hidden_paragraph_is_not_read() -> None:
    assert texts_of("<p hidden>a b</p><p style='display:none'>c</p><p>shown</p>") == ["shown"]


@pytest.mark.apart
def test_time_grows_with_the_page_whatever_is_nested() -> None:
    from time import process_time

    for body in (
        "<div>" * 200 + "<p>x</p>" * 20_000,
        "<p>" + "<b>x</b>" * 40_000 + "</p>",
        "<p>" + "a <math>x</math>" * 6_000,
    ):
        start = process_time()
        blocks_of(body)
        assert process_time() - start < 5


BARE = [
    f"The ferry carried {n} wagons across the sound in the year {1800 + n}. " * 5 for n in (1, 2, 3)
]


def test_a_blank_line_parts_paragraphs_of_a_long_bare_text() -> None:
    long = [text.strip() for text in BARE]
    assert texts_of("<div>" + "\n \n".join(long) + "</div>") == long


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join(text.strip() for text in BARE[:2]), id="one-blank-line"),
        pytest.param("\n".join(text.strip() for text in BARE), id="no-blank-line"),
        pytest.param("\n\n".join(text.strip(" .") for text in BARE), id="no-end-before-it"),
        pytest.param("It is.\n\nIt was.\n\nIt will be.", id="short"),
    ],
)
def test_white_space_parts_no_other_text(text: str) -> None:
    assert texts_of(f"<div>{text}</div>") == [" ".join(text.split())]


def kinds(html: str) -> list[str]:
    return [block.kind for block in list_blocks(load_page(html.encode())).blocks]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param("<div><img><p align=center>The old ferry</p></div>", "caption", id="centred"),
        pytest.param(
            "<div><p><img></p><p style='text-align: center'>The old ferry</p></div>",
            "caption",
            id="centred-by-a-style",
        ),
        pytest.param(
            "<div><img><p class=aligncenter>The old ferry</p></div>", "caption", id="named"
        ),
        pytest.param("<div><img><p>春天终于来了。</p></div>", "paragraph", id="few-words-say"),
        pytest.param("<div><img><p>村里人说：</p></div>", "paragraph", id="few-words-announce"),
        pytest.param("<div class=image_desc>The old ferry</div>", "caption", id="by-its-class"),
        pytest.param("<div class=imageCredit>Ann Lee</div>", "caption", id="credit"),
        pytest.param("<div><img><p>The old ferry</p></div>", "paragraph", id="not-centred"),
        pytest.param("<div><p align=center>The old ferry</p></div>", "paragraph", id="no-picture"),
        pytest.param(
            "<div><img><p align=center>It has sailed for sixty years.</p></div>",
            "paragraph",
            id="sentence",
        ),
        pytest.param(
            "<div><img><p align=center>With it we can:</p></div>", "paragraph", id="announces"
        ),
        pytest.param(
            "<div><img width=16 height=16><p align=center>The old ferry</p></div>",
            "paragraph",
            id="icon",
        ),
    ],
)
def test_what_stands_below_a_picture_is_its_caption_by_its_looks(html: str, kind: str) -> None:
    assert kinds(html)[0] == kind


def test_only_the_first_line_below_a_picture_is_its_caption() -> None:
    html = "<div align=center><img><p>The old ferry</p><p>The new bridge</p></div>"
    assert kinds(html) == ["caption", "paragraph"]


@pytest.mark.parametrize(
    ("heading", "links"),
    [
        ("<h2><a name=way>The way</a></h2>", 0),
        ("<h2>The <a href='#way'>way</a></h2>", 0),
        ("<h2><a href='/way'>The way</a></h2>", 1),
        ("<p><a href='#way'>The way</a></p>", 1),
    ],
)
def test_the_anchor_of_a_heading_leads_nowhere_else(heading: str, links: float) -> None:
    (block, after) = blocks_of(f"{heading}<p>It is long.</p>")
    assert block.links == links
    assert after.links == 0
