"""The summary in a terminal."""

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style as LinkStyle
from rich.table import Table
from rich.text import Text

from summarize.discourse.omissions import describe_loss
from summarize.language.language_names import name_language
from summarize.models import Sentence, Summary
from summarize.render.datetimes import write_clock, write_date
from summarize.render.descriptions import (
    count_minutes,
    describe_command,
    describe_phrases,
    describe_share,
    join_facts,
    list_items,
    list_reasons,
    list_sections,
    list_sources,
)
from summarize.render.style import PLAIN, Style
from summarize.render.terminal.layout import Facts, Prose, print_wide
from summarize.render.text_fragments import link_sentences

_MARGINS = 4  # columns: one on each side, a bullet and a space
_LONGEST = 20  # columns of a part that makes up a whole score
_NUMBERS = len(" +0.00")
_EIGHTHS = " ▏▎▍▌▋▊▉"


def render_terminal(summary: Summary, style: Style = PLAIN) -> str:
    """Lay out the summary for the columns of a style, at least 20.

    Article text is passed to Rich as Text, never as markup: it may contain ``[brackets]``.
    """
    bullets = _list_bullets(summary, style, style.columns - _MARGINS)
    parts: list[RenderableType] = [bullets]
    if not style.bare:
        lines = list_sources(summary, write_date)
        sources = [Prose(line, style="dim", overflow="fold") for line in lines]
        gap = [Text()] if sources else []
        end = describe_end(summary, style)
        closing = Facts(f"\n{end}", style="dim")
        parts = [*describe_article(summary), bullets, *gap, *sources, closing]
    return print_wide(Group(*parts), style)


def _list_bullets(summary: Summary, style: Style, width: int) -> Table:
    """Lay out the list, with blank lines between items if any item takes more than a line."""
    items = list_items(summary, style)
    headings = list_sections(summary, style)
    marks = _list_marks(summary, style)
    links = _list_links(summary, style)
    width -= max(map(len, marks), default=1) - 1
    spaced = any(explanation or cell_len(text) > width for text, explanation in items)
    bullets = Table.grid(padding=(0, 1, 0, 0))
    for number, (text, explanation) in enumerate(items):
        if spaced and number:
            bullets.add_row()
        if headings[number]:
            if number and not spaced:
                bullets.add_row()
            bullets.add_row("", Prose(headings[number], style="bold", overflow="fold"))
        link = links[number]
        mark = Text(marks[number], style=LinkStyle(color="cyan", link=link))
        bullets.add_row(mark, Prose(text, overflow="fold"))
        if explanation:
            bullets.add_row("", draw_score(summary.sentences[number], width))
    return bullets


def _list_marks(summary: Summary, style: Style) -> list[str]:
    """List the marks before the items: bullets, or times of a recording."""
    if style.phrases:
        return ["•"] * len(summary.keywords)
    times = [sentence.start_time for sentence in summary.sentences]
    clocks = ["•" if time is None else write_clock(time) for time in times]
    width = max(map(len, clocks), default=0)
    return [clock.rjust(width) for clock in clocks]


def _list_links(summary: Summary, style: Style) -> list[str | None]:
    """List the addresses of the items, for terminals that can follow them."""
    if style.phrases or not style.links:
        return [None] * len(summary.keywords if style.phrases else summary.sentences)
    return link_sentences(summary.sentences, summary.article)


def describe_article(summary: Summary) -> list[Text]:
    """Write the title, and below it author, site, date, reading time and language."""
    article = summary.article
    date = write_date(article.date, article.language)
    language = name_language(article.language)
    hours, minutes = count_minutes(summary)
    reading = f"{hours:,} h {minutes} min read" if hours else f"{minutes} min read"
    facts = join_facts(article.author, article.site, date, reading, language)
    title = [Prose(article.title, style="bold", overflow="fold")] if article.title else []
    return [*title, Facts(f"{facts}\n", style="dim", overflow="fold")]


def describe_end(summary: Summary, style: Style = PLAIN) -> str:
    """Describe the share of the article that was picked, by whom, and how many lines went."""
    count = len(summary.article.removed)
    loss = describe_loss(summary.article)
    removed = f" · {loss}" if loss else _count_removed(count)
    if style.phrases:
        return describe_phrases(summary) + removed
    picked = describe_command(summary, style)
    return describe_share(summary) + removed + (f" · {picked}" if picked else "")


def _count_removed(count: int) -> str:
    return f" · {count:,} line{'s' * (count != 1)} removed" if count else ""


def draw_score(sentence: Sentence, columns: int) -> Text:
    """Draw a line for the score and one for each part; negative parts are shaded."""
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
