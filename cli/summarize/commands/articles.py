"""One input to its article and its summary; what the user should know goes to stderr."""

from __future__ import annotations

import gc
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from summarize.bugs import report_bugs
from summarize.console.complain import complain, note
from summarize.console.progress import show_progress
from summarize.errors import InputError, NoArticleError, NoteWarning, SummarizeError, UsageError
from summarize.sources.address import ORDINARY, Web
from summarize.systems import OutOfTimeError, count_own_cores, limit_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.models import Article, Removed, Source, Summary
    from summarize.readers.several_articles import Item
    from summarize.request import Request


PATIENCE = 30.0
_MEMORY = 4_000_000_000  # bytes of addresses; texts of 1,000,000 words and papers take 0.2 GB
_MEMORY_PER_CORE = 64_000_000  # numpy's threads map as much each
_MEMORY_PER_BYTE = 40  # of an input; a text of 6 MB takes 100 MB


class InputOptions(NamedTuple):
    """Which of the articles in a source are meant."""

    part: int | None = None  # from 1; None is all
    books: bool = False  # a book is its chapters
    follow: bool = False  # of a feed the pages that it links to
    web: Web = ORDINARY  # how pages are fetched
    patience: float = PATIENCE  # CPU seconds to read an article, and to rank it, for each MB begun


DEFAULT_INPUT = InputOptions()


@contextmanager
def guard(size: int = 0, patience: float | None = None) -> Iterator[None]:
    """Let whatever goes wrong within cost one input: bugs, and work without an end.

    ``size`` is that of the input in bytes; without ``patience`` time has no limit. Raise BugError
    for what nobody foresaw, InputError for too much time or memory.
    """
    seconds = None if patience is None else patience * max(1.0, size / 1e6)
    threads = _MEMORY_PER_CORE * count_own_cores()
    memory = _MEMORY * max(1.0, (patience or 0.0) / PATIENCE) + threads + _MEMORY_PER_BYTE * size
    more = f"--patience {2 * (patience or PATIENCE):g}"
    try:
        with report_bugs(), limit_work(seconds, int(memory)):
            yield
    except OutOfTimeError:
        message = f"took longer than {seconds:g} s of CPU time: {more} allows more"
        raise InputError(message) from None
    except MemoryError:
        message = f"not enough memory: allow more of it ({more}, or ulimit -v)"
        raise InputError(message) from None


def open_parts(name: str, options: InputOptions = DEFAULT_INPUT, *, place: str = "") -> list[Item]:
    """Return the articles in an input, mostly one; raise what reading and splitting raise.

    ``place`` is which of several inputs it is, for the progress.
    """
    from summarize.readers.several_articles import list_parts, pick_part
    from summarize.sources.open import open_source

    with show_progress(f"reading {place}{name}"):
        with report_bugs():
            source = open_source(name, options.web)
        with guard(len(source.data), options.patience):
            items = list_parts(source, books=options.books)
    items = items if options.part is None else [pick_part(items, options.part)]
    if not options.follow:
        return items
    from summarize.commands.feed_links import follow_entries

    return follow_entries(items, source, options.web)


def open_each(names: list[str], options: InputOptions) -> Iterator[tuple[str, list[Item], int]]:
    """Yield each input with its articles and 0; or none, and the exit code of its complaint."""
    for number, name in enumerate(names, start=1):
        place = f"{number} of {len(names)}: " if len(names) > 1 else ""
        items, code = [], 0
        try:
            items = open_parts(name, options, place=place)
        except SummarizeError as error:
            code = complain_of(name, error, names)
        yield name, items, code


def complain_of(name: str, error: SummarizeError, names: list[str]) -> int:
    """Say what is wrong with one of the inputs, and what may be meant; return the exit code."""
    from summarize.commands.suggestions import explain_input

    complain(name, explain_input(name, error, names))
    return error.exit_code


def open_one(name: str, options: InputOptions = DEFAULT_INPUT) -> Item:
    """Return the one article that is meant; raise UsageError if there are several."""
    items = open_parts(name, options)
    if len(items) > 1:
        raise UsageError(f"{len(items):,} articles in it: choose one with --part N, see --list")
    return items[0]


def load_article(
    item: Item,
    request: Request,
    options: InputOptions = DEFAULT_INPUT,
    *,
    show_removed: bool = False,
) -> Article:
    """Return the article in a part; raise what extraction raises."""
    if item.error is not None:
        raise item.error
    # Imported here, as it is known by now how items are read.
    from summarize.commands.feed_links import fall_back_to_feed, open_linked

    try:
        with report_bugs():
            source = open_linked(item)
        article = _read(source, request, options)
    except (InputError, NoArticleError) as error:
        article = _read(fall_back_to_feed(item, error), request, options)
    _warn_of_noise(article)
    if show_removed:
        _note_removed(article.removed)
    return article


def _read(source: Source, request: Request, options: InputOptions) -> Article:
    with (
        show_progress(f"reading {source.label}"),
        guard(len(source.data), options.patience),
    ):
        # Imported here: this loads what a mistyped file name should not wait for.
        from summarize.pipeline import read_article

        return read_article(source, request)


def rank_article(
    article: Article,
    request: Request,
    options: InputOptions = DEFAULT_INPUT,
    *,
    whole: bool = False,
) -> Summary:
    """Return the summary, with ``whole`` the one to show in its article; print what it warns of.

    A ranker that compares all sentences may take minutes, of which it warns; it has no limit.
    """
    from summarize.excerpt import summarize_for_reading
    from summarize.pipeline import summarize_article

    rank = summarize_for_reading if whole else summarize_article
    name = article.source
    patience = options.patience if request.algorithm == "auto" else None
    with (
        warn_on_stderr(name),
        show_progress(f"ranking {name}"),
        guard(sum(map(len, article.paragraphs)), patience),
        _pause_collection(),
    ):
        return rank(article, request)


@contextmanager
def _pause_collection() -> Iterator[None]:
    """Let the collector of cycles rest: a long text makes millions of values, and no cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def warn_on_stderr(name: str) -> Iterator[None]:
    """Print what is warned of within, a line each."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", NoteWarning)
        warnings.showwarning = lambda message, *_: complain(name, NoteWarning(message))
        yield


def _warn_of_noise(article: Article) -> None:
    # Imported here: what reads an article has loaded it by now.
    from summarize.discourse.noise import describe_noise

    if told := describe_noise(article):
        complain(article.label, NoteWarning(told))


def _note_removed(removed: Iterable[Removed]) -> None:
    for line in removed:
        note(f"removed ({line.reason}): {line.text}")
