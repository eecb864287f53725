"""Make the names of articles fit to be shown: a file's name may hold anything."""

from dataclasses import replace

from summarize.language.characters import one_line
from summarize.models import Article, Summary


def clean_names(summary: Summary) -> Summary:
    """Return the summary with no control code in the name of its article, or of those in it.

    All else in an article was cleaned when it was read. JSON alone shows names as they are.
    """
    return replace(summary, article=_clean_name(summary.article))


def _clean_name(article: Article) -> Article:
    articles = tuple(map(_clean_name, article.articles))
    return replace(article, source=one_line(article.source), articles=articles)
