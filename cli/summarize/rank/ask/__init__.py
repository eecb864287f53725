"""The sentences of an article that answer a question."""
