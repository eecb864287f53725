"""What belongs together in a page stays or goes together; captions, contents, boxes, last lines."""

import pytest

from summarize import extract_article
from summarize.language.words import stop_words
from summarize.models import Block, Frame, Layout, Place
from summarize.notices.corrections.duplicates import find_duplicates
from summarize.notices.corrections.footer import cut_footer
from summarize.notices.corrections.siblings import judge_classes, keep_lists
from summarize.notices.corrections.sidebars import drop_sidebars
from summarize.notices.corrections.tables_of_contents import drop_tables_of_contents
from summarize.notices.lines import Line, describe_lines
from summarize.notices.phrases import load_phrases
from summarize.readers.html.blocks import list_blocks
from summarize.readers.html.body.extractor import load_page

STORY = [
    Block("The ferry left the north shore at six in the morning with forty people on board."),
    Block("Its captain said that nobody in the village had asked for a bridge over the lake."),
    Block("In spring the county will decide whether the old boat may go on until winter."),
    Block("Until then it crosses the lake twelve times a day, as it has done for sixty years."),
]


def describe(blocks: list[Block]) -> list[Line]:
    return describe_lines([b.text for b in blocks], load_phrases("en"), stop_words("en"))


def stand(*frames: tuple[str, str, int], at: list[int]) -> Layout:
    """Return a layout of frames (tag, name, parent), with the number of each block's frame."""
    twins = [sum(other == frame for other in frames) for frame in frames]
    made = [Frame(*frame, count, False) for frame, count in zip(frames, twins, strict=True)]
    page = Frame("", "", 0, 1, False)
    return Layout((page, *made), tuple(Place(number, True, True) for number in at))


def leave(blocks: list[Block], keep: list[bool]) -> list[str]:
    return [block.text for block, good in zip(blocks, keep, strict=True) if good]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def kinds(html: str) -> list[str]:
    return [block.kind for block in list_blocks(load_page(html.encode())).blocks]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param("<div><img><p align=center>The old ferry</p></div>", "caption", id="centred"),
        pytest.param(
            "<div><p><img></p><p style='text-align: center'>The old ferry</p></div>",
            "caption",
            id="centred-by-a-style",
        ),
        pytest.param(
            "<div><img><p class=aligncenter>The old ferry</p></div>", "caption", id="named"
        ),
        pytest.param("<div><img><p>老渡船。</p></div>", "caption", id="few-words"),
        pytest.param("<div><img><p>春天终于来了。</p></div>", "paragraph", id="few-words-say"),
        pytest.param("<div><img><p>船が来た。</p></div>", "paragraph", id="few-words-say-it-too"),
        pytest.param("<div><img><p>村里人说：</p></div>", "paragraph", id="few-words-announce"),
        pytest.param("<div class=image_desc>The old ferry</div>", "caption", id="by-its-class"),
        pytest.param("<div class=imageCredit>Ann Lee</div>", "caption", id="credit"),
        pytest.param("<div><img><p>The old ferry</p></div>", "paragraph", id="not-centred"),
        pytest.param("<div><p align=center>The old ferry</p></div>", "paragraph", id="no-picture"),
        pytest.param(
            "<div><img><p align=center>It has sailed for sixty years.</p></div>",
            "paragraph",
            id="sentence",
        ),
        pytest.param(
            "<div><img><p align=center>With it we can:</p></div>", "paragraph", id="announces"
        ),
        pytest.param(
            "<div><img width=16 height=16><p align=center>The old ferry</p></div>",
            "paragraph",
            id="icon",
        ),
    ],
)
def test_what_stands_below_a_picture_is_its_caption_by_its_looks(html: str, kind: str) -> None:
    assert kinds(html)[0] == kind


def test_only_the_first_line_below_a_picture_is_its_caption() -> None:
    html = "<div align=center><img><p>The old ferry</p><p>The new bridge</p></div>"
    assert kinds(html) == ["caption", "paragraph"]


HEADS = ["The old ferry", "The new bridge", "What the village wants"]


