"""`summarize read FILE`: the cleaned article, its key sentences marked."""

from dataclasses import replace

from summarize.commands import options as o
from summarize.commands.articles import ALL, Wanted, load_article, open_one, rank_article
from summarize.commands.inputs import list_inputs
from summarize.commands.view import View, check_view, choose_format, choose_renderer
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.errors import SummarizeError
from summarize.request import KEYWORDS, Request, check_request

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
    format_: o.Format = None,
    output: o.Output = None,
    language: o.Language = None,
    focus: o.Focus = None,
    show_removed: o.ShowRemoved = False,
    no_clean: o.NoClean = False,
    part: o.Part = None,
    parts: o.Parts = False,
    color: o.Color = "auto",
    no_pager: o.NoPager = False,
) -> int:
    """Show one article; return the exit code."""
    request = Request(length, algorithm, language, focus, 0, not no_clean)
    view = View(format_, output, show_removed=show_removed, color=color)
    name = list_inputs([source] if source else None)[0]
    return read_input(name, request, view, Wanted(part, parts), paged=not no_pager)


def read_input(
    name: str, request: Request, view: View, wanted: Wanted = ALL, *, paged: bool
) -> int:
    """Print or write the article; return the exit code. Raise what summarize_inputs raises."""
    check_request(request)
    check_view(view, [name])
    if view.format == "html":  # it alone shows key phrases
        request = replace(request, keywords=KEYWORDS)
    render = choose_renderer(view, page=True)
    try:
        article = load_article(open_one(name, wanted), request, show_removed=view.show_removed)
        page = render(rank_article(article, request))
    except SummarizeError as error:
        complain(name, error)
        return error.exit_code
    if paged and view.output is None and choose_format(view) == "terminal":
        from summarize.console.pager import show_paged

        show_paged(page)
    else:
        deliver(page, view.output)
    return 0
