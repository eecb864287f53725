"""What a PDF loses is said from a third of its words or a sentence in twenty on."""

from dataclasses import replace
from pathlib import Path

import pytest

from summarize.discourse.omissions import describe_loss
from summarize.models import Article, Block, Removed
from tests.conftest import SAMPLES, Run
from tests.pdf_writer import Text, write_column, write_pdf

CELLS = "Quay 12 boats"


def make_article(*removed: tuple[str, int], page: int | None = 1) -> Article:
    return Article(
        blocks=(Block("stone " * 60, page=page),),
        language="en",
        removed=tuple(Removed("word " * count, reason) for reason, count in removed),
    )


@pytest.mark.parametrize(
    ("article", "said"),
    [
        pytest.param(make_article(("table", 31)), "34 % of its words are left out: tables", id="a"),
        pytest.param(make_article(("table", 30)), None, id="a third"),
        pytest.param(
            make_article(("footnote", 20), ("table", 40)),
            "50 % of its words are left out: tables, footnotes",
            id="tables and notes",
        ),
        pytest.param(
            make_article(("table", 80), ("caption", 20)),
            "62 % of its words are left out: tables",
            id="few captions",
        ),
        pytest.param(
            make_article(("formula", 31)), "34 % of its words are left out: formulas", id="formulas"
        ),
        pytest.param(make_article(("running head", 200), ("reference", 200)), None, id="no text"),
        pytest.param(make_article(("table", 90), page=None), None, id="no document of pages"),
        pytest.param(
            replace(make_article(), removed=(Removed("Mills . " + ". " * 99, "table"),)),
            None,
            id="dots of contents",
        ),
        pytest.param(make_article(), None, id="nothing"),
    ],
)
def test_more_than_a_third_is_said(article: Article, said: str | None) -> None:
    assert describe_loss(article) == said


EIGHT = "The council met on Monday to vote again. "


@pytest.mark.parametrize(
    ("removed", "said"),
    [
        pytest.param(
            [("footnote", 7)],
            "6 % of its sentences are left out: 56 words of footnotes",
            id="notes",
        ),
        pytest.param([("footnote", 4)], None, id="fewer"),
        pytest.param(
            [("table", 3), ("running head", 5), ("running head", 5)],
            "7 % of its sentences are left out: 40 words of running heads, 24 words of tables",
            id="each head once",
        ),
        pytest.param([("caption", 9)], None, id="captions"),
    ],
)
def test_more_than_a_sentence_in_twenty_is_said(
    removed: list[tuple[str, int]], said: str | None
) -> None:
    article = Article(
        blocks=(Block(EIGHT * 115, page=1),),
        language="en",
        removed=tuple(Removed(EIGHT * count, reason) for reason, count in removed),
    )
    assert describe_loss(article) == said


def test_one_sentence_of_a_short_document_is_said() -> None:
    short = Article((Block(EIGHT * 18, page=1),), "en", removed=(Removed(EIGHT, "footnote"),))
    assert describe_loss(short) == "5 % of its sentences are left out: 8 words of footnotes"


def test_stderr_and_the_closing_line_say_it(run: Run, tmp_path: Path) -> None:
    prose = "The council of the harbour town met on Monday evening, and it voted."
    rows = [
        Text(cell, 50 + 90 * column, 650 - 14 * row)
        for row in range(20)
        for column, cell in enumerate((CELLS, f"pier {row}", "in 2024"))
    ]
    path = tmp_path / "boats.pdf"
    path.write_bytes(write_pdf([*write_column([prose] * 3, 50, 750), *rows]))
    done = run(path, "--format", "terminal")
    assert "% of its words are left out: tables; --show-removed prints them" in done.err
    assert "% of its words are left out: tables" in done.out
    assert "left out" not in run(SAMPLES / "heron.pdf").err
