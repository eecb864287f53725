"""`summarize mcp [FOLDER]...`: a server that agents call."""

import os
import signal
import sys
from typing import Annotated, NoReturn

import typer

from summarize.commands.options.command import Command, build_app
from summarize.console.complain import note
from summarize.extras import missing_extra
from summarize.serve.access import find_folders
from summarize.systems import name_end_of_input

_HELP = """\b
Serve agents: the Model Context Protocol on standard input and output.
  summarize mcp ~/notes ~/papers  with these folders, and no other files
  summarize mcp                   with addresses alone
Its tools are summarize, read and ask; each returns JSON, as -f json does.
Files are read below the folders alone, whatever links lead out of them.
Addresses are fetched if a call names them.
"""

Folders = Annotated[list[str] | None, typer.Argument(metavar="[FOLDER]...", show_default=False)]

app = build_app()


@app.command(help=_HELP, cls=Command)
def mcp_command(folders: Folders = None) -> None:
    """Serve until standard input ends; the process ends with it."""
    allowed = find_folders(folders or [])
    try:
        from summarize.serve.protocol import serve
    except ImportError as error:
        raise missing_extra("summarize mcp", "mcp", "mcp") from error
    if sys.stdin.isatty():
        note(f"a client of the Model Context Protocol starts this; {name_end_of_input()} ends it")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda sent, _: _end(128 + sent))
    serve(allowed)
    _end(0)


def _end(code: int) -> NoReturn:
    """End at once: the thread that waits for standard input would hold the end back.

    The processes that answer calls end with this one.
    """
    os._exit(code)
