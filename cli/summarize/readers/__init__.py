"""Find the article in bytes: one module a kind, all of them bytes to a draft of blocks."""
