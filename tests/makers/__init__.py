"""Make the files that ship or are published: trees, networks, weights, pictures."""
