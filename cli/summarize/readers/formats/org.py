"""Org: headings, paragraphs, items, quotes; drawers, tables and comments are left out."""

import re
from collections.abc import Iterator, Mapping, Sequence

from summarize.language.control_characters import one_line
from summarize.lazy import compile_late
from summarize.models import Block, BlockKind, Draft, Removed
from summarize.numbers import read_number
from summarize.readers.format_features import FormatFeatures
from summarize.readers.markup import Piece, is_fenced, lift_title, make_draft

_KEYWORD = re.compile(r"[ \t]{0,99}#\+([A-Za-z][\w-]{0,40})(?:\[[^\]]{0,200}\])?:[ \t]*(.*)")
_BEGIN = re.compile(r"[ \t]{0,99}#\+begin_(\w{1,30})", re.IGNORECASE)
_HEADING = re.compile(r"(\*{1,20})[ \t]+(.*)")
_STATE = re.compile(r"(?:TODO|DONE|NEXT|WAITING|CANCELL?ED|HOLD|STARTED)(?:[ \t]+|\Z)")
_PRIORITY = re.compile(r"\[#[A-Z\d]\][ \t]*")
_TAGS = re.compile(r"[ \t]{1,99}:[\w@#%:]{1,200}:[ \t]*\Z")
_COUNT = re.compile(r"[ \t]{0,99}\[\d{0,4}(?:/\d{0,4}|%)\]")
_DRAWER = re.compile(r"[ \t]{0,99}:[A-Za-z][\w-]{0,40}:[ \t]*\Z")
_PLANNED = re.compile(r"\A[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_COMMENT = re.compile(r"[ \t]{0,99}#(?:[ \t]|\Z)")
_NOTE = re.compile(r"\[fn:[\w-]{1,60}\][ \t]*")
_ITEM = re.compile(r"\A([ \t]*)(?:[-+]|(?<=[ \t])\*|(\d{1,4}|[a-z])[.)])(?:[ \t]+(?=\S)|\Z)")
_BOX = re.compile(r"\A\[[ Xx-]\][ \t]+")
_TERM = re.compile(r"[ \t]{1,9}::(?:[ \t]{1,9}|\Z)")
_QUOTED = ("quote", "verse")
_PLAIN = ("center", "abstract", "note", "warning", "tip", "details", "info", "example_text")
_CODE = ("src", "example")
_LONGEST_DRAWER = 60  # lines
_KEPT = "title author date".split()
_LINK = re.compile(
    r"\[\[([^\[\]\n]{1,1000})\](?:\[([^\[\]\n]{1,500}(?:\[[^\[\]\n]{0,200}\][^\[\]\n]{0,200})?)\])?\]"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|pdf)\Z", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s?\[fn:[^\[\]\n]{0,1000}\]")
_MARKED = re.compile(
    r"(?<![^\s\-({'\"“„«—–/*_])([*/_+])(?=\S)((?:(?!\1)[^\n]){1,400})(?<=\S)\1(?![^\s\-.,:;!?'\")}\[\\”“»—–/*_])"
)
_LITERAL = re.compile(
    r"(?<![^\s\-({'\"“„«—–/])([=~])(?=\S)([^\n]{1,150}?)(?<=\S)\1(?![^\s\-.,:;!?'\")}\[\\”“»—–])"
)
_BREAK = re.compile(r"\\\\\s*$")
_MACRO = re.compile(r"\{\{\{[^{}]{0,200}\}\}\}|<<<?[^<>]{1,100}>>>?|@@[^@]{0,200}@@")


_SURE = compile_late(r"#\+[a-zA-Z]+(?:_[a-zA-Z]+)?(?::|\s|\[)|:PROPERTIES:|# -\*- [^\n]*\borg\b")
_SECTION = re.compile(r"^\*{1,8} \S", re.MULTILINE)
_MARK = compile_late(
    r"^#\+(?:[a-zA-Z]+_?[a-zA-Z]+)(?::|\s)|^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*$"
    r"|\[\[[^\]\n]{1,300}\]\[[^\]\n]{1,300}\]\]|^\*{1,8} (?:TODO|DONE) ",
    re.MULTILINE,
)


def detect(features: FormatFeatures) -> bool | None:
    """Detect Org by a keyword at the start, or by headings and other typical syntax."""
    if _SURE.match(features.start):
        return True
    sure = _SECTION.search(features.start) and _MARK.search(features.start)
    return (sure and not is_fenced(features.start)) or None


def read(text: str) -> Draft:
    """Read a text; its title is the one it names, else its first heading."""
    lines = [line.expandtabs(8).rstrip() for line in text.lstrip("\ufeff").splitlines()]
    named = (_KEYWORD.match(line) for line in lines)
    known = [(m[1].lower(), m[2]) for m in named if m and m[1].lower() in _KEPT]
    fields = {name: read_inline(value) for name, value in reversed(known)}
    title, author, date = (fields.get(name) for name in _KEPT)
    return lift_title(make_draft(_read(lines), "markdown", title=title, author=author, date=date))


