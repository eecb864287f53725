"""EPUB: the package says what is in the book, its documents become blocks or chapters."""

from summarize.readers.documents.epub.chapters import Chapter, list_chapters
from summarize.readers.documents.epub.epub import read_epub

__all__ = ["Chapter", "list_chapters", "read_epub"]
