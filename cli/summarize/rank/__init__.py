"""Score the sentences of an article, and choose those of its summary."""
