"""The rankers side by side: what each figure counts."""

import pytest

from summarize import Article, Summary, comparison, extract_article, summarize
from summarize.comparison import compare_rankers
from summarize.pipeline import summarize_article
from summarize.request import Request
from tests.conftest import SAMPLES

ARTICLE = extract_article((SAMPLES / "harbour.txt").read_bytes())


@pytest.mark.parametrize("length", ["3", "120w", "15%"])
def test_the_overlap_is_the_share_of_its_own_sentences_that_auto_picks(length: str) -> None:
    auto = {s.position for s in summarize(ARTICLE, length=length).sentences}
    sizes = set()
    for ranker in compare_rankers(ARTICLE, ["auto", "sum-basic", "luhn"], Request(length)):
        own = {s.position for s in ranker.summary.sentences}
        sizes.add(len(own))
        assert ranker.overlap == len(own & auto) / len(own)
    assert length == "3" or len(sizes) > 1  # else the share of auto's would be the same


def test_milliseconds_are_those_of_the_ranking_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    ranked: list[str] = []

    def rank(article: Article, request: Request) -> Summary:
        ranked.append(request.algorithm)
        return summarize_article(article, request)

    monkeypatch.setattr(comparison, "summarize_article", rank)
    # A clock on which each ranking takes a second, and nothing else any time.
    monkeypatch.setattr(comparison, "perf_counter", lambda: float(len(ranked)))
    rankers = compare_rankers(ARTICLE, ["auto", "luhn"])
    assert [ranker.milliseconds for ranker in rankers] == [1000.0, 1000.0]
    assert ranked[-2:] == ["auto", "luhn"]


def test_a_reference_is_split_into_its_lines_and_sentences() -> None:
    lines = [s.text for s in summarize(ARTICLE, length="4").sentences]
    for joiner in (" ", "\n", "\n\n"):
        (ranker,) = compare_rankers(ARTICLE, ["auto"], Request("4"), reference=joiner.join(lines))
        assert ranker.rouge == pytest.approx((1.0, 1.0, 1.0))