def _read(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the content of each run of lines; sections marked as hidden are left out."""
    at, hidden = 0, 0
    last = {line.strip().lower(): i for i, line in enumerate(lines) if "#+" in line}
    kind: BlockKind = "paragraph"
    while at < len(lines):
        line = lines[at]
        heading = _HEADING.match(line)
        end = at + 1
        if heading:
            level = len(heading[1])
            hidden = 0 if level <= hidden else hidden
            if hidden == 0 and (heading[2].startswith("COMMENT") or ":noexport:" in line):
                hidden = level
            title = _read_heading(heading[2])
            if not hidden:
                yield Block(title, "heading", level=min(level, 6))
        elif _BEGIN.match(line) or _DRAWER.match(line):
            name, end = _find_block(lines, at, last)
            text = "\n".join(lines[at + 1 : end - 1])
            if name in (*_QUOTED, *_PLAIN):
                kind = "quote" if name in _QUOTED else "paragraph"
            elif name in _CODE and not hidden:
                yield Block(text, "code")
            else:
                yield Removed(text, name)
        elif line.lower().lstrip().startswith("#+end_"):
            kind = "paragraph"
        elif not line or _PLANNED.match(line) or _KEYWORD.match(line) or _COMMENT.match(line):
            pass
        else:
            end = _find_paragraph(lines, at)
            piece = _read_paragraph(lines[at:end], kind)
            yield Removed(piece.text, "hidden") if hidden else piece
        at = end


def _read_heading(text: str) -> str:
    text = _TAGS.sub("", text)
    text = _PRIORITY.sub("", _STATE.sub("", text, count=1), count=1)
    return read_inline(_COUNT.sub("", text))


def _find_block(lines: Sequence[str], at: int, last: Mapping[str, int]) -> tuple[str, int]:
    """Read the name of a block or a drawer, and the number of the line after its content.

    ``last`` maps each end of a block to the number of its last line.
    """
    begin = _BEGIN.match(lines[at])
    name = begin[1].lower() if begin else "drawer"
    if name in (*_QUOTED, *_PLAIN) or (begin and last.get(f"#+end_{name}", 0) < at):
        return name, at + 1
    close, most = (f"#+end_{name}", len(lines)) if begin else (":end:", at + _LONGEST_DRAWER)
    numbers = range(at + 1, min(len(lines), most))
    found = next((i for i in numbers if lines[i].strip().lower() == close), at)
    return name, found + 1


def _find_paragraph(lines: Sequence[str], at: int) -> int:
    """Find the line after a paragraph, an item, a table or lines of code."""
    first, end = _sort(lines[at]), at + 1
    item = _ITEM.match(lines[at])
    while end < len(lines) and lines[end]:
        line = lines[end]
        if _HEADING.match(line) or _ITEM.match(line) or _COMMENT.match(line):
            break
        if line.lstrip().startswith("#+"):
            break
        if _sort(line) != first or _DRAWER.match(line) or _NOTE.match(line):
            break
        if item and len(line) - len(line.lstrip()) <= len(item[1]):
            break
        end += 1
    return end


def _sort(line: str) -> str:
    start = line.lstrip()[:2]
    return "table" if start.startswith("|") else "code" if start in (": ", ":") else ""


def _read_paragraph(lines: Sequence[str], kind: BlockKind) -> Piece:
    sort, text = _sort(lines[0]), " ".join(lines)
    if sort == "table":
        return Removed(text, "table")
    if sort == "code":
        return Block("\n".join(line.lstrip()[2:] for line in lines), "code")
    if _NOTE.match(lines[0]):
        return Removed(_NOTE.sub("", text, count=1), "note")
    item = _ITEM.match(lines[0])
    if item:
        words = _TERM.sub(": ", _BOX.sub("", text[item.end() :], count=1), count=1)
        number = read_number(item[2])
        return Block(read_inline(words), "item", level=1 + len(item[1]) // 2, number=number)
    return Block(read_inline(" ".join(map(str.strip, lines))), kind)


def read_inline(text: str) -> str:
    """Remove links, notes and emphasis from a text; literals stay as they are."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[2])
        return "\0"

    text = _FOOTNOTE.sub("", _MACRO.sub("", text.replace("\0", "")))
    text = _LITERAL.sub(keep, _LINK.sub(_name, text))
    text = _MARKED.sub(r"\2", _MARKED.sub(r"\2", _BREAK.sub("", text)))
    pieces = text.split("\0")
    return one_line("".join(a + b for a, b in zip(pieces, [*literals, ""], strict=False)))


def _name(match: re.Match[str]) -> str:
    """Read the words of a link, without its target; a picture has none."""
    if match[2]:
        return "" if _PICTURE.search(match[2]) and "/" in match[2] else match[2]
    target = match[1]
    return "" if _PICTURE.search(target) else target.removeprefix("*").removeprefix("#")
