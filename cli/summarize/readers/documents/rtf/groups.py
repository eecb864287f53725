"""Sort the groups of an RTF: its text, notes, properties and styles, and what is not read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.errors import InputError
from summarize.readers.documents.rtf.collect import Collector
from summarize.readers.documents.rtf.state import State

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
    """Return what an RTF, or the page in it, holds; raise InputError for one without an end."""
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
    """Yield the tokens of an RTF without its binary data."""
    place = 0
    while match := _TOKEN.match(text, place):
        word, number, symbol, brace, run = match.groups()
        place = match.end()
        value = int(number) if number else None
        if word == "bin":
            place += max(0, value or 0)
        else:
            yield _Token(word or "", value, symbol or "", brace or "", run or "")
