"""Print a summary: one module a format, all of them Summary to text; none of them prints."""
