"""Worker processes and their supervision: a crash or a hang costs one article."""
