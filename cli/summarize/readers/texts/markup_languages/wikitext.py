"""Read wikitext: headings, paragraphs and items; templates, tables, notes, pictures are out."""

import re
from collections.abc import Iterable, Iterator

from summarize.language.characters import one_line
from summarize.models import Block, Draft
from summarize.numbers import unescape
from summarize.readers.texts.markup_languages.marked import Piece, make_draft
from summarize.readers.texts.markup_languages.wikitext_marks import drop_marks, take_elements
from summarize.readers.texts.markup_languages.wikitext_sections import (
    drop_empty_headings,
    leave_out_end,
)
from summarize.readers.texts.markup_languages.wikitext_templates import FORMULA, HOLE

_HEADING = re.compile(r"\A(={1,6})([^\n]{1,300}?)\1[ \t]*\Z")
_LIST = re.compile(r"([*#:;]{1,20})[ \t]*")
_LINK = re.compile(r"\[(?:https?:|ftp:|mailto:)?//[^\s\[\]<>]{1,2000}[ \t]*([^\[\]\n]{0,500})\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BREAK = re.compile(r"<br\b[^<>]{0,20}>", re.IGNORECASE)
_QUOTES = re.compile(r"'{2,5}")
_SWITCH = re.compile(r"__[A-Z]{3,30}__")
_BOLD = re.compile(r"'''([^'\n]{2,100}(?:'[^'\n]{1,100})?)'''")
_QUOTED = re.compile(r"<(/?)(?:blockquote|poem)\b", re.IGNORECASE)


def read_wikitext(text: str) -> Draft:
    """Return the draft of an article of a wiki; its title is what it names in bold first."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    text = text.replace(HOLE, "").replace(FORMULA, "")
    pieces: list[Piece] = []
    name = None
    for part in take_elements(text):
        if isinstance(part, str):
            plain, removed = drop_marks(part)
            lead = _BOLD.search(plain.split("\n=", 1)[0])
            name = name or (lead[1] if lead and not pieces else None)
            pieces += [*_read_lines(plain.split("\n")), *removed]
        else:
            pieces.append(part)
    filled = drop_empty_headings(leave_out_end([p for p in pieces if p.text.strip()]))
    return make_draft(filled, "markdown", title=name and _read_inline(name))


def _read_lines(lines: Iterable[str]) -> Iterator[Piece]:
    """Yield blocks: lines that follow one another are a paragraph."""
    paragraph: list[str] = []
    quoted = False
    numbers: dict[int, int] = {}  # of the last numbered item, by depth
    for line in [*lines, ""]:
        heading, listed = _HEADING.match(line), _LIST.match(line)
        mark = _QUOTED.search(line)
        if paragraph and (heading or listed or mark or not line.strip(" \t-")):
            yield Block(_read_inline(" ".join(paragraph)), "quote" if quoted else "paragraph")
            paragraph = []
        quoted = not mark[1] if mark else quoted
        if heading:
            yield Block(_read_inline(heading[2].strip()), "heading", level=len(heading[1]))
        elif listed and listed[1][-1] in "*#":
            depth, number = len(listed[1]), None
            if listed[1][-1] == "#":
                number = numbers[depth] = numbers.get(depth, 0) + 1
            yield Block(_read_inline(line[listed.end() :]), "item", level=depth, number=number)
        elif line.strip(" \t-"):
            paragraph.append(line[listed.end() :] if listed else line)
        if not listed:
            numbers = {}


def _read_inline(text: str) -> str:
    text = _QUOTES.sub("", _LINK.sub(r"\1", _SWITCH.sub("", text)))
    return one_line(unescape(_TAG.sub("", _BREAK.sub(" ", text))))
