"""Comments below an article are no part of it, however many there are."""

import pytest
from lxml.html import document_fromstring

from summarize import extract_article
from summarize.models import Article
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.comments import find_comments

STORY = "".join(
    f"<p>The ferry to Nordby was {n} hours late last winter, when the ice in the sound was thick "
    "and the crew had to wait for the tug that the town had sent away in the autumn.</p>"
    for n in range(2, 12)
)
WORDS = (
    "I have never paid for a crossing that came after dark, and nobody at the pier has asked me "
    "for the fare of boat number {n}, which everybody in the village knows, so I see no point."
)
SHAPES = {
    "items-of-a-list": (
        "<ul class=comments>{rows}</ul>|<li id=c{n}><p>{text}</p><p>Ann, 3 May 2024</p></li>"
    ),
    "divisions": (
        "<div>{rows}</div>|<div class='comment depth-{n}'><div>Ann | 3 May 2024, 9:36</div>"
        "<div>{text}</div></div>"
    ),
}


def write(shape: str, count: int = 40, story: str = STORY) -> str:
    around, row = shape.split("|", 1)
    rows = "".join(row.format(n=n, text=WORDS.format(n=n)) for n in range(count))
    return (
        "<html><head><title>Why the ferry is late</title></head><body><h1>Why the ferry is late"
        f"</h1><article>{story}</article>{around.format(rows=rows)}</body></html>"
    )


def read(shape: str, count: int = 40) -> Article:
    return extract_article(write(shape, count).encode())


@pytest.mark.parametrize("shape", [pytest.param(s, id=name) for name, s in SHAPES.items()])
def test_signed_and_dated_elements_named_as_comments_go(shape: str) -> None:
    text = read(shape).text
    assert "11 hours late" in text
    assert "boat number" not in text


def test_removed_comments_are_named() -> None:
    removed = read(SHAPES["divisions"], 4).removed
    assert {r.reason for r in removed if "boat number" in r.text} == {"comments"}


def test_below_a_few_extracted_words_they_are_the_matter_of_the_page() -> None:
    page = list_blocks(document_fromstring(write(SHAPES["divisions"], 4)))
    extracted = [block.text.startswith("The ferry") for block in page.blocks]
    assert len(find_comments(page, extracted)) == 8
    assert not find_comments(page, [False] * len(page.blocks))


OTHERS = {
    "no-time": "<div>{rows}</div>|<div class='comment depth-{n}'><div>{text}</div></div>",
    "no-name": "<div>{rows}</div>|<div class=comment><p>9:36, 3 May 2024</p><p>{text}</p></div>",
    "experts": (
        "<section class=expert-comments>{rows}</section>"
        "|<div><p>Prof. Ada Keller, University of Lipno, 3 May 2024:</p><p>{text}</p></div>"
    ),
    **{
        name: f"<div class='post {name}'>{{rows}}</div>|<div><p>Ann, 3 May 2024</p>{{text}}</div>"
        for name in ("no-comments", "comments-open", "comments-closed")
    },
}


@pytest.mark.parametrize("shape", [pytest.param(s, id=name) for name, s in OTHERS.items()])
def test_other_elements_beside_each_other_are_no_comments(shape: str) -> None:
    page = list_blocks(document_fromstring(write(shape, 4)))
    assert not find_comments(page, [True] * len(page.blocks))


def test_parts_of_the_article_are_no_comments() -> None:
    whole = write(SHAPES["divisions"], 4).replace("</article>", "") + "</article>"
    page = list_blocks(document_fromstring(whole))
    assert not find_comments(page, [True] * len(page.blocks))
