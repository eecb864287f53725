"""The commands: what each is for, and which of them take defaults. No other list of them exists."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

# The first word on the command line, and its purpose. All but help and version are modules here.
COMMANDS = {
    "read": "the article whole, its key sentences marked",
    "compare": "the rankers side by side",
    "corpus": "many articles to JSON lines",
    "mcp": "a server that agents call",
    "config": "your own defaults, and where they come from",
    "algorithms": "the ways to rank",
    "languages": "the languages and their codes",
    "help": "this page, or that of a command",
    "version": "the version",
}
MODULES = tuple(name for name in COMMANDS if name not in ("help", "version"))
TOPICS = (*COMMANDS, "options")  # of help
COMPLETION = "_SUMMARIZE_COMPLETE"  # the variable in which a shell asks, as complete_bash
SUMMARY = ""  # the command without a name
WITH_DEFAULTS = (SUMMARY, "read", "compare", "corpus")  # whose options the user may preset
WITH_MANUAL = (*WITH_DEFAULTS, "config", "mcp")


def load_app(command: str) -> typer.Typer:
    """Import a command, and return its Typer application."""
    app: typer.Typer = import_module(f"summarize.commands.{command or 'summary'}").app
    return app
