"""Merge articles on one topic, to be summarized together."""

from collections import Counter
from collections.abc import Iterable

from summarize.errors import UsageError
from summarize.models import Article


def merge_articles(articles: Iterable[Article], *, by_date: bool = True) -> Article:
    """Merge articles into one with all their blocks, and the origin of each.

    With ``by_date`` they are in the order of their dates if all have one, else as given. The
    language of the merged article is that of most of its text. Raise UsageError for none, TypeError
    for anything else.

    >>> import summarize
    >>> files = ["samples/tram.txt", "samples/ferry.txt"]
    >>> merged = summarize.merge_articles(map(summarize.open, files))
    >>> [article.title[:7] for article in merged.articles]
    ['Council', 'Ferry t']
    """
    articles = tuple(articles)
    if not articles:
        raise UsageError("no articles to merge: give at least one")
    for article in articles:
        if not isinstance(article, Article):
            raise TypeError(
                f"articles can be merged, not {type(article).__name__}: write summarize.open(path)"
            )
    if by_date and all(article.date for article in articles):
        articles = tuple(sorted(articles, key=lambda article: article.date or ""))
    words = Counter[str]()
    for article in articles:
        words[article.language] += len(article.text)
    return Article(
        blocks=tuple(block for article in articles for block in article.blocks),
        language=max(words, key=words.__getitem__),
        source=", ".join(article.source for article in articles),
        removed=tuple(line for article in articles for line in article.removed),
        articles=articles,
    )
