"""The files of a run: parts, plan, and what is made of them in the end."""
