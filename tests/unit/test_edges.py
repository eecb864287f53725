"""The standfirst of a page stays; bylines, paths, titles, small print and sources around it go."""

import pytest

from summarize import extract_article
from summarize.language.words import stop_words
from summarize.models import Block, Draft, Frame, Layout, Place
from summarize.notices.corrections.credits import drop_credited
from summarize.notices.corrections.footer import cut_footer
from summarize.notices.corrections.header import cut_header
from summarize.notices.corrections.missed_blocks import find_standfirst
from summarize.notices.corrections.other_articles import drop_other_articles
from summarize.notices.corrections.promotions import drop_promotions
from summarize.notices.corrections.references import find_references
from summarize.notices.corrections.siblings import keep_prose
from summarize.notices.lines import Line, describe_lines
from summarize.notices.phrases import load_phrases

STORY = [
    Block("The ferry left the north shore at six in the morning with forty people on board."),
    Block("Its captain said that nobody in the village had asked for a bridge over the lake."),
    Block("In spring the county will decide whether the old boat may go on until winter."),
    Block("Until then it crosses the lake twelve times a day, as it has done for sixty years."),
]
TITLE = "The last ferry on the lake"
PROMISE = (
    "For sixty years one boat has tied two shores together, and now a bridge may take its place."
)
HEAD = Block(TITLE, "heading", 1)


def describe(blocks: list[Block]) -> list[Line]:
    return describe_lines([b.text for b in blocks], load_phrases("en"), stop_words("en"))


def leave(blocks: list[Block], keep: list[bool]) -> list[str]:
    return [block.text for block, good in zip(blocks, keep, strict=True) if good]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def open_page(promise: str, name: str = "lede", score: float = 0.3, links: float = 0.0) -> bool:
    """Tell whether a line between headline and story is taken for the standfirst."""
    blocks = [HEAD, Block(promise, links=links), *STORY]
    frames = (
        Frame("", "", 0, 1, False),
        Frame("header", "", 0, 1, False),
        Frame("h1", "", 1, 1, False),
        Frame("p", name, 1, 1, False),
        Frame("div", "story", 0, 1, False),
    )
    places = tuple(Place(n, n == 4, n == 4) for n in (2, 3, 4, 4, 4, 4))
    scores = [0.1, score, *[0.99] * 4]
    keep = [False, False, *[True] * 4]
    layout = Layout(frames, places)
    return find_standfirst(describe(blocks), blocks, scores, keep, layout, TITLE) == [1]


def test_a_sentence_right_below_the_headline_is_the_standfirst() -> None:
    assert open_page(PROMISE)


@pytest.mark.parametrize(
    ("promise", "name", "score", "links"),
    [
        pytest.param("A boat and a bridge", "lede", 0.3, 0.0, id="motto"),
        pytest.param("By Ann Lee, who has crossed the lake for sixty years.", "lede", 0.3, 0.0),
        pytest.param(PROMISE, "newsletter-box", 0.3, 0.0, id="newsletter"),
        pytest.param(PROMISE, "lede", 0.1, 0.0, id="score"),
        pytest.param(PROMISE, "lede", 0.3, 0.9, id="link"),
    ],
)
def test_other_lines_below_the_headline_are_none(
    promise: str, name: str, score: float, links: float
) -> None:
    assert not open_page(promise, name, score, links)


def test_the_standfirst_of_a_whole_page_is_kept() -> None:
    story = "".join(f"<p>{block.text} {block.text[:-1]}, they say.</p>" for block in STORY * 3)
    page = (
        f"<html><head><title>{TITLE}</title></head><body><nav><a href=/>Home</a></nav>"
        f"<header class=top><h1>{TITLE}</h1><p class=subtitle>{PROMISE}</p></header>"
        f"<div class=article-body>{story}</div></body></html>"
    )
    assert extract_article(page).paragraphs[0] == PROMISE


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
    lines = describe(blocks)
    kept = cut_header(lines, blocks, [True] * len(blocks), TITLE)
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
        assert all(cut_header(describe(blocks), blocks, [True] * len(blocks), TITLE))


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
    kept = cut_header(describe(blocks), blocks, [True] * len(blocks), TITLE, author)
    assert leave(blocks, kept) == texts(STORY if gone else blocks)


