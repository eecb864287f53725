"""Answers to a question, and relevance to a focus, by BM25."""
