"""What can be typed: the options, and one module a command. The only room that knows Typer."""
