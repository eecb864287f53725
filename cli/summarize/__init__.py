"""Find the key sentences of an article, word for word.

    from summarize import extract_article, summarize

    article = extract_article(page_bytes, url="https://example.org/story")
    for sentence in summarize(article, length="100w").sentences:
        print(sentence.text)

Everything is loaded on first use, so ``import summarize`` alone costs next to nothing.
"""

from summarize.version import __version__

TYPE_CHECKING = False  # typing takes 3 ms, in which Ctrl-C would print a traceback

if TYPE_CHECKING:
    from summarize.errors import (
        InputError,
        NoAnswerError,
        NoArticleError,
        SummarizeError,
        UsageError,
    )
    from summarize.merge import merge_articles
    from summarize.models import Article, Removed, Sentence, Source, Summary
    from summarize.pipeline import extract_article, summarize
    from summarize.readers.several_articles import list_parts

_HOMES = {
    "extract_article": "pipeline",
    "list_parts": "readers.several_articles",
    "merge_articles": "merge",
    "summarize": "pipeline",
    "Article": "models",
    "Removed": "models",
    "Sentence": "models",
    "Source": "models",
    "Summary": "models",
    "SummarizeError": "errors",
    "UsageError": "errors",
    "InputError": "errors",
    "NoArticleError": "errors",
    "NoAnswerError": "errors",
}

__all__ = [
    "Article",
    "InputError",
    "NoAnswerError",
    "NoArticleError",
    "Removed",
    "Sentence",
    "Source",
    "SummarizeError",
    "Summary",
    "UsageError",
    "__version__",
    "extract_article",
    "list_parts",
    "merge_articles",
    "summarize",
]


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"summarize.{_HOMES[name]}"), name)
