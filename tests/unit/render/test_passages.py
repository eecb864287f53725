"""An article is cut into passages and tables whose pieces, joined, are the article."""

import pytest

from summarize.models import Article, Block, Sentence, Summary
from summarize.render.passages import (
    Passage,
    Run,
    list_depths,
    list_tables,
    mark_passages,
    place_bars,
)
from summarize.render.passages import draw_strip as draw_line
from summarize.render.passages import group_passages as group
from tests.unit.render.examples import make_summary


@pytest.mark.parametrize(
    ("spans", "bars", "line"),
    [
        pytest.param([], [0, 0, 0, 0], "····", id="none"),
        pytest.param([(0, 1, 1.0)], [1, 0, 0, 0], "█···", id="the-best"),
        pytest.param(
            [(249, 300, 0.5), (250, 251, 0.1)], [0.5, 0.1, 0, 0], "▅▁··", id="by-its-start"
        ),
        pytest.param([(0, 1, 0.2), (9, 10, 0.8)], [0.8, 0, 0, 0], "▇···", id="the-better-of-two"),
        pytest.param([(0, 1, 0.8), (9, 10, 0.2)], [0.8, 0, 0, 0], "▇···", id="whichever-is-first"),
        pytest.param([(1000, 1000, 0.125)], [0, 0, 0, 0.125], "···▂", id="the-last-column"),
    ],
)
def test_each_column_of_a_line_shows_the_best_key_sentence_that_begins_there(
    spans: list[tuple[int, int, float]], bars: list[float], line: str
) -> None:
    summary = make_summary(*spans)
    assert place_bars(summary, 4) == bars
    assert draw_line(summary, 4) == line


def cell(text: str, row: int | None, column: int | None) -> Passage:
    return Passage((Run(text),), Block(text, "cell", row=row, column=column))


def show(cells: list[Passage]) -> list[str]:
    """Write the tables as text: cells between bars, rows between slashes."""
    return [
        "/".join("|".join(cell.runs[0].text if cell else "" for cell in row) for row in table)
        for table in list_tables(cells)
    ]


@pytest.mark.parametrize(
    ("cells", "tables"),
    [
        pytest.param([("a", 0, 0), ("b", 0, 1), ("c", 1, 0)], ["a|b/c|"], id="one"),
        pytest.param([("a", 0, 0), ("b", 0, 0)], ["a", "b"], id="two-of-one-cell"),
        pytest.param([("a", 1, 1), ("b", 1, 1), ("c", 1, 2)], ["|a", "|b|c"], id="same-place"),
        pytest.param([("a", 0, 1), ("b", 0, 0)], ["|a", "b"], id="an-earlier-column"),
        pytest.param([("a", 0, 0), ("b", 2, 2)], ["a||/||b"], id="empty-cells"),
        pytest.param([("a", None, None), ("b", None, None)], ["a", "b"], id="no-places"),
        pytest.param([("a", 1, None), ("b", 2, None)], ["a/b"], id="no-columns"),
        pytest.param([("a", None, 0), ("b", None, 1), ("c", 1, 0)], ["a|b/c|"], id="no-first-row"),
    ],
)
def test_a_cell_at_or_before_the_last_place_begins_another_table(
    cells: list[tuple[str, int | None, int | None]], tables: list[str]
) -> None:
    assert show([cell(*of) for of in cells]) == tables


def summarize_at(texts: list[str], *spans: tuple[int, int]) -> Summary:
    article = Article(tuple(map(Block, texts)), "en")
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 2)
    sentences = [
        Sentence(
            article.text[a:b], max(i for i, s in enumerate(starts) if s <= a), n, a, b, score=1.0
        )
        for n, (a, b) in enumerate(spans)
    ]
    return Summary(article, "auto", tuple(sentences), 9, 9, 9)


