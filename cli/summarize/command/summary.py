"""`summarize FILE...`: every input to its summary, or to its one line on stderr."""

from summarize.characters import one_line
from summarize.command.articles import load_article, refuse_empty, summarize_article
from summarize.command.deliver import deliver
from summarize.command.options import Options, check_options, choose_renderer
from summarize.complain import complain
from summarize.errors import SummarizeError, UsageError
from summarize.models import Article, Summary


def summarize_inputs(names: list[str], options: Options) -> int:
    """Summarize each input and print or write the summaries; return the largest exit code.

    Raise UsageError for an option that is wrong for every input, InputError if the output file
    can't be written.
    """
    check_options(options)
    if options.format == "html" and len(names) > 1 and not options.merge:
        raise UsageError("a page of html holds one summary: name one input, or --merge them")
    render = choose_renderer(options)
    parts: list[str] = []
    code = 0
    groups = [names] if options.merge else [[name] for name in names]
    for number, group in enumerate(groups, start=1):
        try:
            place = f"{number} of {len(groups)}: " if len(groups) > 1 else ""
            articles, failed = _load_all(group, options, place)
            code = max(code, failed)
            if not articles:
                continue
            summary = _summarize(articles, options)
        except SummarizeError as error:
            complain(", ".join(group), error)
            code = max(code, error.exit_code)
            continue
        heading = _heading(group[0], options, first=not parts) if len(names) > len(group) else ""
        parts.append(heading + render(summary))
        if options.output is None:
            deliver(parts[-1], options)
    if options.output is not None and parts:
        deliver("".join(parts), options)
    return code


def _load_all(names: list[str], options: Options, place: str) -> tuple[list[Article], int]:
    """Return the articles that can be read, and the largest exit code of those that can't."""
    articles, code = [], 0
    for name in names:
        try:
            articles.append(load_article(name, options, place=place))
        except SummarizeError as error:
            complain(name, error)
            code = max(code, error.exit_code)
    return articles, code


def _summarize(articles: list[Article], options: Options) -> Summary:
    from summarize.merge import merge_articles

    article = merge_articles(articles) if options.merge else articles[0]
    summary = summarize_article(article, options)
    if options.keywords is None:
        refuse_empty(summary, options)
    return summary


def _heading(name: str, options: Options, *, first: bool) -> str:
    if options.format == "json" or options.quiet:
        return ""
    line = f"==> {one_line(name)} <==\n"
    return line if first else "\n" + line
