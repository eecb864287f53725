"""Sidebars, teasers and paragraphs of links go, and so do the headings of emptied boxes."""

from summarize.models import Block
from summarize.notices.corrections.sidebars import drop_sidebars
from tests.unit.notices.pages import STORY, gather, leave, stand, texts

HEADS = ["The old ferry", "The new bridge", "What the village wants"]


def test_a_sidebar_goes_but_not_if_the_article_stands_in_it() -> None:
    blocks = [*STORY, Block("I own no stock of any ferry company.")]
    for at, kept in (([1, 1, 1, 1, 2], STORY), ([2, 2, 1, 2, 2], blocks)):
        layout = stand(("div", "post", 0), ("div", "sidebar-right", 0), at=at)
        keep = drop_sidebars(gather(blocks, layout), [True] * 5)
        assert leave(blocks, keep) == texts(kept)


def test_lines_of_a_paragraph_that_is_only_links_go() -> None:
    links = [Block(f"{head} of the lake", links=0.9) for head in HEADS]
    blocks = [*STORY[:2], *links, *STORY[2:]]
    frames = [("p", "", 0)] * 5
    layout = stand(*frames, at=[1, 2, 3, 3, 3, 4, 5])
    keep = drop_sidebars(gather(blocks, layout), [True] * 7)
    assert leave(blocks, keep) == texts(STORY)
    alone = stand(*frames, ("p", "", 0), ("p", "", 0), at=[1, 2, 3, 4, 5, 6, 7])
    assert all(drop_sidebars(gather(blocks, alone), [True] * 7))


def test_short_lines_of_a_paragraph_are_judged_as_one() -> None:
    blocks = [*STORY, Block("Scan the code"), Block("Follow us there")]
    layout = stand(*[("p", "", 0)] * 5, at=[1, 2, 3, 4, 5, 5])
    keep = [True, True, True, True, False, True]
    assert leave(blocks, drop_sidebars(gather(blocks, layout), keep)) == texts(STORY)


def test_the_excerpts_of_teasers_go_with_their_headlines() -> None:
    boxes = [("div", "story", 0), ("div", "teaser", 0), ("div", "teaser", 0), ("div", "teaser", 0)]
    heads = [Block(f"{head} and the county", "heading", 3, links=1.0) for head in HEADS]
    said = Block("The county decides in spring")
    blocks = [*STORY, *(block for head in heads for block in (head, said))]
    layout = stand(*boxes, *(("p", "", n) for n in (2, 3, 4)), at=[1] * 4 + [2, 5, 3, 6, 4, 7])
    keep = [True] * 4 + [False, True] * 3
    assert leave(blocks, drop_sidebars(gather(blocks, layout), keep)) == texts(STORY)
    # What makes up most of a page, as the entries of a live report below their times, stays.
    live = [*STORY[:1], *(block for head in heads for block in (head, STORY[1]))]
    layout = stand(*boxes, *(("p", "", n) for n in (2, 3, 4)), at=[1, 2, 5, 3, 6, 4, 7])
    keep = [True, *[False, True] * 3]
    assert drop_sidebars(gather(live, layout), keep) == keep


def test_the_heading_of_a_box_goes_with_all_that_is_in_it() -> None:
    blocks = [*STORY[:2], Block("Morning news", "heading", 2), Block("Every day"), *STORY[2:]]
    layout = stand(("div", "", 0), ("aside", "", 1), ("div", "", 2), at=[1, 1, 3, 2, 1, 1])
    keep = [True, True, True, False, True, True]
    assert leave(blocks, drop_sidebars(gather(blocks, layout), keep)) == texts(STORY)
    keep[3] = True
    assert all(drop_sidebars(gather(blocks, layout), keep))
