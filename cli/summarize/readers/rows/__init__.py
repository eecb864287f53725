"""Files whose rows are articles."""
