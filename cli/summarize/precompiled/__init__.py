"""Regular expressions as Python compiles them, kept, since a page needs some 400 of them."""
