"""The command line: a module for each command, and the options. Only this room knows Typer."""
