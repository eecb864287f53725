"""`summarize read FILE`: the cleaned article, its key sentences marked."""

from dataclasses import replace
from typing import Annotated

import typer

from summarize.bugs import report_bugs
from summarize.commands.articles import (
    InputOptions,
    complain_of,
    load_article,
    open_one,
    rank_article,
)
from summarize.commands.inputs import require_one_input
from summarize.commands.options import inputs as s
from summarize.commands.options import output as v
from summarize.commands.options.command import PICK, Command, NoConfig, build_app, expand_options
from summarize.commands.options.parsers import parse_pages
from summarize.commands.options.request import make_request
from summarize.commands.output import (
    OutputOptions,
    check_output_options,
    choose_renderer,
    show_result,
)
from summarize.errors import NoArticleError, SummarizeError, UsageError
from summarize.models import Article
from summarize.render.formats import FORMATS
from summarize.render.style import PLAIN
from summarize.request import KEYWORDS, Request

_HELP = """\b
Show the article without the clutter, its key sentences marked.
  summarize read story.html                        a page in the terminal
  summarize read --open https://example.org/story  a page in the browser
The strip below the title shows where the key sentences are.
"""

app = build_app()
Pages = Annotated[
    str | None,
    typer.Option(
        "--pages",  # or Typer 0.27 takes the name of the value
        metavar="PAGES",
        help="""Only these pages of a PDF: 4, 3-5, 3- or -5.
        The sentences are the key ones of these pages.""",
        rich_help_panel=PICK,
        allow_from_autoenv=False,
    ),
]


@app.command(help=_HELP, cls=Command)
@expand_options(request=make_request, options=s.make_input_options)
def read_command(
    *,
    source: s.Input = None,
    request: Request,
    pages: Pages = None,
    format_: v.Format = None,
    path: v.Output = None,
    open_: v.Open = False,
    color: v.Color = "auto",
    width: v.Width = None,
    no_pager: v.NoPager = False,
    options: InputOptions,
    url: s.Url = None,
    show_removed: v.ShowRemoved = False,
    no_config: NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Show one article; return the exit code."""
    chosen = parse_pages(pages)
    format_ = v.resolve_format(format_, path, opens=open_)
    output = OutputOptions(format_, path, PLAIN, show_removed, color, width, open_)
    name = require_one_input(source, "read", ask=request.ask, focus=request.focus)
    options = s.set_url(options, url, 1)
    check_output_options(output, [name])
    if output.format and FORMATS[output.format].phrases:
        request = replace(request, keywords=KEYWORDS)
    render = choose_renderer(output, "page")
    try:
        with report_bugs():
            item = open_one(name, options)
            article = load_article(item, request, options, show_removed=output.show_removed)
            if chosen is not None:
                article = cut_pages(article, chosen)
            page = render(rank_article(article, request, options, whole=True))
    except SummarizeError as error:
        return complain_of(name, error)
    show_result(page, output, paged=not no_pager)
    return 0


def cut_pages(article: Article, pages: range) -> Article:
    """Take the blocks on some pages; raise UsageError for an article that has no pages."""
    last = max((block.page or 0 for block in article.blocks), default=0)
    if not last:
        raise UsageError("--pages is for a PDF: this has no pages")
    blocks = tuple(block for block in article.blocks if block.page in pages)
    if not blocks:
        raise NoArticleError(f"no text of the article on these pages; its last is on page {last}")
    return replace(article, blocks=blocks)
