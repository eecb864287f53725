"""Markdown is read block by block."""

import pytest

from summarize import extract_article
from summarize.errors import InputError
from summarize.models import Block
from summarize.readers.formats import markdown
from summarize.readers.formats.markdown import is_markdown
from summarize.readers.formats.markdown import read as read_markdown
from tests.unit.readers.examples import SENTENCE, paragraphs_of
from tests.unit.readers.html.examples import PARAGRAPHS


def cell(text: str, row: int, column: int) -> Block:
    return Block(text, "cell", row=row, column=column)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("a\nb\n\nc", [Block("a b"), Block("c")], id="paragraphs"),
        pytest.param("a  \nb", [Block("a b")], id="a line break"),
        pytest.param("a<br/>b <b>c</b>", [Block("a b c")], id="HTML in a line"),
        pytest.param("a ![x](y) [b](z) `c` \\* d", [Block("a b c * d")], id="inline marks"),
        pytest.param("![x](y)", [], id="an image"),
        pytest.param("## A\n\nb", [Block("A", "heading", 2), Block("b")], id="a heading"),
        pytest.param(
            "A\n===\n\nB\n---",
            [Block("A", "heading", 1), Block("B", "heading", 2)],
            id="underlined",
        ),
        pytest.param("- a\n- b", [Block("a", "item", 1), Block("b", "item", 1)], id="items"),
        pytest.param(
            "- a\n\n  b\n- c",
            [Block("a", "item", 1), Block("b"), Block("c", "item", 1)],
            id="a paragraph in an item",
        ),
        pytest.param(
            "- a\n  - b\n- c",
            [Block("a", "item", 1), Block("b", "item", 2), Block("c", "item", 1)],
            id="in an item",
        ),
        pytest.param(
            "3. a\n4. b", [Block("a", "item", 1, 3), Block("b", "item", 1, 4)], id="numbers"
        ),
        pytest.param(
            "1. a\n   - b\n2. c",
            [Block("a", "item", 1, 1), Block("b", "item", 2), Block("c", "item", 1, 2)],
            id="both",
        ),
        pytest.param(
            "1. a\n\nb\n\n1. c",
            [Block("a", "item", 1, 1), Block("b"), Block("c", "item", 1, 1)],
            id="a new list",
        ),
        pytest.param("> a\n\nb", [Block("a", "quote"), Block("b")], id="a quotation"),
        pytest.param(
            "> - a\n\n- b", [Block("a", "item", 1), Block("b", "item", 1)], id="an item in one"
        ),
        pytest.param("```x\na\n  b\n```", [Block("a\n  b", "code")], id="code"),
        pytest.param("```\n \n```", [], id="no code"),
        pytest.param("a\n\n    b", [Block("a"), Block("b", "code")], id="indented"),
        pytest.param(
            "|A|B|\n|-|-|\n|c|d|\n|e||\n\n|F|\n|-|\n",
            [
                cell("A", 0, 0),
                cell("B", 0, 1),
                cell("c", 1, 0),
                cell("d", 1, 1),
                cell("e", 2, 0),
                cell("F", 0, 0),
            ],
            id="tables",
        ),
        pytest.param("|A|\n|-|\n\nb", [cell("A", 0, 0), Block("b")], id="text after a table"),
        pytest.param("<!-- x -->\n\na", [Block("a")], id="a comment"),
        pytest.param("<h2>A</h2>\n\nb", [Block("A", "heading", 2), Block("b")], id="HTML"),
        pytest.param("<p align=x>a</p>\n\nb", [Block("a"), Block("b")], id="a paragraph of HTML"),
        pytest.param("<div>\n\na\n\n</div>", [Block("a")], id="around Markdown"),
        pytest.param("<p>a\x01b</p>", [Block("a b")], id="a control character"),
    ],
)
def test_markdown_is_read_block_by_block(text: str, blocks: list[Block]) -> None:
    assert list(read_markdown(text).blocks) == blocks
    assert list(read_markdown(text.replace("\n", "\r\n")).blocks) == blocks


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        pytest.param(
            "---\ntitle: 'A b'\nauthor: Ann\ndate: 2024-03-04 10:00\n---\n",
            ("A b", "Ann", "2024-03-04"),
            id="YAML",
        ),
        pytest.param('+++\ntitle = "A"\n+++\n', ("A", None, None), id="TOML"),
        pytest.param("---\ntitle: A\n...\n", ("A", None, None), id="dots"),
        pytest.param("---\ndate: soon\n---\n", (None, None, None), id="no date"),
        pytest.param("", (None, None, None), id="none"),
    ],
)
def test_what_stands_before_the_text_says_title_author_and_date(
    head: str, facts: tuple[str | None, ...]
) -> None:
    draft = read_markdown(f"{head}x")
    assert (draft.title, draft.author, draft.date, draft.form) == (*facts, "markdown")
    assert draft.blocks == (Block("x"),)


