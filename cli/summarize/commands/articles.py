"""From one input to its article and summary, with warnings and progress on stderr."""

from __future__ import annotations

import gc
import os
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from summarize.bugs import report_bugs
from summarize.console.complain import complain, note
from summarize.console.progress import show_progress
from summarize.errors import InputError, NoArticleError, NoteWarning, SummarizeError, UsageError
from summarize.sources.address import ORDINARY, Web, describe_name, is_address
from summarize.systems import OutOfTimeError, count_own_cores, limit_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarize.models import Article, Password, Removed, Source, Summary
    from summarize.readers.html.site_rules import SiteRule
    from summarize.readers.several_articles import Item
    from summarize.request import Request


PATIENCE = 30.0
_LONGEST_NAME = 8_192  # bytes, more than a name may have
_MEMORY = 4_000_000_000  # bytes of addresses; texts of 1,000,000 words and papers take 0.2 GB
_MEMORY_PER_CORE = 64_000_000  # numpy's threads map as much each
_MEMORY_PER_BYTE = 40  # of an input; a text of 6 MB takes 100 MB


class InputOptions(NamedTuple):
    """Which articles of a source to read, and how."""

    part: int | None = None  # from 1; None for all
    books: bool = False  # split books into chapters
    follow: bool = False  # fetch the pages that a feed links to
    web: Web = ORDINARY  # how pages are fetched
    url: str | None = None  # of a page that is a file or comes through a pipe
    password: Password | None = None  # of locked PDFs
    sites: tuple[SiteRule, ...] = ()  # the user's rules for pages
    explain: bool = False  # say on stderr which of them are applied
    patience: float = PATIENCE  # CPU seconds to read an article, and to rank it, for each MB begun


DEFAULT_INPUT = InputOptions()


@contextmanager
def limit_input(size: int = 0, patience: float | None = None) -> Iterator[None]:
    """Limit the time and memory that an input may take; raise InputError if it takes more.

    ``size`` is that of the input in bytes; without ``patience`` time is unlimited.
    """
    seconds = None if patience is None else patience * max(1.0, size / 1e6)
    threads = _MEMORY_PER_CORE * count_own_cores()
    memory = _MEMORY * max(1.0, (patience or 0.0) / PATIENCE) + threads + _MEMORY_PER_BYTE * size
    more = f"--patience {2 * (patience or PATIENCE):g}"
    try:
        with limit_work(seconds, int(memory)):
            yield
    except OutOfTimeError:
        message = f"took longer than {seconds:g} s of CPU time: {more} allows more"
        raise InputError(message) from None
    except MemoryError:
        message = f"not enough memory: allow more of it ({more}, or ulimit -v)"
        raise InputError(message) from None


def open_articles(
    name: str, options: InputOptions = DEFAULT_INPUT, *, place: str = ""
) -> list[Item]:
    """List the articles in an input, usually one; raise the errors of reading and splitting.

    ``place`` numbers the input among several, for the progress.
    """
    from summarize.readers.several_articles import pick_part
    from summarize.sources.open import open_source

    with show_progress(f"reading {place}{_name_input(name)}"), warn_on_stderr(name):
        source = open_source(name, options.web)
        if not is_address(name):
            _refuse_name(source.data)
        if options.url is not None:
            source = source._replace(url=options.url)
        source = source._replace(password=options.password)
        items = list_articles(source, options)
    items = items if options.part is None else [pick_part(items, options.part)]
    if not options.follow:
        return items
    from summarize.commands.feed_links import follow_entries

    return follow_entries(items, source, options.web)


def _refuse_name(data: bytes) -> None:
    """Raise UsageError for a file or a pipe that holds only the name of an input, or addresses."""
    name = os.fsdecode(data[:_LONGEST_NAME]).strip()
    several = name.splitlines()
    if len(several) > 1 and all(describe_name(each) == "an address" for each in several):
        raise UsageError("only addresses: to open them, write xargs summarize <FILE")
    if kind := describe_name(name):
        import shlex  # no text should wait for it

        raise UsageError(f"only {kind}: to open it, write summarize {shlex.quote(name)}")


def list_articles(source: Source, options: InputOptions = DEFAULT_INPUT) -> list[Item]:
    """List the articles in a source, within the limits of an input."""
    from summarize.readers.several_articles import list_parts

    with limit_input(len(source.data), options.patience):
        return list_parts(source, books=options.books)


def _name_input(name: str) -> str:
    return "standard input" if name == "-" else name


