"""The corrections of a page work in one order: for each pair there is a page that shows it."""

import pytest

from summarize.models import Block, Layout, Place
from summarize.notices.decision import judge_page
from tests.unit.notices.pages import STORY, TITLE, gather, leave, stand

CHINESE = [
    Block(text)
    for text in (
        "北湖村的渡船昨天早上六点起航，船上有四十七名乘客和十二辆自行车，船长说这是今年人数最多的一次。",
        "村里的老人回忆说，五十年前这里没有桥，也没有公路，所有的粮食和布匹都要靠这条船运到对岸。",
    )
]
# Found by both extractions, or by none.
FOUND, MISSED = (True, True), (False, False)

# Tag, class and parent of each frame below that of the page, and their names.
FRAMES = [
    ("div", "story", 0),
    ("header", "", 0),
    ("p", "lede", 2),
    ("div", "sidebar", 0),
    ("article", "part", 0),
    ("article", "part", 0),
    ("ul", "", 0),
    ("li", "point", 7),
    ("li", "point", 7),
    ("li", "point", 7),
]
NUMBERS = {
    "story": 1,
    "header": 2,
    "lede": 3,
    "sidebar": 4,
    "part": 5,
    "other part": 6,
    "point": 8,
    "other point": 9,
    "third point": 10,
}
OPENING = Block("What the old ferry does:")
HAY = Block("It carries hay over the lake", "item", 1)
LABELLED = Block("Source: Lake Daily")
CONTENTS = Block("Table of Contents", "heading", 2)
SITE_TITLE = Block(f"Lake News - {TITLE}")
Row = tuple[Block, str, tuple[bool, bool], float, bool]  # frame, extraction, score, kept


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                (Block(TITLE, "heading", 1), "header", FOUND, 0.9, True),
                (STORY[2], "lede", FOUND, 0.3, True),
                (STORY[3], "header", MISSED, 0.5, True),
                (OPENING, "header", FOUND, 0.9, True),
            ],
            id="missed-before-standfirst",
        ),
        pytest.param(
            [
                (Block(TITLE, "heading", 1), "header", FOUND, 0.9, True),
                (
                    Block(
                        "For sixty years one boat has tied two shores together, in fog and in ice, "
                        "and there are three things for which the village loves it to this day:"
                    ),
                    "lede",
                    FOUND,
                    0.3,
                    True,
                ),
                (HAY, "point", FOUND, 0.3, True),
                (STORY[0], "story", FOUND, 0.9, True),
            ],
            id="standfirst-before-lists",
        ),
        pytest.param(
            [
                (OPENING, "story", FOUND, 0.9, True),
                (HAY, "point", FOUND, 0.3, True),
                (HAY, "other point", FOUND, 0.3, True),
                (Block("The new bridge", "item", 1, links=0.2), "third point", FOUND, 0.3, True),
            ],
            id="lists-before-sequences",
        ),
        pytest.param(
            [
                (HAY, "point", FOUND, 0.9, True),
                (HAY, "other point", FOUND, 0.9, True),
                *[(STORY[0], "part", FOUND, 0.9, True)] * 16,
                (Block("The new bridge", "item", 1), "third point", MISSED, 0.5, False),
            ],
            id="sequences-before-other-articles",
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
                (CHINESE[1], "story", FOUND, 0.9, True),
                (Block("船上的人们 [Photo: Ann Lee]"), "story", FOUND, 0.9, True),
                (Block("编辑：王明"), "story", FOUND, 0.9, False),
            ],
            id="spaceless-before-credits",
        ),
        pytest.param(
            [
                (Block("The ferry at the quay (Photo: Ann Lee)"), "story", FOUND, 0.9, False),
                (STORY[1], "story", FOUND, 0.9, True),
                (CONTENTS, "story", FOUND, 0.9, False),
                (STORY[2], "story", FOUND, 0.9, True),
            ],
            id="credits-before-contents",
        ),
        pytest.param(
            [
                (CONTENTS, "story", FOUND, 0.9, False),
                (STORY[3], "story", FOUND, 0.9, True),
                (LABELLED, "story", FOUND, 0.9, True),
            ],
            id="contents-before-footer",
        ),
        pytest.param(
            [
                (SITE_TITLE, "story", FOUND, 0.9, False),
                (STORY[3], "story", FOUND, 0.9, True),
                (LABELLED, "story", FOUND, 0.9, False),
            ],
            id="footer-before-header",
        ),
        pytest.param(
            [
                (SITE_TITLE, "story", FOUND, 0.9, False),
                (STORY[2], "story", FOUND, 0.9, True),
                (Block("COUNTY PLANS NEW BRIDGE OVER LAKE", links=1.0), "story", FOUND, 0.9, True),
            ],
            id="header-before-promotions",
        ),
        pytest.param(
            [
                *[(STORY[0], "part", FOUND, 0.9, True)] * 15,
                (
                    Block("We may earn a commission if you buy through our links."),
                    "sidebar",
                    FOUND,
                    0.9,
                    False,
                ),
                (STORY[3], "sidebar", FOUND, 0.9, False),
            ],
            id="promotions-before-tail",
        ),
        pytest.param(
            [
                *[(STORY[0], "part", FOUND, 0.9, True)] * 16,
                *[(OPENING, "sidebar", FOUND, 0.9, False)] * 3,
                (STORY[1], "lede", FOUND, 0.9, False),
            ],
            id="tail-before-detached",
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
