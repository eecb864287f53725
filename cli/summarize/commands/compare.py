"""`summarize compare FILE`: the rankers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.commands import options as o
from summarize.commands.articles import (
    ALL,
    Wanted,
    load_article,
    open_one,
    refuse_empty,
    warn_on_stderr,
)
from summarize.commands.inputs import list_inputs
from summarize.commands.view import View, check_view
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.console.progress import show_progress
from summarize.errors import SlowWarning, SummarizeError
from summarize.rank.algorithms import ALGORITHMS, check_algorithm, takes_minutes
from summarize.render.formats import TABLE_FORMATS
from summarize.request import Request, check_request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.comparison import Ranker
    from summarize.models import Article

_HELP = """Show which sentences each ranker picks, how far they agree, and how long they take.

\b
Examples:
  summarize compare story.html
  summarize compare -a auto,lex-rank -n 3 story.html
  summarize compare --reference abstract.txt paper.txt

Sentences are numbered from 1. Overlap is the share of them that auto picks, too.
"""

app = o.build_app()


@app.command(help=_HELP)
def compare_command(
    source: o.Input = None,
    length: o.Length = None,
    algorithms: o.Algorithms = None,
    reference: o.Reference = None,
    format_: o.TableFormat = None,
    output: o.Output = None,
    language: o.Language = None,
    no_clean: o.NoClean = False,
    part: o.Part = None,
    parts: o.Parts = False,
) -> int:
    """Compare the rankers on one article; return the exit code."""
    request = Request(length, language=language, clean=not no_clean)
    view = View(format_, output)
    name = list_inputs([source] if source else None)[0]
    return compare_input(name, algorithms or [], reference, request, view, Wanted(part, parts))


def compare_input(
    name: str,
    algorithms: Sequence[str],
    reference: str | None,
    request: Request,
    view: View,
    wanted: Wanted = ALL,
) -> int:
    """Print or write the comparison; return the exit code. Raise what summarize_inputs raises.

    Without algorithms it is all of them but those that would take minutes, which is told.
    """
    check_request(request)
    check_view(view, filter(None, (name, reference)), TABLE_FORMATS)
    chosen = [check_algorithm(part) for word in algorithms for part in word.split(",")]
    try:
        gold = _read_reference(reference) if reference is not None else None
    except SummarizeError as error:
        complain(reference, error)
        return error.exit_code
    try:
        article = load_article(open_one(name, wanted), request)
        rankers = _compare(article, chosen or _list_quick(article), gold, request)
    except SummarizeError as error:
        complain(name, error)
        return error.exit_code
    deliver(_render(rankers, view.format), view.output)
    return 0


def _read_reference(name: str) -> str:
    return load_article(open_one(name), Request(clean=False)).text


def _list_quick(article: Article) -> list[str]:
    from summarize.text.sentences import split_sentences

    count = len(split_sentences(article.blocks, article.language))
    slow = [name for name in ALGORITHMS if takes_minutes(name, count)]
    if slow:
        note = f"left out, for they take minutes here unless named: {', '.join(slow)}"
        complain(article.source, SlowWarning(note))
    return [name for name in ALGORITHMS if name not in slow]


def _compare(
    article: Article, algorithms: Sequence[str], reference: str | None, request: Request
) -> list[Ranker]:
    from summarize.comparison import compare_rankers

    with warn_on_stderr(article.source), show_progress(f"ranking {article.source}"):
        rankers = compare_rankers(article, algorithms, length=request.length, reference=reference)
    refuse_empty(rankers[0].summary, request)
    return rankers


def _render(rankers: list[Ranker], format_: str | None) -> str:
    from summarize.render.table import render_comparison, render_markdown_table, render_table

    formats = {"json": render_comparison, "markdown": render_markdown_table}
    return formats.get(format_ or "text", render_table)(rankers)
