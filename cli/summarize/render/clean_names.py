"""Make the names of articles safe to print: a file name may contain control codes."""

from dataclasses import replace

from summarize.language.control_characters import one_line
from summarize.models import Article, Summary


def clean_names(summary: Summary) -> Summary:
    """Remove control codes from the names of an article and of those merged into it.

    All other text was cleaned when it was read. Only JSON, which escapes them, keeps such names.
    """
    return replace(summary, article=_clean_name(summary.article))


def _clean_name(article: Article) -> Article:
    articles = tuple(map(_clean_name, article.articles))
    return replace(article, source=one_line(article.source), articles=articles)