def test_a_table_of_contents_goes_with_its_title_and_all_its_lines() -> None:
    table = [Block(f"{n}. {text}", "item", links=1.0) for n, text in enumerate(HEADS, 1)]
    more = Block("Questions of readers", "item", links=1.0)
    sections = [block for head in HEADS for block in (Block(head, "heading", 2), STORY[0])]
    blocks = [STORY[1], Block("Table of Contents: [Hide]", "heading", 2), *table, more, *sections]
    kept = leave(blocks, drop_tables_of_contents(blocks, [True] * len(blocks)))
    assert kept == texts([STORY[1], *sections])


def test_links_that_no_heading_below_repeats_are_no_table_of_contents() -> None:
    links = [Block(text, "item", links=1.0) for text in HEADS]
    above = [Block(head, "heading", 2) for head in HEADS]
    for blocks in ([*STORY, *links], [*above, *links, *STORY]):
        assert all(drop_tables_of_contents(blocks, [True] * len(blocks)))


@pytest.mark.parametrize(
    "line",
    [
        "Additional reporting by Ann Lee",
        "Ben Ray and Ann Lee contributed to this report.",
        "Source: Lake Daily",
        "kr/mb/hj",
        "For more on the lake, follow our new series.",
        "This story has been updated with the answer of the county.",
        "Got a tip? Tell us.",
        "Photo: The old ferry on its way to the south shore (Ann Lee/Lake Daily).",
        "Related stories:",
        "Ann Lee is a senior reporter for the Lake Daily.",
        "Anna Lehr ist Reporterin der Seezeitung.",
    ],
)
def test_a_last_line_that_speaks_of_who_made_it_goes(line: str) -> None:
    blocks = [*STORY, Block(line), Block("About us", "heading")]
    kept = leave(blocks, cut_footer(describe(blocks), blocks, [True] * len(blocks)))
    assert kept == texts([*STORY, blocks[-1]])
    above = [Block(line), *STORY]
    assert all(cut_footer(describe(above), above, [True] * 5))


@pytest.mark.parametrize(
    "line",
    [
        "Mr Lee is a former director of the ferry company, and lives at the lake.",
        "Sources in the county say that the boat will go on.",
        "For more boats there is no money.",
        "The captain is the one who signed the letter to the county.",
        "Support for the boat today is higher than it was in spring, the captain said.",
        "Sources close to the county agree.",
        "Source code was published.",
        "Research by the county shows that the boat pays for itself within thirty years.",
        "Reporting by the police found nothing that was wrong with the boat.",
        "Find us a better boat, the captain told his critics, and we will sail it.",
        "Watch the second boat, the captain said, and you will see it.",
        "Listen to the captain live on the quay, she said.",
        "You may also see it as a beginning.",
        "Follow the money, as the county did on Facebook: it leads to the bridge.",
        "Fuentes de agua sucia.",
        "To-do-now",
        "His last words on the boat were these:",
        "Images: they were the reason why the county changed its mind.",
        "Photos: " + "All that is to be seen of the old boat. " * 9,
        "She is the founder of a school for captains at the lake.",
    ],
)
def test_a_last_line_of_the_story_stays(line: str) -> None:
    blocks = [*STORY, Block(line)]
    assert all(cut_footer(describe(blocks), blocks, [True] * len(blocks)))


def test_whom_the_story_names_is_not_its_author() -> None:
    blocks = [Block("Ann Lee has steered the boat for a year."), *STORY * 2]
    blocks.append(Block("Ann Lee is a director of the ferry company."))
    assert all(cut_footer(describe(blocks), blocks, [True] * len(blocks)))


def test_a_life_in_three_paragraphs_is_no_note_of_its_author() -> None:
    blocks = [
        Block("A life in tunnels", "heading", 1),
        Block("Ida Holm is a Danish engineer and manager of tunnels, and she likes none of them."),
        Block("Holm is the professor who taught half of those who build them in the north."),
        Block("She is the founder of a school, and every year two hundred people apply."),
    ]
    assert all(cut_footer(describe(blocks), blocks, [True] * 4))
    # Nor are many last lines, if little else is left.
    blocks = [*STORY[:2], Block("This story has been updated with the answer of the county.")]
    assert all(cut_footer(describe(blocks), blocks, [True] * 3))


