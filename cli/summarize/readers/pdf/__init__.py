"""Read a PDF: characters with their places become lines, columns, sections and paragraphs.

Nothing is imported here: the child process should load its own rooms alone.
"""
