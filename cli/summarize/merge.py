"""Merge articles on one topic, to be summarized together."""

from collections import Counter
from collections.abc import Sequence

from summarize.models import Article


def merge_articles(articles: Sequence[Article], *, by_date: bool = True) -> Article:
    """Merge articles into one with all their blocks, and the origin of each.

    With ``by_date`` they are in the order of their dates if all have one, else as given. The
    language of the merged article is that of most of its text.
    """
    if by_date and all(article.date for article in articles):
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
