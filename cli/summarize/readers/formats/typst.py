"""Typst: headings, paragraphs, items and code; settings, figures, tables and notes are left out."""

import re
from collections.abc import Iterator

from summarize.models import Block, Draft, Removed
from summarize.readers.format_features import FormatFeatures
from summarize.readers.markup import Piece, lift_title, make_draft

# At the start of a line, where no prose and no other markup has it.
_STATEMENT = re.compile(
    r"^#(?:set [a-z.]{2,30}\(|show(?: [\w.\"]{1,40}(?:\([^()\n]{0,99}\))?)?: |import \""
    r"|let [\w-]{1,40}[ (])",
    re.MULTILINE,
)
_FACT = r"^#set document\([^()]{{0,500}}?\b{}: ?(?:\(\s?)?\"([^\"\n]{{1,300}})\""
_TITLE = re.compile(_FACT.format("title"), re.MULTILINE)
_AUTHOR = re.compile(_FACT.format("author"), re.MULTILINE)
_CALL = re.compile(r"#([A-Za-z][\w-]{0,40}(?:\.[a-z][\w-]{0,40})*)")
_STATEMENTS = frozenset("set show let import include if for while context".split())
_DROPPED = {
    "figure": "figure", "image": "figure", "table": "table", "grid": "table", "footnote": "note",
    "bibliography": "reference",
}  # fmt: skip
_SILENT = frozenset("cite outline pagebreak colbreak v h line label metadata counter".split())
_MOST = 50_000  # characters of one call
_MOST_UNCLOSED, _FEW = 20, 200  # such calls, after which a call has few characters
_OPEN, _CLOSED = "([{", ")]}"
_COMMENT = re.compile(r"(?<!:)//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_RAW = re.compile(r"(`{3,9})(?:[\w-]{1,20}\b)?(.{0,20000}?)\1|`([^`\n]{1,500})`", re.DOTALL)
_FORMULA = re.compile(r"\$\s[^$]{1,5000}\s\$|\$([^$\n]{1,500})\$")
_LABEL = re.compile(
    r"\s?<[\w:.-]{1,80}>(?=\s|$)|(?<![\w@])\s?@[\w:-]{1,80}(?:\[[^\[\]\n]{0,80}\])?"
)
_STRONG = re.compile(r"(?<![\w\\])([*_])(?=\S)([^*_\n]{1,400}?)(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([^\w\s])")
_HEADING = re.compile(r"(={1,6}) +(\S.*)")
_ITEM = re.compile(r"(?:[-+]|\d{1,3}\.|/ (?=[^\n:]{1,80}:)) *(?=\S)")
_CODE, _KEPT = re.compile(r"\0c(\d+)\0"), re.compile(r"\0[rc](\d+)\0")
_SIGNS = {"---": "—", "--": "–", "~": " ", "...": "…"}
_STRING = re.compile(r"\(\s*\"([^\"\n]{1,500})\"")


def detect(features: FormatFeatures) -> bool | None:
    """Detect Typst by two of its statements, or one and a heading, before all blocks of code."""
    start = re.split("```|~~~", features.start, maxsplit=1)[0]
    count = len(_STATEMENT.findall(start))
    headed = count == 1 and re.search(r"^={1,3} \S", start, re.MULTILINE)
    return count > 1 or bool(headed) or None


def read(text: str) -> Draft:
    """Read the blocks of a document, its title and its author."""
    text = text.replace("\r\n", "\n").replace("\0", "").lstrip("\ufeff")
    title, author = _TITLE.search(text), _AUTHOR.search(text)
    draft = make_draft(
        _list_pieces(text),
        "markdown",
        title=title[1] if title else None,
        author=author[1] if author else None,
    )
    return lift_title(draft)


def _list_pieces(text: str) -> Iterator[Piece]:
    raw: list[str] = []

    def keep(match: re.Match[str]) -> str:
        block = match[2] is not None and "\n" in match[2]
        raw.append(match[2] if match[2] is not None else match[3])
        return (
            f"\n\n\0{'c' if block else 'r'}{len(raw) - 1}\0\n\n"
            if block
            else f"\0r{len(raw) - 1}\0"
        )

    body, removed = _drop_calls(_COMMENT.sub("", _RAW.sub(keep, text)))
    for paragraph in re.split(r"\n[ \t]*\n", body):
        yield from _read_paragraph(paragraph, raw)
    yield from removed


def _read_paragraph(paragraph: str, raw: list[str]) -> Iterator[Piece]:
    lines: list[str] = []
    kind = "paragraph"
    for line in [*map(str.strip, paragraph.split("\n")), ""]:
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if (heading or item or not line) and lines:
            text = _read_inline(" ".join(lines), raw)
            yield Block(text, "item", level=1) if kind == "item" else Block(text)
            lines = []
        if heading:
            yield Block(_read_inline(heading[2], raw), "heading", level=len(heading[1]))
        elif code := _CODE.fullmatch(line):
            yield Block(raw[int(code[1])], "code")
        elif line:
            kind = "item" if item else kind if lines else "paragraph"
            lines.append(line[item.end() :] if item else line)


def _read_inline(text: str, raw: list[str]) -> str:
    text = _FORMULA.sub(lambda match: match[1] or "", text)
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", _LABEL.sub("", text)))
    for sign, char in _SIGNS.items():
        text = text.replace(sign, char)
    text = _ESCAPE.sub(r"\1", text.removesuffix("\\").replace("\\ ", " "))
    return _KEPT.sub(lambda match: raw[int(match[1])], text)


def _drop_calls(text: str) -> tuple[str, list[Removed]]:
    """Replace calls by the text that they show; list figures, tables and notes."""
    calls = _Calls(text)
    pieces: list[str] = []
    shown: list[bool] = []  # for each open bracket, whether it is text
    place = 0
    for sign in re.finditer(r"[#\[\]]", text):
        if sign.start() < place:
            continue
        pieces.append(text[place : sign.start()])
        place = sign.end()
        call = _CALL.match(text, sign.start())
        if sign[0] == "[":
            shown.append(True)
            pieces.append("[")
        elif sign[0] == "]":
            pieces.append("]" if not shown or shown.pop() else "")
        elif call is None or pieces[-1].endswith("\\"):
            pieces.append("#")
        else:
            label, place = calls.read(call)
            pieces.append(label)
            if text.startswith("[", place):
                shown.append(False)
                place += 1
    return "".join([*pieces, text[place:]]), calls.removed


class _Calls:
    """The calls in a text, and the figures, tables and notes among them."""

    def __init__(self, text: str) -> None:
        self.removed: list[Removed] = []
        self._text = text
        self._unclosed = 0

    def read(self, call: re.Match[str]) -> tuple[str, int]:
        """Read the label of a call, and the place behind its arguments."""
        text, name, end = self._text, call[1], call.end()
        if name in _STATEMENTS:
            return "", self._skip(end, "\n")
        if text.startswith("(", end):
            end = self._skip(end + 1, ")") + 1
        if name in _DROPPED:
            while text.startswith("[", end):
                end = self._skip(end + 1, "]") + 1
            gone = _KEPT.sub("", text[call.end() : end]).strip("()[]")
            self.removed.append(Removed(gone, _DROPPED[name]))
            return "", end
        address = _STRING.match(text, call.end()) if name == "link" else None
        if text.startswith("[", end):
            return "", end
        silent = end > call.end() or name in _SILENT
        return address[1] if address else "" if silent else name, end

    def _skip(self, place: int, stop: str) -> int:
        """Find a sign outside of brackets and strings, or else the end of the line."""
        text, depth, quoted = self._text, 0, False
        most = _MOST if self._unclosed < _MOST_UNCLOSED else _FEW
        for end in range(place, min(len(text), place + most)):
            char = text[end]
            if char == '"' and text[end - 1] != "\\":
                quoted = not quoted
            elif quoted:
                continue
            elif char == stop and not depth:
                return end
            elif char in _OPEN:
                depth += 1
            elif char in _CLOSED:
                depth -= 1
                if depth < 0:
                    return end
        self._unclosed += 1
        line = text.find("\n", place)
        return len(text) if line < 0 else line
