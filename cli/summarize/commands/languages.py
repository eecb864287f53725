"""`summarize languages`: the names and codes for -l."""

from summarize.commands.options.command import Command, build_app
from summarize.console.deliver import deliver

_HELP = """List the languages for -l: code, English name, and other names.

Any language can be read. A star marks those with a stemmer and stop words.
"""

app = build_app()


@app.command(help=_HELP, cls=Command)
def languages_command() -> int:
    """Print a line for each; return the exit code."""
    from summarize.language.language_names import load_names
    from summarize.language.words import knows_words

    deliver(
        "".join(
            f"{code} {'*' if knows_words(code) else ' '} {', '.join(names)}\n"
            for code, names in load_names().items()
        ),
        None,
    )
    return 0
