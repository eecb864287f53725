"""Render a page for the browser."""
