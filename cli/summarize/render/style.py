"""The style of a rendering: parts to show, width, colours."""

from typing import NamedTuple

MAX_COLUMNS, PAGE_COLUMNS = 100, 80  # defaults for a summary and for a whole article


class Style(NamedTuple):
    """Options of a rendering, the same for every format."""

    bare: bool = False  # no heading, no closing line
    explain: bool = False  # scores and their parts
    phrases: bool = False  # key phrases instead of sentences
    columns: int = PAGE_COLUMNS  # of the layout
    color: bool = False
    links: bool = False  # on the bullets, for terminals that can (OSC 8)


PLAIN = Style()
