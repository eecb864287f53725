"""Output to the terminal and the disk: results, messages, progress, pager and browser."""
