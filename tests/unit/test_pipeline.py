"""An article is extracted and summarized by the functions of the library."""

from summarize import extract_article, summarize
from summarize.models import Source
from tests.conftest import SAMPLES


def test_a_language_that_is_named_is_not_detected() -> None:
    data = (SAMPLES / "tram.txt").read_bytes()
    for article in (
        extract_article(data, language="fr"),
        extract_article(Source("tram.txt", data), language="FR"),
    ):
        assert (article.language, summarize(article).article.language) == ("fr", "fr")
