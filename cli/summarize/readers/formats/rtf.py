"""RTF: its groups are sorted, striprtf decodes the text, lines become blocks.

The only module that knows striprtf.
"""

import codecs
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from striprtf import striprtf
from striprtf.striprtf import destinations, specialchars

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.models import Block, BlockKind, Draft
from summarize.readers.html.blocks import correct_block
from summarize.readers.office import choose_document_title, make_metadata, read_style_name

BODY, NOTE, TITLE, AUTHOR = "body", "note", "title", "author"  # texts that are read
MARK, STYLE, CREATED, NOTHING = "mark", "style", "created", "nothing"
TWIN = "twin"  # repeats the text of an encapsulated page, for programs that can't read the page


class State(NamedTuple):
    """The state within a group."""

    target: str = BODY  # destination of its text
    again: str = NOTHING  # destination of an inner group that is read nevertheless
    own: str = ""  # the text in which the group has opened a nested one
    starred: bool = False  # programs that don't know the group may skip it
    font: int | None = None
    is_bold: bool = False
    is_hidden: bool = False
    style: int = 0
    outline: int = 9  # level from 0; 9 is that of text
    in_table: bool = False
    list_level: int = 0  # from 1; 0 outside of lists


Change = Callable[[State, int | None], State]
# Effects of control words, on the paragraph, then on characters. A 0 turns them off.
CHANGES: dict[str, Change] = {
    "pard": lambda s, _: s._replace(style=0, outline=9, in_table=False, list_level=0),
    "s": lambda s, number: s._replace(style=number or 0),
    "outlinelevel": lambda s, number: s._replace(outline=number or 0),
    "intbl": lambda s, _: s._replace(in_table=True),
    "ls": lambda s, number: s._replace(list_level=max(1, s.list_level) if number else 0),
    "ilvl": lambda s, number: s._replace(list_level=min(9, max(0, number or 0)) + 1),
    "plain": lambda s, _: s._replace(is_bold=False, is_hidden=False),
    "b": lambda s, number: s._replace(is_bold=number != 0),
    "v": lambda s, number: s._replace(is_hidden=number != 0),
    "deleted": lambda s, number: s._replace(is_hidden=number != 0),
}


# Private-use characters that mark the end of a line and of a part.
PRIVATE = LINE_END, PART_END = "\ue000", "\ue001"
_MOST_SKIPPED = 9  # characters that replace one of Unicode
_ENDS = ("par", "sect", "page", "cell", "nestcell", "row", "nestrow")
_MARKS = ("listtext", "pntext")
_INSIDE = {"title": TITLE, "author": AUTHOR, "creatim": CREATED}
_HOLDERS = ("upr", "shp", "shpinst")  # of text that is read, inside unread groups
_HELD = ("ud", "shptxt")
_UNREAD = {*destinations, "fonttbl"}
_KEPT = {*specialchars, "u", "uc"} - {*_ENDS}
_MOST_FONTS = 2_000


class Ending(NamedTuple):
    """The end of a line, with all known facts about the line."""

    word: str  # "par", "cell", "row", ...
    state: State
    mark: str  # of an item: "•", "•1."; "" for none
    bold: float  # share of the characters


