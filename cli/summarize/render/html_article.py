"""The whole article as elements of HTML, each key sentence a mark that the summary links to."""

from collections.abc import Callable, Sequence
from html import escape

from summarize.models import Summary
from summarize.render.passages import (
    Passage,
    group_passages,
    list_depths,
    list_tables,
    mark_passages,
)

_FIRST_LEVEL = 3  # of a heading in the article, below those of the page


def write_article(summary: Summary) -> list[str]:
    """Return the elements of the article, in reading order."""
    return [
        _WRITERS.get(kind, _write_paragraphs)(group)
        for kind, group in group_passages(mark_passages(summary))
    ]


def _write_runs(passage: Passage) -> str:
    return "".join(
        f'<mark id="s{run.sentence.position}" tabindex="-1">{escape(run.text)}</mark>'
        if run.sentence
        else escape(run.text)
        for run in passage.runs
    )


def _write_paragraphs(group: Sequence[Passage]) -> str:
    return "\n".join(f'<p dir="auto">{_write_runs(passage)}</p>' for passage in group)


def _write_heading(group: Sequence[Passage]) -> str:
    levels = [min(6, max(2, passage.block.level) + _FIRST_LEVEL - 2) for passage in group]
    return "\n".join(
        f'<h{level} dir="auto">{_write_runs(passage)}</h{level}>'
        for passage, level in zip(group, levels, strict=True)
    )


def _write_list(group: Sequence[Passage]) -> str:
    parts: list[str] = []
    open_: list[tuple[str, int | None]] = []  # the tags of the open lists, and their next numbers
    for item, depth in zip(group, list_depths(group), strict=True):
        number = item.block.number
        while len(open_) > depth + 1:
            parts.append(f"</li></{open_.pop()[0]}>")
        if len(open_) == depth + 1 and open_[-1][1] != number:
            parts.append(f"</li></{open_.pop()[0]}>")
        elif len(open_) == depth + 1:
            parts.append("</li>")
        if len(open_) == depth:
            tag = "ul" if number is None else "ol"
            start = f' start="{number}"' if number not in (None, 1) else ""
            parts.append(f'<{tag}{start} dir="auto">')
            open_.append((tag, number))
        open_[-1] = (open_[-1][0], None if number is None else number + 1)
        parts.append(f"<li>{_write_runs(item)}")
    parts += [f"</li></{tag}>" for tag, _ in reversed(open_)]
    return "".join(parts)


def _write_quote(group: Sequence[Passage]) -> str:
    return f"<blockquote>{_write_paragraphs(group)}</blockquote>"


def _write_code(group: Sequence[Passage]) -> str:
    return "".join(f'<pre dir="ltr"><code>{_write_runs(passage)}</code></pre>' for passage in group)


def _write_tables(group: Sequence[Passage]) -> str:
    tables = []
    for table in list_tables(group):
        body = "".join(f"<tr>{''.join(map(_write_cell, row))}</tr>" for row in table)
        tables.append(f'<div class="wide"><table dir="auto">{body}</table></div>')
    return "\n".join(tables)


def _write_cell(cell: Passage | None) -> str:
    return f"<td>{_write_runs(cell) if cell else ''}</td>"


def _write_caption(group: Sequence[Passage]) -> str:
    return "\n".join(f'<p class="caption" dir="auto">{_write_runs(p)}</p>' for p in group)


def _write_page(group: Sequence[Passage]) -> str:
    return f'<p class="page">page {group[0].block.page}</p>'


_WRITERS: dict[str, Callable[[Sequence[Passage]], str]] = {
    "heading": _write_heading,
    "item": _write_list,
    "quote": _write_quote,
    "code": _write_code,
    "cell": _write_tables,
    "caption": _write_caption,
    "page": _write_page,
}
