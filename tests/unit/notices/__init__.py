"""Unit tests of the notices."""
