"""What is read in the tree of a page and taken out of it before its article is looked for."""
