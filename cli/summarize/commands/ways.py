"""How inputs become what is shown: one by one, merged, or on one page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from summarize.bugs import report_bugs
from summarize.commands.articles import (
    ALL,
    Wanted,
    load_article,
    open_each,
    rank_article,
)
from summarize.commands.command_line.inputs import list_inputs, spread_folders
from summarize.commands.view import (
    View,
    check_view,
    choose_format,
    choose_page_renderer,
    choose_renderer,
    show,
)
from summarize.console.complain import complain
from summarize.errors import SummarizeError
from summarize.language.characters import one_line
from summarize.length import refuse_empty
from summarize.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarize.models import Article, Summary
    from summarize.readers.several_articles import Item
    from summarize.request import Request

    Way = Callable[[list[str], Request, View, Wanted], Iterator[tuple[str, int]]]

Done = TypeVar("Done")
HEADED = "==> "  # before the name of one of several


def name_inputs(names: list[str] | None, output: str | None = None) -> list[str]:
    """Return what to summarize, a folder as its files; raise UsageError, InputError for slips."""
    found = spread_folders(list_inputs(names), output)
    if len(found) > 1:
        from summarize.commands.command_line.slips import check_names

        check_names(found, sys.argv[1:])
    return found


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


def choose_way(view: View, *, merge: bool) -> Way:
    """Return the one that is asked for: it yields what to show and exit codes."""
    if merge:
        return _merge_all
    return _make_page if choose_page_renderer(view) else _summarize_each


def _try_each(
    names: list[str], wanted: Wanted, do: Callable[[Item, bool], Done]
) -> Iterator[tuple[Done | None, int]]:
    """Yield what is done to each article, or nothing and the exit code of its complaint.

    ``do`` is told whether there are several.
    """
    for _, items, code in open_each(names, wanted):
        yield None, code
        several = len(names) > 1 or len(items) > 1
        for item in items:
            try:
                with report_bugs():
                    done = do(item, several)
            except SummarizeError as error:
                complain(item.source.label, error)
                yield None, error.exit_code
            else:
                yield done, 0


def _summarize_each(
    names: list[str], request: Request, view: View, wanted: Wanted
) -> Iterator[tuple[str, int]]:
    """Yield what to show of every article, each with its exit code."""
    render = choose_renderer(view)

    def summarize(item: Item, several: bool) -> str:
        article = load_article(item, request, wanted, show_removed=view.show_removed)
        text = render(_pick(article, request, view, wanted))
        return (_heading(item.source.label, article, view) if several else "") + text

    for text, code in _try_each(names, wanted, summarize):
        yield text or "", code


def _make_page(
    names: list[str], request: Request, view: View, wanted: Wanted
) -> Iterator[tuple[str, int]]:
    """Yield the exit codes of those that failed, and one page of all others."""

    def summarize(item: Item, _: bool) -> Summary:
        article = load_article(item, request, wanted, show_removed=view.show_removed)
        return _pick(article, request, view, wanted)

    summaries = []
    for summary, code in _try_each(names, wanted, summarize):
        summaries += [summary] if summary else []
        yield "", code
    render = choose_page_renderer(view)
    if summaries and render:
        with report_bugs():
            page = render(summaries)
        yield page, 0


def _merge_all(
    names: list[str], request: Request, view: View, wanted: Wanted
) -> Iterator[tuple[str, int]]:
    """Yield what to show of all articles together, and the exit codes of those that failed."""
    from summarize.merge import merge_articles

    def load(item: Item, _: bool) -> Article:
        return load_article(item, request, wanted, show_removed=view.show_removed)

    articles = []
    for article, code in _try_each(names, wanted, load):
        articles += [article] if article else []
        yield "", code
    if articles:
        try:
            with report_bugs():
                text = choose_renderer(view)(_pick(merge_articles(articles), request, view, wanted))
            yield text, 0
        except SummarizeError as error:
            complain(", ".join(names), error)
            yield "", error.exit_code


def _pick(article: Article, request: Request, view: View, wanted: Wanted) -> Summary:
    summary = rank_article(article, request, wanted)
    if not view.style.phrases:
        refuse_empty(summary, request.length)
    return summary


def _heading(label: str, article: Article, view: View) -> str:
    if view.style.bare or (view.format and FORMATS[view.format].escapes):  # it names it itself
        return ""
    named = article.part and choose_format(view) == "text"  # other formats have a title below
    title = f" {article.title}" if named and article.title else ""
    return f"{HEADED}{one_line(label + title)} <==\n"
