"""Read plain text: paragraphs, headings and items out of lines that may have been wrapped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.language.titles import is_open_line
from summarize.lazy import compile_late
from summarize.models import Block, Draft
from summarize.readers.mail.opening_header import split_header
from summarize.readers.texts.plain.conventions import take_conventions
from summarize.readers.texts.plain.paging import split_pages
from summarize.readers.texts.plain.wrapping import join_lines

_LINE_ENDS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
# As printers strike twice for bold, and over a line for underlined (man pages).
_OVERSTRUCK = compile_late(r"(?:_\x08(?=.))|(?:(.)\x08(?=\1))")
_ITEM = re.compile(r"(?:[-*•·‣▪●–—+]|\(?(?:\d{1,3}|[a-z])[.)]) +(?=\S)")
_BULLET = compile_late(r"[-*•·‣▪●–—+] +(?=\S)")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.? +[^\W\d_a-zà-ÿ]")


def read_plain(text: str) -> Draft:
    """Return the blocks of a text, and the subject and sender of a mail.

    Which block of any other text is the title shows only when the notices are out.
    """
    text = _OVERSTRUCK.sub("", text) if "\x08" in text else text
    header, body = split_header(_LINE_ENDS.sub("\n", text))
    draft, lines = take_conventions(header, split_pages(body))
    return replace(draft, blocks=tuple(name_blocks(join_lines(lines))))


def name_blocks(paragraphs: Sequence[str]) -> Iterator[Block]:
    """Yield a block for each paragraph: a heading is an open line before one that is none."""
    opens = [*map(is_open_line, paragraphs), True]
    for number, text in enumerate(paragraphs):
        leads = opens[number] and number + 1 < len(paragraphs)
        leads = leads and (not opens[number + 1] or (number > 0 and text.isupper()))
        if leads and (_SECTION.match(text) or not _ITEM.match(text)):
            yield Block(text, "heading")
        elif _ITEM.match(text):
            yield Block(_BULLET.sub("", text, count=1), "item", level=1)
        else:
            yield Block(text)
