"""What knows articles: prose, cues, stances, key phrases."""
