"""Rules that hold for every format, option and output, tried at the edges of each."""
