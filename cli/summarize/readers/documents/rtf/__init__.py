"""RTF to a draft: its groups are sorted, striprtf decodes the text, its lines become blocks."""