class Collector:
    """Collector of the texts of an RTF, still as RTF.

    For a page encapsulated in RTF (MS-OXRTFEX) it collects the page, if wanted.
    """

    def __init__(self, *, page: bool = False) -> None:
        self._page = page
        self.texts: dict[str, list[str]] = {BODY: [], NOTE: [], TITLE: [], AUTHOR: []}
        self.endings: list[Ending] = []
        self.styles: dict[int, tuple[str, int]] = {}  # number to name and outline level
        self.charsets: dict[int, int] = {}  # of the fonts
        self.codepage: int | None = None
        self.created: dict[str, int] = {}  # "yr", "mo", "dy"
        self._mark = ""
        self._characters = self._bolds = 0
        self._name: list[str] = []

    def open_group(self, state: State) -> State:
        """Open a group; return the state in it."""
        self._put(state, "{")
        return state._replace(starred=False, own="")

    def close_group(self, state: State, outer: State) -> None:
        """Close a group within another one."""
        if state.own:
            self.texts[state.own].append("}" if state.own != NOTE else f"\\plain {LINE_END}}}")
        if state.target == STYLE and self._name:
            name = "".join(self._name).partition(";")[0].strip()
            self.styles[state.style] = (name, state.outline)
            self._name = []
        self._put(outer, "}")

    def take_word(self, state: State, word: str, number: int | None) -> State:
        """Apply a control word; return the state after it."""
        if self._page and word in ("htmltag", "htmlrtf"):
            return self._take_page(state, word, number)
        if word in CHANGES:
            return CHANGES[word](state, number)
        if word in _ENDS:
            if state.target == BODY:
                self.end_line(state, word)
            else:
                self._put(state, "\\tab ")
        elif word in _KEPT:
            if not state.is_hidden:
                self._put(state, _write_word(word, number))
        elif word == "f":
            self._put(state, f"\\f{number or 0} ")
            return state._replace(font=number or 0)
        elif word == "fcharset" and state.font is not None and len(self.charsets) < _MOST_FONTS:
            self.charsets[state.font] = number or 0
        elif word == "ansicpg":
            self.codepage = number
        elif state.target == CREATED:
            self.created[word] = number or 0
        else:
            return self._turn(state, word)
        return state

    def _take_page(self, state: State, word: str, number: int | None) -> State:
        """Apply a control word of a page within RTF; return the state after it."""
        if word == "htmltag":
            return state._replace(starred=False)
        if number == 0 and state.target == TWIN:
            self.texts[BODY].append(f"\\f{state.font} " if state.font is not None else "")
            return state._replace(target=BODY)
        return state._replace(target=TWIN) if number != 0 and state.target == BODY else state

    def _turn(self, state: State, word: str) -> State:
        """Build the state after a word that names the destination of its group."""
        if word == "footnote" and state.target == BODY:
            return self._switch(state, NOTE)
        if word in _HELD:
            return self._switch(state, state.again)
        if word in _HOLDERS:
            again = state.again if state.target == NOTHING else state.target
            return state._replace(target=NOTHING, again=again)
        if word in _INSIDE:
            # Word writes a title twice: in an old character set, then in Unicode.
            self.texts.get(_INSIDE[word], []).clear()
            return state._replace(target=_INSIDE[word])
        if word in _MARKS:
            self._mark = "•"
            return state._replace(target=MARK)
        if word == "stylesheet":
            return state._replace(target=STYLE)
        if word in _UNREAD or state.starred:
            return state._replace(target=NOTHING, again=NOTHING)
        return state

    def _switch(self, state: State, target: str) -> State:
        if target in self.texts:
            font = "" if state.font is None else f"\\f{state.font} "
            self.texts[target].append("{" + font)
            return state._replace(target=target, own=target, starred=False)
        return state._replace(target=target, starred=False)

    def take_symbol(self, state: State, symbol: str) -> State:
        """Apply a control symbol; return the state after it."""
        if symbol == "*":
            return state._replace(starred=True)
        if not state.is_hidden:
            self._put(state, f"\\{symbol}")
            self._count(state, 1)
        return state

    def take_text(self, state: State, text: str) -> None:
        """Add a run of characters."""
        if state.target == MARK:
            self._mark += text[:20]
        elif state.target == STYLE:
            self._name.append(text[:200])
        elif not state.is_hidden:
            self._put(state, text)
            self._count(state, len(text))

    def end_line(self, state: State, word: str) -> None:
        """End a line of the text."""
        # A word before the mark, which might otherwise be taken for the substitute of a character.
        self.texts[BODY].append(f"\\plain {LINE_END}")
        bold = self._bolds / max(1, self._characters)
        self.endings.append(Ending(word, state, self._mark, bold))
        self._mark, self._characters, self._bolds = "", 0, 0

    def _put(self, state: State, rtf: str) -> None:
        if state.target in self.texts:
            self.texts[state.target].append(rtf)

    def _count(self, state: State, characters: int) -> None:
        if state.target == BODY:
            self._characters += characters
            self._bolds += characters * state.is_bold


