"""Plain text: one sentence a line and nothing else."""

from collections.abc import Mapping

from summarize.language.characters import one_line
from summarize.models import Summary
from summarize.render.descriptions import list_items, list_sources
from summarize.render.style import PLAIN, Style


def render_text(summary: Summary, style: Style = PLAIN) -> str:
    """Return the sentences, each ended by a line feed; an explanation follows, indented.

    A list of the sources follows where there are several.
    """
    items = "".join(
        f"{text}\n" + (f"    {explanation}\n" if explanation else "")
        for text, explanation in list_items(summary, style)
    )
    sources = [] if style.bare or style.phrases else list_sources(summary)
    return items + ("\n" if sources else "") + "".join(f"{line}\n" for line in sources)


def render_text_page(summary: Summary, _: Style = PLAIN) -> str:
    """Return the cleaned article alone, its paragraphs separated by blank lines."""
    return f"{summary.article.text}\n"


def render_contents(facts: Mapping[str, str | int | None], style: Style = PLAIN) -> str:
    """Return number, date or "-", and title of one of several articles, separated by tabs.

    ``facts`` is what is known of it, by the names of the JSON. With ``style.bare`` the number
    stands alone, without the name of the input.
    """
    number = str(facts["part"]) if style.bare else f"{facts['source']}#{facts['part']}"
    cells = (number, facts["date"] or "-", facts["title"] or "-")
    return "\t".join(one_line(str(cell)) for cell in cells) + "\n"
