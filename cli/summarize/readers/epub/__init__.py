"""EPUB: a package lists the documents of a book, which become blocks or chapters."""
