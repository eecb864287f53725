"""What holds in a group of an RTF until it closes: where its text goes, how it looks."""

from collections.abc import Callable
from typing import NamedTuple

BODY, NOTE, TITLE, AUTHOR = "body", "note", "title", "author"  # texts that are read
MARK, STYLE, CREATED, NOTHING = "mark", "style", "created", "nothing"
TWIN = "twin"  # what the RTF of a page says once more, for those that don't read the page in it


class State(NamedTuple):
    """What holds in a group."""

    target: str = BODY  # where its text goes
    again: str = NOTHING  # where the text of a group inside goes that is read nevertheless
    own: str = ""  # the text in which the group has opened one of its own
    starred: bool = False  # the group may be left out by who does not know it
    font: int | None = None
    is_bold: bool = False
    is_hidden: bool = False
    style: int = 0
    outline: int = 9  # level from 0; 9 is that of text
    in_table: bool = False
    list_level: int = 0  # from 1; 0 outside of lists


Change = Callable[[State, int | None], State]
# What control words change: of the paragraph, then of the characters. A 0 turns them off.
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