def _write_word(word: str, number: int | None) -> str:
    """Write a control word so that striprtf accepts it, whatever its number."""
    if word == "uc":
        return f"\\uc{min(_MOST_SKIPPED, max(0, 1 if number is None else number))} "
    if word != "u":
        return f"\\{word} "
    code = (number or 0) % 0x10000 if (number or 0) < 0 else number or 0
    known = 0 < code <= sys.maxunicode and chr(code) not in PRIVATE
    return f"\\u{code} " if known else "\\u63 "


_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\('[0-9a-fA-F]{2}|[^a-zA-Z'])|([{}])"
    r"|([^\\{}\r\n]{1,65536})|[\r\n]+|\\",
    re.DOTALL,
)
_MOST_TOKENS = 3_000_000  # of marks: a book of 500 pages has half a million


class _Token(NamedTuple):
    """A piece of an RTF; all but one of its fields are empty."""

    word: str
    number: int | None
    symbol: str  # of one character, or a quotation mark and two digits
    brace: str
    text: str


def sort_groups(text: str, *, page: bool = False) -> Collector:
    """Collect the lines of an RTF, or of the page in it; raise InputError for too many marks."""
    if text.count("\\") + text.count("{") > _MOST_TOKENS:
        raise InputError(f"an RTF of more than {_MOST_TOKENS:,} marks")
    if not text.startswith("{\\rtf"):
        text = f"{{\\rtf1 {text}}}"  # a piece of a document
    collector = Collector(page=page)
    stack: list[State] = []
    state = State()
    for token in _split(text):
        if token.brace == "{":
            stack.append(state)
            state = collector.open_group(state) if len(stack) > 1 else State()
        elif token.brace:
            if len(stack) < 2:  # the document ends with its outermost group
                break
            outer = stack.pop()
            collector.close_group(state, outer)
            state = outer
        elif token.word:
            state = collector.take_word(state, token.word, token.number)
        elif token.symbol:
            state = collector.take_symbol(state, token.symbol)
        elif token.text:
            collector.take_text(state, token.text)
    while len(stack) > 1:  # cut off
        outer = stack.pop()
        collector.close_group(state, outer)
        state = outer
    collector.end_line(state, "par")
    return collector


def _split(text: str) -> Iterator[_Token]:
    """Yield the tokens of an RTF, binary data left out."""
    place = 0
    while match := _TOKEN.match(text, place):
        word, number, symbol, brace, run = match.groups()
        place = match.end()
        value = int(number) if number else None
        if word == "bin":
            place += max(0, value or 0)
        else:
            yield _Token(word or "", value, symbol or "", brace or "", run or "")


_CELL_ENDS, _ROW_ENDS = ("cell", "nestcell"), ("row", "nestrow")
_NUMBER = re.compile(r"(\d{1,5})[.)\s]*$")
_BULLET = re.compile(r"[•‣▪●◦·–-]\s+")
_MOST_CELL = 200  # characters, on the average: longer ones are columns of a layout
_KINDS: dict[str, BlockKind] = {"quote": "quote", "caption": "caption", "code": "code"}


class Line(NamedTuple):
    """A line of an RTF."""

    text: str
    word: str  # that ended it: "par", "cell", "row", ...
    state: State
    mark: str  # of an item: "•", "•1."; "" for none
    bold: float  # share of the characters


def make_blocks(
    lines: Sequence[Line], styles: Mapping[int, tuple[str, int]]
) -> tuple[str | None, list[Block]]:
    """Split off the line styled as the title, if any, from the blocks."""
    roles = {number: read_style_name(name) for number, (name, _) in styles.items()}
    levels = {number: level for number, (_, level) in styles.items()}
    title, blocks = None, []
    for in_table, group in groupby(lines, lambda line: _is_in_table(line)):
        if in_table:
            blocks += _make_table(list(group))
            continue
        for line in group:
            text = one_line(line.text)
            if any(map(str.isalnum, text)):
                role = roles.get(line.state.style, "")
                title = title or (text if role == "title" else None)
                level = min(line.state.outline, levels.get(line.state.style, 9))
                blocks.append(_make_block(text, line, role, level))
    return title, blocks


