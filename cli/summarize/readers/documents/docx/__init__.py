"""DOCX to a draft: the parts of the archive, made ready, through mammoth to blocks."""

from summarize.readers.documents.docx.docx import read_docx

__all__ = ["read_docx"]
