"""What the directives of reStructuredText hold: prose, code, or nothing to read."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.readers.texts.markup_languages.rst.rst_lines import FIELD, dedent

_PROSE = frozenset(
    """note warning tip important caution danger attention hint error admonition topic sidebar
    seealso versionadded versionchanged deprecated container compound epigraph highlights
    pull-quote abstract rst-class class only tab tab-set tab-item grid card dropdown details
    glossary function method attribute data module exception option describe object program
    cmdoption envvar confval centered""".split()
)
_TITLED = frozenset(("admonition", "topic", "sidebar", "centered"))
# Their argument names something for programs.
_NAMED = frozenset(
    """class rst-class only function method attribute data module exception option describe object
    program cmdoption envvar confval container tab-set grid""".split()
)
_QUOTES = frozenset(("epigraph", "highlights", "pull-quote"))
_CODE = frozenset("code code-block sourcecode parsed-literal doctest testcode prompt".split())
_TABLES = frozenset(("table", "list-table", "csv-table", "flat-table"))
_PICTURES = frozenset("image figure graphviz plot mermaid uml digraph".split())


class Directive(NamedTuple):
    """What a directive holds."""

    kind: str  # prose, quote, code, heading, or the reason why it is out
    lines: Sequence[str]


def open_directive(match: re.Match[str], lines: Sequence[str]) -> Directive:
    """Return what a directive holds, without its options; ``lines`` are those below the first."""
    name, argument = match[2].lower().rsplit(":", 1)[-1], match[3] or ""
    body = dedent(lines)
    start = next((i for i, line in enumerate(body) if line and not FIELD.match(line)), len(body))
    body = body[start:]
    if name in _CODE:
        return Directive("code", body)
    if name == "rubric":
        return Directive("heading", [argument])
    if name in _PROSE and not match[1]:
        title = [] if name in _NAMED or not argument else [argument]
        blank = [""] if name in _TITLED else []
        return Directive("quote" if name in _QUOTES else "prose", [*title, *blank, *body])
    reason = "table" if name in _TABLES else "picture" if name in _PICTURES else "directive"
    return Directive(reason, [match[2], argument, *body])
