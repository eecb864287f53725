"""Headings get levels, items of lists their numbers."""

from typing import Any

import pytest

from summarize.readers.pdf.blocks import describe_blocks
from summarize.readers.pdf.paragraphs import (
    Paragraph,
)
from tests.pdf_lines import make_line
from tests.pdf_writer import Text, write_column, write_pdf
from tests.unit.readers.pdf.examples import FISH, HARBOUR, LEFT, read


def test_headings_have_levels_and_lists_have_items() -> None:
    page = [
        Text("2 Methods", LEFT, 760, 14, "F2"),
        *write_column(HARBOUR, LEFT, 740),
        Text("2.1 The cranes", LEFT, 660, 11, "F2"),
        *write_column(FISH, LEFT, 640),
        Text("\u2022 The first crane is old.", LEFT, 560),
        Text("\u2022 The second crane is new.", LEFT, 548),
        Text("1. Lift the stone.", LEFT, 520),
        Text("2. Drop the stone.", LEFT, 508),
    ]
    blocks = list(describe_blocks(read(write_pdf(page)).paragraphs))
    heads = [(b["text"], b["level"]) for b in blocks if b.get("kind") == "heading"]
    assert heads == [("2 Methods", 2), ("2.1 The cranes", 3)]
    items = [(b["text"], b.get("number")) for b in blocks if b.get("kind") == "item"]
    assert items == [
        ("The first crane is old.", None), ("The second crane is new.", None),
        ("Lift the stone.", 1), ("Drop the stone.", 2),
    ]  # fmt: skip


def test_dashes_and_marks_apart_from_their_text_make_lists() -> None:
    page = [
        *write_column(HARBOUR, LEFT, 740),
        *[Text(f"{n}.", LEFT, 690 - 20 * n) for n in (1, 2, 3)],
        *[Text(f"Lift the stone {n} times.", LEFT + 40, 690 - 20 * n) for n in (1, 2, 3)],
        *[Text(f"- The crane {n} is old", LEFT, 600 - 12 * n) for n in (1, 2, 3)],
    ]  # fmt: skip
    marks, texts = page[5:8], page[8:11]
    page[5:11] = [one for pair in zip(marks, texts, strict=True) for one in pair]
    blocks = list(describe_blocks(read(write_pdf(page)).paragraphs))
    items = [(b["text"], b.get("number")) for b in blocks if b.get("kind") == "item"]
    lifted = [(f"Lift the stone {n} times.", n) for n in (1, 2, 3)]
    assert items == [*lifted, *((f"The crane {n} is old", None) for n in (1, 2, 3))]


def test_a_note_is_never_picked() -> None:
    found = [Paragraph(HARBOUR, 1), Paragraph("1 The quarry belongs to the town.", 1, note=True)]
    assert [one.get("kind") for one in describe_blocks(found)] == [None, "caption"]


def test_one_number_makes_no_list() -> None:
    page = [Text("1. Introduction", LEFT, 760), *write_column(HARBOUR, LEFT, 730)]
    page += [Text("3. Lift the stone.", LEFT, 600), *write_column(FISH, LEFT, 560)]
    blocks = list(describe_blocks(read(write_pdf(page)).paragraphs))
    assert [b["text"] for b in blocks if b.get("kind") == "item"] == []
    assert blocks[0]["text"] == "1. Introduction"


BOLD: dict[str, Any] = {"bold": True}


def describe(*rows: tuple[str, dict[str, Any]]) -> list[tuple[Any, ...]]:
    """List the kind, the level, the number and the text of each block."""
    paragraphs = []
    for text, how in rows:
        style = {key: how[key] for key in how if key in ("size", "bold")}
        rest = {key: how[key] for key in how if key not in style}
        lines = (make_line(text, **style),)
        paragraphs.append(Paragraph(text, 3, lines=lines, **rest))
    blocks = [*describe_blocks(paragraphs)]
    assert all(block.get("page", 3) == 3 for block in blocks)
    names = ("kind", "level", "number", "text")
    return [
        tuple(block[name] for name in names if name in block) or (block["reason"], block["removed"])
        for block in blocks
    ]


H: dict[str, Any] = {"heading": True}


@pytest.mark.parametrize(
    ("rows", "blocks"),
    [
        pytest.param([("A wall.", {})], [("A wall.",)], id="text"),
        pytest.param([("A wall.", {"reason": "label"})], [("label", "A wall.")], id="left out"),
        pytest.param(
            [
                ("Walls", H | {"size": 14.0}),
                ("Quays", H | {"size": 12.0}),
                ("Lamps", H | BOLD),
                ("LAMPS", H),
                ("Boats", H),
            ],
            [
                ("heading", 2, "Walls"),
                ("heading", 3, "Quays"),
                ("heading", 4, "Lamps"),
                ("heading", 5, "LAMPS"),
                ("heading", 6, "Boats"),
            ],
            id="by size, weight and capitals",
        ),
        pytest.param(
            [(f"Wall {n}", H | {"size": 20.0 - n}) for n in range(7)],
            [("heading", min(6, 2 + n), f"Wall {n}") for n in range(7)],
            id="six levels",
        ),
        pytest.param(
            [("1 A", H), ("1.2 A", H), ("1.2.3. A", H), ("1.1.1.1.1.1 A", H)],
            [
                ("heading", 2, "1 A"),
                ("heading", 3, "1.2 A"),
                ("heading", 4, "1.2.3. A"),
                ("heading", 6, "1.1.1.1.1.1 A"),
            ],
            id="by number",
        ),
        pytest.param(
            [("Gone", H | {"size": 14.0, "reason": "label"}), ("Walls", H)],
            [("label", "Gone"), ("heading", 2, "Walls")],
            id="what is left out has no level",
        ),
        pytest.param([("• A wall.", {})], [("item", 1, "A wall.")], id="a bullet"),
        pytest.param([("•", {})], [("•",)], id="a bullet alone"),
        pytest.param(
            [("1. A", {}), ("2. B", {}), ("3) C", {}), ("5. E", {})],
            [("item", 1, 1, "A"), ("item", 1, 2, "B"), ("item", 1, 3, "C"), ("5. E",)],
            id="a list",
        ),
        pytest.param(
            [("1. A", {}), ("Between.", {}), ("(2) B", {})],
            [("item", 1, 1, "A"), ("Between.",), ("item", 1, 2, "B")],
            id="and text between",
        ),
        pytest.param(
            [("1. A", {}), ("2. B", H)], [("1. A",), ("heading", 2, "2. B")], id="no item"
        ),
        pytest.param(
            [("1. A", {}), ("2. B", {"reason": "label"})], [("1. A",), ("label", "2. B")], id="gone"
        ),
    ],
)
def test_paragraphs_become_blocks(
    rows: list[tuple[str, dict[str, Any]]], blocks: list[tuple[Any, ...]]
) -> None:
    assert describe(*rows) == blocks
