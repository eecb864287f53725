"""Measure quality and time; every table has our default beside each baseline, on the same data."""
