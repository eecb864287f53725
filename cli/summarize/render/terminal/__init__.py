"""Render for a terminal."""
