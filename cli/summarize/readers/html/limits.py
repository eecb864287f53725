"""Limits on pages that would keep the readers busy for minutes."""

