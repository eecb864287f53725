"""OpenDocument texts to a draft: what is read, what its styles mean, its tree as HTML."""

from summarize.extract.odt.read import read_odt

__all__ = ["read_odt"]
