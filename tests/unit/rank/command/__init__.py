"""Sentences that a command of the user's chooses."""