def test_markdown_of_too_many_marks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "_MOST_MARKS", 4)
    assert len(read_markdown("- a\n- b\n1. c\n> d [").blocks) == 4
    assert len(read_markdown("[ [ [ [ [ [ [ [ [").blocks) == 1
    for text in ("- a\n" * 5, "[" * 10, "a|" * 10, "- a\n" * 4 + "[ |"):
        with pytest.raises(InputError, match="over 4 marks"):
            read_markdown(text)


@pytest.mark.parametrize(
    ("text", "sure", "weak"),
    [
        pytest.param("a\n# B", True, True, id="a heading"),
        pytest.param("#B", False, False, id="a tag"),
        pytest.param("a\n```", True, True, id="code"),
        pytest.param("- [a](b", True, True, id="a list of links"),
        pytest.param("[a]: http://b", True, True, id="a definition"),
        pytest.param("---\ntitle: a\n", True, True, id="front matter"),
        pytest.param("<p>a", True, True, id="HTML"),
        pytest.param("see [a](b)", False, True, id="a link"),
        pytest.param("A\n===", False, True, id="an underlined heading"),
        pytest.param("**a** and __b__", False, True, id="two strong words"),
        pytest.param("**a**", False, False, id="one"),
        pytest.param("a ** b ** c ** d **", False, False, id="stars"),
        pytest.param("a [b] (c)", False, False, id="brackets"),
    ],
)
def test_markdown_is_detected_by_a_sure_mark_or_two_others(
    text: str, *, sure: bool, weak: bool
) -> None:
    assert is_markdown(text, sure=True) == sure
    assert is_markdown(text) == weak


@pytest.mark.parametrize(
    ("text", "detected"),
    [
        ("# Heading\n\nText.", True),
        ("See [the page](https://example.org).", True),
        ("Heading\n=======\n\nText.", True),
        ("---\ntitle: X\n---\nText.", True),
        ("**One** and **two** are bold.", True),
        ("#hashtag is none. [Brackets] alone, 5 * 3 * 2, snake_case_name.", False),
        ("- a list\n- is text", False),
        ("He paid 5 ** 2.", False),
    ],
)
def test_markdown_is_detected_by_its_marks(text: str, *, detected: bool) -> None:
    assert is_markdown(text) is detected


def test_markdown_code_stays_code_and_its_html_is_read_as_html() -> None:
    draft = read_markdown(
        "Text.\n\n```sh\nrm -rf x\n  y\n```\n\n<h1>Big</h1>\n<!-- a note -->\n\nText after."
    )
    found = [(block.kind, block.text) for block in draft.blocks]
    assert found == [
        ("paragraph", "Text."),
        ("code", "rm -rf x\n  y"),
        ("heading", "Big"),
        ("paragraph", "Text after."),
    ]


