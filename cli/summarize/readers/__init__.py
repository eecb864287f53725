"""Find the article in bytes: a room or a module for each format; ``kinds`` is their table."""
