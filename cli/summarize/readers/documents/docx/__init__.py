"""DOCX to a draft: the parts of the archive, made ready, through mammoth to blocks."""
