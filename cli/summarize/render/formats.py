"""The formats by name, and how each is found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.models import Summary

FORMATS = ("terminal", "text", "markdown", "json", "html")
TABLE_FORMATS = ("terminal", "text", "markdown", "json")
COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Style:
    """What of a summary to show."""

    bare: bool = False  # no heading, no closing line
    explain: bool = False  # each score, and what made it up
    phrases: bool = False  # the key phrases in place of the sentences


PLAIN = Style()


def load_renderer(name: str, style: Style, *, page: bool) -> Callable[[Summary], str]:
    """Return the function of a format that needs no terminal; ``page`` is the whole article."""
    # Imported here: each run needs one of them.
    if name == "html":
        from summarize.render.html.html import render_html

        return partial(render_html, style=style)
    if name == "markdown":
        if page:
            from summarize.render.markdown_page import render_markdown_page

            return render_markdown_page
        from summarize.render.markdown import render_markdown

        return partial(render_markdown, style=style)
    if name == "json":
        from summarize.render.json import render_json, render_json_page

        return render_json_page if page else partial(render_json, style=style)
    from summarize.render.text import render_text, render_text_page

    return render_text_page if page else partial(render_text, style=style)
