"""Plain text: one sentence a line and nothing else."""

from collections.abc import Mapping

from summarize.language.control_characters import one_line
from summarize.models import Summary
from summarize.render.descriptions import list_items, list_sources
from summarize.render.style import PLAIN, Style

_FORMULA = ("=", "+", "-", "@")  # how a cell begins that a spreadsheet computes


def render_text(summary: Summary, style: Style = PLAIN) -> str:
    """Render the sentences, a line each; explanations follow, indented.

    With several articles, a list of the sources follows.
    """
    items = "".join(
        f"{text}\n" + (f"    {explanation}\n" if explanation else "")
        for text, explanation in list_items(summary, style)
    )
    sources = [] if style.bare or style.phrases else list_sources(summary)
    return items + ("\n" if sources else "") + "".join(f"{line}\n" for line in sources)


def render_text_page(summary: Summary, _: Style = PLAIN) -> str:
    """Render the cleaned article alone, with blank lines between paragraphs."""
    return f"{summary.article.text}\n"


def render_contents(facts: Mapping[str, str | int | None], style: Style = PLAIN) -> str:
    """Render one of several articles as number, date or "-", and title, separated by tabs.

    ``facts`` are its metadata by their names in JSON. With ``style.bare`` the number comes without
    the name of the input. A title that a spreadsheet would compute begins with an apostrophe, as
    spreadsheets mark text.
    """
    number = str(facts["part"]) if style.bare else f"{facts['source']}#{facts['part']}"
    title = one_line(str(facts["title"] or "-"))
    formula = len(title) > 1 and title.startswith(_FORMULA)
    cells = (
        one_line(number),
        one_line(str(facts["date"] or "-")),
        f"'{title}" if formula else title,
    )
    feed = facts.get("feed")
    return "\t".join((*cells, *([str(feed)] if feed else []))) + "\n"
