"""Read threads: the posts are the article."""
