"""Plain text: lines to paragraphs."""
