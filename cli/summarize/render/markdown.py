"""Markdown: title, where it comes from, the sentences as a list, what was left out."""

import re

from summarize.models import Summary
from summarize.render.facts import describe_share, join_facts, list_items, list_sources
from summarize.render.formats import PLAIN, Style
from summarize.render.passages import mark_passages

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
    sources = "".join(f"- {_escape(line)}\n" for line in list_sources(summary))
    return "\n".join(
        filter(None, (*_head(summary), items, sources, f"*{describe_share(summary)}*\n"))
    )


def render_markdown_page(summary: Summary) -> str:
    """Return the whole article as Markdown, its key sentences in bold, its headings as such."""
    passages = []
    for passage in mark_passages(summary):
        runs = ((_escape(run.text), run.sentence) for run in passage.runs)
        text = "".join(f"**{text}**" if key else text for text, key in runs)
        passages.append(f"## {text}\n" if passage.heading else f"{text}\n")
    return "\n".join((*_head(summary), *passages, f"*{describe_share(summary)}*\n"))


def _head(summary: Summary) -> list[str]:
    article = summary.article
    origin = join_facts(article.author, article.site, article.date, article.url)
    title = [f"# {_escape(article.title)}\n"] if article.title else []
    return [*title, f"{_escape(origin)}\n"] if origin else title


def _escape(text: str) -> str:
    return _MARKS.sub(lambda match: "\\" + (match[1] or ""), text)