def test_an_order_with_a_link_goes_and_a_colon_before_what_is_gone() -> None:
    order = Block("Watch the second boat, and the bridge, in our new series.", links=0.3)
    announced = [Block("What else is new here:"), Block("Source: Lake Daily")]
    for more in ([order], announced):
        blocks = [*STORY, *more]
        kept = leave(blocks, cut_footer(describe(blocks), blocks, [True] * len(blocks)))
        assert kept == texts(STORY)


def test_a_sidebar_goes_but_not_if_the_article_stands_in_it() -> None:
    blocks = [*STORY, Block("I own no stock of any ferry company.")]
    for at, kept in (([1, 1, 1, 1, 2], STORY), ([2, 2, 1, 2, 2], blocks)):
        layout = stand(("div", "post", 0), ("div", "sidebar-right", 0), at=at)
        keep = drop_sidebars(describe(blocks), blocks, layout, [True] * 5)
        assert leave(blocks, keep) == texts(kept)


def test_lines_of_a_paragraph_that_is_only_links_go() -> None:
    links = [Block(f"{head} of the lake", links=0.9) for head in HEADS]
    blocks = [*STORY[:2], *links, *STORY[2:]]
    frames = [("p", "", 0)] * 5
    layout = stand(*frames, at=[1, 2, 3, 3, 3, 4, 5])
    keep = drop_sidebars(describe(blocks), blocks, layout, [True] * 7)
    assert leave(blocks, keep) == texts(STORY)
    alone = stand(*frames, ("p", "", 0), ("p", "", 0), at=[1, 2, 3, 4, 5, 6, 7])
    assert all(drop_sidebars(describe(blocks), blocks, alone, [True] * 7))


def test_short_lines_of_a_paragraph_are_judged_as_one() -> None:
    blocks = [*STORY, Block("Scan the code"), Block("Follow us there")]
    layout = stand(*[("p", "", 0)] * 5, at=[1, 2, 3, 4, 5, 5])
    keep = [True, True, True, True, False, True]
    assert leave(blocks, drop_sidebars(describe(blocks), blocks, layout, keep)) == texts(STORY)


def test_the_excerpts_of_teasers_go_with_their_headlines() -> None:
    boxes = [("div", "story", 0), ("div", "teaser", 0), ("div", "teaser", 0), ("div", "teaser", 0)]
    heads = [Block(f"{head} and the county", "heading", 3, links=1.0) for head in HEADS]
    said = Block("The county decides in spring")
    blocks = [*STORY, *(block for head in heads for block in (head, said))]
    layout = stand(*boxes, *(("p", "", n) for n in (2, 3, 4)), at=[1] * 4 + [2, 5, 3, 6, 4, 7])
    keep = [True] * 4 + [False, True] * 3
    assert leave(blocks, drop_sidebars(describe(blocks), blocks, layout, keep)) == texts(STORY)
    # What makes up most of a page, as the entries of a live report below their times, stays.
    live = [*STORY[:1], *(block for head in heads for block in (head, STORY[1]))]
    layout = stand(*boxes, *(("p", "", n) for n in (2, 3, 4)), at=[1, 2, 5, 3, 6, 4, 7])
    keep = [True, *[False, True] * 3]
    assert drop_sidebars(describe(live), live, layout, keep) == keep


def test_the_heading_of_a_box_goes_with_all_that_is_in_it() -> None:
    blocks = [*STORY[:2], Block("Morning news", "heading", 2), Block("Every day"), *STORY[2:]]
    layout = stand(("div", "", 0), ("aside", "", 1), ("div", "", 2), at=[1, 1, 3, 2, 1, 1])
    keep = [True, True, True, False, True, True]
    assert leave(blocks, drop_sidebars(describe(blocks), blocks, layout, keep)) == texts(STORY)
    keep[3] = True
    assert all(drop_sidebars(describe(blocks), blocks, layout, keep))


ITEMS = [Block(f"It carries {what} over the lake", "item", 1) for what in ("people", "cars", "hay")]


