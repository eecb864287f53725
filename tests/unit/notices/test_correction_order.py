"""The corrections of a page work in one order: for each pair there is a page that shows it."""

import pytest

from summarize.models import Block, Layout, Place
from summarize.notices.decision import judge_page
from tests.unit.notices.pages import STORY, TITLE, gather, leave, stand

PROMISE = (
    "For sixty years one boat has tied two shores together, and now a bridge may take its place."
)
CHINESE = [
    Block(text)
    for text in (
        "北湖村的渡船昨天早上六点起航，船上有四十七名乘客和十二辆自行车，船长说这是今年人数最多的一次。",
        "村里的老人回忆说，五十年前这里没有桥，也没有公路，所有的粮食和布匹都要靠这条船运到对岸。",
    )
]
# Found by the first extraction, by the second alone, or by none.
FOUND, LATER, MISSED = (True, True), (False, True), (False, False)

# Tag, class and parent of each frame below that of the page, and the names of some of them.
FRAMES = [
    ("div", "story", 0),
    ("p", "", 1),
    ("ul", "", 1),
    ("li", "", 3),
    ("div", "sidebar-right", 0),
    ("div", "abstract", 0),
    ("div", "teaser", 0),
    ("div", "teaser", 0),
    ("div", "teaser", 0),
    ("p", "", 7),
    ("p", "", 8),
    ("header", "", 0),
    ("h1", "", 12),
    ("p", "lede", 12),
    ("figure", "", 1),
    ("div", "", 1),
    ("div", "turn", 16),
    ("article", "part", 0),
    ("article", "part", 0),
    ("p", "", 19),
    ("p", "", 6),
    ("ul", "", 0),
    ("li", "point", 22),
    ("p", "x", 23),
]
NUMBERS = {
    "in abstract": 21,
    "in point": 24,
    "story": 1,
    "paragraph": 2,
    "item": 4,
    "sidebar": 5,
    "abstract": 6,
    "teaser": 10,
    "other teaser": 11,
    "header": 12,
    "headline": 13,
    "lede": 14,
    "figure": 15,
    "turn": 17,
    "part": 18,
    "other part": 19,
    "paragraph of it": 20,
}
Row = tuple[Block, str, tuple[bool, bool], float, bool]  # frame, extraction, score, kept


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                (Block(TITLE, "heading", 1), "figure", FOUND, 0.9, True),
                (STORY[2], "other part", FOUND, 0.3, True),
                (STORY[3], "figure", MISSED, 0.5, True),
                (Block("What the old ferry does:"), "figure", FOUND, 0.9, True),
            ],
            id="missed-before-standfirst",
        ),
        pytest.param(
            [
                *[(STORY[0], "paragraph of it", FOUND, 0.9, True)] * 19,
                (Block("What the old ferry does:"), "in point", FOUND, 0.7, False),
                (STORY[1], "in point", LATER, 0.65, False),
            ],
            id="lists-before-other-articles",
        ),
        pytest.param(
            [
                (Block("What the old ferry does:"), "other part", FOUND, 0.3, True),
                (STORY[2], "in point", MISSED, 0.65, True),
                (Block(STORY[1].text, "item", 1), "in point", FOUND, 0.7, True),
                (STORY[1], "in point", FOUND, 0.65, True),
            ],
            id="boxes-before-lists",
        ),
        pytest.param(
            [
                *[(CHINESE[0], "part", FOUND, 0.9, True)] * 12,
                (Block("生活", "item", 1), "part", FOUND, 0.9, False),
                (CHINESE[1], "other part", MISSED, 0.9, False),
            ],
            id="other-articles-before-spaceless",
        ),
        pytest.param(
            [
                (STORY[1], "story", LATER, 0.7, False),
                (Block("Source: Lake Daily"), "story", FOUND, 0.7, True),
                (Block(TITLE), "story", MISSED, 0.3, False),
                (STORY[0], "story", LATER, 0.3, True),
                (STORY[3], "other part", FOUND, 0.9, True),
            ],
            id="standfirst-before-classes",
        ),
        pytest.param(
            [
                (STORY[1], "sidebar", MISSED, 0.7, True),
                (Block("It carries hay over the lake", "item", 1), "sidebar", FOUND, 0.65, True),
                (STORY[3], "sidebar", FOUND, 0.7, True),
                (STORY[2], "sidebar", FOUND, 0.65, True),
                (STORY[1], "sidebar", FOUND, 0.65, True),
                (Block("Scan the code"), "sidebar", MISSED, 0.7, False),
            ],
            id="classes-before-boxes",
        ),
        pytest.param(
            [
                (CHINESE[1], "turn", FOUND, 0.9, True),
                (CHINESE[1], "sidebar", MISSED, 0.9, True),
                (Block("为你推荐", "heading", 2), "sidebar", MISSED, 0.1, False),
                (CHINESE[1], "other part", MISSED, 0.9, True),
                (Block("为你推荐", "heading", 2), "other part", MISSED, 0.65, False),
                (CHINESE[0], "other part", MISSED, 0.9, False),
            ],
            id="spaceless-before-notice",
        ),
        pytest.param(
            [
                (
                    Block("Ann Lee is a senior reporter for the Lake Daily."),
                    "headline",
                    FOUND,
                    0.7,
                    True,
                ),
                (
                    Block("The captain has steered the boat across the…", links=1.0),
                    "lede",
                    LATER,
                    0.9,
                    False,
                ),
                (Block("Read more:"), "lede", FOUND, 0.9, False),
            ],
            id="notice-before-sidebars",
        ),
        pytest.param(
            [
                (Block("Every day"), "sidebar", FOUND, 0.5, False),
                (Block("Scan the code"), "paragraph", LATER, 0.9, True),
                (
                    Block("The ferry at the quay in May (Photo: Ann Lee)"),
                    "figure",
                    FOUND,
                    0.5,
                    True,
                ),
            ],
            id="sidebars-before-credits",
        ),
        pytest.param(
            [
                (Block("The ferry at the quay in May (Photo: Ann Lee)"), "part", FOUND, 0.5, False),
                (STORY[0], "part", LATER, 0.65, True),
                (Block("Sign up for our newsletter"), "part", FOUND, 0.65, True),
                (Block("Table of Contents", "heading", 2), "story", FOUND, 0.9, False),
                (STORY[0], "story", FOUND, 0.9, True),
            ],
            id="credits-before-contents",
        ),
        pytest.param(
            [
                (Block("Table of Contents", "heading", 2), "paragraph", FOUND, 0.9, False),
                (STORY[3], "paragraph", FOUND, 0.65, True),
                (Block("Source: Lake Daily"), "headline", FOUND, 0.7, True),
            ],
            id="contents-before-footer",
        ),
        pytest.param(
            [
                (Block("The new bridge", "item", 1, links=1.0), "other part", FOUND, 0.7, False),
                (Block(PROMISE), "other teaser", FOUND, 0.65, True),
                (Block("What the old ferry does:"), "other part", FOUND, 0.65, False),
                (Block(PROMISE), "other part", MISSED, 0.7, False),
            ],
            id="footer-before-header",
        ),
        pytest.param(
            [
                (Block(f"Lake News - {TITLE}"), "teaser", FOUND, 0.65, False),
                (STORY[2], "teaser", FOUND, 0.9, True),
                (Block("COUNTY PLANS NEW BRIDGE OVER LAKE", links=1.0), "header", FOUND, 0.9, True),
            ],
            id="header-before-promotions",
        ),
    ],
)
def test_a_correction_comes_before_the_next_one(rows: list[Row]) -> None:
    blocks = [block for block, *_ in rows]
    frames = stand(*FRAMES, at=[NUMBERS[frame] for _, frame, *_ in rows]).frames
    places = tuple(Place(NUMBERS[frame], *found) for _, frame, found, *_ in rows)
    language = "zh" if blocks[0] in CHINESE else "en"
    scores = [score for *_, score, _ in rows]
    page = gather(blocks, Layout(frames, places), scores, TITLE, "Ann Lee", language)
    keep = judge_page(page)
    assert leave(blocks, keep) == [block.text for block, *_, good in rows if good]
