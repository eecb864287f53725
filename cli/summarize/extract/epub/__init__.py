"""EPUB: the package says what is in the book, its documents become blocks or chapters."""

from summarize.extract.epub.chapters import Chapter, list_chapters
from summarize.extract.epub.read import read_epub

__all__ = ["Chapter", "list_chapters", "read_epub"]
