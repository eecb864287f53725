"""Measure quality and speed, most of it on data from outside; none of it is a test."""
