"""Plain text: one sentence a line and nothing else."""

from summarize.models import Summary
from summarize.render.facts import list_items, list_sources
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
