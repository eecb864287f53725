"""A standfirst that the extractor missed is found."""

import pytest

from summarize import extract_article
from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.standfirst import keep_standfirst
from tests.unit.notices.pages import STORY, TITLE, gather

PROMISE = (
    "For sixty years one boat has tied two shores together, and now a bridge may take its place."
)


HEAD = Block(TITLE, "heading", 1)


def open_page(promise: str, name: str = "lede", score: float = 0.3, links: float = 0.0) -> bool:
    """Check whether a line between headline and story is taken for the standfirst."""
    blocks = [HEAD, Block(promise, links=links), *STORY]
    frames = (
        Frame("", "", 0, 1, False),
        Frame("header", "", 0, 1, False),
        Frame("h1", "", 1, 1, False),
        Frame("p", name, 1, 1, False),
        Frame("div", "story", 0, 1, False),
    )
    places = tuple(Place(n, n == 4, n == 4) for n in (2, 3, 4, 4, 4, 4))
    scores = [0.1, score, *[0.99] * 4]
    keep = [False, False, *[True] * 4]
    layout = Layout(frames, places)
    return keep_standfirst(gather(blocks, layout, scores, TITLE), keep)[1]


def test_a_sentence_right_below_the_headline_is_the_standfirst() -> None:
    assert open_page(PROMISE)


@pytest.mark.parametrize(
    ("promise", "name", "score", "links"),
    [
        pytest.param("A boat and a bridge", "lede", 0.3, 0.0, id="motto"),
        pytest.param("By Ann Lee, who has crossed the lake for sixty years.", "lede", 0.3, 0.0),
        pytest.param(PROMISE, "newsletter-box", 0.3, 0.0, id="newsletter"),
        pytest.param(PROMISE, "lede", 0.1, 0.0, id="score"),
        pytest.param(PROMISE, "lede", 0.3, 0.9, id="link"),
    ],
)
def test_other_lines_below_the_headline_are_none(
    promise: str, name: str, score: float, links: float
) -> None:
    assert not open_page(promise, name, score, links)


def test_the_standfirst_of_a_whole_page_is_kept() -> None:
    story = "".join(f"<p>{block.text} {block.text[:-1]}, they say.</p>" for block in STORY * 3)
    page = (
        f"<html><head><title>{TITLE}</title></head><body><nav><a href=/>Home</a></nav>"
        f"<header class=top><h1>{TITLE}</h1><p class=subtitle>{PROMISE}</p></header>"
        f"<div class=article-body>{story}</div></body></html>"
    )
    assert extract_article(page).paragraphs[0] == PROMISE
