"""One input to its article and its summary; what the user should know goes to stderr."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarize.console.complain import complain, tell
from summarize.console.progress import show_progress
from summarize.errors import NoArticleError, NoteWarning, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.models import Article, Removed, Summary
    from summarize.request import Request


def load_article(
    name: str, request: Request, *, show_removed: bool = False, place: str = ""
) -> Article:
    """Read an input and return its article; raise what reading and extraction raise.

    ``place`` is which of several it is, for the progress.
    """
    from summarize.sources.open import open_source

    with show_progress(f"reading {place}{name}"):
        source = open_source(name)
        # Imported here: these load what a mistyped file name should not wait for.
        from summarize.pipeline import read_article

        article = read_article(source, request)
    if show_removed:
        _tell_removed(article.removed)
    return article


def rank_article(article: Article, request: Request) -> Summary:
    """Return the summary; print what it warns of."""
    from summarize.pipeline import summarize_article

    with warn_on_stderr(article.source), show_progress(f"ranking {article.source}"):
        return summarize_article(article, request)


def refuse_empty(summary: Summary, request: Request) -> None:
    """Raise UsageError if no sentence fits the length, NoArticleError if there is none at all."""
    if not summary.article_sentences:
        raise NoArticleError("no sentence in it, only code")
    if not summary.sentences:
        raise UsageError(f"no sentence is as short as {request.length}")


@contextmanager
def warn_on_stderr(name: str) -> Iterator[None]:
    """Print what is warned of within, a line each."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", NoteWarning)
        warnings.showwarning = lambda message, *_: complain(name, NoteWarning(message))
        yield


def _tell_removed(removed: Iterable[Removed]) -> None:
    for line in removed:
        tell(f"removed ({line.reason}): {line.text}")
