"""Read a PDF: characters with their places become lines, columns, sections and paragraphs.

Import nothing here: the child process must load only its own modules.
"""
