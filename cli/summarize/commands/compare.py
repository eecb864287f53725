"""`summarize compare FILE`: the rankers side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.commands.articles import (
    ALL,
    Wanted,
    complain_of,
    guard,
    load_article,
    open_one,
    warn_on_stderr,
)
from summarize.commands.command_line.choices import decide_format
from summarize.commands.command_line.inputs import find_input
from summarize.commands.options import compare_options as c
from summarize.commands.options import pick as o
from summarize.commands.options import show as v
from summarize.commands.options import source as s
from summarize.commands.options.command import Command
from summarize.commands.options.gather import gather
from summarize.commands.view import View, check_view, choose_renderer
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.console.progress import show_progress
from summarize.errors import SlowWarning, SummarizeError
from summarize.length import refuse_empty
from summarize.rank.algorithms import ALGORITHMS, check_algorithm, takes_minutes
from summarize.request import Request
from summarize.sources.address import take_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarize.comparison import Ranker
    from summarize.models import Article

_HELP = """\b
Show which sentences each ranker picks, how far they agree, how long they take.
  summarize compare -a auto,lex-rank -n 3 story.html
  summarize compare --reference abstract.txt paper.txt
Sentences are numbered as the summary counts them, from 1 and without headings.
Overlap is the share of them that auto also picks.
"""

app = o.build_app()


@app.command(help=_HELP, cls=Command)
@gather(request=o.make_request, wanted=s.make_wanted, without=("algorithm", "focus", "ask"))
def compare_command(
    *,
    source: s.Input = None,
    request: Request,
    algorithms: c.Algorithms = None,
    reference: c.Reference = None,
    format_: c.TableFormat = None,
    output: v.Output = None,
    color: v.Color = "auto",
    width: v.Width = None,
    wanted: Wanted,
    no_config: o.NoConfig = False,  # noqa: ARG001  (it has been done)
) -> int:
    """Compare the rankers on one article; return the exit code."""
    format_ = decide_format(format_, output, shown="table")
    view = View(format_, output, color=color, width=width)
    name = find_input(source, "compare")
    return compare_input(name, algorithms or [], reference, request, view, wanted)


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
    check_view(view, filter(None, (name, reference)))
    chosen = [check_algorithm(part) for word in algorithms for part in word.split(",")]
    try:
        gold = _read_reference(take_path(reference)) if reference is not None else None
    except SummarizeError as error:
        complain(reference, error)
        return error.exit_code
    try:
        article = load_article(open_one(name, wanted), request, wanted)
        rankers = _compare(article, chosen or _list_quick(article), gold, request)
    except SummarizeError as error:
        return complain_of(name, error, [name])
    deliver(choose_renderer(view, "table")(rankers), view.output)
    return 0


def _read_reference(name: str) -> str:
    return load_article(open_one(name), Request(clean=False)).text


def _list_quick(article: Article) -> list[str]:
    from summarize.language.sentences import split_sentences

    count = len(split_sentences(article.blocks, article.language))
    slow = [name for name in ALGORITHMS if takes_minutes(name, count)]
    if slow:
        note = f"left out because they take minutes here, unless -a names them: {', '.join(slow)}"
        complain(article.source, SlowWarning(note))
    return [name for name in ALGORITHMS if name not in slow]


def _compare(
    article: Article, algorithms: Sequence[str], reference: str | None, request: Request
) -> list[Ranker]:
    from summarize.comparison import compare_rankers

    with warn_on_stderr(article.source), show_progress(f"ranking {article.source}"), guard():
        rankers = compare_rankers(article, algorithms, request, reference=reference)
    refuse_empty(rankers[0].summary, request.length)
    return rankers