def test_the_day_goes_below_a_headline_too() -> None:
    day = Block("Jan 13, 2025")
    for more in (["The boat"], ["Boats", "A lake"]):
        blocks = [HEAD, *(Block(text, "heading", 1) for text in more), day, *STORY]
        kept = drop_promotions(describe(blocks), blocks, [True] * len(blocks))
        assert day.text not in leave(blocks, kept)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Photos: the lake in winter", links=1.0), id="headline"),
        pytest.param(Block("Who will cross the lake in spring?", links=1.0), id="question"),
        pytest.param(Block("Explore our plan for a day at the lake", links=1.0), id="order"),
    ],
)
def test_links_to_others_below_the_last_sentence_go(line: Block) -> None:
    blocks = [*STORY, line, line]
    kept = drop_promotions(describe(blocks), blocks, [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Read our full test of the boat", links=0.5), id="more"),
        pytest.param(Block("Check price at the quay", links=1.0), id="button"),
        pytest.param(
            Block("We may earn a commission if you buy a boat from our list."), id="earns"
        ),
        pytest.param(
            Block("Kaufen Sie ein Boot, erhalten wir eine kleine Provision."), id="german"
        ),
    ],
)
def test_orders_and_what_the_page_earns_go_wherever_they_stand(line: Block) -> None:
    blocks = [*STORY[:2], line, *STORY[2:]]
    kept = drop_promotions(describe(blocks), blocks, [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Block("Read our full test of the boat, the captain said.", links=0.5)),
        pytest.param(Block("Read our full test of the boat"), id="no-link"),
        pytest.param(Block("The agents may earn a commission on each boat that they sell.")),
        pytest.param(Block("We may receive compensation for the winter."), id="nothing-bought"),
        pytest.param(Block("“We may earn a commission if they buy it,” she said."), id="speech"),
        pytest.param(Block("We may earn a commission if they buy it.", "quote"), id="quote"),
        pytest.param(Block("We may earn a commission on what they buy. " * 4), id="much"),
        pytest.param(
            Block("See how the boat was built by ten men in a single winter.", links=1.0),
            id="a-linked-sentence",
        ),
    ],
)
def test_what_only_looks_so_stays(line: Block) -> None:
    blocks = [*STORY[:2], line, *STORY[2:]]
    assert all(drop_promotions(describe(blocks), blocks, [True] * len(blocks)))


def test_a_linked_question_that_stands_alone_at_the_end_is_the_last_of_the_story() -> None:
    asked = Block("Is a bridge really the best for us?", links=1.0)
    head = Block("More", "heading", 2)
    for more, left in (([asked], [asked]), ([head, asked], []), ([asked, asked], [])):
        blocks = [*STORY * 2, *more]
        kept = drop_promotions(describe(blocks), blocks, [True] * len(blocks))
        assert leave(blocks, kept) == texts([*STORY * 2, *left])


def test_a_linked_order_at_the_end_goes_as_a_sentence_too() -> None:
    order = Block("See how the boat was built by ten men in a single winter.", links=1.0)
    blocks = [*STORY * 2, order]
    kept = drop_promotions(describe(blocks), blocks, [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY * 2)


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
    return drop_credited(describe(blocks), blocks, keep, Layout(frames, places))


def test_a_story_in_pictures_stays_whatever_its_lines_end_in() -> None:
    told = [Block(f"{block.text} (Photo: Ann Lee)") for block in STORY]
    assert all(drop(told))
    assert all(drop([*STORY, *told[1:]], 1)[:4])
    assert all(drop([*STORY, *told[1:]]))
    assert drop([*STORY, Block(f"{STORY[0].text[:-1]} (photo: Ann Lee).")], 1) == [True] * 4 + [
        False
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Disclaimer: What our guests say on these pages is theirs alone, and no advice.",
        "Disclosure: The author owns a tenth of the boat, and crosses the lake for nothing.",
        "The views expressed here are those of the author, not of the lake.",
        "The opinions expressed by our columnists do not necessarily reflect those of the paper.",
        "Lake News is a non-profit newsroom that lives on your donations. Please give.",
        "Twitter: @lakenews",
        "Ann Lee ann.lee@lake.example",
        "Let us know what you think of the bridge in the comments below.",
        "Ann Lee covers boats and what floats beside them.",
        "Ida Holm has written about lakes for a decade, and lives on one.",
        "Ida Holm is the bureau chief of the Lake Daily on the north shore.",
        "(Ben Ray is a lecturer at the school for captains.)",
    ],
)
def test_small_print_and_authors_at_the_end_go(line: str) -> None:
    blocks = [*STORY * 2, Block(line)]
    kept = cut_footer(describe(blocks), blocks, [True] * len(blocks), "Ann Lee; Ida Holm")
    assert leave(blocks, kept) == texts(STORY * 2)


