"""The summary for reading in a terminal. The only module that knows Rich."""

from io import StringIO
from typing import Literal

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.language.language_names import name_language
from summarize.models import Sentence, Summary
from summarize.render.dates import write_date
from summarize.render.facts import (
    count_minutes,
    describe_phrases,
    describe_share,
    join_facts,
    list_items,
    list_sources,
)
from summarize.render.reasons import list_reasons
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.wrap import Facts, Prose
from summarize.render.times import write_clock

_MARGINS = 4  # columns: one on each side, a bullet and a space
_LONGEST = 20  # columns of a part that is the whole score
_NUMBERS = len(" +0.00")
_EIGHTHS = " ▏▎▍▌▋▊▉"


def render_terminal(summary: Summary, style: Style = PLAIN) -> str:
    """Return the summary laid out for the columns of its style, at least 20.

    Article text goes to Rich as Text, never as markup: it may hold ``[brackets]``.
    """
    bullets = _list_bullets(summary, style, style.columns - _MARGINS)
    parts: list[RenderableType] = [bullets]
    if not style.bare:
        lines = list_sources(summary, write_date)
        sources = [Prose(line, style="dim", overflow="fold") for line in lines]
        gap = [Text()] if sources else []
        end = describe_end(summary, phrases=style.phrases)
        closing = Facts(f"\n{end}", style="dim")
        parts = [*describe_article(summary), bullets, *gap, *sources, closing]
    return print_wide(Group(*parts), style)


def _list_bullets(summary: Summary, style: Style, width: int) -> Table:
    """Return the list; if an item takes more than a line, blank lines between them all."""
    items = list_items(summary, style)
    marks = _list_marks(summary, style)
    width -= max(map(len, marks), default=1) - 1
    spaced = any(explanation or cell_len(text) > width for text, explanation in items)
    bullets = Table.grid(padding=(0, 1, 0, 0))
    for number, (text, explanation) in enumerate(items):
        if spaced and number:
            bullets.add_row()
        bullets.add_row(Text(marks[number], style="cyan"), Prose(text, overflow="fold"))
        if explanation:
            bullets.add_row("", draw_score(summary.sentences[number], width))
    return bullets


def _list_marks(summary: Summary, style: Style) -> list[str]:
    """Return what stands before each item: a bullet, or when it was said."""
    if style.phrases:
        return ["•"] * len(summary.keywords)
    times = [sentence.start_time for sentence in summary.sentences]
    clocks = ["•" if time is None else write_clock(time) for time in times]
    width = max(map(len, clocks), default=0)
    return [clock.rjust(width) for clock in clocks]


def print_wide(content: RenderableType, style: Style) -> str:
    """Return what Rich prints on a terminal so wide, with a margin of one column."""
    # The terminal's own encoding and colours count only if asked for: same input, same bytes.
    depth: Literal["standard"] | None = "standard" if style.color else None
    console = Console(
        file=StringIO(),
        width=max(20, style.columns),
        force_terminal=style.color,
        color_system=depth,
        no_color=not style.color,
        highlight=False,
        legacy_windows=False,
        _environ={},  # of it Rich would read sizes, of which any may be none
    )
    with console.capture() as capture:
        console.print(Padding(content, (0, 1)))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def describe_article(summary: Summary) -> list[Text]:
    """Return the title, and below it who, where, when, how long and in which language."""
    article = summary.article
    date = write_date(article.date, article.language)
    language = name_language(article.language)
    hours, minutes = count_minutes(summary)
    reading = f"{hours:,} h {minutes} min read" if hours else f"{minutes} min read"
    facts = join_facts(article.author, article.site, date, reading, language)
    title = [Prose(article.title, style="bold", overflow="fold")] if article.title else []
    return [*title, Facts(f"{facts}\n", style="dim", overflow="fold")]


def describe_end(summary: Summary, *, phrases: bool = False) -> str:
    """Say how much of the article was picked, and how many lines were taken out."""
    count = len(summary.article.removed)
    removed = f" · {count:,} line{'s' * (count != 1)} removed" if count else ""
    return (describe_phrases(summary) if phrases else describe_share(summary)) + removed


def draw_score(sentence: Sentence, columns: int) -> Text:
    """Return a line for the score, and one for each part; what lowers it is shaded."""
    reasons = list_reasons(sentence)
    names = max((cell_len(name) for name, _ in reasons), default=0)
    longest = max(4, min(_LONGEST, columns - names - 1 - _NUMBERS))
    text = Text(f"score {sentence.score:.2f}", style="dim", overflow="fold")
    for name, value in reasons:
        bar = _draw_bar(min(1.0, abs(value)) * longest, rises=value > 0)
        text.append(f"\n{name.ljust(names)} ")
        text.append(bar, style="cyan" if value > 0 else "red")
        text.append(f" {value:+.2f}")
    return text


def _draw_bar(columns: float, *, rises: bool) -> str:
    if not rises:
        return "▒" * max(1, round(columns))
    eighths = max(1, round(columns * len(_EIGHTHS)))
    return "█" * (eighths // len(_EIGHTHS)) + _EIGHTHS[eighths % len(_EIGHTHS)].strip()
