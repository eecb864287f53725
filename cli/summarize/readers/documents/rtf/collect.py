"""Collect the lines of an RTF: the text of each, still as RTF, and what it is."""

import sys
from typing import NamedTuple

from striprtf.striprtf import destinations, specialchars

from summarize.readers.documents.rtf.state import (
    AUTHOR,
    BODY,
    CHANGES,
    CREATED,
    MARK,
    NOTE,
    NOTHING,
    STYLE,
    TITLE,
    TWIN,
    State,
)

# Characters of private use, which stand for the end of a line and of a part.
PRIVATE = LINE_END, PART_END = "\ue000", "\ue001"
_MOST_SKIPPED = 9  # characters that stand in for one of Unicode
_ENDS = ("par", "sect", "page", "cell", "nestcell", "row", "nestrow")
_MARKS = ("listtext", "pntext")
_INSIDE = {"title": TITLE, "author": AUTHOR, "creatim": CREATED}
_HOLDERS = ("upr", "shp", "shpinst")  # of text that is read, among what is not
_HELD = ("ud", "shptxt")
_UNREAD = {*destinations, "fonttbl"}
_KEPT = {*specialchars, "u", "uc"} - {*_ENDS}
_MOST_FONTS = 2_000


class Ending(NamedTuple):
    """What a line is, as its end says."""

    word: str  # "par", "cell", "row", ...
    state: State
    mark: str  # of an item: "•", "•1."; "" for none
    bold: float  # share of the characters


class Collector:
    """What has been collected so far.

    Of a page that was put into RTF (MS-OXRTFEX) it is the page, if that is wanted.
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
        """Begin a group; return what holds in it."""
        self._put(state, "{")
        return state._replace(starred=False, own="")

    def close_group(self, state: State, outer: State) -> None:
        """End a group that stands in another one."""
        if state.own:
            self.texts[state.own].append("}" if state.own != NOTE else f"\\plain {LINE_END}}}")
        if state.target == STYLE and self._name:
            name = "".join(self._name).partition(";")[0].strip()
            self.styles[state.style] = (name, state.outline)
            self._name = []
        self._put(outer, "}")

    def take_word(self, state: State, word: str, number: int | None) -> State:
        """Take a control word; return what holds after it."""
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
        """Return what holds after a mark of a tag, or of what stands beside the page."""
        if word == "htmltag":
            return state._replace(starred=False)
        if number == 0 and state.target == TWIN:
            self.texts[BODY].append(f"\\f{state.font} " if state.font is not None else "")
            return state._replace(target=BODY)
        return state._replace(target=TWIN) if number != 0 and state.target == BODY else state

    def _turn(self, state: State, word: str) -> State:
        """Return where the text of a group goes after its name."""
        if word == "footnote" and state.target == BODY:
            return self._switch(state, NOTE)
        if word in _HELD:
            return self._switch(state, state.again)
        if word in _HOLDERS:
            again = state.again if state.target == NOTHING else state.target
            return state._replace(target=NOTHING, again=again)
        if word in _INSIDE:
            # Word says a title twice: in an old character set, then in Unicode.
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
        """Take a control symbol; return what holds after it."""
        if symbol == "*":
            return state._replace(starred=True)
        if not state.is_hidden:
            self._put(state, f"\\{symbol}")
            self._count(state, 1)
        return state

    def take_text(self, state: State, text: str) -> None:
        """Take a run of characters."""
        if state.target == MARK:
            self._mark += text[:20]
        elif state.target == STYLE:
            self._name.append(text[:200])
        elif not state.is_hidden:
            self._put(state, text)
            self._count(state, len(text))

    def end_line(self, state: State, word: str) -> None:
        """End a line of the text."""
        # A word before the mark: else it might be taken for what stands in for a character.
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
    """Return a control word as striprtf can take it, whatever its number."""
    if word == "uc":
        return f"\\uc{min(_MOST_SKIPPED, max(0, 1 if number is None else number))} "
    if word != "u":
        return f"\\{word} "
    code = (number or 0) % 0x10000 if (number or 0) < 0 else number or 0
    known = 0 < code <= sys.maxunicode and chr(code) not in PRIVATE
    return f"\\u{code} " if known else "\\u63 "
