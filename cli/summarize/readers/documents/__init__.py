"""Documents of office programs, books and papers."""
