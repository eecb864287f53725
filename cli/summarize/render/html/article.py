"""The full article in HTML: key sentences are marked and link back, long texts have chapters.

A long article is folded by chapters, because a browser takes seconds to lay out a book. Chapters
with a key sentence are open, so that links from the summary lead to visible text.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from summarize.language.control_characters import clean_characters
from summarize.language.words import count_words
from summarize.models import Article, Mark, Summary
from summarize.render.datetimes import write_clock
from summarize.render.html.locale import Locale
from summarize.render.html.metadata import join_marked, list_origin, name_article
from summarize.render.inline import write_marks
from summarize.render.passages import (
    Passage,
    Run,
    group_passages,
    list_depths,
    list_images,
    list_tables,
    mark_passages,
)

_FIRST_LEVEL = 3  # of headings, below those of the page
_LONG = 20_000  # words from which an article is folded
_LEAST = 3  # chapters
_CHAPTER = 1_000  # words of an average chapter at least: shorter parts are sections


@dataclass(frozen=True, slots=True)
class _Writer:
    """Everything that is needed to write a passage."""

    locale: Locale
    numbers: dict[int, int]  # of the key sentences in the summary, by position
    levels: dict[int, int]  # of the headings, by the identity of their blocks

    def mark(self, passage: Passage) -> str:
        return self.locale.mark_direction(passage.block.text)


def write_article(summary: Summary, locale: Locale, *, numbered: bool) -> list[str]:
    """Write the article, or several with a heading each, in reading order.

    If ``numbered``, the summary has items that key sentences link back to.
    """
    sentences = enumerate(summary.sentences, start=1) if numbered else ()
    numbers = {sentence.position: number for number, sentence in sentences}
    passages = mark_passages(summary, inline=True)
    several = summary.article.articles
    if not several:
        return _write_passages(passages, _FIRST_LEVEL + locale.depth, numbers, locale)
    parts: list[str] = []
    for number, article in enumerate(several, start=1):
        own, passages = passages[: len(article.blocks)], passages[len(article.blocks) :]
        parts += _open_section(number, article, locale)
        parts += [
            *_write_passages(own, _FIRST_LEVEL + locale.depth + 1, numbers, locale),
            "</section>",
        ]
    return parts


def _open_section(number: int, article: Article, locale: Locale) -> list[str]:
    attributes = locale.mark_language(article.text, article.language)
    facts = join_marked(list_origin(article, locale))
    tag = locale.head(3)
    return [
        f'<section class="one" id="{locale.anchor("a", number)}" tabindex="-1"{attributes}>',
        f'<{tag}><span class="from">[{number}]</span> {escape(name_article(article))}</{tag}>',
        *([f'<p class="facts">{facts}</p>'] if facts else []),
    ]


def _write_passages(
    passages: Sequence[Passage], first: int, numbers: dict[int, int], locale: Locale
) -> list[str]:
    writer = _Writer(locale, numbers, _find_levels(passages, first))

    def write(passages: Sequence[Passage]) -> list[str]:
        return [
            part
            for kind, group in group_passages(passages)
            for part in (
                *(f'<p class="caption">{_write_image(i)}</p>' for i in list_images(kind, group)),
                _WRITERS.get(kind, _write_paragraphs)(group, writer),
            )
        ]

    opening, *chapters = cut_chapters(passages)
    return [*write(opening), *(write_chapters(chapters, locale, write) if chapters else ())]


def _find_levels(passages: Sequence[Passage], first: int) -> dict[int, int]:
    """Assign each heading a level, from ``first`` on and without the gaps of the source."""
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
        _write_mark(run.sentence.position, _write_run(passage, run, marks), writer)
        if run.sentence
        else _write_run(passage, run, marks)
        for run, marks in passage.split_runs()
    )


def _write_run(passage: Passage, run: Run, marks: Sequence[Mark]) -> str:
    """Write a run with its marks; a heading, which may open a chapter, has no links."""
    text, heading = passage.block.text, passage.block.kind == "heading"

    def write(start: int, end: int) -> str:
        return escape(text[start:end])

    def wrap(mark: Mark, inside: str) -> str:
        if mark.kind == "image":
            return f" {_write_image(mark)} "
        if mark.kind == "link":
            return inside if heading else _link(mark.address, inside)
        tag = "em" if mark.kind == "emphasis" else "code"
        return f"<{tag}>{inside}</{tag}>"

    return write_marks(marks, run.start, run.end, write, wrap)


def _write_image(mark: Mark) -> str:
    """Write an image, which nothing fetches, as a link with its label, or else its name."""
    label = mark.label or unquote(mark.address.rstrip("/").rpartition("/")[2])
    return _link(mark.address, f"🖼 {escape(clean_characters(label))}")


def _link(address: str, inside: str) -> str:
    return f'<a href="{escape(address)}" rel="noreferrer">{inside}</a>'


def _write_mark(position: int, inside: str, writer: _Writer) -> str:
    place = writer.locale.anchor("s", position)
    mark = f'<mark id="{place}" tabindex="-1">{inside}</mark>'
    number = writer.numbers.get(position)
    if number is None:
        return mark
    label = writer.locale.label("back", number=number)
    home = writer.locale.anchor("k", number)
    return f'{mark}<a class="number" href="#{home}" aria-label="{label}">{number}</a>'


def _write_paragraphs(group: Sequence[Passage], writer: _Writer) -> str:
    return "\n".join(
        f"<p{writer.mark(p)}>{_write_time(p)}{_write_runs(p, writer)}</p>" for p in group
    )


def _write_time(passage: Passage) -> str:
    """Write the start time of a paragraph of a transcript."""
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
    open_: list[tuple[str, int | None]] = []  # tags of the open lists and their next numbers
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
    # A table wider than a phone scrolls sideways, by keys too.
    label = writer.locale.label("table")
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
    return f'<p class="page">{writer.locale.say("page", page=group[0].block.page)}</p>'


_WRITERS: dict[str, Callable[[Sequence[Passage], _Writer], str]] = {
    "heading": _write_heading,
    "item": _write_list,
    "quote": _write_quote,
    "code": _write_code,
    "cell": _write_tables,
    "caption": _write_caption,
    "page": _write_page,
}


def cut_chapters(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Split an article into the part before its first chapter, perhaps empty, and chapters.

    A chapter begins with its heading. A short article is all in the first part.
    """
    levels = [p.block.level for p in passages if p.block.kind == "heading"]
    if len(levels) < _LEAST:
        return [list(passages)]
    words = sum(count_words(passage.block.text) for passage in passages)
    fitting = [
        level
        for level in sorted(set(levels))
        if _LEAST <= sum(one <= level for one in levels) <= words / _CHAPTER
    ]
    if words < _LONG or not fitting:
        return [list(passages)]
    chapters: list[list[Passage]] = [[]]
    for passage in passages:
        if passage.block.kind == "heading" and passage.block.level <= fitting[-1]:
            chapters.append([])
        chapters[-1].append(passage)
    return chapters


