"""Pages that a URL names: fetched within bounds, kept for an hour."""
