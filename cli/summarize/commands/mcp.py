"""`summarize mcp [FOLDER]...`: a server for agents."""

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
  summarize mcp ~/notes ~/papers  files in these folders, and no others
  summarize mcp                   no files, only addresses
Its tools summarize, read, ask and list return JSON, as -f json does. By
sentences and quote an agent chooses: it gets them numbered, and quotes some.
Only files below the folders are read, and no link leads out of them.
Addresses are fetched if a call names them.
"""

Folders = Annotated[list[str] | None, typer.Argument(metavar="[FOLDER]...")]

app = build_app()


@app.command(help=_HELP, cls=Command)
def mcp_command(folders: Folders = None) -> None:
    """Serve until standard input ends, and end the process."""
    allowed = find_folders(folders or [])
    try:
        from summarize.serve.protocol import serve
    except ImportError as error:
        raise missing_extra("summarize mcp", "mcp", "mcp") from error
    if sys.stdin.isatty():
        note(f"waiting for a client of the Model Context Protocol; {name_end_of_input()} ends it")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda sent, _: _end(128 + sent))
    serve(allowed)
    _end(0)


def _end(code: int) -> NoReturn:
    """Exit at once: the thread that waits for standard input would delay a normal exit.

    The processes that answer calls end with this one.
    """
    os._exit(code)
