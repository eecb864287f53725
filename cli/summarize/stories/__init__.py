"""Stories: the groups of articles that tell of the same event."""
