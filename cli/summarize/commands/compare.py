"""`summarize compare FILE`: the rankers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarize.bugs import report_bugs
from summarize.commands.articles import (
    InputOptions,
    complain_of,
    limit_input,
    load_article,
    open_one,
    warn_on_stderr,
)
from summarize.commands.completion import complete_algorithms
from summarize.commands.inputs import require_one_input
from summarize.commands.options import inputs as s
from summarize.commands.options import output as v
from summarize.commands.options.command import (
    PICK,
    Command,
    NoConfig,
    build_app,
    expand_options,
)
from summarize.commands.options.parsers import parse_algorithms
from summarize.commands.options.request import make_request
from summarize.commands.output import OutputOptions, check_output_options, choose_renderer
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.console.progress import show_progress
from summarize.errors import SlowWarning, SummarizeError
from summarize.length import refuse_empty
from summarize.rank.algorithms import ALGORITHMS, takes_minutes
from summarize.request import Request
from summarize.sources.address import take_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.comparison import Ranker
    from summarize.models import Article

_HELP = """\b
Show the sentences that each ranker picks, their agreement, and their speed.
  summarize compare -a auto,lex-rank -n 3 story.html
  summarize compare --reference abstract.txt paper.txt
Sentences are numbered from 1, without headings.
Overlap is the share of them that auto also picks.
"""

Algorithms = Annotated[
    list[str] | None,
    typer.Option(
        "-a",
        "--algorithm",
        metavar="NAMES",
        help=f"""Rankers: `summarize algorithms` lists them.
        Of {", ".join(ALGORITHMS)}. Default: all that don't take minutes.""",
        callback=parse_algorithms,
        autocompletion=complete_algorithms,
        rich_help_panel=PICK,
        allow_from_autoenv=False,  # a default for summaries is one ranker
    ),
]
Reference = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Score each summary by ROUGE against this text.",
        rich_help_panel=PICK,
        allow_from_autoenv=False,
    ),
]
TableFormat = Annotated[
    str | None,
    v.declare_format(
        """terminal, text (a plain table), markdown or json.
        Default: by the ending of the output file, or terminal on a terminal, else text.""",
        "table",
        preset=False,  # a default for summaries may be html
    ),
]

app = build_app()


@app.command(help=_HELP, cls=Command)
@expand_options(
    request=make_request, options=s.make_input_options, without=("algorithm", "focus", "ask")
)
def compare_command(
    *,
    source: s.Input = None,
    request: Request,
    algorithms: Algorithms = None,
    reference: Reference = None,
    format_: TableFormat = None,
    path: v.Output = None,
    color: v.Color = "auto",
    width: v.Width = None,
    options: InputOptions,
    no_config: NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Compare the rankers on one article; return the exit code.

    By default these are all algorithms except those that would take minutes, which are named.
    """
    format_ = v.resolve_format(format_, path, shown="table")
    output = OutputOptions(format_, path, color=color, width=width)
    name = require_one_input(source, "compare")
    check_output_options(output, filter(None, (name, reference)))
    try:
        with report_bugs():
            gold = _read_reference(take_path(reference)) if reference is not None else None
    except SummarizeError as error:
        complain(reference, error)
        return error.exit_code
    try:
        with report_bugs():
            article = load_article(open_one(name, options), request, options)
            rankers = _compare(article, algorithms or _list_quick(article), gold, request)
    except SummarizeError as error:
        return complain_of(name, error)
    deliver(choose_renderer(output, "table")(rankers), output.path)
    return 0


def _read_reference(name: str) -> str:
    return load_article(open_one(name), Request(clean=False)).text


def _list_quick(article: Article) -> list[str]:
    from summarize.language.sentences import split_sentences

    count = len(split_sentences(article.blocks, article.language))
    slow = [name for name in ALGORITHMS if takes_minutes(name, count)]
    if slow:
        note = f"skipped because they would take minutes (add them by -a): {', '.join(slow)}"
        complain(article.source, SlowWarning(note))
    return [name for name in ALGORITHMS if name not in slow]


def _compare(
    article: Article, algorithms: Sequence[str], reference: str | None, request: Request
) -> list[Ranker]:
    from summarize.comparison import compare_rankers

    with warn_on_stderr(article.source), show_progress(f"ranking {article.source}"), limit_input():
        rankers = compare_rankers(article, algorithms, request, reference=reference)
    refuse_empty(rankers[0].summary, request.length)
    return rankers
