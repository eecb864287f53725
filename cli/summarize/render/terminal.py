"""The summary for reading in a terminal. The only module that knows Rich."""

from io import StringIO
from typing import Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.models import Summary
from summarize.render.dates import write_date
from summarize.render.facts import (
    count_minutes,
    describe_share,
    join_facts,
    list_items,
    list_sources,
)
from summarize.render.formats import PLAIN, Style

MAX_COLUMNS = 100
# Codes say less to a reader than names.
_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def render_terminal(summary: Summary, *, columns: int, color: bool, style: Style = PLAIN) -> str:
    """Return the summary laid out for ``columns``, at most 100.

    Article text goes to Rich as Text, never as markup: it may hold ``[brackets]``.
    """
    bullets = Table.grid(padding=(0, 1, 0, 0))
    for text, explanation in list_items(summary, style):
        bullets.add_row(Text("•", style="cyan"), Text(text, overflow="fold"))
        if explanation:
            bullets.add_row("", Text(explanation, style="dim"))
    parts: list[RenderableType] = [bullets]
    if not style.bare:
        lines = list_sources(summary, write_date)
        sources = [Text(line, style="dim", overflow="fold") for line in lines]
        gap = [Text()] if sources else []
        closing = Text(f"\n{describe_end(summary)}", style="dim")
        parts = [*describe_article(summary), bullets, *gap, *sources, closing]
    return print_wide(Group(*parts), columns=min(columns, MAX_COLUMNS), color=color)


def print_wide(content: RenderableType, *, columns: int, color: bool) -> str:
    """Return what Rich prints on a terminal so wide, with a margin of one column."""
    # The terminal's own encoding and colours count only if asked for: same input, same bytes.
    depth: Literal["standard"] | None = "standard" if color else None
    console = Console(
        file=StringIO(),
        width=max(20, columns),
        force_terminal=color,
        color_system=depth,
        no_color=not color,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(Padding(content, (0, 1)))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def describe_article(summary: Summary) -> list[Text]:
    """Return the title, and below it who, where, when, how long and in which language."""
    article = summary.article
    date = write_date(article.date, article.language)
    language = _LANGUAGES.get(article.language, article.language)
    reading = f"{count_minutes(summary)} min read"
    facts = join_facts(article.author, article.site, date, reading, language)
    title = [Text(article.title, style="bold", overflow="fold")] if article.title else []
    return [*title, Text(f"{facts}\n", style="dim")]


def describe_end(summary: Summary) -> str:
    """Say how much of the article was picked, and how many lines were taken out."""
    count = len(summary.article.removed)
    removed = f" · {count} line{'s' * (count != 1)} removed" if count else ""
    return describe_share(summary) + removed
