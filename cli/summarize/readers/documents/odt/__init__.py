"""OpenDocument texts to a draft: what is read, what its styles mean, its tree as HTML."""

from summarize.readers.documents.odt.odt import read_odt

__all__ = ["read_odt"]
