"""The one article of a source: unpacked, told, taken out of what it lies in, read by its kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from summarize.errors import NoArticleError
from summarize.language.addresses import show_address
from summarize.lazy import load_named
from summarize.models import Draft, Source
from summarize.readers.clean import clean_draft
from summarize.readers.kinds import KINDS
from summarize.readers.look import Kind, Look

_GZIP = b"\x1f\x8b"
_LAYERS = 2  # of packing, as a server adds one to a file that is packed
MOST_CHARACTERS = 5_000_000  # of one line: the longest of all novels has as many on all its pages


class Told(NamedTuple):
    """What a source is, and what was found out or read as it was told."""

    kind: Kind
    found: Any


def look_at(source: Source) -> Source:
    """Return a source unpacked, with what will be seen of it; raise InputError for what is broken.

    What has been looked at is not looked at again.
    """
    if source.look is not None and source.look.is_of(source):
        return source
    for _ in range(_LAYERS):
        if source.data.startswith(_GZIP):
            # Imported here: hardly any input is packed.
            from summarize.readers.unpack import unpack_gzip

            source = source._replace(data=unpack_gzip(source.data))
    return source._replace(look=Look(source._replace(look=None)))


def read_one(source: Source) -> tuple[Source, Draft]:
    """Return the one article in a source, notices still inside, and the source that it lies in.

    Raise InputError for bytes that are not text or are broken, NoArticleError where nothing is
    left to read, and for a feed of no or of many articles.
    """
    source = look_at(source)
    _check_empty(source)
    told = tell_kind(source)
    while told.kind.enter:
        source = look_at(load_function(told.kind.enter)(source, told.found))
        _check_empty(source)
        told = tell_kind(source, inside=True)
    source = source._replace(url=show_address(source.url))
    if told.kind.text:
        _check_lines(told.found)
    read = load_function(told.kind.read)
    draft = clean_draft(_add_facts(read(source if told.kind.page else told.found), source))
    if not any(char.isalnum() for block in draft.blocks for char in block.text):
        raise NoArticleError("no article text found")
    return source, draft


def _check_empty(source: Source) -> None:
    if not source.data.strip():
        what = "standard input" if source.name == "-" else "the input"
        raise NoArticleError("no text in it" if source.alone else f"{what} is empty")


def _add_facts(draft: Draft, source: Source) -> Draft:
    """Return the draft with what the file says of an article beside it.

    Of an article without a page it counts first: its text seldom says who wrote it, and when.
    """
    own, beside = (
        (draft.title, draft.author, draft.date),
        (source.title, source.author, source.date),
    )
    first, second = (beside, own) if source.alone else (own, beside)
    title, author, date = (a or b for a, b in zip(first, second, strict=True))
    return replace(draft, title=title, author=author, date=date)


def _check_lines(text: str) -> None:
    if len(text) > MOST_CHARACTERS and max(map(len, text.splitlines())) > MOST_CHARACTERS:
        raise NoArticleError(f"a line of over {MOST_CHARACTERS:,} characters: not an article")


def tell_kind(source: Source, *, inside: bool = False) -> Told:
    """Return what a source that has been looked at is; raise InputError for what is no text.

    ``inside`` is whether it lay in another, where it is an article, and no archive or feed.
    """
    kinds = (kind for kind in KINDS if not (inside and kind.outer))
    return next(_list_told(source, kinds))  # the last kind takes any text


def tell_several(source: Source, *, chapters: bool) -> Told | None:
    """Return what a source is if it is of a kind that may hold several articles."""
    told = tell_kind(source)  # what is of an earlier kind is not cut as one of a later
    cut = told.kind.split and (chapters or not told.kind.chapters)
    return told if cut else None


def load_function(home: str) -> Callable[..., Any]:
    """Return a function that the table names; each is loaded when its kind comes."""
    function: Callable[..., Any] = load_named(home, "summarize.readers")
    return function


def _list_told(source: Source, kinds: Iterable[Kind]) -> Iterator[Told]:
    look: Look = source.look
    for kind in kinds:
        if (kind.outer and source.alone) or not look.may_be(kind):
            continue
        found = look.ask(load_function(kind.tell)) if kind.tell else None
        if found is not None or not kind.tell:
            if found is None or found is True:
                found = look.text if kind.text else look.data
            yield Told(kind, found)
