"""RTF to a draft: its groups are sorted, striprtf decodes the text, its lines become blocks."""

from summarize.readers.documents.rtf.rtf import read_rtf

__all__ = ["read_rtf"]
