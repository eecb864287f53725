"""The whole article as elements of HTML; each key sentence is marked and leads back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from summarize.models import Article, Summary
from summarize.render.html.folded import cut_chapters, write_chapters
from summarize.render.html.origin import join_marked, list_origin
from summarize.render.html.setting import Setting, name_article
from summarize.render.passages import (
    Passage,
    group_passages,
    list_depths,
    list_tables,
    mark_passages,
)
from summarize.render.times import write_clock

_FIRST_LEVEL = 3  # of a heading, below those of the page


@dataclass(frozen=True, slots=True)
class _Writer:
    """What the writing of every passage needs to know."""

    setting: Setting
    numbers: dict[int, int]  # of the key sentences in the summary, by position
    levels: dict[int, int]  # of the headings, by the identity of their blocks

    def mark(self, passage: Passage) -> str:
        return self.setting.mark_direction(passage.block.text)


def write_article(summary: Summary, setting: Setting, *, numbered: bool) -> list[str]:
    """Return the elements of the article, or of several with a heading each, in reading order.

    ``numbered`` is whether the summary has an item to lead back to.
    """
    sentences = enumerate(summary.sentences, start=1) if numbered else ()
    numbers = {sentence.position: number for number, sentence in sentences}
    passages = mark_passages(summary)
    several = summary.article.articles
    if not several:
        return _write_passages(passages, _FIRST_LEVEL + setting.depth, numbers, setting)
    parts: list[str] = []
    for number, article in enumerate(several, start=1):
        own, passages = passages[: len(article.blocks)], passages[len(article.blocks) :]
        parts += _open_section(number, article, setting)
        parts += [
            *_write_passages(own, _FIRST_LEVEL + setting.depth + 1, numbers, setting),
            "</section>",
        ]
    return parts


def _open_section(number: int, article: Article, setting: Setting) -> list[str]:
    attributes = setting.mark_language(article.text, article.language)
    facts = join_marked(list_origin(article, setting))
    tag = setting.head(3)
    return [
        f'<section class="one" id="{setting.anchor("a", number)}" tabindex="-1"{attributes}>',
        f'<{tag}><span class="from">[{number}]</span> {escape(name_article(article))}</{tag}>',
        *([f'<p class="facts">{facts}</p>'] if facts else []),
    ]


def _write_passages(
    passages: Sequence[Passage], first: int, numbers: dict[int, int], setting: Setting
) -> list[str]:
    writer = _Writer(setting, numbers, _find_levels(passages, first))

    def write(some: Sequence[Passage]) -> list[str]:
        return [
            _WRITERS.get(kind, _write_paragraphs)(group, writer)
            for kind, group in group_passages(some)
        ]

    opening, *chapters = cut_chapters(passages)
    return [*write(opening), *(write_chapters(chapters, setting, write) if chapters else ())]


def _find_levels(passages: Sequence[Passage], first: int) -> dict[int, int]:
    """Return the level of each heading, from ``first`` on; none skips one, as sources do."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for block in (p.block for p in passages if p.block.kind == "heading"):
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        levels[id(block)] = min(6, first + len(above) - 1)
    return levels


def _write_runs(passage: Passage, writer: _Writer) -> str:
    return "".join(
        _write_mark(run.sentence.position, run.text, writer) if run.sentence else escape(run.text)
        for run in passage.runs
    )


def _write_mark(position: int, text: str, writer: _Writer) -> str:
    place = writer.setting.anchor("s", position)
    mark = f'<mark id="{place}" tabindex="-1">{escape(text)}</mark>'
    number = writer.numbers.get(position)
    if number is None:
        return mark
    label = writer.setting.label("back", number=number)
    home = writer.setting.anchor("k", number)
    return f'{mark}<a class="number" href="#{home}" aria-label="{label}">{number}</a>'


def _write_paragraphs(group: Sequence[Passage], writer: _Writer) -> str:
    return "\n".join(
        f"<p{writer.mark(p)}>{_write_time(p)}{_write_runs(p, writer)}</p>" for p in group
    )


def _write_time(passage: Passage) -> str:
    """Return when a paragraph of a transcript begins."""
    moments = passage.block.moments
    return f'<span class="clock">{write_clock(moments[0][1])}</span> ' if moments else ""


def _write_heading(group: Sequence[Passage], writer: _Writer) -> str:
    levels = (writer.levels[id(passage.block)] for passage in group)
    return "\n".join(
        f"<h{level}{writer.mark(passage)}>{_write_runs(passage, writer)}</h{level}>"
        for passage, level in zip(group, levels, strict=True)
    )


def _write_list(group: Sequence[Passage], writer: _Writer) -> str:
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
            parts.append(f"<{tag}{start}>")
            open_.append((tag, number))
        open_[-1] = (open_[-1][0], None if number is None else number + 1)
        parts.append(f"<li{writer.mark(item)}>{_write_runs(item, writer)}")
    parts += [f"</li></{tag}>" for tag, _ in reversed(open_)]
    return "".join(parts)


def _write_quote(group: Sequence[Passage], writer: _Writer) -> str:
    return f"<blockquote>{_write_paragraphs(group, writer)}</blockquote>"


def _write_code(group: Sequence[Passage], writer: _Writer) -> str:
    return "".join(f'<pre dir="ltr"><code>{_write_runs(p, writer)}</code></pre>' for p in group)


def _write_tables(group: Sequence[Passage], writer: _Writer) -> str:
    # A table wider than a phone is moved sideways, by keys too.
    label = writer.setting.label("table")
    return "\n".join(
        f'<div class="wide" role="group" tabindex="0" aria-label="{label}"><table>'
        f"{''.join(_write_rows(table, writer))}</table></div>"
        for table in list_tables(group)
    )


def _write_rows(table: Sequence[Sequence[Passage | None]], writer: _Writer) -> Iterator[str]:
    for row in table:
        cells = (
            f"<td{writer.mark(c)}>{_write_runs(c, writer)}</td>" if c else "<td></td>" for c in row
        )
        yield f"<tr>{''.join(cells)}</tr>"


def _write_caption(group: Sequence[Passage], writer: _Writer) -> str:
    return "\n".join(
        f'<p class="caption"{writer.mark(p)}>{_write_runs(p, writer)}</p>' for p in group
    )


def _write_page(group: Sequence[Passage], writer: _Writer) -> str:
    return f'<p class="page">{writer.setting.say("page", page=group[0].block.page)}</p>'


_WRITERS: dict[str, Callable[[Sequence[Passage], _Writer], str]] = {
    "heading": _write_heading,
    "item": _write_list,
    "quote": _write_quote,
    "code": _write_code,
    "cell": _write_tables,
    "caption": _write_caption,
    "page": _write_page,
}
