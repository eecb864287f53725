"""Cover, contents, imprint and the like are no text of a book."""

import pytest

from summarize.models import Block, Removed
from summarize.readers.epub.boilerplate import (
    cut_license,
    judge_document,
    remove_parts,
    shorten,
)
from summarize.readers.epub.document import parse_document
from summarize.readers.xml import text_of
from tests.hostile_archives import make_chapter
from tests.unit.readers.epub.examples import body_of


@pytest.mark.parametrize(
    ("inner", "left", "removed"),
    [
        pytest.param("<nav>One</nav><p>A</p>", "A", [Removed("One", "navigation")], id="a nav"),
        pytest.param(
            "<p epub:type='toc'>One</p><p>A</p>", "A", [Removed("One", "navigation")], id="toc"
        ),
        pytest.param(
            "<p role='doc-index'>One</p><p>A</p>", "A", [Removed("One", "index")], id="ARIA"
        ),
        pytest.param(
            "<p class='x pg-boilerplate'>One</p>A",
            "A",
            [Removed("One", "copyright")],
            id="Gutenberg",
        ),
        pytest.param("<p hidden='hidden'>One</p><p>A</p>", "A", [], id="hidden"),
        pytest.param("<nav/><p>A</p>", "A", [], id="empty"),
        pytest.param(
            "<nav>One<p epub:type='cover'>Two</p></nav>A",
            "A",
            [Removed("One Two", "navigation")],
            id="the outer one",
        ),
        pytest.param("<p epub:type='chapter'>One</p>", "One", [], id="a chapter"),
        pytest.param(
            "<nav>One</nav>A<p epub:type='cover'>Two</p>B",
            "AB",
            [Removed("One", "navigation"), Removed("Two", "cover")],
            id="two",
        ),
    ],
)
def test_marked_parts_are_taken_out(inner: str, left: str, removed: list[Removed]) -> None:
    body = body_of(inner)
    assert remove_parts(body) == removed
    assert text_of(body) == left


def test_a_marked_document_is_judged_as_a_whole() -> None:
    body = parse_document(
        make_chapter("<p>A</p>").replace("<body", "<body hidden=''").encode(), "a"
    )
    assert body is not None
    assert remove_parts(body) == []
    assert text_of(body) == "A"


HEAD = Block("Contents", "heading", 1)


def words(count: int, text: str = "word") -> Block:
    return Block(" ".join([text] * count))


@pytest.mark.parametrize(
    ("blocks", "how", "reason"),
    [
        pytest.param([words(50)], {}, None, id="a chapter"),
        pytest.param([words(50)], {"kind": "cover"}, "cover", id="what the guide calls it"),
        pytest.param([words(50)], {"kind": "text"}, None, id="a text for the guide"),
        pytest.param([HEAD, words(900)], {}, "navigation", id="its heading"),
        pytest.param(
            [Block("* CONTENTS: *", "heading", 1), words(50)], {}, "navigation", id="with signs"
        ),
        pytest.param([Block("Contents"), words(50)], {}, None, id="a line that is no heading"),
        pytest.param([words(50), HEAD], {}, None, id="a heading further down"),
        pytest.param([words(50)], {"label": "Index"}, "index", id="its line in the contents"),
        pytest.param(
            [Block("Also by Eva Dahl", "heading", 1), words(50)], {}, "credits", id="other books"
        ),
        pytest.param([Block("x" * 10, links=0.61)] * 4, {}, "navigation", id="links"),
        pytest.param([Block("x" * 10, links=0.6)] * 4, {}, None, id="fewer links"),
        pytest.param([Block("x" * 10, links=1.0)] * 3, {}, None, id="three lines of links"),
        pytest.param(
            [Block("x" * 30, links=1.0), *[Block("x" * 10)] * 3], {}, None, id="half of it links"
        ),
        pytest.param([Block("© 2019 Eva Dahl."), words(396)], {}, "copyright", id="an imprint"),
        pytest.param([Block("© 2019 Eva Dahl."), words(397)], {}, None, id="a long one"),
        pytest.param([Block("(c) 2019."), words(50)], {}, "copyright", id="rights"),
        pytest.param(
            [words(39), Block("Ferry")], {"title": "The Ferry"}, None, id="no title in it"
        ),
        pytest.param(
            [words(38), Block("The Ferry")], {"title": "THE FERRY"}, "title page", id="40 words"
        ),
        pytest.param([words(39), Block("The Ferry")], {"title": "The Ferry"}, None, id="41 words"),
        pytest.param([Block("The Ferry ends.")], {"title": "The Ferry"}, None, id="a sentence"),
        pytest.param(
            [Block("The Ferry", "heading", 1)], {"title": "The Ferry"}, None, id="a heading"
        ),
        pytest.param([words(3)], {"stem": "Cover-01"}, "cover", id="its name"),
        pytest.param([words(3)], {"stem": "toc"}, "navigation", id="the name of contents"),
        pytest.param([words(3)], {"stem": "chapter"}, None, id="another name"),
        pytest.param([words(41)], {"stem": "cover"}, None, id="a long cover"),
        pytest.param([], {"stem": "titlepage"}, "title page", id="nothing in it"),
        pytest.param([], {}, None, id="nothing said"),
    ],
)
def test_a_document_is_judged_by_its_heading_its_name_and_its_words(
    blocks: list[Block], how: dict[str, str], reason: str | None
) -> None:
    said = {"kind": "", "stem": "x", "title": None, "label": None} | how
    assert judge_document(blocks, **said) == reason  # type: ignore[arg-type]


START, END = "*** START OF THE PROJECT GUTENBERG EBOOK", "***END OF THIS PROJECT GUTENBERG EBOOK"


@pytest.mark.parametrize(
    ("lines", "kept", "gone"),
    [
        pytest.param(["a", "b"], ["a", "b"], [], id="no marks"),
        pytest.param(["x", START, "a", END, "y"], ["a"], [f"x {START}", f"{END} y"], id="both"),
        pytest.param(["x", START, "a"], ["a"], [f"x {START}"], id="the first"),
        pytest.param(["a", END, "y"], ["a"], [f"{END} y"], id="the second"),
        pytest.param([START, START, "a"], ["a"], [f"{START} {START}"], id="the last start"),
        pytest.param(["a", END, "b", END], ["a"], [f"{END} b {END}"], id="the first end"),
        pytest.param([END, START, "a", END], ["a"], [f"{END} {START}", END], id="an end too early"),
        pytest.param([f"a {START}"], [f"a {START}"], [], id="inside of a line"),
    ],
)
def test_the_license_stands_outside_of_two_marks(
    lines: list[str], kept: list[str], gone: list[str]
) -> None:
    blocks, removed = cut_license(list(map(Block, lines)))
    assert [block.text for block in blocks] == kept
    assert removed == [Removed(shorten(text), "copyright") for text in gone]


def test_what_is_left_out_is_named_by_its_first_words() -> None:
    assert shorten("x" * 80) == "x" * 80
    assert shorten("word " * 16) == "word " * 16
    assert shorten("word " * 16 + "x") == "word " * 15 + "word …"
