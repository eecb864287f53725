"""Headlines, bylines and breadcrumbs above the first sentence go; openings of a story stay."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.header import cut_header, find_headlines
from tests.unit.notices.pages import STORY, TITLE, gather, leave, texts


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("By Ann Lee", "heading", 3), id="byline"),
        pytest.param(Block("News", "item", 1, links=1.0), id="path"),
        pytest.param(Block(f"Lake News - {TITLE}"), id="site-before-the-title"),
        pytest.param(Block(f"“It ends” {TITLE}", "heading", 2), id="kicker"),
        pytest.param(Block("Staff Reports"), id="nobody"),
    ],
)
def test_what_stands_above_the_first_sentence_goes(line: Block) -> None:
    blocks = [line, *STORY]
    kept = cut_header(gather(blocks, title=TITLE), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("By the lake", "heading", 3), id="place"),
        pytest.param(Block("By the North Shore"), id="place-with-a-name"),
        pytest.param(Block("By Wind and Water"), id="two-nouns"),
        pytest.param(Block("What is in it", "item", 1), id="item"),
        pytest.param(Block("What became of the last ferry", "heading", 2), id="heading"),
        pytest.param(Block(f"All that is known today of {TITLE}.", "paragraph"), id="sentence"),
    ],
)
def test_what_may_open_a_story_stays(line: Block) -> None:
    for blocks in ([line, *STORY], [*STORY, Block("By Ann Lee", "heading", 3)]):
        assert all(cut_header(gather(blocks, title=TITLE), [True] * len(blocks)))


@pytest.mark.parametrize(
    ("line", "author", "gone"),
    [
        pytest.param("By Ann Lee and Ben Ray", "Ida Holm; Ben Ray", True, id="one-of-them"),
        pytest.param("By ANN LEE", "Ann Lee", True, id="capitals"),
        pytest.param("By Lotus", "lotus", True, id="account"),
        pytest.param("By Ida van den Berg", None, True, id="particles"),
        pytest.param("By Quiet Water", "Ann Lee", False, id="of-another"),
        pytest.param("By Water", None, False, id="one-name"),
    ],
)
def test_a_byline_names_the_author_or_people(line: str, author: str | None, *, gone: bool) -> None:
    blocks = [Block(line), *STORY]
    kept = cut_header(gather(blocks, title=TITLE, author=author), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY if gone else blocks)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        pytest.param([Block("The dam"), Block("of Kermor")], {0, 1}, id="broken"),
        pytest.param([Block("The dam"), Block("at Kermor")], set(), id="other-words"),
        pytest.param([Block("A dam", "heading", 1), Block("It holds.")], {0}, id="an-h1"),
        pytest.param([Block("A dam", "heading", 2), Block("It holds.")], set(), id="an-h2"),
        pytest.param([Block("It holds."), Block("A dam", "heading", 1)], set(), id="below"),
        pytest.param([Block("A", "heading", 1), Block("B", "heading", 1)], set(), id="two"),
    ],
)
def test_lines_that_say_the_title_in_another_way(blocks: list[Block], found: set[int]) -> None:
    assert find_headlines(blocks, [True] * 2, "The dam of Kermor") == found
    assert not find_headlines(blocks, [True] * 2, None)
