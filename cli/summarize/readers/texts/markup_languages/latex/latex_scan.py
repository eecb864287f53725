"""Scan LaTeX once from start to end: text, and what opens or ends between its pieces."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from summarize.readers.texts.markup_languages.latex import latex_tokens as tokens
from summarize.readers.texts.markup_languages.latex.latex_names import (
    CODE,
    DROPPED,
    HEADINGS,
    HIDDEN,
    LETTERS,
    NOTES,
    SIGNS,
)
from summarize.readers.texts.markup_languages.latex.latex_tokens import TOKEN, flatten
from summarize.readers.texts.markup_languages.marked import Growth

_OPTION = re.compile(r"\s{0,9}\[[^\]]{0,400}\]")
_NAME = re.compile(r"\s{0,9}\{([a-zA-Z]{1,40})\*?\}")
_DEFINED = re.compile(r"\s{0,9}\\[a-zA-Z@]{1,60}[#\d]{0,20}")
_BEFORE_GROUP = re.compile(r"\s{0,99}(?=\{)")
_SHORT = 60  # characters of an argument of an unknown environment, or of a formula
_INLINE = "math"
_DEFINING = frozenset("def gdef let newcommand renewcommand providecommand".split())


class Event(NamedTuple):
    """A piece of text, or a change in what the text is."""

    kind: str  # text, break, heading, note, close, item, begin, end, code, removed
    text: str = ""
    reason: str = ""  # of what is removed
    level: int = 0  # of a heading
    said: str = ""  # by a formula


class Macro(NamedTuple):
    """What a macro of the author's own says around its argument, if it has one."""

    before: str
    after: str | None = None


