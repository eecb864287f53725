"""What of an article is ranked: its prose, or its list where hardly any prose is there."""

import pytest

from summarize import Article, summarize
from summarize.discourse.prose import list_prose
from summarize.models import Block, BlockKind

ITEM = "wheel number {} of the mill, without a stop"
SAID = "The mill of the town was built in the year {} by the people of the point."


@pytest.mark.parametrize(
    ("prose", "items", "ranked"),
    [
        pytest.param(3, 0, 3, id="prose-alone"),
        pytest.param(3, 10, 3, id="prose-with-a-list"),
        pytest.param(2, 10, 2, id="a-fifth"),
        pytest.param(1, 10, 11, id="a-list-with-a-line"),
        pytest.param(0, 10, 10, id="a-list-alone"),
    ],
)
def test_lines_of_a_list_that_no_stop_closes_are_ranked_where_they_are_the_article(
    prose: int, items: int, ranked: int
) -> None:
    blocks = [Block(SAID.format(1900 + i)) for i in range(prose)]
    blocks += [Block(ITEM.format(i), "item", level=1) for i in range(items)]
    blocks.append(Block("13,44", "item", level=1))  # a result, which says nothing by itself
    assert summarize(Article(tuple(blocks), "en")).article_sentences == ranked


def test_headings_are_ranked_where_there_is_nothing_else_and_code_never() -> None:
    blocks = (Block("The mill and its wheel", "heading"), Block("x = 1", "code"))
    summary = summarize(Article(blocks, "en"), length="9")
    assert [sentence.text for sentence in summary.sentences] == ["The mill and its wheel"]


def test_a_line_that_says_the_title_again_is_not_ranked() -> None:
    blocks = (Block("The mill grinds again."), Block(SAID.format(1900)), Block(SAID.format(1901)))
    summary = summarize(Article(blocks, "en", title="The mill grinds again"), length="9")
    assert "The mill grinds again." not in [sentence.text for sentence in summary.sentences]


def test_a_text_of_fragments_still_has_a_summary() -> None:
    blocks = (Block("No wheel. No water. No mill."),)
    assert summarize(Article(blocks, "en"), length="2").sentences


@pytest.mark.parametrize(
    ("kind", "below", "ranked"),
    [
        pytest.param("heading", ["{0}", "{1}"], 6, id="below-a-heading"),
        pytest.param("paragraph", ["{0}", "{1}"], 6, id="below-a-line"),
        pytest.param("heading", ["{0}", "# More", "{1}"], 7, id="up-to-the-next-heading"),
    ],
)
def test_notes_are_not_ranked(kind: BlockKind, below: list[str], ranked: int) -> None:
    texts = [*(SAID.format(1900 + i) for i in range(6)), "Notes"]
    blocks = [Block(text, kind if text == "Notes" else "paragraph") for text in texts]
    for line in below:
        head = line.startswith("#")
        text = line.lstrip("# ").format(SAID.format(1950), SAID.format(1951))
        blocks.append(Block(text, "heading" if head else "paragraph"))
    assert summarize(Article(tuple(blocks), "en")).article_sentences == ranked


def test_what_stands_below_notes_at_the_start_is_ranked() -> None:
    texts = ["Notes", *(SAID.format(1900 + i) for i in range(4))]
    assert summarize(Article(tuple(map(Block, texts)), "en")).article_sentences == 4


@pytest.mark.parametrize(
    ("name", "ranked"),
    [("4. Acknowledgements", 5), ("CRediT authorship contribution statement", 5),
     ("Danksagung", 5), ("Funding", 6), ("Support", 6)],
)  # fmt: skip
def test_thanks_and_statements_of_a_paper_are_not_ranked_wherever_they_stand(
    name: str, ranked: int
) -> None:
    texts = [SAID.format(1900), name, SAID.format(1950), "Results"]
    texts += [SAID.format(1901 + i) for i in range(4)]
    blocks = [Block(t, "heading" if t in (name, "Results") else "paragraph") for t in texts]
    assert summarize(Article(tuple(blocks), "en")).article_sentences == ranked


@pytest.mark.parametrize(("number", "ranked"), [(18, 18), (17, 20)])
def test_who_published_a_text_is_not_ranked_at_its_end(number: int, ranked: int) -> None:
    texts = [SAID.format(1900 + i) for i in range(20)]
    blocks = [*map(Block, texts[:number]), Block("About the Mill", "heading")]
    article = Article((*blocks, *map(Block, texts[number:])), "en")
    assert summarize(article).article_sentences == ranked


@pytest.mark.parametrize(
    ("blocks", "ranked"),
    [
        pytest.param([("heading", "A mill."), ("paragraph", SAID)], [1], id="no-heading"),
        pytest.param([("caption", SAID), ("cell", SAID), ("code", SAID), ("quote", SAID)], [3],
                     id="a-quotation"),
        pytest.param([("caption", SAID), ("code", SAID)], [0], id="a-caption-if-that-is-all"),
        pytest.param([("code", SAID)], [], id="code-never"),
        pytest.param([("paragraph", "An open line"), ("paragraph", SAID)], [1], id="no-open-line"),
        pytest.param([("paragraph", "An open line")], [0], id="an-open-line-if-that-is-all"),
    ],
)  # fmt: skip
def test_prose_is_ranked_or_what_there_is(
    blocks: list[tuple[BlockKind, str]], ranked: list[int]
) -> None:
    article = Article(tuple(Block(text, kind) for kind, text in blocks), "en")
    assert [sentence.paragraph for sentence in list_prose(article)] == ranked


def test_each_of_several_articles_has_its_own_title_and_number() -> None:
    parts = tuple(Article((Block("A mill is here."), Block(SAID)), "en", title=title)
                  for title in ("A mill is here", "Another"))  # fmt: skip
    merged = Article(parts[0].blocks + parts[1].blocks, "en", articles=parts)
    assert [(s.paragraph, s.document) for s in list_prose(merged)] == [(1, 0), (2, 1), (3, 1)]
    assert {s.document for s in list_prose(parts[1])} == {0}


def test_numbered_steps_without_a_stop_are_ranked_beside_prose() -> None:
    steps = ["Open the gate of the mill", "Let the water run over the wheel", "Two sacks"]
    blocks = [Block(SAID.format(1900 + i)) for i in range(3)]
    blocks += [Block(text, "item", level=1, number=n) for n, text in enumerate(steps, start=1)]
    ranked = [sentence.text for sentence in list_prose(Article(tuple(blocks), "en"))]
    assert ranked[3:] == steps[:2]
