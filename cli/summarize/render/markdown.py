"""Markdown: title, where it comes from, the sentences as a list, what was left out."""

import re

from summarize.models import Summary
from summarize.render import PLAIN, Style, describe_share, list_items

# Marks that CommonMark would read, wherever they stand or at the start of a line.
_MARKS = re.compile(r"([\\`*_\[\]<>|~])|^(?=[#+-])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")


def render_markdown(summary: Summary, style: Style = PLAIN) -> str:
    """Return the summary as Markdown in which the article's own marks are inert."""
    items = "".join(
        f"- {_escape(text)}\n" + (f"  *{explanation}*\n" if explanation else "")
        for text, explanation in list_items(summary, style)
    )
    if style.bare:
        return items
    article = summary.article
    origin = " · ".join(filter(None, (article.author, article.site, article.date, article.url)))
    parts = [
        f"# {_escape(article.title)}\n" if article.title else "",
        f"{_escape(origin)}\n" if origin else "",
        items,
        f"*{describe_share(summary)}*\n",
    ]
    return "\n".join(filter(None, parts))


def _escape(text: str) -> str:
    return _MARKS.sub(lambda match: "\\" + (match[1] or ""), text)
