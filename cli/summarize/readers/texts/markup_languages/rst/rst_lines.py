"""Tell what a line of reStructuredText begins, and how far what it begins goes."""

import re
from collections.abc import Sequence

_ADORNMENT = re.compile(r"\A([!-/:-@\[-`{-~])\1{2,}[ \t]*\Z")
DIRECTIVE = re.compile(
    r"\.\. (?:\|([^|\n]{1,100})\| )?([a-zA-Z][\w:+.-]{0,60}?) ?::(?:[ \t]+(.*)|\Z)"
)
NOTE = re.compile(r"\.\. \[[^\]\n]{1,100}\]")
EXPLICIT = re.compile(r"\.\.(?: |\Z)|__ ")
FIELD = re.compile(r":([^\s:`][^:`\n]{0,80}):(?: +(.*)|\Z)")
ITEM = re.compile(r"(?:[-*+•‣]|\(?(\d{1,4}|#|[a-zA-Z])[.)])(?: +(?=\S)|\Z)")
TABLE = re.compile(r"\A(?:\+[-=+]{3,}\+|={2,}(?: +={2,})+)\Z")
DOCTEST = ">>> "
LINE_BLOCK = "| "


def measure_indent(line: str) -> int:
    """Return the number of blanks that a line begins with."""
    return len(line) - len(line.lstrip())


def is_adornment(line: str) -> bool:
    """Tell a line that only underlines or rules."""
    return _ADORNMENT.match(line) is not None


def find_end(lines: Sequence[str], start: int, indent: int) -> int:
    """Return the number of the first line from ``start`` on that stands less far in."""
    end = start
    for number in range(start, len(lines)):
        if lines[number].strip():
            if measure_indent(lines[number]) < indent:
                break
            end = number + 1
    return end


def find_blank(lines: Sequence[str], start: int) -> int:
    """Return the number of the first blank line from ``start`` on."""
    return next((i for i in range(start, len(lines)) if not lines[i].strip()), len(lines))


def dedent(lines: Sequence[str]) -> list[str]:
    """Return the lines moved left together."""
    least = min((measure_indent(line) for line in lines if line.strip()), default=0)
    return [line[least:] for line in lines]


def find_title(lines: Sequence[str], at: int) -> tuple[str, str, int] | None:
    """Return text, style and number of lines of the title at a line, if there is one."""
    first = lines[at]
    second = lines[at + 1] if at + 1 < len(lines) else ""
    third = lines[at + 2] if at + 2 < len(lines) else ""
    if is_adornment(first):
        over = second.strip() and third.rstrip() == first.rstrip()
        return (second.strip(), first[0] * 2, 3) if over and not is_adornment(second) else None
    under = is_adornment(second) and len(second.rstrip()) * 2 >= len(first.rstrip())
    return (first.strip(), second[0], 2) if under and not first[:1].isspace() else None