def write_chapters(
    chapters: Sequence[Sequence[Passage]],
    locale: Locale,
    write: Callable[[Sequence[Passage]], list[str]],
) -> list[str]:
    """Write the table of contents and each chapter in a box, with ``write`` for passages."""
    parts = [_write_chapter_list(chapters, locale)]
    for number, chapter in enumerate(chapters, start=1):
        key = any(run.sentence for passage in chapter for run in passage.runs)
        parts += [
            f'<details class="chapter" id="{locale.anchor("c", number)}"{" open" if key else ""}>'
            f"<summary>{''.join(write(chapter[:1]))}</summary>",
            *write(chapter[1:]),
            "</details>",
        ]
    return parts


def _write_chapter_list(chapters: Sequence[Sequence[Passage]], locale: Locale) -> str:
    """Write the chapter headings as links."""
    titles = [chapter[0].block.text for chapter in chapters]
    items = "".join(
        f'<li><a href="#{locale.anchor("c", number)}">'
        f"<bdi{locale.mark_direction(title)}>{escape(title)}</bdi></a></li>"
        for number, title in enumerate(titles, start=1)
    )
    label = locale.label("contents")
    return (
        f'<nav aria-label="{label}"><details class="contents"><summary>{label}</summary>'
        f'<ul class="sources" role="list">{items}</ul></details></nav>'
    )
