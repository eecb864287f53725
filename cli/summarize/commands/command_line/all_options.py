"""`summarize help options`: every option of the summary, with all that is said of it."""

from typing import Any

from typer.main import get_command

from summarize.commands.summary import app
from summarize.console.deliver import deliver

_EXIT = "Exit codes: 0 all well, 2 usage, 3 not opened or written, 4 no article in it.\n"


def print_options() -> int:
    """Print them in their groups; return the exit code."""
    command: Any = get_command(app)  # a Command of ours
    ctx = command.context_class(command, info_name="summarize", **command.context_settings)
    deliver(f"{command.describe_options(ctx).lstrip()}\n{_EXIT}", None)
    return 0