def test_headings_and_lists_of_links_are_no_menus_in_markdown() -> None:
    entries = "".join(f"- [Fix {n} of the pump](https://example.org/{n})\n" for n in range(40))
    notice = "Subscribe to our newsletter"
    text = f"# Changes\n\n## Language\n\n{entries}\n{notice}\n\n## Share\n\n{entries}"
    article = extract_article(text)
    assert len([block for block in article.blocks if block.kind == "item"]) == 80
    assert [line.text for line in article.removed] == [notice]


def test_code_in_markdown_controls_no_terminal() -> None:
    text = "# T\n\nIt is run like this, every day.\n\n```\na \x1b[2J\x1b]0;x\x07b\u202e\n```\n"
    assert extract_article(text).blocks[-1].text == "a b"


@pytest.mark.parametrize("odd", ["\x1b[31m", "\f", "\uffff", "\x00"])
def test_no_character_beside_html_in_markdown_stops_its_reading(odd: str) -> None:
    text = f"# The dam\n\n{odd}<p>\n\n</p>{odd} It held.\n\n{PARAGRAPHS}"
    assert "the keeper of the dam" in extract_article(text).text


@pytest.mark.parametrize(
    "indented",
    [
        pytest.param(f"    {SENTENCE}", id="one-line"),
        pytest.param(f"    {SENTENCE}\n    {SENTENCE}\n    {SENTENCE}", id="three-lines"),
        pytest.param(f"\t{SENTENCE}", id="tab"),
        pytest.param(f"- An item.\n\n      {SENTENCE}", id="in-an-item"),
        pytest.param("    if x:\n        y()", id="code"),
    ],
)
def test_what_is_indented_in_markdown_is_there(indented: str) -> None:
    draft = read_markdown(f"# The tram\n\nIt came.\n\n{indented}\n\nIt went.")
    shown = " ".join(" ".join(paragraphs_of(draft)).split())
    assert " ".join(indented.replace("- ", "").split()) in shown


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown_is_the_same_whatever_ends_its_lines(end: str) -> None:
    lines = ["---", "title: Pump", "author: Ann Lee", "---", "", "## Night", "", SENTENCE, ""]
    draft = read_markdown(end.join(lines))
    assert (draft.title, draft.author) == ("Pump", "Ann Lee")
    assert paragraphs_of(draft) == ("Night", SENTENCE)


def test_marks_of_notes_tasks_and_alerts_are_no_text_and_notes_are_removed() -> None:
    draft = read_markdown(
        "It rained.[^1] Nobody came [@ek2001; @li1999, p. 3].\n\n> [!NOTE]\n> Bring a coat.\n\n"
        "- [x] Mend the roof.\n\n"
        "[^1]: In May.\n\n    And in June.\n\nIt was late."
    )
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("paragraph", "It rained. Nobody came."),
        ("quote", "Bring a coat."),
        ("item", "Mend the roof."),
        ("paragraph", "It was late."),
    ]
    assert [part.text for part in draft.removed] == ["In May.", "And in June."]


def test_targets_and_roles_of_myst_are_no_text() -> None:
    blocks = read_markdown("(mill-old)=\n# Mill\n\nSee {ref}`stones`, f(x)= 1.\n").blocks
    assert [block.text for block in blocks] == ["Mill", "See stones, f(x)= 1."]


def test_boxes_of_all_kinds_are_their_titles_and_their_text() -> None:
    text = """<a name="mill" />
# Mill

1. A step.

    !!! note "Mind it"
        In the box.

    Still in the item.

??? tip
    Shown on demand.

    ```
    !!! kept
    ```

:::tip The stone
It turns.
:::

::: {.callout-note title="Ek"}
It is old.
:::

::: mill.stones

+++

The end.
"""
    said = [block.text.strip() for block in read_markdown(text).blocks]
    assert said == [
        *("Mill", "A step.", "Mind it", "In the box.", "Still in the item.", "Shown on demand."),
        *("!!! kept", "The stone", "It turns.", "It is old.", "The end."),
    ]
