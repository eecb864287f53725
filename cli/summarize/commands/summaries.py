"""How inputs become what is shown: one by one, merged, or on one page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from summarize.bugs import report_bugs
from summarize.commands.articles import (
    DEFAULT_INPUT,
    InputOptions,
    load_article,
    open_each,
    rank_article,
)
from summarize.commands.inputs import expand_folders, list_inputs
from summarize.commands.output import (
    OutputOptions,
    check_output_options,
    choose_format,
    choose_page_renderer,
    choose_renderer,
    write_result,
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

    Mode = Callable[[list[str], Request, OutputOptions, InputOptions], Iterator[tuple[str, int]]]

Done = TypeVar("Done")
HEADED = "==> "  # before the name of one of several


def name_inputs(names: list[str] | None, output: str | None = None) -> list[str]:
    """Return what to summarize, a folder as its files; raise UsageError, InputError for slips."""
    found = expand_folders(list_inputs(names), output)
    if len(found) > 1:
        from summarize.commands.suggestions import check_names

        check_names(found, sys.argv[1:])
    return found


def summarize_inputs(
    names: list[str],
    request: Request,
    output: OutputOptions,
    options: InputOptions = DEFAULT_INPUT,
    *,
    merge: bool,
    paged: bool = False,
) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    ``paged`` is whether what one input gives may go through the pager. Raise UsageError for an
    option that is wrong for every input, InputError if the output file can't be written.
    """
    check_output_options(output, names)
    paged = paged and len(names) == 1 and output.printed and choose_format(output) == "terminal"
    at_once = output.printed and not paged  # each as soon as it is there
    shown: list[str] = []
    code = 0
    for text, failed in choose_mode(output, merge=merge)(names, request, output, options):
        code = max(code, failed)
        if not text:
            continue
        shown.append("\n" + text if shown and text.startswith(HEADED) else text)
        if at_once:
            write_result(shown[-1], output)
    if paged:
        from summarize.console.pager import show_paged

        show_paged("".join(shown))
    elif shown and not at_once:
        write_result("".join(shown), output)
    return code


def choose_mode(output: OutputOptions, *, merge: bool) -> Mode:
    """Return the one that is asked for: it yields what to show and exit codes."""
    if merge:
        return _merge_all
    return _make_page if choose_page_renderer(output) else _summarize_each


def _process_each(
    names: list[str], options: InputOptions, do: Callable[[Item, bool], Done]
) -> Iterator[tuple[Done | None, int]]:
    """Yield what is done to each article, or nothing and the exit code of its complaint.

    ``do`` is told whether there are several.
    """
    for _, items, code in open_each(names, options):
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
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> Iterator[tuple[str, int]]:
    """Yield what to show of every article, each with its exit code."""
    render = choose_renderer(output)

    def summarize(item: Item, several: bool) -> str:
        article = load_article(item, request, options, show_removed=output.show_removed)
        text = render(_pick(article, request, output, options))
        return (_heading(item.source.label, article, output) if several else "") + text

    for text, code in _process_each(names, options, summarize):
        yield text or "", code


def _make_page(
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> Iterator[tuple[str, int]]:
    """Yield the exit codes of those that failed, and one page of all others."""

    def summarize(item: Item, _: bool) -> Summary:
        article = load_article(item, request, options, show_removed=output.show_removed)
        return _pick(article, request, output, options)

    summaries = []
    for summary, code in _process_each(names, options, summarize):
        summaries += [summary] if summary else []
        yield "", code
    render = choose_page_renderer(output)
    if summaries and render:
        with report_bugs():
            page = render(summaries)
        yield page, 0


def _merge_all(
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> Iterator[tuple[str, int]]:
    """Yield what to show of all articles together, and the exit codes of those that failed."""
    from summarize.merge import merge_articles

    def load(item: Item, _: bool) -> Article:
        return load_article(item, request, options, show_removed=output.show_removed)

    articles = []
    for article, code in _process_each(names, options, load):
        articles += [article] if article else []
        yield "", code
    if articles:
        try:
            with report_bugs():
                text = choose_renderer(output)(
                    _pick(merge_articles(articles), request, output, options)
                )
            yield text, 0
        except SummarizeError as error:
            complain(", ".join(names), error)
            yield "", error.exit_code


def _pick(
    article: Article, request: Request, output: OutputOptions, options: InputOptions
) -> Summary:
    summary = rank_article(article, request, options)
    if not output.style.phrases:
        refuse_empty(summary, request.length)
    return summary


def _heading(label: str, article: Article, output: OutputOptions) -> str:
    named = output.format and FORMATS[output.format].escapes
    if output.style.bare or named:
        return ""
    titled = article.part and choose_format(output) == "text"  # other formats have a title below
    title = f" {article.title}" if titled and article.title else ""
    return f"{HEADED}{one_line(label + title)} <==\n"
