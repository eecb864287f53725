"""Correct what the trees decide of a page: they see its blocks one by one."""
