"""Unit tests of the renderings."""
