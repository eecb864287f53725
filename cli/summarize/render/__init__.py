"""Print a summary: one module a format, all of them Summary to text; none of them prints."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.models import Summary

FORMATS = ("terminal", "text", "markdown", "json")
COLORS = ("auto", "always", "never")


def describe_share(summary: Summary) -> str:
    """Say how much of the article is in the summary: ``5 of 42 sentences, 14 % of 903 words``."""
    share = round(100 * summary.summary_words / max(1, summary.article_words))
    return (
        f"{len(summary.sentences)} of {summary.article_sentences} sentences, "
        f"{share} % of {summary.article_words} words"
    )


def load_renderer(name: str, *, bare: bool) -> Callable[[Summary], str]:
    """Return the function of ``text``, ``markdown`` or ``json``; ``bare``: the sentences alone."""
    # Imported here: each run needs one of them.
    if name == "markdown":
        from summarize.render.markdown import render_markdown

        return partial(render_markdown, bare=bare)
    if name == "json":
        from summarize.render.json import render_json

        return render_json
    from summarize.render.text import render_text

    return render_text
