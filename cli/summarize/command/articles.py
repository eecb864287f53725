"""One input to its article and its summary; what the user should know goes to stderr."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from summarize.command.options import Options
from summarize.complain import complain, tell
from summarize.errors import NoteWarning, UsageError
from summarize.models import Article, Removed, Summary
from summarize.progress import show_progress


def load_article(name: str, options: Options, *, place: str = "") -> Article:
    """Read an input and return its article; raise what reading and extraction raise.

    ``place`` is which of several it is, for the progress.
    """
    from summarize.read import read_source

    with show_progress(f"reading {place}{name}"):
        source = read_source(name)
        # Imported here: these load what a mistyped file name should not wait for.
        from summarize.pipeline import extract_article

        article = extract_article(
            source.data, name=name, url=source.url, language=options.language, clean=options.clean
        )
    if options.show_removed:
        _tell_removed(article.removed)
    return article


def summarize_article(article: Article, options: Options) -> Summary:
    """Return the summary; print what it warns of."""
    from summarize.pipeline import KEYWORDS, summarize

    wanted = options.keywords or (KEYWORDS if options.format == "json" else 0)
    with warn_on_stderr(article.source), show_progress(f"ranking {article.source}"):
        return summarize(
            article,
            length=options.length,
            algorithm=options.algorithm,
            focus=options.focus,
            keywords=wanted,
        )


def refuse_empty(summary: Summary, options: Options) -> None:
    """Raise UsageError if no sentence fits the length."""
    if not summary.sentences:
        raise UsageError(f"no sentence is as short as {options.length}")


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
