"""What knows characters and languages, and nothing of articles."""
