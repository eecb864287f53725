"""`summarize compare FILE`: the rankers side by side."""

from collections.abc import Sequence

from summarize.command.articles import load_article, refuse_empty, warn_on_stderr
from summarize.command.deliver import deliver
from summarize.command.options import Options, check_options
from summarize.complain import complain
from summarize.errors import SlowWarning, SummarizeError
from summarize.models import Article
from summarize.rank import ALGORITHMS, check_algorithm, takes_minutes
from summarize.render import TABLE_FORMATS


def compare_input(
    name: str, algorithms: Sequence[str], reference: str | None, options: Options
) -> int:
    """Print or write the comparison; return the exit code. Raise UsageError and InputError.

    Without algorithms it is all of them but those that would take minutes, which is told.
    """
    check_options(options, TABLE_FORMATS)
    chosen = [check_algorithm(part) for word in algorithms for part in word.split(",")]
    gold = load_article(reference, Options(clean=False)).text if reference is not None else None
    try:
        article = load_article(name, options)
        output = _compare(article, chosen or _list_quick(article), gold, options)
    except SummarizeError as error:
        complain(name, error)
        return error.exit_code
    deliver(output, options)
    return 0


def _list_quick(article: Article) -> list[str]:
    from summarize.split import split_sentences

    count = len(split_sentences(article.paragraphs, article.language))
    slow = [name for name in ALGORITHMS if takes_minutes(name, count)]
    if slow:
        note = f"left out, for they take minutes here unless named: {', '.join(slow)}"
        complain(article.source, SlowWarning(note))
    return [name for name in ALGORITHMS if name not in slow]


def _compare(
    article: Article, algorithms: Sequence[str], reference: str | None, options: Options
) -> str:
    from summarize.compare import compare_rankers
    from summarize.progress import show_progress
    from summarize.render.comparison import (
        render_comparison,
        render_markdown_table,
        render_table,
    )

    with warn_on_stderr(article.source), show_progress(f"ranking {article.source}"):
        rankers = compare_rankers(article, algorithms, length=options.length, reference=reference)
    refuse_empty(rankers[0].summary, options)
    formats = {"json": render_comparison, "markdown": render_markdown_table}
    return formats.get(options.format or "text", render_table)(rankers)
