"""Summaries of inputs: one by one, merged, or on one page."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from summarize.bugs import report_bugs
from summarize.commands.articles import (
    DEFAULT_INPUT,
    InputOptions,
    load_article,
    open_each,
    rank_article,
)
from summarize.commands.output import (
    OutputOptions,
    check_output_options,
    choose_format,
    choose_page_renderer,
    choose_renderer,
    goes_to_terminal,
    write_result,
)
from summarize.console.complain import complain
from summarize.errors import NoAnswerError, NoteWarning, SummarizeError
from summarize.language.control_characters import one_line
from summarize.length import refuse_empty
from summarize.render.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summarize.models import Article, Summary
    from summarize.readers.several_articles import Item
    from summarize.request import Request

Done = TypeVar("Done")
_MOST_NAMED = 3  # articles without an answer
HEADED = "==> "  # before the name of each of several inputs


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

    With ``paged`` what is for a terminal may go through the pager. Raise UsageError for
    options that are wrong for any input, InputError if the output file can't be written.
    """
    check_output_options(output, names)
    paged = paged and goes_to_terminal(output) and choose_format(output) == "terminal"
    at_once = output.printed and not paged  # as soon as each is done
    together = _make_page if choose_page_renderer(output) else _summarize_each
    combine = _merge_all if merge else together
    shown: list[str] = []
    code = 0
    for text, failed in combine(names, request, output, options):
        code = max(code, failed)
        if not text:
            continue
        apart = output.format == "markdown" and not output.style.bare
        shown.append("\n" + text if shown and (apart or text.startswith(HEADED)) else text)
        if at_once:
            write_result(shown[-1], output)
    if paged:
        from summarize.console.pager import show_paged

        show_paged("".join(shown))
    elif shown and not at_once:
        write_result("".join(shown), output)
    return code


def process_each(
    names: list[str], options: InputOptions, do: Callable[[Item, bool], Done]
) -> Iterator[tuple[Done | None, int]]:
    """Apply a function to each article; yield its result and 0, or None and an exit code.

    Its second argument is whether there are several articles. Errors are printed: those without an
    answer at the end, on one line.
    """
    silent: dict[str, str] = {}  # questions by label
    for _, items, code in open_each(names, options):
        yield None, code
        several = len(names) > 1 or len(items) > 1
        for item in items:
            try:
                with report_bugs():
                    done = do(item, several)
            except NoAnswerError as error:
                silent[item.source.label] = error.question
                yield None, error.exit_code
            except SummarizeError as error:
                complain(item.source.label, error)
                yield None, error.exit_code
            else:
                yield done, 0
    _complain_of_silence(silent)


def _complain_of_silence(silent: Mapping[str, str]) -> None:
    """Name the articles in which nothing answers, the first of them if they are many.

    ``silent`` are their questions by label.
    """
    if not silent:
        return
    label = ", ".join(islice(silent, _MOST_NAMED))
    if len(silent) > _MOST_NAMED:
        label += f" and {len(silent) - _MOST_NAMED:,} more"
    question = next(iter(silent.values()))
    complain(label, NoAnswerError(question, several=len(silent) > 1))


def _summarize_each(
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> Iterator[tuple[str, int]]:
    """Yield the summary of every article as text, with its exit code."""
    render = choose_renderer(output)

    def summarize(item: Item, several: bool) -> str:
        article = load_article(item, request, options, show_removed=output.show_removed)
        text = render(_pick(article, request, output, options))
        return _name_input(item.source.label, text, article, output) if several else text

    for text, code in process_each(names, options, summarize):
        yield text or "", code


def _make_page(
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> Iterator[tuple[str, int]]:
    """Yield the exit codes of failed articles, and one page of all others."""

    def summarize(item: Item, _: bool) -> Summary:
        article = load_article(item, request, options, show_removed=output.show_removed)
        return _pick(article, request, output, options)

    summaries = []
    for summary, code in process_each(names, options, summarize):
        summaries += [summary] if summary is not None else []
        yield "", code
    render = choose_page_renderer(output)
    if summaries and render:
        with report_bugs():
            page = render(summaries)
        yield page, 0


def _merge_all(
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> Iterator[tuple[str, int]]:
    """Yield one summary of all articles, and the exit codes of those that failed."""
    from summarize.merge import merge_articles

    def load(item: Item, _: bool) -> Article:
        return load_article(item, request, options, show_removed=output.show_removed)

    articles = []
    for article, code in process_each(names, options, load):
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
    _explain_command(summary, output)
    return summary


def _explain_command(summary: Summary, output: OutputOptions) -> None:
    """Print how a command chose, if an explanation is asked for and the format has no place."""
    told = choose_format(output) in ("terminal", "json")
    if summary.picked_by is None or not output.style.explain or told:
        return
    # Imported here: few runs need it.
    from summarize.render.descriptions import describe_command

    line = describe_command(summary, output.style)
    complain(summary.article.label, NoteWarning(line))


def _name_input(label: str, text: str, article: Article, output: OutputOptions) -> str:
    """Name one of several inputs above its summary; JSON has its name inside."""
    named = output.format and FORMATS[output.format].escapes
    if output.style.bare or named:
        return text
    if output.format == "markdown":
        from summarize.render.markdown import head_input

        return head_input(text, one_line(label))
    titled = article.part and choose_format(output) == "text"  # other formats have a title below
    title = f" {article.title}" if titled and article.title else ""
    return f"{HEADED}{one_line(label + title)} <==\n{text}"
