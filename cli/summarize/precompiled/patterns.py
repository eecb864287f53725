"""Take the code of regular expressions from a file, where Python would compile each in each run.

Python keeps the code of modules beside them, but not that of their expressions: to compile those
of a page took a quarter of a process. Only what the same compiler made is used; any other Python
compiles as ever. ``python -m tests.quality precompile`` writes the file.
"""

import marshal
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

_compiler: Any = re._compiler  # type: ignore[attr-defined]
_compile = _compiler.compile
FILE = Path(__file__).with_name("patterns.codes")
# Of Python 3.11, 3.12 and 3.13, whose compilers make the same of all that is in the file.
_MAGIC = (20220615, 20221023, 20230612)

Said = tuple[str | bytes, int]  # an expression and its flags
# Flags, whether it is bytes, the expression: a key that never compares bytes with a string.
Key = tuple[int, bool, str | bytes]
# All flags, where the code begins and ends, and of its groups how many they are, their numbers by
# name and their names: what the compiler hands over.
Compiled = tuple[int, int, int, int, dict[str, int], tuple[str | None, ...]]


def use_precompiled() -> None:
    """Have this process take from the file what it finds there, if the file is whole."""
    sre = _compiler._sre
    machine = sys.implementation.name, sre.CODESIZE, sys.byteorder
    if sre.MAGIC in _MAGIC and machine == ("cpython", 4, "little"):
        try:
            read_codes()
        except (OSError, EOFError, ValueError, TypeError):
            return
        _compiler.compile = find_or_compile


def find_or_compile(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
    """Return an expression as ``re`` compiles it. Raise ``re.error`` if there is none."""
    known, words = read_codes()
    found = known.get((flags, isinstance(pattern, bytes), pattern))
    if found is None:
        return _compile(pattern, flags)  # type: ignore[no-any-return]
    every_flag, first, last, *groups = found
    code = words[first:last].tolist()
    return _compiler._sre.compile(pattern, every_flag, code, *groups)  # type: ignore[no-any-return]


@cache
def read_codes() -> tuple[dict[Key, Compiled], memoryview]:
    """Return what is known, and the code of it all."""
    known, code = marshal.loads(FILE.read_bytes())
    return known, memoryview(code).cast("I")
