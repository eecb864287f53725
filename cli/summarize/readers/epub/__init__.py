"""EPUB: the package says what is in the book, its documents become blocks or chapters."""
