"""Render results: each format is a module that turns values into text; none of them prints."""
