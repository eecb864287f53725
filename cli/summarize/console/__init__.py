"""What goes to the terminal and to the disk."""
