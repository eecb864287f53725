"""Read a PDF: characters with their places become lines, columns, sections and paragraphs."""

from summarize.extract.pdf.guard import read_pdf as read_pdf
