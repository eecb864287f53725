"""Last lines on who made an article go; the last lines of a story stay."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.footer import cut_footer
from tests.unit.notices.pages import STORY, gather, leave, stand, texts


@pytest.mark.parametrize(
    "line",
    [
        "Let us know what you think of the bridge in the comments below.",
        "Ann Lee covers boats and what floats beside them.",
        "Ida Holm has written about lakes for a decade, and lives on one.",
        "Ida Holm is the bureau chief of the Lake Daily on the north shore.",
    ],
)
def test_calls_and_authors_at_the_end_go(line: str) -> None:
    blocks = [*STORY * 2, Block(line)]
    kept = cut_footer(gather(blocks, author="Ann Lee; Ida Holm"), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY * 2)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Leeds covers the roof of the boat with tar each spring.",
        "The captain read what they had written in the comments, and was silent.",
        "See https://lake.example/boat for the hours of the boat and the days on which it rests.",
    ],
)
def test_the_end_of_a_story_stays(line: str) -> None:
    blocks = [*STORY * 2, Block(line)]
    assert all(cut_footer(gather(blocks, author="Ann Lee"), [True] * len(blocks)))


def test_an_author_of_whom_the_story_speaks_stays() -> None:
    line = Block("Ann Lee is the director of the ferry, and its only manager on weekdays.")
    for told, gone in (("Lee", False), ("Leeds", True)):
        blocks = [*STORY * 2, Block(f"On Sunday {told} took the boat across the lake alone."), line]
        kept = cut_footer(gather(blocks, author="Ann Lee"), [True] * len(blocks))
        assert leave(blocks, kept) == texts(blocks[:-1] if gone else blocks)


def test_sentences_that_end_in_an_address_stay() -> None:
    ask = [
        Block(f"The {office} sells tickets for the boat on weekdays: https://lake.example/{office}")
        for office in ("harbour", "county", "museum")
    ]
    blocks = [*STORY * 4, Block("Where to buy", "heading", 2), *ask]
    assert all(cut_footer(gather(blocks), [True] * len(blocks)))


def test_lines_of_addresses_at_the_end_go_but_a_single_one_stays() -> None:
    one = Block("[1] https://lake.example/boat")
    blocks = [*STORY * 2, one, one, one]
    kept = cut_footer(gather(blocks), [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY * 2)
    blocks = [*STORY, one]
    assert all(cut_footer(gather(blocks), [True] * len(blocks)))


@pytest.mark.parametrize(
    "line",
    [
        "Additional reporting by Ann Lee",
        "Ben Ray and Ann Lee contributed to this report.",
        "kr/mb/hj",
        "Got a tip? Tell us.",
        "Related stories:",
    ],
)
def test_a_last_line_that_speaks_of_who_made_it_goes(line: str) -> None:
    blocks = [*STORY, Block(line), Block("About us", "heading")]
    kept = leave(blocks, cut_footer(gather(blocks), [True] * len(blocks)))
    assert kept == texts([*STORY, blocks[-1]])
    above = [Block(line), *STORY]
    assert all(cut_footer(gather(above), [True] * 5))


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        pytest.param("Photos: Ann Lee, Ben Ray", True, id="names"),
        pytest.param("Source: Lake Daily", True, id="a-source"),
        pytest.param("Written: 12.12.2024, 07:36", True, id="a-day"),
        pytest.param("Foto © Lea Lund: Seeblick Nord", False, id="no-label"),
        pytest.param("Source: the captain himself", False, id="no-name"),
        pytest.param("Verdict: Buy it", False, id="a-verdict"),
        pytest.param("Winner: Ann Lee", False, id="a-winner"),
        pytest.param("Deadline: 12 May", False, id="another-day"),
        pytest.param("Ann Lee: We sail", False, id="said"),
    ],
)
def test_a_label_with_names_at_the_end_goes_unless_others_are_like_it(
    line: str, gone: bool
) -> None:
    blocks = [*STORY, Block(line)]
    assert leave(blocks, cut_footer(gather(blocks), [True] * 5)) == texts(STORY if gone else blocks)
    talk = [*STORY, Block("Ann Lee: It rests."), Block("Ben Ray: Why?"), Block(line)]
    assert all(cut_footer(gather(talk), [True] * len(talk)))


def test_a_longer_line_with_a_colon_stays() -> None:
    blocks = [*STORY, Block("Note: the hours of the boat are those of the whole summer")]
    assert all(cut_footer(gather(blocks), [True] * 5))


@pytest.mark.parametrize(
    ("name", "gone"), [("plugin author", True), ("author-box", True), ("author-lee", False)]
)
def test_a_box_about_the_author_goes(name: str, gone: bool) -> None:
    blocks = [*STORY * 2, Block("For ten years she has made pictures of lakes and of boats.")]
    layout = stand(("div", "story", 0), ("div", name, 0), ("p", "", 2), at=[1] * 8 + [3])
    kept = cut_footer(gather(blocks, layout), [True] * len(blocks))
    assert kept == [True] * 8 + [not gone]
    alone = stand(("div", name, 0), at=[1] * 9)
    assert all(cut_footer(gather(blocks, alone), [True] * len(blocks)))


@pytest.mark.parametrize(
    "line",
    [
        "For more boats there is no money.",
        "Support for the boat today is higher than it was in spring, the captain said.",
        "Research by the county shows that the boat pays for itself within thirty years.",
        "Reporting by the police found nothing that was wrong with the boat.",
        "Find us a better boat, the captain told his critics, and we will sail it.",
        "Watch the second boat, the captain said, and you will see it.",
        "Listen to the captain live on the quay, she said.",
        "You may also see it as a beginning.",
        "Follow the money, as the county did on Facebook: it leads to the bridge.",
        "To-do-now",
        "His last words on the boat were these:",
    ],
)
def test_a_last_line_of_the_story_stays(line: str) -> None:
    blocks = [*STORY, Block(line)]
    assert all(cut_footer(gather(blocks), [True] * len(blocks)))


def test_an_order_with_a_link_goes_and_a_colon_before_what_is_gone() -> None:
    order = Block("Watch the second boat, and the bridge, in our new series.", links=0.3)
    announced = [Block("What else is new here:"), Block("Additional reporting by Ann Lee")]
    for more in ([order], announced):
        blocks = [*STORY, *more]
        kept = leave(blocks, cut_footer(gather(blocks), [True] * len(blocks)))
        assert kept == texts(STORY)


def test_an_article_of_a_few_lines_has_no_footer() -> None:
    blocks = [*STORY[:2], Block("Got a tip about the boat or the bridge? Tell us in the comments.")]
    assert all(cut_footer(gather(blocks), [True] * 3))
