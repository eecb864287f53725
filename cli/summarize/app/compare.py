"""`summarize compare FILE`: the rankers side by side."""

from summarize.app import options as o
from summarize.app.inputs import list_inputs

_HELP = """Show which sentences each ranker picks, how far they agree, and how long they take.

\b
Examples:
  summarize compare story.html
  summarize compare -a auto,lex-rank -n 3 story.html
  summarize compare --reference abstract.txt paper.txt

Sentences are numbered from 1. Overlap is the share of them that auto picks, too.
"""

app = o.build_app()


@app.command(help=_HELP)
def compare_command(
    source: o.Input = None,
    length: o.Length = None,
    algorithms: o.Algorithms = None,
    reference: o.Reference = None,
    format_: o.TableFormat = None,
    output: o.Output = None,
    language: o.Language = None,
    no_clean: o.NoClean = False,
) -> int:
    """Compare the rankers on one article; return the exit code."""
    # Imported here: completion and --help need none of it.
    from summarize.command.compare import compare_input
    from summarize.command.options import Options

    options = Options(
        length=length, format=format_, output=output, language=language, clean=not no_clean
    )
    name = list_inputs([source] if source else None)[0]
    return compare_input(name, algorithms or [], reference, options)
