"""Take out one rule of the program at a time, and see what it is worth."""
