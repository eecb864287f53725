"""What of a result to show, and how wide and in which colours."""

from typing import NamedTuple

MAX_COLUMNS, PAGE_COLUMNS = 100, 80  # of a summary and of a whole article, unless asked for


class Style(NamedTuple):
    """What of a summary to show, for every format alike."""

    bare: bool = False  # no heading, no closing line
    explain: bool = False  # each score, and what made it up
    phrases: bool = False  # the key phrases in place of the sentences
    columns: int = PAGE_COLUMNS  # of what is laid out
    color: bool = False


PLAIN = Style()