class Scanner:
    """One text of LaTeX, and which braces belong together."""

    def __init__(self, text: str, macros: Mapping[str, Macro]) -> None:
        self.text = text
        self.macros = macros
        self._ends = tokens.match_braces(text)
        self._growth = Growth()
        self._closing: dict[int, Event] = {}  # by the brace that ends what is open
        self._unended: set[str] = set()  # environments that are known never to end again

    def scan(self, place: int, end: int) -> Iterator[Event]:
        """Yield the events between two places."""
        while place < end:
            token = TOKEN.match(self.text, place, end)
            if token is None:
                return
            event, place = self._read(token)
            yield from event
            if event and event[-1] == _STOP:
                return

    def find_group(self, place: int) -> tuple[int, int] | None:
        """Return where the inside of the group that follows begins and ends."""
        while option := _OPTION.match(self.text, place):
            place = option.end()
        space = _BEFORE_GROUP.match(self.text, place)
        if space is None or space.end() not in self._ends:
            return None
        return space.end() + 1, self._ends[space.end()]

    def skip_groups(self, place: int, count: int) -> int:
        """Return the place behind so many groups, as far as they are there."""
        for _ in range(count):
            group = self.find_group(place)
            if group is None:
                return place
            place = group[1] + 1
        return place

    def _read(self, token: re.Match[str]) -> tuple[list[Event], int]:
        place = token.end()
        if token["command"]:
            return self._read_command(token["command"], place)
        if token["display"] or token["dollars"]:
            return self._enter_formula("\\]" if token["display"] else "$$", place)
        if token["close"]:
            event = self._closing.pop(token.start(), None)
            return ([event] if event else []), place
        if token["blank"]:
            return [Event("break")], place
        return [Event("text", tokens.read_sign(token))], place

    def _read_command(self, name: str, place: int) -> tuple[list[Event], int]:
        if name == "begin":
            return self._begin(place)
        if name in self.macros:
            return self._expand(self.macros[name], place)
        if name in SIGNS:
            ends = self.text.startswith("{}", place)
            glued = name in LETTERS and self.text.startswith(" ", place)
            return [Event("text", SIGNS[name])], place + 2 * ends + glued
        if name == "end":
            found = _NAME.match(self.text, place)
            ended = (
                [] if found and found[1] == _INLINE else [Event("end", found[1] if found else "")]
            )
            return ended, found.end() if found else place
        if name in HEADINGS:
            return self._open(Event("heading", level=HEADINGS[name]), place)
        if name in NOTES:
            return self._open(Event("note"), place)
        if name in ("item", "par"):
            option = _OPTION.match(self.text, place) if name == "item" else None
            label = option[0].strip()[1:-1] + " " if option else ""
            event = Event("item", flatten(label)) if name == "item" else Event("break")
            return [event], option.end() if option else place
        return self._read_other(name, place)

    def _expand(self, macro: Macro, place: int) -> tuple[list[Event], int]:
        if not self._growth.allow(len(macro.before) + len(macro.after or ""), 0):
            return [], place
        group = None if macro.after is None else self.find_group(place)
        if group:
            self._closing[group[1]] = Event("text", macro.after or "")
        return [Event("text", macro.before)], group[0] if group else place

    def _read_other(self, name: str, place: int) -> tuple[list[Event], int]:
        """Drop a command with the arguments that no one reads; what is in others is text."""
        group = self.find_group(place)
        if name in _DEFINING and (defined := _DEFINED.match(self.text, place)):
            return [], self.skip_groups(defined.end(), 1)
        if name in DROPPED:
            return [], self.skip_groups(place, DROPPED[name])
        if "cite" in name or (name.endswith("ref") and name != "hyperref"):
            return [], group[1] + 1 if group else place
        if group and name in ("enquote", "frac", "dfrac", "tfrac", "cfrac", "SI", "qty"):
            between = {"enquote": "”", "SI": " ", "qty": " "}.get(name, "/")
            self._closing[group[1]] = Event("text", between)
            return [Event("text", "“" if name == "enquote" else "")], group[0]
        option = _OPTION.match(self.text, place) if self.text.startswith("[", place) else None
        return [], option.end() if option else place

    def _open(self, event: Event, place: int) -> tuple[list[Event], int]:
        group = self.find_group(place)
        if group is None:
            return [], place
        self._closing[group[1]] = Event("close", event.kind)
        return [event], group[0]

    def _begin(self, place: int) -> tuple[list[Event], int]:
        found = _NAME.match(self.text, place)
        if found is None:
            return [], place
        name, place = found[1], found.end()
        if name == _INLINE:
            return [], place
        if name in HIDDEN or name in CODE:
            end = self._find_end(f"\\end{{{found[0].strip()[1:-1]}}}", place)
            if end is not None:
                inside = self.text[place : end[0]]
                if name in CODE:
                    return [Event("code", _OPTION.sub("", inside, count=1))], end[1]
                if HIDDEN[name] == "formula":
                    return self._read_formula(place, *end)
                return [Event("removed", flatten(inside), HIDDEN[name])], end[1]
        option = _OPTION.match(self.text, place)
        place = option.end() if option else place
        group = self.find_group(place)
        if name == "frame" and group and self.text[place] == "{":
            event, place = self._open(Event("heading", level=HEADINGS["frametitle"]), place)
            return [Event("break"), *event], place
        short = group and self.text[place] == "{" and group[1] - group[0] <= _SHORT
        return [Event("begin", name)], group[1] + 1 if group and short else place

    def _enter_formula(self, mark: str, place: int) -> tuple[list[Event], int]:
        end = self._find_end(mark, place)
        return self._read_formula(place, *end) if end else ([], place)

    def _read_formula(self, start: int, end: int, after: int) -> tuple[list[Event], int]:
        """Return a formula on a line of its own, and what it says, if it is short."""
        inside = self.text[start:end]
        said = ""
        if len(inside.strip()) <= _SHORT and "\\\\" not in inside and "&" not in inside:
            said = "".join(event.text for event in self.scan(start, end) if event.kind == "text")
        return [Event("removed", flatten(inside), "formula", said=said)], after

    def _find_end(self, mark: str, place: int) -> tuple[int, int] | None:
        """Return where a mark stands next; what was once not found is not looked for again."""
        found = -1 if mark in self._unended else self.text.find(mark, place)
        if found < 0:
            self._unended.add(mark)
            return None
        return found, found + len(mark)


_STOP = Event("end", "document")
