"""Read the one article in a source, by its kind, and clean it."""

from collections.abc import Iterator
from dataclasses import replace

from summarize.errors import NoArticleError
from summarize.language.addresses import show_address
from summarize.language.control_characters import clean_lines, one_line
from summarize.models import Block, Draft, Removed, Source
from summarize.readers.format_detection import Detected, detect, load_function

MOST_CHARACTERS = 5_000_000  # of one line: the longest of all novels has as many on all its pages


def read_one(source: Source) -> tuple[Source, Draft]:
    """Read the one article in a source, with its boilerplate, and the source that contains it.

    Raise InputError for bytes that are not text or are broken, NoArticleError if nothing is left to
    read, and for a feed or an archive with no or several articles.
    """
    source = detect(source)
    _check_empty(source)
    while enter := load_function(source.detected.kind, "enter"):
        source = detect(enter(source, source.detected.found), inside=True)
        _check_empty(source)
    detected: Detected = source.detected
    source = source._replace(url=show_address(source.url))
    draft = clean_draft(_add_facts(_read(detected, source), source))
    if not any(char.isalnum() for block in draft.blocks for char in block.text):
        raise NoArticleError("no article text found")
    return source, draft


def _read(detected: Detected, source: Source) -> Draft:
    kind, found = detected.kind, detected.found
    if kind.text:
        _check_lines(found)
    read = load_function(kind, "read")
    if read is None:
        raise LookupError(f"{kind.name} has no function that reads it")
    draft: Draft = read(source if kind.page else found)
    return draft


def _check_empty(source: Source) -> None:
    if not source.data.strip():
        what = "standard input" if source.name == "-" else "the input"
        raise NoArticleError("no text in it" if source.alone else f"{what} is empty")


def _add_facts(draft: Draft, source: Source) -> Draft:
    """Add the facts that a file has about an article beside its text.

    For an article without a page they come first: its text seldom names its author and date.
    """
    own, beside = (
        (draft.title, draft.author, draft.date),
        (source.title, source.author, source.date),
    )
    first, second = (beside, own) if source.alone else (own, beside)
    title, author, date = (a or b for a, b in zip(first, second, strict=True))
    site = draft.site or source.site
    return replace(draft, title=title, author=author, date=date, site=site)


def _check_lines(text: str) -> None:
    if len(text) > MOST_CHARACTERS and max(map(len, text.splitlines())) > MOST_CHARACTERS:
        raise NoArticleError(f"a line of over {MOST_CHARACTERS:,} characters: not an article")


def clean_draft(draft: Draft) -> Draft:
    """Clean all strings of a draft, and drop the blocks that end up empty."""
    blocks = tuple(map(_clean_block, draft.blocks))
    kept = [number for number, block in enumerate(blocks) if block.text]
    layout = draft.layout
    if layout and len(kept) < len(blocks):
        layout = layout._replace(places=tuple(layout.places[number] for number in kept))
    return replace(
        draft,
        blocks=tuple(blocks[number] for number in kept),
        layout=layout,
        title=_clean_fact(draft.title),
        author=_clean_fact(draft.author),
        date=_clean_fact(draft.date),
        site=_clean_fact(draft.site),
        removed=tuple(_clean_removed(draft.removed)),
    )


def _clean_block(block: Block) -> Block:
    text = clean_lines(block.text) if block.kind == "code" else one_line(block.text)
    return block if text == block.text else replace(block, text=text)


def _clean_fact(fact: str | None) -> str | None:
    return one_line(fact or "") or None


def _clean_removed(removed: tuple[Removed, ...]) -> Iterator[Removed]:
    for line in removed:
        if text := one_line(line.text):
            yield Removed(text, line.reason)
