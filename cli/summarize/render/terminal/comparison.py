"""Rankers side by side in a terminal of any width."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarize.comparison import Ranker
from summarize.render.comparison import list_rows
from summarize.render.descriptions import join_facts
from summarize.render.passages import draw_strip
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.layout import print_wide

_MARGINS = 2
_GAP = 2


def render_terminal_table(rankers: Sequence[Ranker], style: Style = PLAIN) -> str:
    """Lay out a table or, if that is too wide, a few lines for each ranker."""
    head, *rows = list_rows(rankers, strip=True)
    needed = sum(max(map(len, cells)) + _GAP for cells in zip(head, *rows, strict=True)) - _GAP
    room = style.columns - _MARGINS
    wide = needed <= room
    body = [_fill_table(head, rows)] if wide else _list_lines(rankers, rows, room)
    count = rankers[0].summary.article_sentences
    sentences = f"of {count} sentence{'s' * (count != 1)}"
    note = f"\n{sentences}; {'overlap' if wide else '%'} is the share that auto picks, too"
    return print_wide(Group(*body, Text(note, style="dim")), style)


def _fill_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for number, name in enumerate(head):
        left = number in (0, 1, len(head) - 1)
        style = "bold" if not number else ("cyan" if number == 1 else "")
        table.add_column(name, justify="left" if left else "right", style=style, no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def _list_lines(
    rankers: Sequence[Ranker], rows: Sequence[Sequence[str]], width: int
) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for ranker, (name, _, words, overlap, spent, *_, numbers) in zip(rankers, rows, strict=True):
        facts = join_facts(overlap, f"{words} words", f"{spent} ms")
        lines += [Text()] if lines else []
        lines += [
            Text.assemble((name, "bold"), "  ", facts, overflow="fold"),
            Text(draw_strip(ranker.summary, width), style="cyan", no_wrap=True),
            Text(numbers, overflow="fold"),
        ]
        if ranker.rouge is not None:
            lines.append(Text("ROUGE " + " · ".join(f"{100 * x:.1f}" for x in ranker.rouge)))
    return lines
