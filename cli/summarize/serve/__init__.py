"""A server that agents call: which files it may read, its tools, and its protocol."""
