"""No regular expression of ours takes more than a moment, whatever it reads."""

import importlib
import math
import re
from functools import cache
from itertools import product
from pathlib import Path
from time import process_time, sleep
from typing import Any

import pytest

from summarize.lazy import LatePattern

PACKAGE = Path(__file__).parents[2] / "cli" / "summarize"
ROOMS = sorted({path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py")})


def make(value: Any) -> Any:
    """Return the pattern that is made when it is needed; anything else as it is."""
    if isinstance(value, LatePattern):
        return value.compiled
    made = getattr(value, "__annotations__", {}) == {"return": re.Pattern[str]}
    return value() if made and hasattr(value, "cache_info") else value


@cache
def list_patterns(room: str) -> dict[str, re.Pattern[Any]]:
    """Return the patterns of a folder, or of a module beside the folders, by their names."""
    found = {}
    for path in sorted([PACKAGE / room, *(PACKAGE / room).rglob("*.py")]):
        if path.suffix == ".py" and path.name not in ("__main__.py", "__init__.py"):
            module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            for key, value in vars(importlib.import_module(f"summarize.{module}")).items():
                if isinstance(pattern := make(value), re.Pattern):
                    found[f"{module}.{key}"] = pattern
    return found


# What the patterns look for, in pieces, and what may stand at the end to disappoint them.
PIECES = [
    *' \naA1.…"“«「。茶カก[`#|=<&@/()-',
    *(
        "A. ",
        "1.1",
        "1. ",
        "](",
        "[a]",
        "**",
        "**a",
        "__",
        "_a",
        "# ",
        "> ",
        "- ",
        "---\n",
        "a: b\n",
    ),
    *("<p", "<p ", "\x1b[", "\x1b]", "\u0301", "a@", "http://", "a-"),
]
ENDS = ["!", "\n\n"]
# Seconds depend on the machine and on what else it does, so times are compared: those of a text
# and of one twice as long, and with what a plain pattern takes that looks 2,000 characters far.
SIZE = 1_000  # characters
QUICK = 0.0003  # seconds; what grows by the square takes more from a ns a step on
GROWTH = 3.0  # times as long for twice the text: 2 is linear, 4 the square
CLEAR = 2.5  # times for which no further look is needed
MEASURE = re.compile("a{0,2000}!")  # 3 ms on our machine for 2,000 characters
MEASURES = 9  # the longest of ours takes 5
TRIES = 80  # the best of each time counts: other programs slow down some of them
AT_ONCE, PAUSE = 20, 0.03  # tries, and seconds before each further one: they may do so for a while
REST = 3.0  # seconds, after which what was slow is read once more
MATCHED = frozenset(  # only ever tried at the start of a line, or at one place
    (
        "commands.suggestions._HOST",
        "sources.address._SCHEME",
        "readers.html.html._PAGE_START",
        "readers.html.html.FRAGMENT_START",
        "readers.formats.markdown.FRAGMENT_START",
        "readers.formats.notebook._CELLS",
        "readers.formats.subtitles._ARRAY",
        "readers.rows.rows._SEGMENT_ARRAY",
        "readers.xml._DOCTYPE",
        "readers.wrapping._LIST_ITEM",
        "notices.lines._ASKS_EARLY",
        "notices.corrections.article_ends._CREDIT",
        "language.sentences._CLOSING",
    )
)


@cache
def write_text(piece: str, end: str, size: int, *, binary: bool) -> str | bytes:
    text = piece * (size // len(piece)) + end
    return text.encode() if binary else text


def read(pattern: re.Pattern[Any], text: str | bytes, *, once: bool) -> float:
    """Return the seconds of the processor that a pattern takes for a text."""
    start = process_time()
    pattern.match(text)
    for _ in () if once else pattern.finditer(text):
        pass
    return process_time() - start


def read_plain() -> float:
    return read(MEASURE, "a" * 2_000, once=False)


@cache
def take_measure() -> float:
    return min(read_plain() for _ in range(20))


def is_slow(
    pattern: re.Pattern[Any], piece: str, end: str, *, once: bool, tries: int = TRIES
) -> bool:
    """Tell whether time grows by more than the text, or is more than some measures."""
    binary = isinstance(pattern.pattern, bytes)
    short = write_text(piece, end, SIZE, binary=binary)
    brief = read(pattern, short, once=once)
    if brief < QUICK:
        return False
    # Most of the others are slow, but as slow for half of it: two reads of that are cheaper.
    half = write_text(piece, end, SIZE // 2, binary=binary)
    least = min(read(pattern, half, once=once) for _ in range(2))
    if brief <= CLEAR * least and GROWTH * brief <= MEASURES * take_measure():
        return False
    text = write_text(piece, end, 2 * SIZE, binary=binary)
    long, measure = math.inf, take_measure()
    # One that was slowed down would make what grows by the square look linear.
    brief = min(brief, *(read(pattern, short, once=once) for _ in range(4)))
    for number in range(tries):
        if number >= AT_ONCE:
            sleep(PAUSE)
        long = min(long, read(pattern, text, once=once))
        if long <= GROWTH * brief and brief <= MEASURES * measure:
            return False
        measure = read_plain()  # the machine may have become slower
        brief = min(brief, read(pattern, short, once=once))
    return True


@pytest.mark.parametrize("room", ROOMS)
def test_a_pattern_reads_in_time_that_grows_with_the_text(room: str) -> None:
    found = []
    for name, pattern in list_patterns(room).items():
        for piece, end in product(PIECES, ENDS):
            once = name in MATCHED
            # What is slow is so again, and after a rest; the machine, for a moment.
            if all(is_slow(pattern, piece, end, once=once) for _ in range(2)):
                sleep(REST)
                if is_slow(pattern, piece, end, once=once):
                    found.append(f"{name}: {piece + '...' + end!r}")
                    break
    assert not found


@pytest.mark.parametrize(
    "slow", [r"\s*<", r"(?:a|b)*c", r"\w+@", r"[^\n]*\d$", r" *(?:x|$)", "a{0,9999}b"]
)
def test_a_pattern_that_grows_by_the_square_is_found(slow: str) -> None:
    pattern = re.compile(slow)
    assert any(is_slow(pattern, *texts, once=False, tries=9) for texts in product(PIECES, ENDS))


def test_the_patterns_are_found() -> None:
    assert len(list_patterns("notices")) > 20
    assert "language.words._runs" in list_patterns("language")
    assert "lazy.py" in ROOMS
    assert {name for room in ROOMS for name in list_patterns(room)} >= MATCHED
