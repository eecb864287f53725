"""`--list`: the articles in an input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.commands.articles import InputOptions, load_article
from summarize.commands.output import OutputOptions, check_output_options, choose_renderer
from summarize.commands.summaries import process_each
from summarize.console.deliver import deliver
from summarize.errors import UsageError
from summarize.language.addresses import show_address
from summarize.render.formats import list_formats
from summarize.render.style import Style
from summarize.spelling import join_choices

if TYPE_CHECKING:
    from summarize.readers.several_articles import Item
    from summarize.request import Request


def list_contents(
    names: list[str], request: Request, output: OutputOptions, options: InputOptions
) -> int:
    """Print or write a line for each article in the inputs; return the largest exit code.

    A line is its number, its date or "-", and its title, separated by tabs; with several inputs the
    number follows the name of its input. In JSON it is an object with all known facts. A list of
    feeds has a line for each feed, with its address.
    """
    able = list_formats("contents")
    if output.format not in (*able, None):
        raise UsageError(f"--list is {join_choices(able)}, not {output.format}")
    check_output_options(output, names)
    several = len(names) > 1
    render = choose_renderer(output._replace(style=Style(bare=not several)), "contents")

    def describe(item: Item, _: bool) -> str:
        feeds = _list_feeds(item)
        return "".join(map(render, feeds or [_find_facts(item, request, options)]))

    code = 0
    lines = []
    for line, failed in process_each(names, options._replace(follow=False), describe):
        code = max(code, failed)
        lines += [line] if line else []
    if lines:
        deliver("".join(lines), output.path)
    return code


def _list_feeds(item: Item) -> list[dict[str, str | int | None]]:
    """List the facts about each feed in a list of feeds."""
    # Imported here: the answer to a mistyped line needs no reader.
    from summarize.readers.formats.feeds import is_list, list_feeds

    source = item.source
    found = list_feeds(source.data) if item.error is None and is_list(source) else {}
    feeds = enumerate(found.items(), start=1)
    return [
        {
            "source": source.name,
            "part": number,
            "parts": len(found),
            "title": title,
            "date": None,
            "feed": show_address(url),
        }
        for number, (url, title) in feeds
    ]


def _find_facts(item: Item, request: Request, options: InputOptions) -> dict[str, str | int | None]:
    """Collect the facts about an article, which is read only if its source has no title."""
    if item.error is not None:
        raise item.error
    source = item.source
    title, author, date = source.title, source.author, source.date
    if title is None:
        article = load_article(item, request, options)
        title, author, date = article.title, article.author, article.date
    return {
        "source": source.name,
        "part": source.part or 1,
        "parts": source.parts or 1,
        "id": source.id,
        "title": title,
        "author": author,
        "date": date,
        "url": show_address(source.url),
    }