@pytest.mark.parametrize(
    ("keep", "scores", "kept"),
    [
        pytest.param([1, 1, 0, 1, 1], [0.9, 0.9, 0.7, 0.9, 0.9], [1, 1, 1, 1, 1], id="beside"),
        pytest.param([1, 1, 0, 1, 1], [0.9, 0.9, 0.1, 0.9, 0.9], [1, 1, 0, 1, 1], id="surely-none"),
        pytest.param([1, 0, 0, 0, 1], [0.9, 0.3, 0.3, 0.3, 0.9], [1, 1, 1, 1, 1], id="announced"),
        pytest.param([0, 1, 1, 1, 1], [0.3, 0.9, 0.9, 0.9, 0.9], [1, 1, 1, 1, 1], id="announces"),
        pytest.param([0, 0, 0, 0, 1], [0.3, 0.3, 0.3, 0.3, 0.9], [0, 0, 0, 0, 1], id="all-gone"),
    ],
)
def test_the_items_of_a_list_share_their_fate_with_what_announces_them(
    keep: list[int], scores: list[float], kept: list[int]
) -> None:
    blocks = [Block("What the old ferry does:"), *ITEMS, STORY[0]]
    layout = stand(("p", "", 0), ("ul", "", 0), ("li", "", 2), ("p", "", 0), at=[1, 3, 3, 3, 4])
    good = keep_lists(describe(blocks), blocks, scores, layout, [bool(k) for k in keep])
    assert good == [bool(k) for k in kept]


def test_lines_of_one_class_stay_if_nearly_all_do_and_go_if_hardly_any_does() -> None:
    names = [Block(f"Ann Lee {n}m") for n in range(6)]
    layout = stand(("header", "turn", 0), at=[1] * 6)
    lines = describe(names)
    stays = judge_classes(lines, names, [0.9] * 5 + [0.6], layout, [True] * 5 + [False])
    goes = judge_classes(lines, names, [0.3] * 5 + [0.6], layout, [False] * 5 + [True])
    assert (all(stays), any(goes)) == (True, False)
    assert judge_classes(lines, names, [0.6] * 6, layout, [True, False] * 3) == [True, False] * 3


def test_a_quotation_that_is_pulled_out_of_the_text_stands_once() -> None:
    said = "Nobody in the village had asked for a bridge over the lake"
    for place, block, gone in (
        (1, Block(f"“{said}”", "quote"), {1}),
        (2, Block(f"“{said}”", "heading", 2), {1}),
        (1, Block(f"“{said}”", "heading", 2), set()),
        (1, Block("“Nobody asked for it for years and years.”", "quote"), set()),
    ):
        blocks = [STORY[0], block, Block(f"The captain said: “{said}, and nobody will.”")]
        lines = dict(enumerate(describe(blocks)))
        layout = stand(("div", "", 0), ("div", "pull-quote", 0), at=[1, place, 1])
        assert find_duplicates(blocks, lines, [True] * 3, layout) == gone


def test_a_quotation_that_a_colon_announces_is_not_pulled_out() -> None:
    law = "No ferry shall cross the lake at night without a light"
    blocks = [
        Block("The old law says this in full:"),
        Block(f"{law}.", "quote"),
        Block(f"Note that “{law}” was written when nobody had one."),
    ]
    layout = stand(("div", "", 0), at=[1, 1, 1])
    assert not find_duplicates(blocks, dict(enumerate(describe(blocks))), [True] * 3, layout)


def test_a_page_is_read_without_all_of_it() -> None:
    body = "".join(f"<p>{block.text}</p>" for block in STORY * 4)
    page = (
        f"<html><body><article><h1>The old ferry</h1>{body}"
        "<p><strong>READ MORE:<br>* <a href=/a>The bridge that nobody wants</a><br>"
        "* <a href=/b>The captain goes after sixty years</a></strong></p>"
        f"{body}<p><a href=/c>Watch the video of the crossing</a></p><p>{STORY[0].text} Twice.</p>"
        "<p>Ann Lee contributed to this report.</p></article></body></html>"
    )
    kept = set(extract_article(page).paragraphs)
    assert kept == {*texts(STORY), f"{STORY[0].text} Twice."}
