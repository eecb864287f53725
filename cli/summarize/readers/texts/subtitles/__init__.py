"""Subtitles and captions: what is said, in paragraphs."""
