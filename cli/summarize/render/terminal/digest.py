"""A digest in a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarize.digest import Digest, ToldStory
from summarize.render.descriptions import quote_sentence
from summarize.render.digest import (
    describe_article,
    describe_rest,
    describe_story,
    list_copies,
    list_notes,
    list_sentences,
)
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.layout import Facts, Prose, print_wide


def render_terminal_digest(digest: Digest, style: Style = PLAIN) -> str:
    """Lay out the stories, and below them a line for each single article."""
    parts = [part for told in digest.stories for part in _lay_out(told, style)]
    singles = [
        ("•", "\n".join([describe_article(single.articles[0]), *list_copies(single)]))
        for single in digest.singles
    ]
    parts += [_list_lines(singles, "")]
    rest = [Facts(f"\n{describe_rest(digest)}", style="dim")] if digest.left_out else []
    return print_wide(Group(*parts, *rest), style)


def _lay_out(told: ToldStory, style: Style) -> Iterator[RenderableType]:
    yield Prose(told.story.title, style="bold", overflow="fold")
    yield Facts(f"{describe_story(told)}\n", style="dim", overflow="fold")
    sentences = [("•", f"{quote_sentence(s)} [{s.document + 1}]") for s in list_sentences(told)]
    only = [("+", f"{quote_sentence(s)} [{s.document + 1}]") for s in told.additions]
    yield _list_lines([*sentences, *only], "")
    yield Text()
    yield _list_lines(list(_list_sources(told, style)), "dim")
    yield Text()


def _list_sources(told: ToldStory, style: Style) -> Iterator[tuple[str, str]]:
    for number, article in enumerate(told.story.articles):
        notes = list_notes(told, number, style)
        yield f"[{number + 1}]", "\n".join([describe_article(article), *notes])


def _list_lines(lines: list[tuple[str, str]], style: str) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for mark, text in lines:
        prose = Prose(text, overflow="fold")
        prose.stylize(style)  # the text alone: a style of the whole would colour the rest of a line
        table.add_row(Text(mark, style=style or "cyan"), prose)
    return table
