"""Bylines on lines of their own and captions that end in a credit go."""

import pytest

from summarize import extract_article
from summarize.models import Article, Block, Frame, Layout, Place
from summarize.notices.corrections.credits import drop_credited, find_bylines
from tests.unit.notices.pages import STORY, gather, leave, texts


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        pytest.param("The ferry at the quay in May (Video by Ann Lee)", True, id="by"),
        pytest.param(
            "The ferry in May. (One of the captains sent us this photo.)", True, id="sent"
        ),
        pytest.param("The boat is the oldest one. Photo by: ‘Ann Lee’.", True, id="after-a-stop"),
        pytest.param("(Image: Ann Lee/Lake Daily)", True, id="alone"),
        pytest.param("She saw the boat in a video (and in a photo that was of no use).", False),
        pytest.param("The captain keeps one photo: that of the boat.", False, id="a-sentence"),
        pytest.param("Photos: the lake in winter", False, id="a-headline"),
        pytest.param("He has seen it. Video: the boat of last winter.", False, id="no-name"),
        pytest.param(
            "From below one sees how deep the boat lies in spring (image from Lee and Ray).",
            False,
            id="a-sentence-with-a-credit",
        ),
    ],
)
def test_a_caption_that_ends_in_its_credit_goes(line: str, *, gone: bool) -> None:
    blocks = [*STORY[:2], Block(line), *STORY[2:]]
    kept = leave(blocks, drop(blocks))
    assert kept == texts(STORY if gone else blocks)


def drop(blocks: list[Block], frame: int = 0) -> list[bool]:
    frames = (Frame("", "", 0, 1, False), Frame("figure", "", 0, 1, False))
    places = tuple(Place(frame * (block not in STORY), True, True) for block in blocks)
    keep = [True] * len(blocks)
    return drop_credited(gather(blocks, Layout(frames, places)), keep)


def test_a_story_in_pictures_stays_whatever_its_lines_end_in() -> None:
    told = [Block(f"{block.text} (Photo: Ann Lee)") for block in STORY]
    assert all(drop(told))
    assert all(drop([*STORY, *told[1:]], 1)[:4])
    assert all(drop([*STORY, *told[1:]]))
    assert drop([*STORY, Block(f"{STORY[0].text[:-1]} (photo: Ann Lee).")], 1) == [True] * 4 + [
        False
    ]


def read(body: str, head: str = "") -> Article:
    page = f"<html><head><title>The dam</title>{head}</head><body><h1>The dam</h1>{body}"
    return extract_article(page.encode())


PROSE = "".join(
    f"<p>In {year} the dam held through the whole spring, as its old keeper said.</p>"
    for year in range(1990, 2010)
)


def test_the_byline_is_no_part_of_the_text() -> None:
    article = read(f"<p>Tuesday Column By Ann Lee</p>{PROSE}<p>Ann Lee ann@lee.example</p>")
    assert article.author == "Ann Lee"
    assert not any("Lee" in text for text in article.paragraphs)
    assert [removed.reason for removed in article.removed] == ["byline"] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Lee lives near the dam at Kermor.", id="a-sentence"),
        pytest.param("Ann Lee wrote of the dam and of its keeper for years", id="more-words"),
        pytest.param("By Bo Ek", id="another"),
    ],
)
def test_a_line_that_says_more_than_who_wrote_it_stays(text: str) -> None:
    assert not find_bylines([Block(text)], [True], "Ann Lee")
    assert not find_bylines([Block(text)], [True], None)


@pytest.mark.parametrize(
    ("block", "author"),
    [
        (Block("The Italian plan"), "Ian"),
        (Block("A civilian guard", "heading"), "Ian"),
        (Block("The tram of Ann Lee", "heading"), "Ann Lee"),
    ],
)
def test_a_part_of_a_word_and_a_heading_name_no_author(block: Block, author: str) -> None:
    assert not find_bylines([block], [True], author)
    assert find_bylines([Block(f"By {author}")], [True], author)
    assert find_bylines([Block("北湖新闻记者王小河")], [True], "王小河")
