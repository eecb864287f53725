"""`summarize [FILE|URL|-]...`: every input to its summary, or to its one line on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.commands import options as o
from summarize.commands.articles import load_article, rank_article, refuse_empty
from summarize.commands.inputs import list_inputs
from summarize.commands.view import View, check_view, choose_renderer
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.errors import SummarizeError, UsageError
from summarize.render.formats import Style
from summarize.request import KEYWORDS, Request, check_request
from summarize.text.characters import one_line

if TYPE_CHECKING:
    from summarize.models import Article

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
    request = Request(
        length, algorithm, language, focus, _count_keywords(keywords, format_), not no_clean
    )
    style = Style(bare=quiet, explain=explain, phrases=keywords is not None)
    view = View(format_, output, style, show_removed, color)
    return summarize_inputs(list_inputs(inputs), request, view, merge=merge)


def _count_keywords(asked: int | None, format_: str | None) -> int:
    """Return how many key phrases to find: as asked, some for JSON, none where none is shown."""
    return asked or (KEYWORDS if format_ == "json" else 0)


def summarize_inputs(names: list[str], request: Request, view: View, *, merge: bool) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    Raise UsageError for an option that is wrong for every input, InputError if the output file
    can't be written.
    """
    from summarize.merge import merge_articles

    check_request(request)
    check_view(view)
    if view.format == "html" and len(names) > 1 and not merge:
        raise UsageError("a page of html holds one summary: name one input, or --merge them")
    render = choose_renderer(view)
    parts: list[str] = []
    code = 0
    groups = [names] if merge else [[name] for name in names]
    for number, group in enumerate(groups, start=1):
        try:
            place = f"{number} of {len(groups)}: " if len(groups) > 1 else ""
            articles, failed = _load_all(group, request, view, place)
            code = max(code, failed)
            if not articles:
                continue
            article = merge_articles(articles) if merge else articles[0]
            summary = rank_article(article, request)
            if not view.style.phrases:
                refuse_empty(summary, request)
        except SummarizeError as error:
            complain(", ".join(group), error)
            code = max(code, error.exit_code)
            continue
        heading = _heading(group[0], view, first=not parts) if len(names) > len(group) else ""
        parts.append(heading + render(summary))
        if view.output is None:
            deliver(parts[-1], None)
    if view.output is not None and parts:
        deliver("".join(parts), view.output)
    return code


def _load_all(
    names: list[str], request: Request, view: View, place: str
) -> tuple[list[Article], int]:
    """Return the articles that can be read, and the largest exit code of those that can't."""
    articles, code = [], 0
    for name in names:
        try:
            articles.append(
                load_article(name, request, show_removed=view.show_removed, place=place)
            )
        except SummarizeError as error:
            complain(name, error)
            code = max(code, error.exit_code)
    return articles, code


def _heading(name: str, view: View, *, first: bool) -> str:
    if view.format == "json" or view.style.bare:
        return ""
    line = f"==> {one_line(name)} <==\n"
    return line if first else "\n" + line