def _is_in_table(line: Line) -> bool:
    return line.state.in_table or line.word in (*_CELL_ENDS, *_ROW_ENDS)


def _make_block(text: str, line: Line, role: str, outline: int) -> Block:
    if outline < 9 or role.startswith(("heading", "title")):
        named = role.rpartition(" ")[2]
        level = outline + 1 if outline < 9 else int(named) if named.isdigit() else 1
        return Block(text, "heading", min(6, max(1, level)))
    if line.mark or line.state.list_level:
        number = _NUMBER.search(line.mark)
        level = max(1, line.state.list_level)
        return Block(text, "item", level, int(number.group(1)) if number else None)
    bullet = _BULLET.match(text)
    if bullet and len(text) > bullet.end():
        return Block(text[bullet.end() :], "item", 1)
    return correct_block(Block(text, _KINDS.get(role, "paragraph")), bold=line.bold)


def _make_table(lines: Sequence[Line]) -> list[Block]:
    """List the cells of a table; one that only lays out the page holds paragraphs."""
    cells = list(_list_cells(lines))
    filled = [cell for cell in cells if any(map(str.isalnum, cell.text))]
    rows, columns = {cell.row for cell in cells}, {cell.column for cell in cells}
    size = sum(len(cell.text) for cell in filled)
    if len(rows) > 1 and len(columns) > 1 and size <= _MOST_CELL * len(cells):
        return [cell for cell in cells if cell.text]
    return [correct_block(Block(cell.text), bold=0) for cell in filled]


def _list_cells(lines: Sequence[Line]) -> Iterator[Block]:
    row = column = 0
    text: list[str] = []
    for line in lines:
        text.append(line.text)
        if line.word in _CELL_ENDS:
            yield Block(one_line(" ".join(text)), "cell", row=row, column=column)
            text, column = [], column + 1
        elif line.word in _ROW_ENDS:
            row, column = row + 1, 0
    if one_line(" ".join(text)):  # the row was never ended
        yield Block(one_line(" ".join(text)), "cell", row=row, column=column)


_MOST_CHARACTERS = 10_000_000  # of RTF that is text; striprtf takes 0.5 s for a million
_FROM_PAGE = re.compile(rb"\A\{\\rtf[^}]{0,500}\\fromhtml1(?!\d)")  # in its head
_to_text: Callable[..., str] = striprtf.rtf_to_text


def read(data: bytes) -> Draft:
    """Read the blocks of an RTF, its notes at the end, and its metadata."""
    # RTF is ASCII; bytes beyond are of the code page that its head names, one by one.
    collected = sort_groups(data[data.find(b"{") :].decode("latin-1"))
    body, note, title, author = _decode(collected)
    lines = [Line(text, *end) for text, end in zip(body, collected.endings, strict=False)]
    shown, blocks = make_blocks(lines, collected.styles)
    notes = [Block(text, "caption") for text in map(one_line, note) if text]
    created = collected.created
    date = f"{created.get('yr', 0):04}-{created.get('mo', 0):02}-{created.get('dy', 0):02}"
    metadata = make_metadata(
        one_line(title[0]), one_line(author[0]), date if created.get("dy") else None
    )
    return Draft(
        (*blocks, *notes),
        form="document",
        title=choose_document_title(shown, metadata.title, blocks),
        author=metadata.author,
        date=metadata.date,
    )


def read_letter(data: bytes) -> tuple[str, str]:
    """Read the body of a mail stored as RTF: "html" or "plain", and its text."""
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
    """Write the bullet or number of an item as plain texts do."""
    number = mark.strip("•. )\t")
    return f"{number}. " if number.isdecimal() else "- " if mark else ""


def _decode(collected: Collector) -> Iterator[list[str]]:
    """Decode body, notes, title and author, each as its lines."""
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
