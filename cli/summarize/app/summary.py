"""`summarize [FILE|URL|-]...`: the summary."""

from summarize.app import options as o
from summarize.app.inputs import list_inputs

_HELP = """Print the key sentences of an article, word for word.

\b
Examples:
  summarize story.html                      five sentences of a page or a text
  summarize -n 100w https://example.org/a   at most 100 words of a page on the web
  curl -s https://example.org/a | summarize
  summarize -f json *.txt | jq .title       for programs, one object a line

\b
Other commands, each with its own --help:
  summarize read FILE      the article whole, its key sentences marked
  summarize compare FILE   the rankers side by side
  summarize corpus PATH... -o OUT   many articles to JSON lines

Menus, cookie banners, log-in and newsletter notices are left out. Nothing is
looked up on the network unless you name a URL.
"""
_EPILOG = (
    "Exit codes: 0 a summary for every input, 2 usage, 3 an input can't be opened, fetched or "
    "decoded, 4 no article in it, 130 interrupted."
)

app = o.build_app(completion=True)


@app.command(help=_HELP, epilog=_EPILOG)
def summarize_command(
    inputs: o.Inputs = None,
    length: o.Length = None,
    algorithm: o.Algorithm = "auto",
    format_: o.Format = None,
    output: o.Output = None,
    language: o.Language = None,
    focus: o.Focus = None,
    keywords: o.Keywords = None,
    explain: o.Explain = False,
    merge: o.Merge = False,
    show_removed: o.ShowRemoved = False,
    no_clean: o.NoClean = False,
    color: o.Color = "auto",
    quiet: o.Quiet = False,
    version: o.Version = False,  # noqa: ARG001  (its callback answers)
) -> int:
    """Summarize every input; return the largest of their exit codes."""
    # Imported here: completion and --help need none of it.
    from summarize.command.options import Options
    from summarize.command.summary import summarize_inputs

    options = Options(
        length=length,
        algorithm=algorithm,
        format=format_,
        output=output,
        language=language,
        focus=focus,
        keywords=keywords,
        explain=explain,
        merge=merge,
        clean=not no_clean,
        show_removed=show_removed,
        color=color,
        quiet=quiet,
    )
    return summarize_inputs(list_inputs(inputs), options)
