"""Filters of articles, and the reasons for which one is skipped."""

import pytest

from summarize.corpus.filters import Filters, parse_day
from summarize.corpus.options import Options
from summarize.errors import UsageError
from summarize.models import Article, Block

ARTICLE = Article((Block("One two three."), Block("Four.")), "de", date="2026-01-31")


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        (Filters(), ""), (Filters(("fr", "de"), 4, "2026-01-31"), ""),
        (Filters(("fr",)), "language de"), (Filters(min_words=5), "fewer than 5 words"),
        (Filters(since="2026-02-01"), "before 2026-02-01"),
    ],
)  # fmt: skip
def test_an_article_is_skipped_for_a_reason(filters: Filters, reason: str) -> None:
    assert filters.find_reason(ARTICLE) == reason


def test_an_article_without_a_date_is_not_known_to_be_new() -> None:
    undated = Article(ARTICLE.blocks, "de")
    assert Filters(since="2026-01-01").find_reason(undated) == "no date"
    assert Filters().find_reason(undated) == ""


def test_a_day_is_written_in_one_way() -> None:
    assert (parse_day("2026-01-31"), parse_day(None)) == ("2026-01-31", None)
    for text in ("2026-02-31", "yesterday", "31.1.2026"):
        with pytest.raises(UsageError, match="is not a day: write 2026-01-31"):
            parse_day(text)


def test_filters_are_options_that_a_worker_gets_and_a_manifest_names() -> None:
    options = Options(filters=Filters(("de",), 5, "2026-01-31"))
    assert Options.unpack(options.pack()) == options
    assert options.describe()["filters"]["languages"] == ["de"]
