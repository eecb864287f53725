"""OpenDocument texts to a draft: what is read, what its styles mean, its tree as HTML."""
