"""The text of a page that shows none, out of the data in its scripts."""