def open_each(names: list[str], options: InputOptions) -> Iterator[tuple[str, list[Item], int]]:
    """Yield each input with its articles and 0, or with none and the exit code of its error."""
    for number, name in enumerate(names, start=1):
        place = f"{number} of {len(names)}: " if len(names) > 1 else ""
        items, code = [], 0
        try:
            with report_bugs():
                items = open_articles(name, options, place=place)
        except SummarizeError as error:
            code = complain_of(name, error)
        yield name, items, code


def complain_of(name: str, error: SummarizeError) -> int:
    """Print the error of an input with a hint; return its exit code."""
    from summarize.commands.suggestions import explain_input

    complain(name, explain_input(name, error))
    return error.exit_code


def open_one(name: str, options: InputOptions = DEFAULT_INPUT) -> Item:
    """Open the only article of an input; raise UsageError if there are several."""
    items = open_articles(name, options)
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
    """Read an article and print warnings about it; raise the errors of extraction."""
    if item.error is not None:
        raise item.error
    article = (
        _read_linked(item, request, options)
        if options.follow
        else _read(item.source, request, options)
    )
    _warn_of_noise(article)
    _warn_of_loss(article)
    if show_removed:
        _note_removed(article.removed)
    return article


def _read_linked(item: Item, request: Request, options: InputOptions) -> Article:
    """Read the page of a followed entry, or else its text in the feed."""
    # Imported here: few inputs are feeds.
    from summarize.commands.feed_links import fall_back_to_feed, open_linked

    try:
        return _read(open_linked(item), request, options)
    except (InputError, NoArticleError) as error:
        return _read(fall_back_to_feed(item, error), request, options)


def _read(source: Source, request: Request, options: InputOptions) -> Article:
    with (
        show_progress(f"reading {_name_input(source.label)}"),
        warn_on_stderr(source.label),
        limit_input(len(source.data), options.patience),
    ):
        # Imported here: a mistyped file name should not wait for it.
        from summarize.pipeline import read_article

        if not options.sites:
            return read_article(source, request)
        return _read_by_rules(source, request, options)


def _read_by_rules(source: Source, request: Request, options: InputOptions) -> Article:
    """Read an article, if it is a page by the user's rule for its site."""
    # Imported here: few users have rules.
    from dataclasses import replace

    from summarize.pipeline import read_article
    from summarize.readers.html.html import is_page
    from summarize.readers.html.site_rules import apply_rules

    ruled = apply_rules(source.data, source.url, options.sites) if is_page(source.data) else None
    if ruled is None:
        return read_article(source, request)
    if options.explain:
        note(f"summarize: {source.label}: {ruled.explanation}")
    article = read_article(source._replace(data=ruled.data, detected=None), request)
    return replace(article, removed=(*ruled.removed, *article.removed))


def rank_article(
    article: Article,
    request: Request,
    options: InputOptions = DEFAULT_INPUT,
    *,
    whole: bool = False,
) -> Summary:
    """Summarize an article, with ``whole`` for showing it in full; print warnings.

    A ranker that compares all sentences may take minutes; it warns, and has no time limit.
    """
    from summarize.excerpt import summarize_for_reading
    from summarize.pipeline import summarize_article

    rank = summarize_for_reading if whole else summarize_article
    name = article.source
    patience = options.patience if request.algorithm == "auto" else None
    with (
        warn_on_stderr(name),
        show_progress(_describe_ranking(name, request)),
        limit_input(sum(map(len, article.paragraphs)), patience),
        _pause_collection(),
    ):
        return rank(article, request)


def _describe_ranking(name: str, request: Request) -> str:
    picker = request.picker
    return f"waiting for {picker.name}, {name}" if picker else f"ranking {_name_input(name)}"


@contextmanager
def _pause_collection() -> Iterator[None]:
    """Pause garbage collection, 8 % of ranking a long text: it makes no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def warn_on_stderr(name: str) -> Iterator[None]:
    """Print our own warnings as lines on stderr, and none of libraries."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", NoteWarning)
        warnings.showwarning = lambda message, *_: complain(name, NoteWarning(message))
        yield


def _warn_of_noise(article: Article) -> None:
    # Imported here: reading an article has loaded it.
    from summarize.discourse.noise import describe_noise

    if warning := describe_noise(article):
        complain(article.label, NoteWarning(warning))


def _warn_of_loss(article: Article) -> None:
    # Imported here: help and completion read no article.
    from summarize.discourse.omissions import describe_loss

    if loss := describe_loss(article):
        complain(article.label, NoteWarning(f"{loss}; --show-removed prints them"))


def _note_removed(removed: Iterable[Removed]) -> None:
    for line in removed:
        note(f"removed ({line.reason}): {line.text}")
