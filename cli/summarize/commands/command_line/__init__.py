"""The line that was typed: to a command, its inputs, its defaults, its slips, its completion."""
