"""`summarize read FILE`: the article, its key sentences marked."""

from summarize.app import options as o
from summarize.app.inputs import list_inputs

_HELP = """Show the article without its boilerplate, its key sentences marked.

\b
Examples:
  summarize read story.html                      a page in the terminal
  summarize read -f html story.html > story.htm  a page for a browser
  curl -s https://example.org/a | summarize read -f text

The strip below the title shows where in the article the key sentences lie.
"""

app = o.build_app()


@app.command(help=_HELP)
def read_command(
    source: o.Input = None,
    length: o.Length = None,
    algorithm: o.Algorithm = "auto",
    format_: o.PageFormat = None,
    output: o.Output = None,
    language: o.Language = None,
    focus: o.Focus = None,
    show_removed: o.ShowRemoved = False,
    no_clean: o.NoClean = False,
    color: o.Color = "auto",
    no_pager: o.NoPager = False,
) -> int:
    """Show one article; return the exit code."""
    # Imported here: completion and --help need none of it.
    from summarize.command.options import Options
    from summarize.command.read import read_input

    options = Options(
        length=length,
        algorithm=algorithm,
        format=format_,
        output=output,
        language=language,
        focus=focus,
        clean=not no_clean,
        show_removed=show_removed,
        color=color,
    )
    name = list_inputs([source] if source else None)[0]
    return read_input(name, options, paged=not no_pager)
