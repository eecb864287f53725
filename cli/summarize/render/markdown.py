"""Markdown for CommonMark and GitHub: the summary, or the full article."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import count
from urllib.parse import quote

from summarize.models import Mark, Sentence, Summary
from summarize.render.datetimes import link_time, write_clock
from summarize.render.descriptions import (
    describe_phrases,
    describe_share,
    find_article,
    join_facts,
    list_items,
    list_sections,
    list_sources,
)
from summarize.render.inline import ADDRESS_MARKS, write_marks
from summarize.render.passages import (
    Passage,
    Run,
    group_passages,
    list_depths,
    list_images,
    list_tables,
    mark_passages,
)
from summarize.render.style import PLAIN, Style
from summarize.render.text_fragments import link_sentences

_FENCES = re.compile(r"`{3,}")
_CLOSING_MARKS = re.compile(r"(#{1,99})$")  # of a heading, which parsers drop
_ESCAPED = r"\\\1"
_REFERENCE = re.compile(r"&(?=#?\w{1,31};)")  # "&copy;" of an address is no ©
QUOTE = "> "
_STEP = "    "  # enough below any item, and too little for code
_NEXT_LIST = "<!-- -->"  # between lists that parsers would merge
# Marks that CommonMark reads anywhere, and those at the start of a line.
_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_OPENING = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")


def render_markdown_page(summary: Summary, _: Style = PLAIN) -> str:
    """Render the article with its structure, key sentences in bold."""
    parts = [
        part
        for kind, group in group_passages(mark_passages(summary, inline=True))
        for part in (
            *(f"{_write_link(image)}\n" for image in list_images(kind, group)),
            _WRITERS.get(kind, _write_paragraphs)(group),
        )
    ]
    return "\n".join((*describe_head(summary), *parts, f"*{describe_share(summary)}*\n"))


def _write_runs(passage: Passage) -> str:
    """Write a passage with its marks, its key sentences in bold."""
    text, parts, touching = passage.block.text, [], False
    for run, marks in passage.split_runs():
        inside = _write_run(passage, run, marks)
        if run.sentence:
            before = text[run.start - 1 : run.start] if run.start else ""
            after = text[run.end : run.end + 1]
            whole = _flanks(before, inside[0]) and _flanks(after, inside[-1]) and not touching
            inside = f"**{inside}**" if whole else f"<strong>{inside}</strong>"
        parts.append(inside)
        touching = run.sentence is not None
    return "".join(parts)


def _write_run(passage: Passage, run: Run, marks: Sequence[Mark]) -> str:
    block, first = passage.block, passage.runs[0].start
    links = {mark.start for mark in marks if mark.kind == "link"}  # "!" before it means an image

    def write(start: int, end: int) -> str:
        text = escape(block.text[start:end], start=start == first)
        return text[:-1] + r"\!" if text.endswith("!") and end in links else text

    def wrap(mark: Mark, inside: str) -> str:
        before = block.text[mark.start - 1 : mark.start] if mark.start else ""
        after = block.text[mark.end : mark.end + 1]
        if mark.kind == "link":
            return _write_link(mark, inside)
        if mark.kind == "image":
            return f"{before.strip() and ' '}{_write_link(mark)}{after.strip() and ' '}"
        if mark.kind == "code":
            return _write_inline_code(block.text[mark.start : mark.end], block.kind)
        amid = run.start < mark.start and mark.end < run.end
        alone = not before.strip() and not after.strip()
        clear = not before.isalnum() and not after.isalnum() and (amid or not run.sentence)
        whole = clear and _flanks(before, inside[0]) and _flanks(after, inside[-1])
        return f"*{inside}*" if whole and (amid or alone) else f"<em>{inside}</em>"

    return write_marks(marks, run.start, run.end, write, wrap)


def _write_link(mark: Mark, inside: str = "") -> str:
    """Write a link, or an image, whose text is its label."""
    address = _REFERENCE.sub(r"\&", mark.address)
    address = f"<{address}>" if set(address) & set("()") else address
    text = f"![{escape(mark.label, start=False)}]" if mark.kind == "image" else f"[{inside}]"
    return f"{text}({address})"


def _write_inline_code(text: str, kind: str) -> str:
    fence = "`" * next(n for n in count(1) if "`" * n not in text)
    gap = " " if text[:1] == "`" or text[-1:] == "`" else ""
    text = text.replace("|", r"\|") if kind == "cell" else text
    return f"{fence}{gap}{text}{gap}{fence}"


def _flanks(outside: str, inside: str) -> bool:
    """Check whether ** works between two characters: not between a full stop and a letter."""
    return not outside or not _is_mark(inside) or outside.isspace() or _is_mark(outside)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _write_paragraphs(group: Sequence[Passage]) -> str:
    return "\n".join(f"{_write_runs(passage)}\n" for passage in group)


def _write_heading(group: Sequence[Passage]) -> str:
    heads = (("#" * min(6, max(2, p.block.level)), _write_runs(p)) for p in group)
    return "".join(f"{marks} {_CLOSING_MARKS.sub(_ESCAPED, text)}\n" for marks, text in heads)


def _write_list(group: Sequence[Passage]) -> str:
    lines: list[str] = []
    expected: dict[int, int | None] = {}  # the next number at each depth; None for bullets
    for item, depth in zip(group, list_depths(group), strict=True):
        number = item.block.number
        if depth in expected and number != expected[depth]:
            lines.append(f"\n{_STEP * depth}{_NEXT_LIST}\n")
        expected = {d: n for d, n in expected.items() if d < depth}
        expected[depth] = None if number is None else number + 1
        mark = "-" if number is None else f"{number}."
        lines.append(f"{_STEP * depth}{mark} {_write_runs(item)}")
    return "\n".join(lines) + "\n"


def _write_quote(group: Sequence[Passage]) -> str:
    return "\n>\n".join(f"{QUOTE}{_write_runs(passage)}" for passage in group) + "\n"


def _write_code(group: Sequence[Passage]) -> str:
    text = "\n".join(passage.block.text for passage in group)
    fence = "`" * max([3, *(len(run) + 1 for run in _FENCES.findall(text))])
    return f"{fence}\n{text}\n{fence}\n"


def _write_tables(group: Sequence[Passage]) -> str:
    tables = []
    for table in list_tables(group):
        rows = [[_write_runs(cell) if cell else "" for cell in row] for row in table]
        head, *body = (f"| {' | '.join(row)} |\n" for row in rows)
        tables.append("".join([head, "|" + " --- |" * len(rows[0]) + "\n", *body]))
    return "\n".join(tables)


def _write_caption(group: Sequence[Passage]) -> str:
    return "\n".join(f"<sub>{_write_runs(passage)}</sub>\n" for passage in group)


def _write_page(group: Sequence[Passage]) -> str:
    return f"<sub>page {group[0].block.page}</sub>\n"


_WRITERS: dict[str, Callable[[Sequence[Passage]], str]] = {
    "heading": _write_heading,
    "item": _write_list,
    "quote": _write_quote,
    "code": _write_code,
    "cell": _write_tables,
    "caption": _write_caption,
    "page": _write_page,
}


def render_markdown(summary: Summary, style: Style = PLAIN) -> str:
    """Render the summary; Markdown marks in the article have no effect."""
    items = "".join(
        _write_section(heading, first=number == 0)
        + f"- {mark}{escape(text)}{link}\n"
        + (f"{gap}  *{explanation}*\n" if explanation else "")
        for number, (heading, (mark, gap), link, (text, explanation)) in enumerate(
            zip(
                list_sections(summary, style),
                _list_marks(summary, style),
                _list_links(summary, style),
                list_items(summary, style, lambda sentence: sentence.text),
                strict=True,
            )
        )
    )
    if style.bare:
        return items
    sources = "".join(f"- {escape(line)}\n" for line in list_sources(summary))
    closing = describe_phrases(summary) if style.phrases else describe_share(summary)
    return "\n".join(filter(None, (*describe_head(summary), items, sources, f"*{closing}*\n")))


def head_input(text: str, label: str) -> str:
    """Put the name of one of several inputs below the title of its summary, or in its place."""
    title, end, rest = text.partition("\n\n")
    if title.startswith("# "):
        return f"{title}{end}*{escape(label, start=False)}*\n\n{rest}"
    return f"# {escape(label)}\n\n{text}"


def _write_section(heading: str, *, first: bool) -> str:
    if not heading:
        return ""
    gap = "" if first else "\n"
    return f"{gap}## {_CLOSING_MARKS.sub(_ESCAPED, escape(heading))}\n\n"


def _list_marks(summary: Summary, style: Style) -> list[tuple[str, str]]:
    """List what stands before each item, and the line that ends a quotation.

    It is the mark of a quotation, or the time, as a link if possible.
    """
    if style.phrases:
        return [("", "")] * len(summary.keywords)
    return [
        (QUOTE, "\n") if sentence.quoted else (_write_time(sentence, summary), "")
        for sentence in summary.sentences
    ]


def _list_links(summary: Summary, style: Style) -> list[str]:
    """List the links to the very places of the items, as arrows; "" where there is none."""
    if style.phrases:
        return [""] * len(summary.keywords)
    if style.bare:
        return [""] * len(summary.sentences)
    links = link_sentences(summary.sentences, summary.article)
    found = (
        None if s.start_time is not None else link
        for s, link in zip(summary.sentences, links, strict=True)
    )
    return [f" [↗](<{quote(url, safe=ADDRESS_MARKS)}>)" if url else "" for url in found]


def _write_time(sentence: Sentence, summary: Summary) -> str:
    if sentence.start_time is None:
        return ""
    clock = write_clock(sentence.start_time)
    url = link_time(find_article(sentence, summary).url, sentence.start_time)
    return f"[{clock}](<{quote(url, safe=ADDRESS_MARKS)}>) " if url else f"{clock} "


def describe_head(summary: Summary) -> list[str]:
    """Write title and origin, as far as known."""
    article = summary.article
    origin = join_facts(article.author, article.site, article.date, article.url)
    title = [f"# {escape(article.title)}\n"] if article.title else []
    return [*title, f"{escape(origin)}\n"] if origin else title


def escape(text: str, *, start: bool = True) -> str:
    """Escape Markdown marks; ``start`` is whether the text begins a line."""
    text = _MARKS.sub(r"\\\g<0>", text)
    opening = _OPENING.match(text) if start else None
    if opening is None:
        return text
    place = opening.end() if opening[0].isdigit() else 0
    return f"{text[:place]}\\{text[place:]}"
