"""`summarize [FILE|URL|-]...`: every input to its summary, or to its one line on stderr."""

from __future__ import annotations

import sys
from dataclasses import replace

from summarize.commands.articles import ALL, Wanted
from summarize.commands.command_line.choices import decide_format
from summarize.commands.command_line.inputs import list_inputs, spread_folders
from summarize.commands.options import pick as o
from summarize.commands.options import show as v
from summarize.commands.options import source as s
from summarize.commands.options.command import Command
from summarize.commands.options.gather import gather
from summarize.commands.view import View, check_view, choose_format, show
from summarize.commands.ways import HEADED, choose_way
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
    list_: s.List = False,
    wanted: Wanted,
    show_removed: o.ShowRemoved = False,
    no_config: o.NoConfig = False,  # noqa: ARG001  (it has been done)
    version: o.Version = False,  # noqa: ARG001  (its callback answers)
) -> int:
    """Summarize every input; return the largest of their exit codes."""
    format_ = decide_format(format_, output, opens=open_)
    request = replace(request, keywords=_count_keywords(keywords, format_))
    style = Style(bare=quiet, explain=explain, phrases=keywords is not None)
    view = View(format_, output, style, show_removed, color, width, open_)
    names = spread_folders(list_inputs(inputs), output)
    if len(names) > 1:
        from summarize.commands.command_line.slips import check_names

        check_names(names, sys.argv[1:])
    if list_:
        if merge:
            raise UsageError("--merge does not go with --list, which tells the articles apart")
        from summarize.commands.contents import list_contents

        return list_contents(names, request, view, wanted)
    return summarize_inputs(names, request, view, wanted, merge=merge, paged=not no_pager)


def _count_keywords(asked: int | None, format_: str | None) -> int:
    """Return how many key phrases to find: as asked, some for JSON and HTML, none elsewhere."""
    return asked or (KEYWORDS if format_ and FORMATS[format_].phrases else 0)


def summarize_inputs(
    names: list[str],
    request: Request,
    view: View,
    wanted: Wanted = ALL,
    *,
    merge: bool,
    paged: bool = False,
) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    ``paged`` is whether what one input gives may go through the pager. Raise UsageError for an
    option that is wrong for every input, InputError if the output file can't be written.
    """
    check_view(view, names)
    paged = paged and len(names) == 1 and view.printed and choose_format(view) == "terminal"
    at_once = view.printed and not paged  # each as soon as it is there
    shown: list[str] = []
    code = 0
    for text, failed in choose_way(view, merge=merge)(names, request, view, wanted):
        code = max(code, failed)
        if not text:
            continue
        shown.append("\n" + text if shown and text.startswith(HEADED) else text)
        if at_once:
            show(shown[-1], view)
    if paged:
        from summarize.console.pager import show_paged

        show_paged("".join(shown))
    elif shown and not at_once:
        show("".join(shown), view)
    return code