@pytest.mark.parametrize(
    ("spans", "runs"),
    [
        pytest.param([(0, 2)], ["*Aa", " Bb Cc"], id="first"),
        pytest.param([(0, 2), (2, 5)], ["*Aa", "* Bb", " Cc"], id="side-by-side"),
        pytest.param([(0, 5), (6, 8)], ["*Aa Bb", " ", "*Cc"], id="last"),
        pytest.param([(0, 8)], ["*Aa Bb Cc"], id="whole"),
        pytest.param([], ["Aa Bb Cc"], id="none"),
    ],
)
def test_no_run_is_empty_and_key_sentences_are_runs_of_their_own(
    spans: list[tuple[int, int]], runs: list[str]
) -> None:
    (passage,) = mark_passages(summarize_at(["Aa Bb Cc"], *spans))
    assert ["*" * (run.sentence is not None) + run.text for run in passage.runs] == runs


def test_a_key_sentence_is_marked_in_its_own_passage_whichever_that_is() -> None:
    passages = mark_passages(summarize_at(["Aa.", "Bb. Cc.", "Dd."], (9, 12), (14, 17)))
    assert [[run.sentence is not None for run in p.runs] for p in passages] == [
        [False], [False, True], [True]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("block", "key", "number", "text"),
    [
        pytest.param(Block("3. The wheel", "item"), None, 3, "The wheel", id="item"),
        pytest.param(Block("12)  The wheel", "item"), None, 12, "The wheel", id="bracket"),
        pytest.param(Block("3. The wheel", "item"), (3, 12), 3, "*The wheel", id="before-a-key"),
        pytest.param(Block("3. A. B.", "item"), (6, 8), 3, "A. *B.", id="and-more-before-it"),
        pytest.param(Block("3. The wheel", "item"), (0, 12), None, "*3. The wheel", id="in-a-key"),
        pytest.param(Block("3. The wheel", "item", number=5), None, 5, "3. The wheel", id="known"),
        pytest.param(Block("3. The wheel"), None, None, "3. The wheel", id="paragraph"),
        pytest.param(Block("1984. A wheel", "item"), None, None, "1984. A wheel", id="year"),
        pytest.param(Block("3. ", "item"), None, None, "3. ", id="nothing-but-a-number"),
    ],
)
def test_a_number_that_is_written_in_an_item_is_taken_out_of_it(
    block: Block, key: tuple[int, int] | None, number: int | None, text: str
) -> None:
    spans = [Sentence(block.text[slice(*key)], 0, 0, *key, 1.0)] if key else []
    (passage,) = mark_passages(Summary(Article((block,), "en"), "auto", tuple(spans), 9, 9, 9))
    assert passage.block.number == number
    assert "".join("*" * (run.sentence is not None) + run.text for run in passage.runs) == text


def test_a_list_that_goes_on_over_a_page_is_one() -> None:
    blocks = [Block("a", "item", page=1), Block("b", "item", page=2), Block("c", page=2)]
    found = list(group([Passage((Run(block.text),), block) for block in blocks]))
    assert [(kind, "".join(p.block.text for p in them)) for kind, them in found] == [
        ("item", "ab"), ("page", "c"), ("paragraph", "c")
    ]  # fmt: skip


def test_a_page_number_comes_before_the_first_passage_of_each_later_page() -> None:
    blocks = [Block("a", page=1), Block("b", "item", page=2), Block("c", "item", page=2),
              Block("d"), Block("e", page=3)]  # fmt: skip
    found = list(group([Passage((Run(block.text),), block) for block in blocks]))
    assert [(kind, "".join(p.block.text for p in them)) for kind, them in found] == [
        ("paragraph", "a"), ("page", "b"), ("item", "bc"), ("paragraph", "d"), ("page", "e"),
        ("paragraph", "e"),
    ]  # fmt: skip


def test_no_item_lies_more_than_one_deeper_than_the_one_before() -> None:
    items = [Passage((Run("x"),), Block("x", "item", level=n)) for n in (3, 3, 1, 0, 2, 5, 2)]
    assert list_depths(items) == [0, 1, 0, 0, 1, 2, 1]
