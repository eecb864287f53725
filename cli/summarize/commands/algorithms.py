"""`summarize algorithms`: the rankers, and a line about each."""

from summarize.commands.options.command import Command, build_app
from summarize.console.deliver import deliver
from summarize.rank.algorithms import ALGORITHMS

_HELP = "List the algorithms for -a, with a line about each."

app = build_app()


@app.command(help=_HELP, cls=Command)
def algorithms_command() -> int:
    """Print a line for each; return the exit code."""
    deliver("".join(f"{name:<11}{known.help}\n" for name, known in ALGORITHMS.items()), None)
    return 0
