"""What a PDF says of itself: its title, who wrote it, and when."""
