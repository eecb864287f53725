"""Markdown: title, where it comes from, the sentences as a list, what was left out."""

import re

from summarize.models import Summary
from summarize.render.facts import (
    describe_phrases,
    describe_share,
    join_facts,
    list_items,
    list_sources,
)
from summarize.render.style import PLAIN, Style

# Marks that CommonMark would read wherever they stand, and those at the start of a line.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_OPENING = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")


def render_markdown(summary: Summary, style: Style = PLAIN) -> str:
    """Return the summary as Markdown in which the article's own marks are inert."""
    items = "".join(
        f"- {escape(text)}\n" + (f"  *{explanation}*\n" if explanation else "")
        for text, explanation in list_items(summary, style)
    )
    if style.bare:
        return items
    sources = "".join(f"- {escape(line)}\n" for line in list_sources(summary))
    closing = describe_phrases(summary) if style.phrases else describe_share(summary)
    return "\n".join(filter(None, (*describe_head(summary), items, sources, f"*{closing}*\n")))


def describe_head(summary: Summary) -> list[str]:
    """Return title and origin as Markdown, as far as they are known."""
    article = summary.article
    origin = join_facts(article.author, article.site, article.date, article.url)
    title = [f"# {escape(article.title)}\n"] if article.title else []
    return [*title, f"{escape(origin)}\n"] if origin else title


def escape(text: str, *, start: bool = True) -> str:
    """Return the text with its marks inert; ``start`` is whether it begins a line."""
    text = _MARKS.sub(r"\\\g<0>", text)
    opening = _OPENING.match(text) if start else None
    if opening is None:
        return text
    place = opening.end() if opening[0].isdigit() else 0
    return f"{text[:place]}\\{text[place:]}"
