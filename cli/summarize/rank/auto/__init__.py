"""Our own ranking: its parts and their weights."""
