"""Pages that a browser saved."""
