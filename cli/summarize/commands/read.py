"""`summarize read FILE`: the cleaned article, its key sentences marked."""

from dataclasses import replace

from summarize.bugs import report_bugs
from summarize.commands.articles import (
    ALL,
    Wanted,
    complain_of,
    load_article,
    open_one,
    rank_article,
)
from summarize.commands.command_line.choices import decide_format
from summarize.commands.command_line.inputs import find_input
from summarize.commands.options import pick as o
from summarize.commands.options import show as v
from summarize.commands.options import source as s
from summarize.commands.options.command import Command
from summarize.commands.options.gather import gather
from summarize.commands.view import View, check_view, choose_format, choose_renderer, show
from summarize.errors import SummarizeError
from summarize.render.formats import FORMATS
from summarize.render.style import PLAIN
from summarize.request import KEYWORDS, Request

_HELP = """\b
Show the article without its boilerplate, its key sentences marked.
  summarize read story.html                        a page in the terminal
  summarize read --open https://example.org/story  a page in the browser
The strip below the title shows where in the article the key sentences lie.
"""

app = o.build_app()


@app.command(help=_HELP, cls=Command)
@gather(request=o.make_request, wanted=s.make_wanted)
def read_command(
    *,
    source: s.Input = None,
    request: Request,
    format_: v.Format = None,
    output: v.Output = None,
    open_: v.Open = False,
    color: v.Color = "auto",
    width: v.Width = None,
    no_pager: v.NoPager = False,
    wanted: Wanted,
    show_removed: o.ShowRemoved = False,
    no_config: o.NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Show one article; return the exit code."""
    format_ = decide_format(format_, output, opens=open_)
    view = View(format_, output, PLAIN, show_removed, color, width, open_)
    name = find_input(source, "read")
    return read_input(name, request, view, wanted, paged=not no_pager)


def read_input(
    name: str, request: Request, view: View, wanted: Wanted = ALL, *, paged: bool
) -> int:
    """Print or write the article; return the exit code. Raise what summarize_inputs raises."""
    check_view(view, [name])
    if view.format and FORMATS[view.format].phrases:
        request = replace(request, keywords=KEYWORDS)
    render = choose_renderer(view, "page")
    try:
        item = open_one(name, wanted)
        article = load_article(item, request, wanted, show_removed=view.show_removed)
        with report_bugs():
            page = render(rank_article(article, request, wanted, whole=True))
    except SummarizeError as error:
        return complain_of(name, error, [name])
    if paged and view.printed and choose_format(view) == "terminal":
        from summarize.console.pager import show_paged

        show_paged(page)
    else:
        show(page, view)
    return 0
