"""Pages in scripts without spaces lose their menus and hot lists, and keep short articles."""

import pytest

from summarize import extract_article
from summarize.language.words import estimate_words
from summarize.language.writing_systems import is_spaceless
from summarize.models import Block
from summarize.notices.corrections.spaceless_pages import cut_ends
from tests.unit.notices.pages import gather

STORY = [
    "北湖村的渡船昨天早上六点起航，船上有四十七名乘客和十二辆自行车，船长说这是今年人数最多的一次。",
    "村里的老人回忆说，五十年前这里没有桥，也没有公路，所有的粮食和布匹都要靠这条船运到对岸。",
    "县里计划明年在湖上修一座桥，但是许多居民希望渡船能够保留下来，因为它是他们生活的一部分。",
    "船长今年六十二岁，他说只要还有一个人要过湖，他就会继续开下去，直到自己看不清对岸为止。",
]


MENU = ["首页", "财经", "体育", "汽车", "生活"]


DISCLAIMER = (
    "免责声明：本栏目的文章由读者提供，版权归原作者所有，观点仅代表作者本人，不代表本站的立场。"
)


HOT = [
    "南山市场的水果价格上涨",
    "三条新的公交线路下周开通",
    "少年宫的音乐会推迟到周日",
    "今年的桃花比去年早开十天",
]


def links(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li><a href=/x>{line}</a></li>" for line in lines) + "</ul>"


def read(body: str) -> list[str]:
    head = "<head><meta charset=utf-8><title>北湖村的渡船</title></head>"
    page = f"<html>{head}<body>{body}</body></html>"
    return list(extract_article(page.encode()).paragraphs)


PROSE = "".join(f"<p>{line}</p>" for line in STORY)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param([Block(word, "item", links=1.0) for word in MENU], [], id="menu"),
        pytest.param([], [Block(line, "item", links=1.0) for line in HOT], id="hot-list"),
        pytest.param([], [Block(word, "item") for word in MENU], id="labels"),
        pytest.param([], [Block("今天的天气", "heading")], id="heading-of-nothing"),
        pytest.param(
            [Block("2024-05-03 10:20 北湖日报")], [Block("责任编辑：林小满")], id="editor"
        ),
        pytest.param(
            [], [Block("校对|林小满"), Block("回复【船票】查看时间")], id="menu-of-replies"
        ),
        pytest.param([], [Block("地址：北湖村十二号"), Block("电话：5550001")], id="address"),
        pytest.param([], [Block(DISCLAIMER)], id="disclaimer"),
        pytest.param([], [Block("渡船|北湖|县里")], id="tags"),
    ],
)
def test_only_the_prose_of_a_portal_is_kept(above: list[Block], below: list[Block]) -> None:
    blocks = [*above, *map(Block, STORY), *below]
    assert is_spaceless(block.text for block in blocks)
    keep = cut_ends(gather(blocks, language="zh"), [True] * len(blocks))
    assert [b.text for b, good in zip(blocks, keep, strict=True) if good] == STORY


@pytest.mark.parametrize("line", ["图为北湖村的渡船", "清晨的湖面。林小满 摄"])
def test_captions_go_below_the_first_sentence_too(line: str) -> None:
    texts = [STORY[0], line, *STORY[1:]]
    blocks = [*map(Block, texts)]
    keep = cut_ends(gather(blocks, language="zh"), [True] * len(blocks))
    assert keep == [text in STORY for text in texts]


def test_the_last_words_of_someone_with_a_name_behind_a_dash_stay() -> None:
    blocks = [*map(Block, STORY), Block("“我会继续开下去”。——老船长")]
    assert all(cut_ends(gather(blocks, language="zh"), [True] * len(blocks)))


def test_the_menu_of_a_portal_is_not_taken_for_its_article() -> None:
    assert read(f"<h1>北湖村的渡船</h1>{links(MENU)}<div>{PROSE}</div>") == STORY


def test_a_short_article_is_found_among_many_links() -> None:
    around = links([f"{number}路{line}" for number in range(20) for line in HOT])
    assert read(f"{around}<div class=text>{STORY[0]}{STORY[1]}</div>{around}") == [
        STORY[0] + STORY[1]
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("A ferry for twelve", 4, id="spaces"),
        pytest.param("渡船昨天早上六点起航", 5, id="chinese"),
        pytest.param("フェリーは六時に出た", 5, id="japanese"),
        pytest.param("Паром отошёл в шесть", 4, id="cyrillic"),
    ],
)
def test_words_are_estimated_by_spaces_or_by_letters(text: str, words: int) -> None:
    assert int(estimate_words(text)) == words
