"""The layout for a terminal."""
