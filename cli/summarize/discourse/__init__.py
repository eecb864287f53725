"""Discourse: the prose of an article, cue phrases, anaphora, stances, key phrases."""
