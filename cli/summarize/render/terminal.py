"""The summary for reading in a terminal. The only module that knows Rich."""

from io import StringIO
from typing import Literal

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.models import Summary
from summarize.render import PLAIN, Style, describe_share, list_items

MAX_COLUMNS = 100
_WORDS_A_MINUTE = 238  # silent reading of non-fiction (Brysbaert, 2019)
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
    parts = (
        [bullets]
        if style.bare
        else [*_head(summary), bullets, Text(f"\n{_foot(summary)}", style="dim")]
    )
    # The terminal's own encoding and colours count only if asked for: same input, same bytes.
    depth: Literal["standard"] | None = "standard" if color else None
    console = Console(
        file=StringIO(),
        width=max(20, min(columns, MAX_COLUMNS)),
        force_terminal=color,
        color_system=depth,
        no_color=not color,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(Padding(Group(*parts), (0, 1)))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _head(summary: Summary) -> list[Text]:
    article = summary.article
    minutes = max(1, round(summary.article_words / _WORDS_A_MINUTE))
    facts = (
        article.author,
        article.site,
        article.date,
        f"{minutes} min read",
        _LANGUAGES.get(article.language, article.language),
    )
    title = [Text(article.title, style="bold", overflow="fold")] if article.title else []
    return [*title, Text(" · ".join(filter(None, facts)) + "\n", style="dim")]


def _foot(summary: Summary) -> str:
    count = len(summary.article.removed)
    removed = f" · {count} line{'s' * (count != 1)} removed" if count else ""
    return describe_share(summary) + removed
