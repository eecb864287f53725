"""What is fetched."""
