"""RTF to a draft: its groups are sorted, striprtf decodes the text, its lines become blocks."""

from summarize.extract.rtf.read import read_rtf

__all__ = ["read_rtf"]
