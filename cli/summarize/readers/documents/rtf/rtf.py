"""Read an RTF, or the mail that is kept as one: striprtf turns what was sorted into text."""

import codecs
import re
from collections.abc import Callable, Iterator

from striprtf import striprtf

from summarize.errors import InputError
from summarize.language.characters import one_line
from summarize.models import Block, Draft
from summarize.readers.documents.properties import choose_title, make_metadata
from summarize.readers.documents.rtf.collect import LINE_END, PART_END, Collector
from summarize.readers.documents.rtf.groups import sort_groups
from summarize.readers.documents.rtf.shape import Line, make_blocks
from summarize.readers.documents.rtf.state import AUTHOR, BODY, NOTE, TITLE

_MOST_CHARACTERS = 10_000_000  # of RTF that is text; striprtf takes 0.5 s for a million
_FROM_PAGE = re.compile(rb"\A\{\\rtf[^}]{0,500}\\fromhtml1(?!\d)")  # in its head
_to_text: Callable[..., str] = striprtf.rtf_to_text


def read_rtf(data: bytes) -> Draft:
    """Return the blocks of an RTF, notes at its end, and its metadata."""
    # RTF is ASCII; bytes beyond are of the code page that its head names, one by one.
    collected = sort_groups(data[data.find(b"{") :].decode("latin-1"))
    body, note, title, author = _decode(collected)
    lines = [Line(text, *end) for text, end in zip(body, collected.endings, strict=False)]
    shown, blocks = make_blocks(lines, collected.styles)
    notes = [Block(text, "caption") for text in map(one_line, note) if text]
    created = collected.created
    date = f"{created.get('yr', 0):04}-{created.get('mo', 0):02}-{created.get('dy', 0):02}"
    said = make_metadata(
        one_line(title[0]), one_line(author[0]), date if created.get("dy") else None
    )
    return Draft(
        (*blocks, *notes),
        form="document",
        title=choose_title(shown, said.title, blocks),
        author=said.author,
        date=said.date,
    )


def read_letter(data: bytes) -> tuple[str, str]:
    """Return the body of a mail that is kept as RTF: "html" or "plain", and its text."""
    page = _FROM_PAGE.search(data) is not None
    collected = sort_groups(data.decode("latin-1"), page=page)
    body = next(_decode(collected))
    if page:
        return "html", "\n".join(body)
    lines = zip(map(one_line, body), collected.endings, strict=False)
    return "plain", "\n".join(
        f"{_name_mark(end.mark)}{line}" if line else "" for line, end in lines
    )


def _name_mark(mark: str) -> str:
    """Return the mark of an item as texts write it."""
    number = mark.strip("•. )\t")
    return f"{number}. " if number.isdecimal() else "- " if mark else ""


def _decode(collected: Collector) -> Iterator[list[str]]:
    """Yield the texts of the RTF, each as its lines."""
    parts = ["".join(collected.texts[name]) for name in (BODY, NOTE, TITLE, AUTHOR)]
    if sum(map(len, parts)) > _MOST_CHARACTERS:
        raise InputError(f"an RTF of more than {_MOST_CHARACTERS // 1_000_000} MB of text")
    fonts = "".join(
        f"{{\\f{number}\\fcharset{charset} x;}}"
        for number, charset in collected.charsets.items()
        if _is_known(striprtf.charset_map.get(charset, ""))
    )
    page = 1252 if collected.codepage in (None, 0) else collected.codepage
    rest = "".join(f"\\plain {PART_END}{{{part}}}" for part in parts)
    rtf = f"{{\\rtf1\\ansi\\ansicpg{page}{{\\fonttbl{fonts}}}{rest}}}"
    text = _to_text(rtf, errors="replace")
    # Characters beyond the 65,536th come as two halves.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return (part.split(LINE_END) for part in text.split(PART_END)[1:])


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
