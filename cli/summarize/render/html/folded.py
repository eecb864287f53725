"""Cut a long article into chapters, which a page shows folded: a book takes seconds to lay out.

Folded is what holds no key sentence, so that each link from the summary leads to what is open.
"""

from collections.abc import Callable, Sequence
from html import escape

from summarize.language.words import count_words
from summarize.render.html.setting import Setting
from summarize.render.passages import Passage

_LONG = 20_000  # words of an article that is folded
_LEAST = 3  # chapters
_CHAPTER = 1_000  # words of a chapter at least, on average: below that they are its sections


def cut_chapters(passages: Sequence[Passage]) -> list[list[Passage]]:
    """Return what comes before the first chapter, which may be nothing, and each chapter.

    A chapter begins with its heading. Of an article that is not long there is the first part alone.
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
    setting: Setting,
    write: Callable[[Sequence[Passage]], list[str]],
) -> list[str]:
    """Return the contents, and each chapter as what ``write`` makes of it, in a box of its own."""
    parts = [_write_contents(chapters, setting)]
    for number, chapter in enumerate(chapters, start=1):
        key = any(run.sentence for passage in chapter for run in passage.runs)
        parts += [
            f'<details class="chapter" id="{setting.anchor("c", number)}"{" open" if key else ""}>'
            f"<summary>{''.join(write(chapter[:1]))}</summary>",
            *write(chapter[1:]),
            "</details>",
        ]
    return parts


def _write_contents(chapters: Sequence[Sequence[Passage]], setting: Setting) -> str:
    """Return the headings of the chapters, each of which leads there."""
    titles = [chapter[0].block.text for chapter in chapters]
    items = "".join(
        f'<li><a href="#{setting.anchor("c", number)}">'
        f"<bdi{setting.mark_direction(title)}>{escape(title)}</bdi></a></li>"
        for number, title in enumerate(titles, start=1)
    )
    label = setting.label("contents")
    return (
        f'<nav aria-label="{label}"><details class="contents"><summary>{label}</summary>'
        f'<ul class="sources" role="list">{items}</ul></details></nav>'
    )
