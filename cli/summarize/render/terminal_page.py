"""The article as a page to read in a terminal, its key sentences standing out."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text

from summarize.models import Summary
from summarize.render.passages import Passage, draw_strip, mark_passages
from summarize.render.terminal import describe_article, describe_end, print_wide

PAGE_COLUMNS = 80
_BAR = "▌ "
_KEY, _REST, _HEADING = "bold", "dim", "bold cyan"


def render_terminal_page(summary: Summary, *, columns: int, color: bool) -> str:
    """Return the whole article laid out for ``columns``, at most 80.

    A strip below the title shows where the key sentences lie, the higher the better; a bar in the
    gutter stands beside every line that holds a part of one.
    """
    width = max(20, min(columns, PAGE_COLUMNS))
    parts: list[RenderableType] = [
        *describe_article(summary),
        Text(f"{draw_strip(summary, width - 4)}\n", style="cyan", no_wrap=True),
        *(_Marked(passage) for passage in mark_passages(summary)),
        Text(describe_end(summary), style=_REST),
    ]
    return print_wide(Group(*parts), columns=width, color=color)


class _Marked:
    """A passage that knows, once it is wrapped, which of its lines hold a key sentence."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def __rich_console__(self, console: Console, options: object) -> Iterator[RenderableType]:
        text = Text(overflow="fold")
        for run in self._passage.runs:
            style = _KEY if run.sentence else _HEADING if self._passage.heading else _REST
            text.append(run.text, style=style)
        for line in text.wrap(console, console.width - 2 - len(_BAR)):
            key = any(span.style == _KEY for span in line.spans)
            yield Text.assemble((_BAR if key else " " * len(_BAR), "cyan"), line)
        yield Text()
