"""`summarize [FILE|URL|-]...`: every input to its summary, or to its one line on stderr."""

from __future__ import annotations

from dataclasses import replace

from summarize.commands.articles import Wanted  # noqa: TC001  (gather reads it from the annotation)
from summarize.commands.command_line.choices import decide_format
from summarize.commands.options import pick as o
from summarize.commands.options import show as v
from summarize.commands.options import source as s
from summarize.commands.options.command import Command
from summarize.commands.options.gather import gather
from summarize.errors import UsageError
from summarize.render.formats import FORMATS
from summarize.render.style import Style
from summarize.request import KEYWORDS, Request

_HELP = """\b
Print the key sentences of an article, word for word.
  summarize -n 100w story.html  at most 100 words of a page, mail or URL
Commands: read, compare, corpus, mcp, config, algorithms, languages, help.
"""

app = o.build_app(completion=True)


@app.command(help=_HELP, cls=Command)
@gather(request=o.make_request, wanted=s.make_wanted)
def summarize_command(
    *,
    inputs: s.Inputs = None,
    request: Request,
    keywords: o.Keywords = None,
    merge: o.Merge = False,
    format_: v.Format = None,
    output: v.Output = None,
    open_: v.Open = False,
    quiet: v.Quiet = False,
    explain: v.Explain = False,
    color: v.Color = "auto",
    width: v.Width = None,
    no_pager: v.NoPager = False,
    wanted: Wanted,
    list_: s.List = False,
    show_removed: o.ShowRemoved = False,
    no_config: o.NoConfig = False,  # noqa: ARG001  (it has been done)
    version: o.Version = False,  # noqa: ARG001  (its callback answers)
) -> int:
    """Summarize every input; return the largest of their exit codes."""
    # Imported here: --help needs neither.
    from summarize.commands.view import View
    from summarize.commands.ways import name_inputs, summarize_inputs

    format_ = decide_format(format_, output, opens=open_)
    request = replace(request, keywords=_count_keywords(keywords, format_))
    style = Style(bare=quiet, explain=explain, phrases=keywords is not None)
    view = View(format_, output, style, show_removed, color, width, open_)
    names = name_inputs(inputs, output)
    if list_:
        if merge:
            raise UsageError(
                "--merge can't be combined with --list, which tells the articles apart"
            )
        from summarize.commands.contents import list_contents

        return list_contents(names, request, view, wanted)
    return summarize_inputs(names, request, view, wanted, merge=merge, paged=not no_pager)


def _count_keywords(asked: int | None, format_: str | None) -> int:
    """Return how many key phrases to find: as asked, some for JSON and HTML, none elsewhere."""
    return asked or (KEYWORDS if format_ and FORMATS[format_].phrases else 0)
