"""Characters, scripts, words, sentence boundaries, language identification. No articles."""
