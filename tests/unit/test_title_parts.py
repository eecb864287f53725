"""A title is found in a longer one, above a date, broken over lines, or glued to the text."""

import pytest

from summarize import extract_article
from summarize.models import Block
from summarize.readers.html.metadata.site import cut_slogan
from summarize.readers.html.metadata.title import (
    Titles,
    choose_title,
    drop_title,
    find_dated_heading,
)

HEAD = "北湖村的渡船昨天早上起航了"
PROSE = "".join(f"<p>In {year} the dam held through the whole spring, as its old keeper said.</p>"
                for year in range(1990, 2010))  # fmt: skip


@pytest.mark.parametrize(
    ("title", "lines", "chosen"),
    [
        (f"{HEAD} 东区办事处_北湖网", [HEAD], HEAD),
        (f"{HEAD}__2007年公报_北湖网", [HEAD[:5], HEAD[5:]], HEAD),
        (f"{HEAD}_新闻中心_北湖网", [], HEAD),
        (f"{HEAD}_一个学生", [], f"{HEAD}_一个学生"),
        ("渡船_北湖网", [], "渡船_北湖网"),
        (
            "The dam of Kermor holds again",
            ["The dam of Kermor holds"],
            "The dam of Kermor holds again",
        ),
    ],
)
def test_the_site_behind_a_title_goes(title: str, lines: list[str], chosen: str) -> None:
    assert choose_title(Titles((), title), [], None, None, ["菜单", *lines]) == chosen


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        pytest.param([Block(HEAD, "heading"), Block("发布时间：2019-05-18")], HEAD, id="one"),
        pytest.param([Block(HEAD, "heading", links=1.0), Block("2019-05-18")], None, id="a-link"),
        pytest.param([Block(HEAD), Block("2019-05-18")], None, id="no-heading"),
        pytest.param([Block(HEAD, "heading"), Block("昨天")], None, id="no-day"),
        pytest.param([Block(HEAD, "heading"), Block("2019-05-18")] * 2, None, id="a-list"),
    ],
)
def test_a_heading_above_a_day_is_a_headline(blocks: list[Block], found: str | None) -> None:
    assert find_dated_heading(blocks) == found


def test_it_stands_before_the_title_of_a_section() -> None:
    page = (
        "<title>News from the water--Coast Courier</title><body><h5>The dam of Kermor holds</h5>"
        f"<p>Posted: 2019-05-18</p>{PROSE}"
    )
    assert extract_article(page).title == "The dam of Kermor holds"


def test_a_title_that_is_glued_to_a_text_goes() -> None:
    title, text = (
        "The dam of Kermor holds again",
        "Nobody had thought that it would, said its keeper.",
    )
    shown = f"{title} : Water Weekly : Courier"
    for head in (title, f"{title} : Water Weekly", shown):
        assert [b.text for b in drop_title([Block(f"{head} {text}")], shown)] == [text]
    for whole in (f"{title} in {text}", f"{title} Nobody.", "The dam Nobody", text, title):
        assert [b.text for b in drop_title([Block(whole)], shown)] == [whole]
    assert [b.text for b in drop_title([Block(text)], "")] == [text]


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Coast Courier | News, Sport and Weather", "Coast Courier"),
        ("Courier - The paper of the coast", "Courier"),
        ("The Coast Courier - North", "The Coast Courier - North"),
        ("Home | The Coast Courier", "Home | The Coast Courier"),
        ("Coast-Courier", "Coast-Courier"),
    ],
)
def test_a_site_has_a_name_without_its_slogan(name: str, cut: str) -> None:
    assert cut_slogan(name) == cut


def test_a_link_of_a_menu_is_no_title() -> None:
    page = f"<body><p><a href=/a>Of the old water mills</a></p><p><b>Of dams</b></p>{PROSE}"
    assert extract_article(page).title == "Of dams"
