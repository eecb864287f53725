"""Rankers side by side: a table for people, JSON for programs."""

from collections.abc import Sequence

from summarize.comparison import Ranker
from summarize.render.json import write_json
from summarize.render.passages import draw_strip
from summarize.render.style import PLAIN, Style

_STRIP = 24  # columns of the strip that locates the sentences


def render_table(rankers: Sequence[Ranker], _: Style = PLAIN) -> str:
    """Render an aligned table; sentences are numbered from 1, without headings."""
    rows = list_rows(rankers, strip=True)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if i in (0, 1, len(row) - 1) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip() + "\n")
    return "".join(lines)


def render_markdown_table(rankers: Sequence[Ranker], _: Style = PLAIN) -> str:
    """Render the table in Markdown."""
    head, *rows = (f"| {' | '.join(row)} |\n" for row in list_rows(rankers, strip=False))
    return "".join([head, "|---" * (head.count("|") - 1) + "|\n", *rows])


def render_comparison(rankers: Sequence[Ranker], _: Style = PLAIN) -> str:
    """Render one line of JSON; positions count from 0, as everywhere in JSON."""
    article = rankers[0].summary.article
    values = [
        {
            "algorithm": ranker.summary.algorithm,
            "positions": [s.position for s in ranker.summary.sentences],
            "words": ranker.summary.summary_words,
            "overlap": round(ranker.overlap, 6),
            "ms": round(ranker.milliseconds, 3),
            "rouge": _name_rouge(ranker),
        }
        for ranker in rankers
    ]
    whole = {"schema": 1, "source": article.source, "title": article.title, "rankers": values}
    return write_json(whole)


def _name_rouge(ranker: Ranker) -> dict[str, float] | None:
    if ranker.rouge is None:
        return None
    names = ("rouge1", "rouge2", "rougeL")
    return {name: round(value, 6) for name, value in zip(names, ranker.rouge, strict=True)}


def list_rows(rankers: Sequence[Ranker], *, strip: bool) -> list[tuple[str, ...]]:
    """List the header of the table and a row for each ranker."""
    scored = rankers[0].rouge is not None
    head = ("algorithm", "where") if strip else ("algorithm",)
    rouge = ("ROUGE-1", "ROUGE-2", "ROUGE-L") if scored else ()
    rows = [(*head, "words", "overlap", "ms", *rouge, "sentences")]
    for ranker in rankers:
        summary = ranker.summary
        rows.append(
            (
                summary.algorithm,
                *((draw_strip(summary, _STRIP),) if strip else ()),
                str(summary.summary_words),
                f"{100 * ranker.overlap:.0f} %",
                f"{ranker.milliseconds:.1f}",
                *(f"{100 * value:.1f}" for value in ranker.rouge or ()),
                " ".join(map(str, ranker.numbers)),
            )
        )
    return rows
