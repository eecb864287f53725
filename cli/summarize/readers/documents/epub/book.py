"""The chapters of a book, each a source of its own."""

from collections.abc import Iterator

from summarize.models import Source
from summarize.readers.documents.epub import list_chapters


def split_book(data: bytes) -> Iterator[Source]:
    """Yield the chapters that have prose; raise InputError for a book that can't be read."""
    for chapter in list_chapters(data):
        yield Source(
            name=chapter.id,
            data=chapter.data,
            id=chapter.id,
            title=chapter.title,
            author=chapter.author,
            date=chapter.date,
            alone=True,
        )
