"""Put several articles on one topic together, so that they are summarized as one."""

from collections import Counter
from collections.abc import Sequence

from summarize.models import Article


def merge_articles(articles: Sequence[Article]) -> Article:
    """Return one article that holds all the blocks and knows whose they are.

    The articles stand in the order of their dates if each has one, else as given; its language is
    the one in which most words are written.
    """
    if all(article.date for article in articles):
        articles = sorted(articles, key=lambda article: article.date or "")
    words = Counter[str]()
    for article in articles:
        words[article.language] += len(article.text)
    return Article(
        blocks=tuple(block for article in articles for block in article.blocks),
        language=max(words, key=words.__getitem__),
        source=", ".join(article.source for article in articles),
        removed=tuple(line for article in articles for line in article.removed),
        articles=tuple(articles),
    )
