"""Unit tests of the HTML page."""
