"""No regular expression of ours takes more than a moment, whatever it reads."""

import importlib
import re
from itertools import product
from pathlib import Path
from time import process_time
from typing import Any

import pytest

PACKAGE = Path(__file__).parents[2] / "cli" / "summarize"
NAMES = sorted(
    ".".join(("summarize", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in PACKAGE.rglob("*.py")
    if path.name not in ("__main__.py", "__init__.py")
)
PATTERNS = [
    (f"{name.removeprefix('summarize.')}.{key}", value)
    for name in NAMES
    for key, value in vars(importlib.import_module(name)).items()
    if isinstance(value, re.Pattern)
]
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
ENDS = ["", "!", "\n\n"]
SIZE = 12_000  # characters
SECONDS = 0.25
MATCHED = frozenset(  # only ever tried at the start of a line, or at one place
    (
        "sources.open._SCHEME",
        "extract.sniff._PAGE_START",
        "extract.sniff._FRAGMENT_START",
        "extract.wrapping._LIST_ITEM",
        "text.sentences._CLOSING",
    )
)


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_a_pattern_reads_in_time_that_grows_with_the_text(
    name: str, pattern: re.Pattern[Any]
) -> None:
    for piece, end in product(PIECES, ENDS):
        text: str | bytes = piece * (SIZE // len(piece)) + end
        if isinstance(pattern.pattern, bytes):
            text = str(text).encode()
        start = process_time()
        pattern.match(text)
        for _ in () if name in MATCHED else pattern.finditer(text):
            pass
        assert process_time() - start < SECONDS, repr(piece + "..." + end)


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 30
