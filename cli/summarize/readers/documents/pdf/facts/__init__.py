"""What a PDF says of itself: who wrote it, and when."""
