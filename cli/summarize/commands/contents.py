"""`--list`: which articles an input holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.commands.articles import Wanted, load_article, open_each
from summarize.commands.view import View, check_view
from summarize.console.complain import complain
from summarize.console.deliver import deliver
from summarize.errors import SummarizeError, UsageError
from summarize.language.addresses import show_address
from summarize.language.characters import one_line

if TYPE_CHECKING:
    from summarize.readers.several import Item
    from summarize.request import Request

_FORMATS = ("terminal", "text", "json")


def list_contents(names: list[str], request: Request, view: View, wanted: Wanted) -> int:
    """Print or write a line for each article in the inputs; return the largest exit code.

    A line is its number, its date or "-", and its title, separated by tabs; with several inputs
    the number comes after the name of its own. In JSON it is an object with all that is known.
    """
    if view.format not in (*_FORMATS, None):
        raise UsageError(f"--list is text or json, not {view.format}")
    check_view(view, names)
    code = 0
    lines = []
    for _, items, failed in open_each(names, wanted):
        code = max(code, failed)
        for item in items:
            try:
                facts = _find_facts(item, request)
            except SummarizeError as error:
                complain(item.source.label, error)
                code = max(code, error.exit_code)
                continue
            lines.append(_describe(facts, view, several=len(names) > 1))
    if lines:
        deliver("".join(lines), view.output)
    return code


def _find_facts(item: Item, request: Request) -> dict[str, str | int | None]:
    """Return what is known of an article; it is read where its source does not name it."""
    if item.error is not None:
        raise item.error
    source = item.source
    title, author, date = source.title, source.author, source.date
    if title is None:
        article = load_article(item, request)
        title, author, date = article.title, author or article.author, date or article.date
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


def _describe(facts: dict[str, str | int | None], view: View, *, several: bool) -> str:
    if view.format == "json":
        from summarize.render.json import write_json

        return write_json(facts)
    number = f"{facts['source']}#{facts['part']}" if several else str(facts["part"])
    cells = (number, facts["date"] or "-", facts["title"] or "-")
    return "\t".join(one_line(str(cell)) for cell in cells) + "\n"
