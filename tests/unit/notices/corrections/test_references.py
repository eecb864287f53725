"""Bibliographies and notes go with their headings, and no prose goes with them."""

from summarize import extract_article
from summarize.models import Block, Draft, Frame, Layout, Place
from summarize.notices.corrections.references import find_references
from tests.unit.notices.pages import STORY


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


WORKS = [f"Lee, A. (199{n}). Boats and their captains. Lake Letters {n}." for n in range(6)]


SAID = "In 1998 the county asked every captain how often he reads what others write of boats."


def note(*below: Block | str) -> list[str]:
    """Return what is taken for references below such a heading."""
    lines = [block if isinstance(block, Block) else Block(block) for block in below]
    blocks = (*STORY, Block("References", "heading", 2), *lines)
    layout = Layout((Frame("", "", 0, 1, False),), (Place(0, True, True),) * len(blocks))
    noted = find_references(Draft(blocks, form="page", layout=layout), [True] * len(blocks))
    return [block.text for block, own in zip(blocks, noted, strict=True) if own]


def test_a_list_of_works_ends_where_no_line_has_a_year() -> None:
    listed = ["References", *WORKS]
    assert note(*WORKS, *STORY) == listed
    assert note(*WORKS, Block("The winter of 1998", "heading", 2), SAID) == listed
    books = Block("Books", "heading", 3)
    assert note(books, *WORKS) == ["References", "Books", *WORKS]
    assert note(*WORKS[:2], *STORY) == ["References", *WORKS[:2]]
    assert note(WORKS[0], "The boats of Vesby, 1990.", *STORY) == []  # of a few, each shows it
    assert note(*[f"{work} {SAID}{SAID * 8}" for work in WORKS]) == []  # about literature


def test_a_heading_of_works_that_its_reader_took_away_goes() -> None:
    assert note(Block("A note.", "caption")) == ["References"]
    assert note(*STORY) == []


def test_in_a_document_a_line_of_its_own_may_head_the_works() -> None:
    for head in (Block("Literaturverzeichnis:"), Block("5. Literature cited", "heading", 2)):
        blocks = (*STORY, head, *map(Block, WORKS), *STORY)
        noted = find_references(Draft(blocks, form="document"), [True] * len(blocks))
        assert noted == [False] * 4 + [True] * 7 + [False] * 4


OPENING = STORY[:3]


def test_a_heading_of_references_alone_goes_with_them() -> None:
    story = "\n\n".join(block.text for block in OPENING)
    text = f"# The ferry\n\n{story}\n\n## Notes\n\n^ Ann Lee, The boats of Vesby, 1990.\n"
    article = extract_article(text)
    assert article.blocks[-1].text == OPENING[-1].text
    assert [line.reason for line in article.removed] == ["reference"] * 2
    for mark in ("^^a mark^^ is", "^ and $ are"):  # no notes
        assert extract_article(text.replace("^ Ann Lee,", mark)).blocks[-1].text[0] == "^"
    more = extract_article(f"{text}\nNobody has written more about them.\n")
    assert "Notes" in more.paragraphs
