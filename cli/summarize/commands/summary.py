"""`summarize [FILE|URL|-]...`: every input to its summary, or to its one line on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.commands import options as o
from summarize.commands.articles import (
    ALL,
    Wanted,
    load_article,
    open_each,
    rank_article,
    refuse_empty,
)
from summarize.commands.inputs import list_inputs
from summarize.commands.view import View, check_view, choose_renderer
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.errors import SummarizeError, UsageError
from summarize.render.formats import Style
from summarize.request import KEYWORDS, Request, check_request
from summarize.text.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarize.models import Article, Summary

    Render = Callable[[Summary], str]

_HEADED = "==> "
_ONE_PAGE = "a page of html holds one summary: name one input or --part, or --merge them"

_HELP = """Print the key sentences of an article, word for word.

\b
Examples:
  summarize story.html                      the key sentences of a page or a text
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
    part: o.Part = None,
    parts: o.Parts = False,
    list_: o.List = False,
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
    names, wanted = list_inputs(inputs), Wanted(part, parts)
    if list_:
        if merge:
            raise UsageError("--merge does not go with --list, which tells the articles apart")
        from summarize.commands.contents import list_contents

        return list_contents(names, request, view, wanted)
    return summarize_inputs(names, request, view, wanted, merge=merge)


def _count_keywords(asked: int | None, format_: str | None) -> int:
    """Return how many key phrases to find: as asked, some for JSON and HTML, none elsewhere."""
    return asked or (KEYWORDS if format_ in ("json", "html") else 0)


def summarize_inputs(
    names: list[str], request: Request, view: View, wanted: Wanted = ALL, *, merge: bool
) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    Raise UsageError for an option that is wrong for every input, InputError if the output file
    can't be written.
    """
    check_request(request)
    check_view(view, names)
    if view.format == "html" and len(names) > 1 and not merge:
        raise UsageError(_ONE_PAGE)
    render = choose_renderer(view)
    summaries = _merge_all if merge else _summarize_each
    shown: list[str] = []
    code = 0
    for text, failed in summaries(names, request, view, wanted, render):
        code = max(code, failed)
        if not text:
            continue
        shown.append("\n" + text if shown and text.startswith(_HEADED) else text)
        if view.output is None:
            deliver(shown[-1], None)
    if view.output is not None and shown:
        deliver("".join(shown), view.output)
    return code


def _summarize_each(
    names: list[str], request: Request, view: View, wanted: Wanted, render: Render
) -> Iterator[tuple[str, int]]:
    """Yield what to show of every article, each with its exit code."""
    for name, items, code in open_each(names, wanted):
        yield "", code
        if view.format == "html" and len(items) > 1:
            complain(name, UsageError(_ONE_PAGE))
            yield "", UsageError.exit_code
            continue
        several = len(names) > 1 or len(items) > 1
        for item in items:
            try:
                article = load_article(item, request, show_removed=view.show_removed)
                text = _show(article, request, view, render)
            except SummarizeError as error:
                complain(item.source.label, error)
                yield "", error.exit_code
            else:
                yield (_heading(item.source.label, article, view) if several else "") + text, 0


def _merge_all(
    names: list[str], request: Request, view: View, wanted: Wanted, render: Render
) -> Iterator[tuple[str, int]]:
    """Yield what to show of all articles together, and the exit codes of those that failed."""
    from summarize.merge import merge_articles

    articles = []
    for _, items, code in open_each(names, wanted):
        yield "", code
        for item in items:
            try:
                articles.append(load_article(item, request, show_removed=view.show_removed))
            except SummarizeError as error:
                complain(item.source.label, error)
                yield "", error.exit_code
    if articles:
        try:
            yield _show(merge_articles(articles), request, view, render), 0
        except SummarizeError as error:
            complain(", ".join(names), error)
            yield "", error.exit_code


def _show(article: Article, request: Request, view: View, render: Render) -> str:
    summary = rank_article(article, request)
    if not view.style.phrases:
        refuse_empty(summary, request)
    return render(summary)


def _heading(label: str, article: Article, view: View) -> str:
    if view.format == "json" or view.style.bare:
        return ""
    title = f" {article.title}" if article.part and article.title else ""
    return f"{_HEADED}{one_line(label + title)} <==\n"
