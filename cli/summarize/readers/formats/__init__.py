"""One module for each format: it detects, reads and splits it. ``kinds`` lists them in order."""
