"""Unit tests of the corrections."""
