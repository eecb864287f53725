"""The full article in a terminal, key sentences highlighted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.models import Summary
from summarize.render.datetimes import write_clock
from summarize.render.passages import (
    Passage,
    draw_strip,
    group_passages,
    list_depths,
    list_tables,
    mark_passages,
)
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.layout import Prose, print_wide
from summarize.render.terminal.summary import describe_article, describe_end

_BAR = "▌ "
_KEY, _HEADING, _CAPTION = "bold", "bold cyan", "italic"
_STEP = "  "  # a depth of a list


def render_terminal_page(summary: Summary, style: Style = PLAIN) -> str:
    """Lay out the full article for the columns of a style, at least 20.

    A strip below the title locates the key sentences; higher bars are better ones. A bar in the
    gutter stands beside every line with a part of one.
    """
    width = max(20, style.columns)
    parts: list[RenderableType] = [
        *describe_article(summary),
        Text(f"{draw_strip(summary, width - 4)}\n", style="cyan", no_wrap=True),
    ]
    for kind, group in group_passages(mark_passages(summary)):
        parts += [*_WRITERS.get(kind, _write_paragraphs)(group), Text()]
    parts.append(Text(describe_end(summary), style="dim"))
    return print_wide(Group(*parts), style)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A passage that knows, once wrapped, which of its lines contain a key sentence."""

    passage: Passage
    first: str = ""  # before its first line, such as a bullet
    others: str = ""  # before each other line
    style: str = ""
    whole: bool = False  # keeps its own line breaks

    def __rich_console__(self, console: Console, options: object) -> Iterator[RenderableType]:
        text = Prose(overflow="fold")
        for run in self.passage.runs:
            text.append(run.text, style=_KEY if run.sentence else self.style)
        width = console.width - 2 - len(_BAR) - len(self.first)
        before = self.first
        for line in text.split("\n") if self.whole else text.wrap(console, max(10, width)):
            key = any(span.style == _KEY for span in line.spans)
            bar = (_BAR if key else " " * len(_BAR), "cyan")
            yield Text.assemble(bar, (before, "cyan"), line, overflow="fold", no_wrap=self.whole)
            before = self.others


def _write_paragraphs(group: Sequence[Passage]) -> list[RenderableType]:
    times = [_write_time(passage) for passage in group]
    return [_Lines(p, time, " " * len(time)) for p, time in zip(group, times, strict=True)]


def _write_time(passage: Passage) -> str:
    """Write the start time of a paragraph of a transcript."""
    moments = passage.block.moments
    return f"{write_clock(moments[0][1])} " if moments else ""


def _write_heading(group: Sequence[Passage]) -> list[RenderableType]:
    return [_Lines(passage, style=_HEADING) for passage in group]


def _write_list(group: Sequence[Passage]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for item, depth in zip(group, list_depths(group), strict=True):
        number = item.block.number
        mark = _STEP * depth + ("• " if number is None else f"{number}. ")
        lines.append(_Lines(item, mark, " " * len(mark)))
    return lines


def _write_quote(group: Sequence[Passage]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for passage in group:
        lines += [Text("  │", style="cyan")] if lines else []
        lines.append(_Lines(passage, "│ ", "│ "))
    return lines


def _write_code(group: Sequence[Passage]) -> list[RenderableType]:
    return [_Lines(passage, "  ", "  ", whole=True) for passage in group]


def _write_tables(group: Sequence[Passage]) -> list[RenderableType]:
    tables: list[RenderableType] = []
    for cells in list_tables(group):
        table = Table(box=None, show_header=False, pad_edge=False)
        for _ in cells[0]:
            table.add_column(overflow="fold")
        for row in cells:
            table.add_row(*(Text(cell.block.text if cell else "") for cell in row))
        tables.append(Padding(table, (0, 0, 0, len(_BAR))))
    return tables


def _write_caption(group: Sequence[Passage]) -> list[RenderableType]:
    return [_Lines(passage, style=_CAPTION) for passage in group]


def _write_page(group: Sequence[Passage]) -> list[RenderableType]:
    return [Text(f"page {group[0].block.page}", style="dim", justify="right")]


_WRITERS: dict[str, Callable[[Sequence[Passage]], list[RenderableType]]] = {
    "heading": _write_heading,
    "item": _write_list,
    "quote": _write_quote,
    "code": _write_code,
    "cell": _write_tables,
    "caption": _write_caption,
    "page": _write_page,
}
