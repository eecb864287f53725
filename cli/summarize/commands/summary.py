"""`summarize [FILE|URL|-]...`: every input to its summary, or to its one line on stderr."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.commands.articles import (
    ALL,
    Wanted,
    load_article,
    open_each,
    rank_article,
    refuse_empty,
)
from summarize.commands.command_line.choices import decide_format
from summarize.commands.inputs import list_inputs, spread_folders
from summarize.commands.options import pick as o
from summarize.commands.options import show as v
from summarize.commands.options import source as s
from summarize.commands.options.command import Command
from summarize.commands.options.gather import gather
from summarize.commands.view import View, check_view, choose_renderer, show
from summarize.console.complain import complain
from summarize.errors import SummarizeError, UsageError
from summarize.language.characters import one_line
from summarize.render.formats import FORMATS
from summarize.render.style import Style
from summarize.request import KEYWORDS, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarize.models import Article, Summary

    Render = Callable[[Summary], str]

_HEADED = "==> "
_ONE_PAGE = "a page of html holds one summary: name one input or --part, or --merge them"

_HELP = """\b
Print the key sentences of an article, word for word.
  summarize story.html                     a page, a PDF, a mail, a text, ...
  summarize -n 100w https://example.org/a  at most 100 words of a page
Commands: read, compare, corpus, config, algorithms, languages, help, version.
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
    return summarize_inputs(names, request, view, wanted, merge=merge)


def _count_keywords(asked: int | None, format_: str | None) -> int:
    """Return how many key phrases to find: as asked, some for JSON and HTML, none elsewhere."""
    return asked or (KEYWORDS if format_ and FORMATS[format_].phrases else 0)


def _holds_one(view: View) -> bool:
    return view.format is not None and FORMATS[view.format].browser


def summarize_inputs(
    names: list[str], request: Request, view: View, wanted: Wanted = ALL, *, merge: bool
) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    Raise UsageError for an option that is wrong for every input, InputError if the output file
    can't be written.
    """
    check_view(view, names)
    if _holds_one(view) and len(names) > 1 and not merge:
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
            show(shown[-1], view)
    if view.output is not None and shown:
        show("".join(shown), view)
    return code


def _summarize_each(
    names: list[str], request: Request, view: View, wanted: Wanted, render: Render
) -> Iterator[tuple[str, int]]:
    """Yield what to show of every article, each with its exit code."""
    for name, items, code in open_each(names, wanted):
        yield "", code
        if _holds_one(view) and len(items) > 1:
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
    if view.style.bare or (view.format and FORMATS[view.format].escapes):  # it names it itself
        return ""
    title = f" {article.title}" if article.part and article.title else ""
    return f"{_HEADED}{one_line(label + title)} <==\n"
