"""The posts of a page show in its headlines, days and teasers."""

from collections.abc import Sequence

from summarize.models import Block
from summarize.notices.post_features import describe_posts
from tests.unit.notices.pages import STORY, TITLE, describe, stand


def heading(text: str, level: int = 2) -> Block:
    return Block(text, "heading", level)


DAY = Block("12 May 2024")
OTHER = heading("A new quay for the harbour")
POSTS = [heading(TITLE), DAY, *STORY[:2], OTHER, DAY, STORY[2]]
LAYOUT = stand(("h2", "post-1", 0), ("p", "", 0), ("h2", "post-23", 0), at=[1, 2, 2, 2, 3, 2, 2])


def list_feature(name: str, blocks: Sequence[Block], title: str | None = TITLE) -> list[float]:
    return describe_posts(blocks, LAYOUT, describe(blocks), title)[name]


def test_a_headline_like_the_pages_own_opens_another_post() -> None:
    assert list_feature("other_post", POSTS) == [0, 0, 0, 0, 1, 1, 1]
    assert set(list_feature("headlines", POSTS)) == {2}


def test_a_heading_of_another_level_opens_none() -> None:
    below = [*POSTS[:4], heading(OTHER.text, 3), *POSTS[5:]]
    assert not any(list_feature("other_post", below))


def test_the_title_may_say_more_than_the_headline() -> None:
    posts = [POSTS[-1], *POSTS[:-1]]
    assert list_feature("past_headline", posts, f"{TITLE} - The Shore News") == [0, 0, *[1] * 5]


def test_without_the_title_among_its_lines_a_page_has_no_headline() -> None:
    for title in (None, "Boats", "A page that is about something else"):
        assert set(list_feature("past_headline", POSTS, title)) == {-1}, title
        assert not any(list_feature("headlines", POSTS, title)), title


def test_a_headline_is_found_in_scripts_without_spaces() -> None:
    posts = [heading("渡輪的最後一班"), *POSTS[1:4], heading("新的碼頭"), *POSTS[5:]]
    assert list_feature("other_post", posts, "渡輪的最後一班") == [0, 0, 0, 0, 1, 1, 1]


def test_days_are_counted_and_measured_in_lines() -> None:
    assert list_feature("day_back", POSTS) == [30, 0, 1, 2, 3, 0, 1]
    assert list_feature("day_ahead", POSTS) == [1, 0, 3, 2, 1, 0, 30]
    assert list_feature("days_above", POSTS) == [0, 1, 1, 1, 1, 2, 2]
    assert set(list_feature("days", POSTS)) == {2}


def test_a_teaser_ends_in_an_ellipsis() -> None:
    posts = [*POSTS[:6], Block("The county has voted for a quay of stone, which will […]")]
    assert list_feature("cut", posts) == [0, 0, 0, 0, 0, 0, 1]
    assert set(list_feature("cuts", posts)) == {1}
