"""The only list of commands: the purpose of each, and which of them the user may preset."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

# The first word on the command line, and its purpose. All but help and version are modules.
COMMANDS = {
    "read": "the full article, its key sentences marked",
    "compare": "the rankers side by side",
    "corpus": "many articles to JSON lines",
    "digest": "what happened, story by story",
    "mcp": "a server for agents",
    "config": "your defaults, and the origin of each",
    "algorithms": "the rankers",
    "languages": "the languages and their codes",
    "help": "help on a command",
    "version": "the version",
}
MODULES = tuple(name for name in COMMANDS if name not in ("help", "version"))
TOPICS = (*COMMANDS, "options")  # of help
COMPLETION = "_SUMMARIZE_COMPLETE"  # set by a shell that completes a line, such as complete_bash
SUMMARY = ""  # the command without a name
WITH_DEFAULTS = (SUMMARY, "read", "compare", "corpus", "digest")  # options that the user may preset
WITH_MANUAL = (*WITH_DEFAULTS, "config", "mcp")


def load_app(command: str) -> typer.Typer:
    """Import a command, and return its Typer application."""
    app: typer.Typer = import_module(f"summarize.commands.{command or 'summary'}").app
    return app
