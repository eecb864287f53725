"""Title, author, date and site of a page."""
