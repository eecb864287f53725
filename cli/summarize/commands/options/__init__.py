"""What can be said on the command line; each option is declared once."""
