"""Read code in a page: ``<pre>``, which may hold prose, and lines that are elements.

Sites set code as paragraphs of ``<code>``, of which ``mark_code`` makes one ``<pre>``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby
from typing import TYPE_CHECKING

from summarize.language.control_characters import clean_characters
from summarize.language.punctuation import closes_line
from summarize.language.titles import count_inner_stops
from summarize.language.words import estimate_words
from summarize.lazy import compile_late
from summarize.models import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CODE_SYMBOL = re.compile(r"[{}<>=;|\\$#_*/~^]|\(\)")
_PROSE_WORDS = 6  # of a full line of prose, at least
_PROSE_SHARE = 0.5  # of the words of preformatted text that are prose, at least
_MOST_SYMBOLS = 0.01  # share of code symbols in prose
_MOST_DIGITS = 0.12  # share of digits in prose; log files have more
_CALL = re.compile(r"[\w\])]\(")
_COLUMNS = re.compile(r"\S(?: {3}|\t)\s{0,200}\S")
_MOST_COLUMNS = 0.2  # share of the lines that are in columns
_ADDRESS = compile_late(r"https?://\S+")
_LINES = ("div", "p", "li")
_LEAST = 2  # lines of code
_ITEMS = 3  # lines of code that are items, at least
_BREAKING = (*_LINES, "ol", "ul")


def read_preformatted(text: str) -> Iterator[Block]:
    """Yield one block of code, or the paragraphs of preformatted prose."""
    lines = [line.rstrip() for line in clean_characters(text.expandtabs(4)).splitlines()]
    filled = [i for i, line in enumerate(lines) if line]
    if not filled:
        return
    parts = [list(part) for full, part in groupby(lines, key=bool) if full]
    prose = [_is_prose(part) for part in parts]
    if sum(map(_count_words, compress(parts, prose))) >= _PROSE_SHARE * _count_words(lines):
        yield from _read_prose(parts, prose)
        return
    code = "\n".join(lines[filled[0] : filled[-1] + 1])
    if any(map(str.isalnum, code)):
        yield Block(code, "code")


def _read_prose(parts: Sequence[Sequence[str]], prose: Sequence[bool]) -> Iterator[Block]:
    """Yield the paragraphs and quotes of preformatted prose, and the code between them."""
    from summarize.readers.wrapping import join_lines  # 4 ms, which few pages need

    for part, reads in zip(parts, prose, strict=True):
        code = not reads and sum(len(_CODE_SYMBOL.findall(line)) for line in part) >= len(part)
        if code:
            yield Block("\n".join(part), "code")
            continue
        for quoted, run in groupby(part, key=lambda line: line.lstrip().startswith(">")):
            lines = [line.lstrip("> ") if quoted else line for line in run]
            yield from (
                Block(text, "quote" if quoted else "paragraph") for text in join_lines(lines)
            )


def _is_prose(part: Sequence[str]) -> bool:
    """Check whether the lines of a paragraph, which a mail may quote, are sentences."""
    lines = [_ADDRESS.sub("", line.lstrip("> ")) for line in part]
    full = lines[:-1] or lines
    if _count_words(full) < _PROSE_WORDS * len(full):
        return False
    text = " ".join(lines)
    if not closes_line(text) and not count_inner_stops(text):
        return False
    signs = len(_CODE_SYMBOL.findall(text)) + len(_CALL.findall(text))
    columns = sum(_COLUMNS.search(line) is not None for line in lines)
    return (
        signs <= _MOST_SYMBOLS * len(text)
        and sum(map(str.isdigit, text)) <= _MOST_DIGITS * len(text)
        and columns <= _MOST_COLUMNS * len(lines)
    )


def _count_words(lines: Iterable[str]) -> float:
    return sum(map(estimate_words, lines))


def mark_code(tree: "HtmlElement") -> None:
    """Make one ``<pre>`` of a run of lines of code."""
    run: list[HtmlElement] = []
    for code in list(tree.iter("code")):
        line = _find_line(code)
        if line is None:
            continue
        if run and (run[-1].getnext() is not line or (run[-1].tail or "").strip()):
            _join_run(run)
            run = []
        run.append(line)
    _join_run(run)


def _read_lines(element: "HtmlElement") -> list[str]:
    """Read the lines of an element, each ended by ``<br>``, a line feed or an element."""
    for child in element.iterdescendants("br"):
        child.tail = "\n" + (child.tail or "").lstrip("\r\n")
    lines = [
        line for line in element.iter(*_LINES) if next(line.iterchildren(*_LINES), None) is None
    ]
    if element.find(".//pre") is not None or not lines:
        text: str = element.text_content()
        return text.strip("\r\n").replace("\xa0", " ").split("\n")
    return [line.text_content().strip("\r\n").replace("\xa0", " ") for line in lines]


def _find_line(code: "HtmlElement") -> "HtmlElement | None":
    """Find the paragraph, box or item that holds an element of code and nothing else."""
    line = code.getparent()
    if line is None or line.tag not in _LINES or len(line) != 1:
        return None
    if (line.text or "").strip() or (code.tail or "").strip():
        return None
    return None if next(line.iterancestors("pre"), None) is not None else line


def _join_run(run: Sequence["HtmlElement"]) -> None:
    """Make code of lines one after the other, or of one that has several lines itself."""
    if not run:
        return
    lines = [line for element in run for line in _read_lines(element[0])]
    if run[0].tag == "li":
        shifted = any(line[:1].isspace() for line in lines)
        if len(run) < _ITEMS or not shifted or len(run) != len(run[0].getparent()):
            return
    elif sum(bool(line.strip()) for line in lines) < _LEAST:
        return
    for element in run[1:]:
        element.drop_tree()
    run[0].clear(keep_tail=True)
    run[0].tag, run[0].text = "pre", "\n".join(lines)


def join_code(tree: "HtmlElement") -> None:
    """Turn elements that act as lines inside ``<pre>`` into line breaks."""
    for code in tree.iter("pre"):
        _break_spans(code)
        breaking = list(code.iter(*_BREAKING))
        if not breaking:
            continue
        for line in list(_list_lines(code)):
            line.tail = "\n" + (line.tail or "").lstrip("\r\n")
        for element in breaking:
            element.tag = "span"


def _break_spans(code: "HtmlElement") -> None:
    """Add line breaks between spans that a style sheet sets as lines: no text is between them."""
    holder = code
    while len(holder) == 1 and not (holder.text or "").strip():
        holder = holder[0]
    lines = [*holder]
    name = lines[0].get("class") if lines else None
    if (
        len(lines) < _LEAST
        or not name
        or "".join([holder.text or "", *(e.tail or "" for e in lines)])
    ):
        return
    alike = all(line.tag == "span" and line.get("class") == name for line in lines)
    if alike and any(len(line) for line in lines) and not any("\n" in t for t in holder.itertext()):
        for line in lines:
            line.tail = "\n"


def _list_lines(code: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the outermost elements that have a sibling of their kind."""
    from lxml.etree import iterwalk  # Markdown uses this module, too, and needs no lxml

    walker = iterwalk(code, events=("start",))
    for _, element in walker:
        if element.tag in _LINES and (
            _is_alike(element, element.getnext()) or _is_alike(element, element.getprevious())
        ):
            walker.skip_subtree()
            yield element


def _is_alike(element: "HtmlElement", other: "HtmlElement | None") -> bool:
    return (
        other is not None
        and other.tag == element.tag
        and other.get("class") == element.get("class")
    )
