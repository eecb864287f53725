"""The line that was typed: to a command, its defaults, its slips, its completion."""
