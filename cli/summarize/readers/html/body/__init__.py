"""Find in a page what may be its article."""
