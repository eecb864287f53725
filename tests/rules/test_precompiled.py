"""What the program compiles beforehand is what Python would compile, and is what it needs."""

import re
from typing import Any

import pytest

from summarize.precompiled.patterns import find_or_compile, read_codes
from tests.conftest import ROOT
from tests.quality.precompile import record

_PROGRAM = "summarize.__main__"


def test_each_expression_is_what_python_makes_of_it() -> None:
    known, _ = read_codes()
    assert len(known) > 500
    for pattern, flags in known:
        made: re.Pattern[Any] = re.compile(pattern, flags)
        assert find_or_compile(pattern, flags) == made, pattern


@pytest.mark.parametrize("name", ["harbour.txt", "bridge.html", "tea.txt", "windrad.html"])
def test_nearly_all_that_a_run_compiles_is_known(name: str) -> None:
    """Where this fails, many expressions have changed: ``python -m tests.quality precompile``."""
    said = record(_PROGRAM, [str(ROOT / "samples" / name)])
    known, _ = read_codes()
    unknown = said - set(known)
    assert len(said) > 100
    assert len(unknown) < len(said) / 20, unknown


def test_an_expression_that_is_not_known_is_compiled() -> None:
    assert find_or_compile("(?P<a>x)y", re.IGNORECASE).fullmatch("XY")
    with pytest.raises(re.error):
        find_or_compile("(")
