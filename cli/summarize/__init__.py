"""Find the key sentences of an article, word for word.

    import summarize

    article = summarize.open("https://example.org/story")  # or a path, or an open file
    print(article.title, article.date)
    for sentence in summarize.summarize(article, length=3):
        print(sentence.text, sentence.start)

Everything is loaded on first use, so ``import summarize`` alone costs next to nothing.
"""

from summarize.version import __version__

TYPE_CHECKING = False  # typing takes 3 ms, in which Ctrl-C would print a traceback

if TYPE_CHECKING:
    from summarize.errors import (
        FocusWarning,
        InputError,
        NoAnswerError,
        NoArticleError,
        NoteWarning,
        SlowWarning,
        SummarizeError,
        UsageError,
    )
    from summarize.merge import merge_articles
    from summarize.models import Article, Block, Removed, Sentence, Source, Summary
    from summarize.pipeline import extract_article, open, summarize  # noqa: A004
    from summarize.readers.several_articles import Item, list_parts

_HOMES = {
    "errors": (
        "SummarizeError", "UsageError", "InputError", "NoArticleError", "NoAnswerError",
        "NoteWarning", "SlowWarning", "FocusWarning",
    ),
    "merge": ("merge_articles",),
    "models": ("Article", "Block", "Removed", "Sentence", "Source", "Summary"),
    "pipeline": ("open", "extract_article", "summarize"),
    "readers.several_articles": ("list_parts", "Item"),
}  # fmt: skip

__all__ = [
    "Article",
    "Block",
    "FocusWarning",
    "InputError",
    "Item",
    "NoAnswerError",
    "NoArticleError",
    "NoteWarning",
    "Removed",
    "Sentence",
    "SlowWarning",
    "Source",
    "SummarizeError",
    "Summary",
    "UsageError",
    "__version__",
    "extract_article",
    "list_parts",
    "merge_articles",
    "open",
    "summarize",
]


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for (PEP 562)."""
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"summarize.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, as ``help`` and completion show them."""
    return [*__all__, "__doc__", "__file__", "__name__", "__path__"]