@pytest.mark.parametrize(
    "line",
    [
        "The views expressed in the meeting were harsh, and nobody took them back.",
        "The non-profit organization lives on donations, and the county gives none.",
        "Disclosure: The county had known of the leak for two years, and told no captain of it.",
        "The views expressed by the captain are his own, and the county asked us for others.",
        "The opinions expressed in the article were those of the mayor, the judge found.",
        "Our lake has a non-profit newsroom that lives on donations, and it found the leak.",
        "Ann Leeds covers the roof of the boat with tar each spring.",
        "Ann Lee has sold tickets on the quay for thirty years, and will not go.",
        "Ann Lee was on the first boat that crossed the lake, and hopes to be on the last.",
        "The captain read what they had written in the comments, and was silent.",
        "See https://lake.example/boat for the hours of the boat and the days on which it rests.",
    ],
)
def test_the_end_of_a_story_stays(line: str) -> None:
    blocks = [*STORY * 2, Block(line)]
    assert all(cut_footer(describe(blocks), blocks, [True] * len(blocks), "Ann Lee"))


def test_an_author_of_whom_the_story_speaks_stays() -> None:
    line = Block("Ann Lee is the director of the ferry, and its only manager on weekdays.")
    for told, gone in (("Lee", False), ("Leeds", True)):
        blocks = [*STORY * 2, Block(f"On Sunday {told} took the boat across the lake alone."), line]
        kept = cut_footer(describe(blocks), blocks, [True] * len(blocks), "Ann Lee")
        assert leave(blocks, kept) == texts(blocks[:-1] if gone else blocks)


def test_sentences_that_end_in_an_address_stay_without_a_label() -> None:
    ask = [
        Block(f"The {office} sells tickets for the boat on weekdays: https://lake.example/{office}")
        for office in ("harbour", "county", "museum")
    ]
    blocks = [*STORY * 4, Block("Where to buy", "heading", 2), *ask]
    assert all(cut_footer(describe(blocks), blocks, [True] * len(blocks)))
    read = [Block(f"{block.text}. Accessed 4 May 2024.") for block in ask]
    blocks = [*STORY * 4, *read]
    kept = cut_footer(describe(blocks), blocks, [True] * len(blocks))
    assert leave(blocks, kept) == texts(STORY * 4)


def test_addresses_below_their_label_go_and_many_without_one() -> None:
    one, label = Block("[1] https://lake.example/boat"), Block("Article sources:")
    for more in ([label, one], [one] * 3):
        blocks = [*STORY * 2, *more]
        kept = cut_footer(describe(blocks), blocks, [True] * len(blocks))
        assert leave(blocks, kept) == texts(STORY * 2)
    blocks = [*STORY, one]
    assert all(cut_footer(describe(blocks), blocks, [True] * len(blocks)))


def test_prose_in_boxes_like_those_that_are_kept_stays() -> None:
    page, answer = Frame("", "", 0, 1, False), Frame("div", "answer", 0, 4, False)
    frames = [page]
    for _ in STORY:
        frames += [answer, Frame("p", "", len(frames), 1, False)]
    layout = Layout(tuple(frames), tuple(Place(n, False, False) for n in (2, 4, 6, 8)))
    keep, scores = [True, True, True, False], [0.9, 0.8, 0.8, 0.65]
    assert all(keep_prose(describe(STORY), STORY, scores, layout, keep))
    assert keep_prose(describe(STORY), STORY, [*scores[:3], 0.4], layout, keep) == keep
    few = [True, False, False, False]
    assert keep_prose(describe(STORY), STORY, scores, layout, few) == few


