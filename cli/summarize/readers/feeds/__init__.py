"""Feeds, and the articles in them."""
