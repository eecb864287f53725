"""The article of a page is kept whole and alone, whatever the trees say of single lines."""

from dataclasses import replace

import pytest

from summarize.models import Block, Frame, Layout, Place
from summarize.notices.decision import judge_page
from tests.unit.ferry import FERRY, OTHERS, TITLE, mark, read
from tests.unit.notices.pages import STORY, gather, texts


def test_a_page_is_read_without_all_of_it() -> None:
    body = (
        f"<article><h1>{TITLE}</h1>{mark(FERRY[:6])}"
        "<p><strong>READ MORE:<br>* <a href=/a>The bridge that nobody wants</a><br>"
        "* <a href=/b>The captain goes after sixty years</a></strong></p>"
        f"{mark(FERRY[6:])}<p><a href=/c>Watch the video of the crossing</a></p>"
        "<p>Ann Lee contributed to this report.</p></article>"
    )
    article = read(body, "<meta property=og:type content=article>")
    assert list(article.paragraphs) == FERRY


def judge(texts: list[str], scores: list[float], found: list[str]) -> list[str]:
    """Return the texts that are kept of a page without elements."""
    blocks = list(map(Block, texts))
    layout = Layout(
        (Frame("div", "email-card-wrapper", 0, 1, hidden=False),),
        tuple(Place(0, text in found, text in found) for text in texts),
    )
    keep = judge_page(gather(blocks, layout, scores))
    return [text for text, good in zip(texts, keep, strict=True) if good]


def test_an_aside_of_an_article_is_none_of_it() -> None:
    article = read(f"<main>{mark(FERRY)}</main><aside>{mark(OTHERS[:3])}</aside>")
    assert not [text for text in article.paragraphs if "bakery" in text]


def test_comments_below_an_article_are_none_of_it() -> None:
    comments = f"<div class=comments><div class=comment-body>{mark(OTHERS[:3])}</div></div>"
    article = read(f"<article>{mark(FERRY)}</article><h3>3 comments</h3>{comments}")
    assert list(article.paragraphs) == FERRY


@pytest.mark.parametrize(
    ("body", "repeats"),
    [
        pytest.param(
            f"<div class=wide>{mark(FERRY)}</div><div class=narrow>{mark(FERRY)}</div>",
            len(FERRY),
            id="whole",
        ),
        pytest.param(mark([FERRY[0], *FERRY]), 1, id="teaser"),
    ],
)
def test_what_a_page_has_twice_is_kept_once(body: str, repeats: int) -> None:
    article = read(f"<main><h1>{TITLE}</h1>{body}</main>")
    assert list(article.paragraphs) == FERRY
    assert [line.reason for line in article.removed].count("repeated") == repeats


def test_a_refrain_stays() -> None:
    refrain = "And the ferry sails on, and the ferry sails on, until the morning comes."
    lines = [line for paragraph in FERRY for line in (paragraph, refrain)]
    assert list(read(f"<main>{mark(lines)}</main>").paragraphs) == lines


def test_another_article_below_is_no_part_of_one_that_was_found() -> None:
    story = f"<article class=story><h1>{TITLE}</h1>{mark(FERRY)}</article>"
    below = "".join(
        f"<article class=more><h2>Bread in Vesby</h2>{mark(OTHERS)}{mark(OTHERS[::-1])}</article>"
        for _ in range(2)
    )
    article = read(f"<div class=page>{story}</div><div class=next>{below}</div>")
    assert list(article.paragraphs) == FERRY


@pytest.mark.parametrize(("score", "kept"), [(0.5, False), (0.7, True)])
def test_a_notice_that_was_found_needs_a_better_score(score: float, *, kept: bool) -> None:
    notice = "Leave a comment"
    texts = [*FERRY[:6], notice, *FERRY[6:]]
    scores = [score if text == notice else 0.9 for text in texts]
    assert (notice in judge(texts, scores, texts)) == kept


def keep_likely(*, sections: int, declared: bool, extracted: int = 1) -> bool:
    """Check whether lines that the extractor missed stay if they are likely text of the page."""
    headings = [Block(f"Service {n}", "heading", 2) for n in range(sections)]
    missed = [Block(f"We carry up to {n} boats a day to the islands, by road.") for n in range(5)]
    blocks = [*STORY * extracted, *headings, *missed]
    likely = dict.fromkeys(texts(missed), 0.5)
    scores = [likely.get(block.text, 0.9) for block in blocks]
    layout = Layout(
        (Frame("div", "", 0, 1, hidden=False),),
        tuple(Place(0, text not in likely, text not in likely) for text in texts(blocks)),
    )
    keep = judge_page(replace(gather(blocks, layout, scores), declared=declared))
    return all(keep[-len(missed) :])


def test_a_page_of_sections_that_declares_no_article_keeps_likely_lines() -> None:
    assert keep_likely(sections=8, declared=False)
    assert not keep_likely(sections=8, declared=True)
    assert not keep_likely(sections=4, declared=False)
    assert not keep_likely(sections=8, declared=False, extracted=9)
