"""An article is extracted and summarized by the functions of the library."""

from summarize import extract_article, summarize
from summarize.discourse.prose import list_prose
from summarize.models import Source
from summarize.pipeline import summarize_article
from summarize.rank.candidates import score_candidates
from summarize.request import Request
from tests.conftest import SAMPLES


def test_a_language_that_is_named_is_not_detected() -> None:
    data = (SAMPLES / "tram.txt").read_bytes()
    for article in (
        extract_article(data, language="fr"),
        extract_article(Source("tram.txt", data), language="FR"),
    ):
        assert (article.language, summarize(article).article.language) == ("fr", "fr")


def test_candidates_with_scores_are_not_scored_again() -> None:
    article = extract_article((SAMPLES / "tram.txt").read_bytes())
    request = Request(length="1")
    scored = score_candidates(list_prose(article), article)
    assert summarize_article(article, request, scored) == summarize_article(article, request)
    least = min(scored, key=lambda sentence: sentence.score)
    assert summarize_article(article, request, [least]).sentences[0].text == least.text
