"""Texts: plain ones, those with marks, notebooks, subtitles."""
