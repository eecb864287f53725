"""RTF: its groups are sorted, and the lines of its text become blocks."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from summarize.errors import InputError
from summarize.language.control_characters import one_line
from summarize.models import Block, BlockKind, Draft
from summarize.readers.decode import find_codec
from summarize.readers.html.blocks import correct_block
from summarize.readers.office import (
    make_document,
    make_metadata,
    read_style_name,
)
from summarize.readers.wrapping import MAX_WRAP, join_lines

BODY, NOTE, TITLE, AUTHOR = "body", "note", "title", "author"  # texts that are read
MARK, STYLE, CREATED, REVISED, NOTHING = "mark", "style", "created", "revised", "nothing"
TWIN = "twin"  # repeats the text of an encapsulated page, for programs that can't read the page


class State(NamedTuple):
    """The state within a group."""

    target: str = BODY  # destination of its text
    again: str = NOTHING  # destination of an inner group that is read nevertheless
    starred: bool = False  # programs that don't know the group may skip it
    font: int | None = None
    instead: int = 1  # number of characters that follow one of Unicode, for old programs
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
    "uc": lambda s, number: s._replace(instead=_count_instead(number)),
    "f": lambda s, number: s._replace(font=number or 0),
    "plain": lambda s, _: s._replace(is_bold=False, is_hidden=False),
    "b": lambda s, number: s._replace(is_bold=number != 0),
    "v": lambda s, number: s._replace(is_hidden=number != 0),
    "deleted": lambda s, number: s._replace(is_hidden=number != 0),
}


def _count_instead(number: int | None) -> int:
    return min(_MOST_INSTEAD, max(0, 1 if number is None else number))


_MOST_INSTEAD = 9
_ENDS = ("par", "sect", "page", "cell", "nestcell", "row", "nestrow")
_SIGNS = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "~": "\xa0", "-": "\xad", "_": "‑", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_MARKS = ("listtext", "pntext")
_INSIDE = {"title": TITLE, "author": AUTHOR, "creatim": CREATED, "revtim": REVISED}
_HOLDERS = ("upr", "shp", "shpinst")  # of text that is read, inside unread groups
_HELD = ("ud", "shptxt")
# Groups that are no text; those with a star before their names are unread anyway.
_UNREAD = frozenset(
    "fonttbl colortbl filetbl revtbl listtable listoverridetable info pict object objdata objclass "
    "result header headerl headerr headerf footer footerl footerr footerf footnote annotation "
    "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc rxe txe pxe pn pntxta pntxtb pnseclvl "
    "fldinst datafield formfield bkmkstart bkmkend atnid atnauthor atnref atrfstart atrfend "
    "nonesttables nesttableprops shprslt shpgrp template private do background mmath mmathPict "
    "keycode latentstyles themedata datastore xmlnstbl rsidtbl generator userprops".split()
)
_CHARSETS = {
    0: "cp1252", 42: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp437",
}  # fmt: skip
_MOST_FONTS = 2_000


class Line(NamedTuple):
    """A line of an RTF."""

    text: str
    word: str  # that ended it: "par", "cell", "row", ...
    state: State
    mark: str  # of an item: "•", "•1."; "" for none
    bold: float  # share of the characters


class Collector:
    """Collector of the texts of an RTF.

    For a page encapsulated in RTF (MS-OXRTFEX) it collects the page, if wanted.
    """

    def __init__(self, *, page: bool = False) -> None:
        self._page = page
        self._texts: dict[str, list[str]] = {}
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self.styles: dict[int, tuple[str, int]] = {}  # number to name and outline level
        # "yr", "mo" and "dy" of the first and the last change.
        self.days: dict[str, dict[str, int]] = {CREATED: {}, REVISED: {}}
        self._codecs: dict[int, str] = {}  # of the fonts
        self._codec = "cp1252"
        self._bytes = bytearray()  # of a text that is not decoded yet
        self._skipped = 0  # characters still to skip
        self._characters = self._bolds = 0

    def take_bytes(self, text: str) -> None:
        """Add a run of bytes, each written as a character."""
        skipped = min(self._skipped, len(text))
        self._skipped -= skipped
        self._bytes += text[skipped:].encode("latin-1")

    def finish_text(self, state: State) -> None:
        """Decode the bytes before anything else than text."""
        if self._bytes:
            codec = self._codecs.get(-1 if state.font is None else state.font, self._codec)
            self._write(state, self._bytes.decode(codec, "replace"))
            self._bytes.clear()
        self._skipped = 0

    def close_group(self, state: State, outer: State) -> None:
        """Close a group within another one."""
        if state.target == NOTE and outer.target != NOTE:
            self.notes.append(self.take_all(NOTE))
        if state.target == STYLE and (name := self.take_all(STYLE)):
            self.styles[state.style] = (name.partition(";")[0].strip(), state.outline)

    def take_word(self, state: State, word: str, number: int | None) -> State:
        """Apply a control word; return the state after it."""
        if self._page and word in ("htmltag", "htmlrtf"):
            return _take_page(state, word, number)
        if word in CHANGES:
            return CHANGES[word](state, number)
        if word in _ENDS and state.target == BODY:
            self.end_line(state, word)
        elif word in _SIGNS or word in _ENDS:
            self._write(state, _SIGNS.get(word, "\t"))
        elif word == "u":
            self._write(state, _read_code(number))
            self._skipped = state.instead
        elif word == "fcharset" and state.font is not None and len(self._codecs) < _MOST_FONTS:
            if number in _CHARSETS:
                self._codecs[state.font] = _CHARSETS[number]
        elif word == "ansicpg":
            self._codec = find_codec(f"cp{number}") or ("utf-8" if number else "cp1252")
        elif state.target in self.days:
            self.days[state.target][word] = number or 0
        else:
            return self._turn(state, word)
        return state

    def _turn(self, state: State, word: str) -> State:
        """Build the state after a word that names the destination of its group."""
        if word == "footnote" and state.target == BODY:
            return state._replace(target=NOTE, starred=False)
        if word in _HELD:
            return state._replace(target=state.again, starred=False)
        if word in _HOLDERS:
            again = state.again if state.target == NOTHING else state.target
            return state._replace(target=NOTHING, again=again)
        if word in _INSIDE:
            # Word writes a title twice: in an old character set, then in Unicode.
            self._texts.pop(_INSIDE[word], None)
            return state._replace(target=_INSIDE[word])
        if word in _MARKS:
            self._texts[MARK] = ["•"]
            return state._replace(target=MARK)
        if word == "stylesheet":
            return state._replace(target=STYLE)
        if word in _UNREAD or state.starred:
            return state._replace(target=NOTHING, again=NOTHING)
        return state

    def take_symbol(self, state: State, symbol: str) -> State:
        """Apply a control symbol; return the state after it."""
        if symbol == "*":
            return state._replace(starred=True)
        if symbol in "\r\n":  # as TextEdit writes
            return self.take_word(state, "par", None)
        self._write(state, _SIGNS.get(symbol, ""))
        return state

    def end_line(self, state: State, word: str) -> None:
        """End a line of the text."""
        bold = self._bolds / max(1, self._characters)
        self.lines.append(Line(self.take_all(BODY), word, state, self.take_all(MARK), bold))
        self._characters = self._bolds = 0

    def take_all(self, target: str) -> str:
        """Take the text collected so far; characters beyond the 65,536th came as two halves."""
        text = "".join(self._texts.pop(target, ()))
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _write(self, state: State, text: str) -> None:
        if state.is_hidden or state.target in (NOTHING, TWIN):
            return
        self._texts.setdefault(state.target, []).append(text)
        if state.target == BODY:
            self._characters += len(text)
            self._bolds += len(text) * state.is_bold


def _take_page(state: State, word: str, number: int | None) -> State:
    """Apply a control word of a page within RTF; return the state after it."""
    if word == "htmltag":
        return state._replace(starred=False)
    if number == 0 and state.target == TWIN:
        return state._replace(target=BODY)
    return state._replace(target=TWIN) if number != 0 and state.target == BODY else state


def _read_code(number: int | None) -> str:
    """Read a character by its number, which may be written as negative."""
    code = (number or 0) % 0x10000 if (number or 0) < 0 else number or 0
    return chr(code) if 0 < code <= sys.maxunicode else "?"


_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])"
    r"|([^\\{}\r\n]{1,65536})|[\r\n]+|\\",
    re.DOTALL,
)
_MOST_TOKENS = 3_000_000  # of marks: a book of 500 pages has half a million


def sort_groups(text: str, *, page: bool = False) -> Collector:
    """Collect the lines of an RTF, or of the page in it; raise InputError for too many marks."""
    if text.count("\\") + text.count("{") > _MOST_TOKENS:
        raise InputError(f"an RTF of more than {_MOST_TOKENS:,} marks")
    if not text.startswith("{\\rtf"):
        text = f"{{\\rtf1 {text}}}"  # a piece of a document
    collector = Collector(page=page)
    stack: list[State] = []
    state, place = State(), 0
    while match := _TOKEN.match(text, place):
        word, number, code, symbol, brace, run = match.groups()
        place = match.end()
        if run or code:
            collector.take_bytes(run or chr(int(code, 16)))
            continue
        if word or symbol or brace:
            collector.finish_text(state)
        if word == "bin":
            place += max(0, int(number or 0))
        elif word:
            state = collector.take_word(state, word, int(number) if number else None)
        elif symbol:
            state = collector.take_symbol(state, symbol)
        elif brace == "{":
            stack.append(state)
            state = state._replace(starred=False) if len(stack) > 1 else State()
        elif brace:
            if len(stack) < 2:  # the document ends with its outermost group
                break
            collector.close_group(state, stack[-1])
            state = stack.pop()
    collector.finish_text(state)
    while len(stack) > 1:  # cut off
        collector.close_group(state, stack[-1])
        state = stack.pop()
    collector.end_line(state, "par")
    return collector


_CELL_ENDS, _ROW_ENDS = ("cell", "nestcell"), ("row", "nestrow")
_NUMBER = re.compile(r"(\d{1,5})[.)\s]*$")
_BULLET = re.compile(r"[•‣▪●◦·–-]\s+")
_TEXT = 9  # the outline level of text
_CUT = 0.3  # share of lines that begin with a small letter, in wrapped prose; verse has none
_MOST_CELL = 200  # characters, on the average: longer ones are columns of a layout
_KINDS: dict[str, BlockKind] = {"quote": "quote", "caption": "caption", "code": "code"}


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
        for line in _join_wrapped(group, roles):
            text = one_line(line.text)
            if any(map(str.isalnum, text)):
                role = roles.get(line.state.style, "")
                title = title or (text if role == "title" else None)
                level = min(line.state.outline, levels.get(line.state.style, 9))
                blocks.append(_make_block(text, line, role, level))
    return title, blocks


def _join_wrapped(lines: Iterable[Line], roles: Mapping[int, str]) -> Iterator[Line]:
    """Join lines that a program wrapped, as those of licences: short ones with blank ones between.

    A paragraph of an RTF has no width of its own.
    """
    for (plain, style), group in groupby(lines, lambda line: (_is_plain(line), line.state.style)):
        run = list(group)
        texts = [one_line(line.text) for line in run]
        plain = plain and roles.get(style) not in _KINDS and "" in texts[1:-1]
        cut = sum(text[:1].islower() for text in texts) >= _CUT * sum(map(bool, texts))
        if plain and cut and max(map(len, texts)) <= MAX_WRAP:
            yield from (run[0]._replace(text=text) for text in join_lines(texts))
        else:
            yield from run


def _is_plain(line: Line) -> bool:
    state = line.state
    return not (state.outline < _TEXT or state.list_level or line.mark or line.bold)


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


_FROM_PAGE = re.compile(rb"\A\{\\rtf[^}]{0,500}\\fromhtml1(?!\d)")  # in its head


def read(data: bytes) -> Draft:
    """Read the blocks of an RTF, its notes at the end, and its metadata."""
    collected = sort_groups(data[data.find(b"{") :].decode("latin-1"))
    shown, blocks = make_blocks(collected.lines, collected.styles)
    notes = [Block(text, "caption") for text in map(one_line, collected.notes) if text]
    created, revised = (
        f"{day.get('yr', 0):04}-{day.get('mo', 0):02}-{day['dy']:02}" if day.get("dy") else None
        for day in collected.days.values()
    )
    title, author = one_line(collected.take_all(TITLE)), one_line(collected.take_all(AUTHOR))
    declared = make_metadata(title, author, created, revised)
    return make_document(blocks, shown, declared, notes=notes)


def read_letter(data: bytes) -> tuple[str, str]:
    """Read the body of a mail stored as RTF: "html" or "plain", and its text."""
    page = _FROM_PAGE.search(data) is not None
    lines = sort_groups(data.decode("latin-1"), page=page).lines
    if page:
        return "html", "\n".join(line.text for line in lines)
    written = ((line.mark, one_line(line.text)) for line in lines)
    return "plain", "\n".join(f"{_name_mark(mark)}{text}" if text else "" for mark, text in written)


def _name_mark(mark: str) -> str:
    """Write the bullet or number of an item as plain texts do."""
    number = mark.strip("•. )\t")
    return f"{number}. " if number.isdecimal() else "- " if mark else ""