def test_the_heading_of_another_part_of_an_article_goes_on_with_it() -> None:
    page = Frame("", "", 0, 1, False)
    parts = Frame("article", "part", 0, 2, False)
    blocks = [*STORY * 6, Block("The bridge", "heading", 2), *STORY]
    places = [Place(1, True, True)] * 24 + [Place(2, False, False)] + [Place(2, False, True)] * 4
    layout = Layout((page, parts, parts), tuple(places))
    assert all(drop_other_articles(describe(blocks), [True] * len(blocks), layout))


def test_the_works_below_a_heading_of_references_go_and_those_of_the_subject_stay() -> None:
    works = [f"Lee A, Ray B. Boats on lakes, part {n}. Lake Letters, 20{n}." for n in range(10, 16)]
    items = [Block(work, "item", 1) for work in works]
    for heading, gone in (("References", True), ("His works", False)):
        below = [Block("Thanks", "heading", 2), *STORY]
        blocks = (*STORY, Block(heading, "heading", 2), *items, *below)
        frame = Frame("", "", 0, 1, False)
        layout = Layout((frame,), tuple(Place(0, True, True) for _ in blocks))
        draft = Draft(blocks, form="page", layout=layout)
        noted = find_references(draft, [True] * len(blocks))
        assert noted == [False] * 4 + [gone] * 7 + [False] * 5
    parts = [text for n in range(10, 16) for text in (f"Boats on lakes, {n}", "Lakes", f"(20{n})")]
    apart = (*STORY, Block("References (6)", "heading", 2), *map(Block, parts))
    layout = Layout((frame,), tuple(Place(0, True, True) for _ in apart))
    noted = find_references(Draft(apart, form="page", layout=layout), [True] * len(apart))
    assert noted == [False] * 4 + [True] * 19
    few = (*STORY, Block("References", "heading", 2), *items[:2])
    layout = Layout((frame,), tuple(Place(0, True, True) for _ in few))
    assert not any(find_references(Draft(few, form="page", layout=layout), [True] * len(few)))


WORKS = [f"Lee, A. (199{n}). Boats and their captains. Lake Letters {n}." for n in range(6)]
SAID = "In 1998 the county asked every captain how often he reads what others write of boats."


def note(*below: Block | str) -> list[str]:
    """Return what is taken for references below such a heading."""
    lines = [block if isinstance(block, Block) else Block(block) for block in below]
    blocks = (*STORY, Block("References", "heading", 2), *lines)
    layout = Layout((Frame("", "", 0, 1, False),), (Place(0, True, True),) * len(blocks))
    noted = find_references(Draft(blocks, form="page", layout=layout), [True] * len(blocks))
    return [block.text for block, own in zip(blocks, noted, strict=True) if own]


def test_a_list_of_works_ends_where_prose_begins() -> None:
    listed = ["References", *WORKS]
    assert note(*WORKS, "Cited by 4") == [*listed, "Cited by 4"]
    assert note(*WORKS, *STORY) == listed
    assert note(*WORKS, "Nobody reads them.") == listed
    assert note(*WORKS, SAID, SAID, "Vesby, 2024") == listed
    assert note(*WORKS[:4], SAID, *WORKS[4:]) == listed
    assert note(*WORKS, Block("The winter", "heading", 3), SAID) == listed
    more = Block("Books", "heading", 3)
    assert note(more, *WORKS) == ["References", "Books", *WORKS]
    notes: list[Block | str] = [Block("Notes", "heading", 3), "Lee, p. 4"]
    assert note(*WORKS, *notes) == listed
    assert note(*notes, more, *WORKS) == ["References", "Notes", "Lee, p. 4", "Books", *WORKS]
    assert note(*WORKS, more, *WORKS[:2]) == [*listed, "Books", *WORKS[:2]]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(SAID, id="english"),
        pytest.param("The boat was sold in 1998.", id="short"),
        pytest.param("Seit 1998 liest jeder Kapitän der Insel im Winter ein Buch.", id="german"),
        pytest.param("С 1998 года каждый капитан читает зимой книги о лодках.", id="russian"),
        pytest.param("自1998年以来，每位船长在冬天都会读一本关于船的书。", id="chinese"),
    ],
)
def test_sentences_that_name_years_are_no_works(line: str) -> None:
    assert note(*[line] * 6) == []
