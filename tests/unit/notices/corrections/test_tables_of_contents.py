"""A table of contents goes with its title."""

from summarize.models import Block
from summarize.notices.corrections.tables_of_contents import drop_tables_of_contents
from tests.unit.notices.pages import STORY, gather, leave, texts

HEADS = ["The old ferry", "The new bridge", "What the village wants"]


def test_a_table_of_contents_goes_with_its_title_and_all_its_lines() -> None:
    table = [Block(f"{n}. {text}", "item", links=1.0) for n, text in enumerate(HEADS, 1)]
    more = Block("Questions of readers", "item", links=1.0)
    sections = [block for head in HEADS for block in (Block(head, "heading", 2), STORY[0])]
    blocks = [STORY[1], Block("Table of Contents: [Hide]", "heading", 2), *table, more, *sections]
    kept = leave(blocks, drop_tables_of_contents(gather(blocks), [True] * len(blocks)))
    assert kept == texts([STORY[1], *sections])


def test_links_that_no_heading_below_repeats_are_no_table_of_contents() -> None:
    links = [Block(text, "item", links=1.0) for text in HEADS]
    above = [Block(head, "heading", 2) for head in HEADS]
    for blocks in ([*STORY, *links], [*above, *links, *STORY]):
        assert all(drop_tables_of_contents(gather(blocks), [True] * len(blocks)))
