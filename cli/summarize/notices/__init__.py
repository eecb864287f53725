"""Take out the lines of a draft that are not the article."""
