"""The rankers side by side: what each figure counts."""

from time import perf_counter

import pytest

from summarize import extract_article, summarize
from summarize.comparison import compare_rankers
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


def test_milliseconds_are_those_of_the_ranking() -> None:
    start = perf_counter()
    rankers = compare_rankers(ARTICLE, ["auto", "luhn"])
    spent = 1000 * (perf_counter() - start)
    assert all(ranker.milliseconds > 0.2 for ranker in rankers)
    assert sum(ranker.milliseconds for ranker in rankers) < spent


def test_a_reference_is_split_into_its_lines_and_sentences() -> None:
    lines = [s.text for s in summarize(ARTICLE, length="4").sentences]
    for joiner in (" ", "\n", "\n\n"):
        (ranker,) = compare_rankers(ARTICLE, ["auto"], Request("4"), reference=joiner.join(lines))
        assert ranker.rouge == pytest.approx((1.0, 1.0, 1.0))
