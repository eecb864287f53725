"""Remove boilerplate from a draft: what is left is the article."""
