"""From the characters of a PDF to its lines."""
