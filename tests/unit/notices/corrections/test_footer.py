"""Last lines on who made an article go; the last lines of a story stay."""

import pytest

from summarize.models import Block
from summarize.notices.corrections.footer import cut_footer
from tests.unit.notices.pages import STORY, describe, leave, texts


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
