"""What goes to a program or a model that chooses, and what comes back."""

from collections.abc import Callable
from typing import NamedTuple


class Prompt(NamedTuple):
    """A prompt, and what its answer may be."""

    text: str
    sentences: int  # numbered in it, from 1
    wanted: int  # sentences to choose
    optional: bool = False  # the answer may be that there is none


class Outcome(NamedTuple):
    """The end of a call."""

    output: str = ""  # of a program the last 64 kB of its standard output
    failure: str | None = None  # such as "took longer than 120 s"
    fits: float | None = None  # the share of the prompt that it could have read, if it was too long


Tell = Callable[[str], None]  # gets each line of a program's standard error
Watch = Callable[[Callable[[], None]], None]  # gets a function that ends a call, from any thread
