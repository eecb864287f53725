"""The processes that read and summarize: what they do, say and survive."""
