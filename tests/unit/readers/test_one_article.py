"""The one article of a source is read and cleaned."""

import gzip

import pytest

from summarize.errors import NoArticleError
from summarize.models import Block, Draft, Layout, Place, Removed, Source
from summarize.readers import one_article
from summarize.readers.one_article import clean_draft, read_one


def test_whatever_a_reader_found_is_made_clean() -> None:
    places = tuple(Place(number, found=True, found_more=False) for number in range(4))
    draft = Draft(
        (Block("a\x07  b"), Block("\x00"), Block("c\x1b\n d", "code"), Block("e")),
        layout=Layout((), places),
        title=" T\n", author="\x07", date="2024", site="S\u202e",
        removed=(Removed("\x00", "x"), Removed("f\n g", "y")),
    )  # fmt: skip
    clean = clean_draft(draft)
    assert [block.text for block in clean.blocks] == ["a b", "c\n d", "e"]
    assert clean.layout is not None
    assert clean.layout.places == (places[0], *places[2:])
    assert (clean.title, clean.author, clean.date, clean.site) == ("T", None, "2024", "S")
    assert clean.removed == (Removed("f g", "y"),)


def test_the_facts_of_a_file_count_first_where_an_article_lies_in_it() -> None:
    text = "Title: Inner\nAuthor: Ann\n\nIt rained all day."
    around = {"title": "Outer", "author": "Bo", "date": "2024-03-04"}
    _, draft = read_one(Source("x", text.encode(), **around))  # type: ignore[arg-type]
    assert (draft.title, draft.author, draft.date) == ("Inner", "Ann", "2024-03-04")
    _, draft = read_one(Source("x", text.encode(), **around, alone=True))  # type: ignore[arg-type]
    assert (draft.title, draft.author) == ("Outer", "Bo")


@pytest.mark.parametrize(
    ("data", "alone", "message"),
    [
        pytest.param(b" \n", False, "the input is empty", id="empty"),
        pytest.param(b"", True, "no text in it", id="empty, in a file"),
        pytest.param(gzip.compress(b" "), False, "the input is empty", id="packed"),
        pytest.param(b"-- !", False, "no article text found", id="no words"),
    ],
)
def test_nothing_is_no_article(data: bytes, message: str, *, alone: bool) -> None:
    with pytest.raises(NoArticleError, match=f"^{message}$"):
        read_one(Source("x", data, alone=alone))


def test_a_line_that_is_too_long_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_article, "MOST_CHARACTERS", 10)
    assert read_one(Source("x", b"It rained."))[1].blocks
    assert read_one(Source("x", b"It rained.\nIt rains."))[1].blocks
    with pytest.raises(NoArticleError, match="a line of over 10 characters"):
        read_one(Source("x", b"It rained on"))


@pytest.mark.parametrize(
    ("alone", "facts"),
    [
        pytest.param(False, ("The page's title", "Una Page", "2025-03-01"), id="page"),
        pytest.param(True, ("The feed's title", "Vera Feed", "2025-04-02"), id="without-a-page"),
    ],
)
def test_what_stands_beside_an_article_counts_first_where_it_has_no_page(
    alone: bool, facts: tuple[str, str, str]
) -> None:
    page = (
        "---\ntitle: The page's title\nauthor: Una Page\ndate: 2025-03-01\n---\n\n"
        "# It rained\n\nThe river rose by a metre, and nobody in the village had seen it before.\n"
    )
    beside = Source("x", page.encode(), title="The feed's title", author="Vera Feed")
    draft = read_one(beside._replace(date="2025-04-02", alone=alone))[1]
    assert (draft.title, draft.author, draft.date) == facts
    bare = read_one(Source("x", b"The river rose by a metre.", author="Vera Feed"))[1]
    assert bare.author == "Vera Feed"
