"""Find the article in bytes: a module or a folder for each format, in the order of ``kinds``."""
