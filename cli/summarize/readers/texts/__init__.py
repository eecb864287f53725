"""Texts: plain ones, those with marks, notebooks, subtitles; how lines and pages end."""
