"""Take the marks off a line of Org."""

import re

from summarize.language.characters import one_line

_LINK = re.compile(
    r"\[\[([^\[\]\n]{1,1000})\](?:\[([^\[\]\n]{1,500}(?:\[[^\[\]\n]{0,200}\][^\[\]\n]{0,200})?)\])?\]"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|pdf)\Z", re.IGNORECASE)
_NOTE = re.compile(r"\s?\[fn:[^\[\]\n]{0,1000}\]")
_MARKED = re.compile(
    r"(?<![^\s\-({'\"“„«—–/*_])([*/_+])(?=\S)((?:(?!\1)[^\n]){1,400})(?<=\S)\1(?![^\s\-.,:;!?'\")}\[\\”“»—–/*_])"
)
_LITERAL = re.compile(
    r"(?<![^\s\-({'\"“„«—–/])([=~])(?=\S)([^\n]{1,150}?)(?<=\S)\1(?![^\s\-.,:;!?'\")}\[\\”“»—–])"
)
_BREAK = re.compile(r"\\\\\s*$")
_MACRO = re.compile(r"\{\{\{[^{}]{0,200}\}\}\}|<<<?[^<>]{1,100}>>>?|@@[^@]{0,200}@@")


def read_inline(text: str) -> str:
    """Return a text without links, notes and emphasis; literals stay as they are."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[2])
        return "\0"

    text = _NOTE.sub("", _MACRO.sub("", text.replace("\0", "")))
    text = _LITERAL.sub(keep, _LINK.sub(_name, text))
    text = _MARKED.sub(r"\2", _MARKED.sub(r"\2", _BREAK.sub("", text)))
    pieces = text.split("\0")
    return one_line("".join(a + b for a, b in zip(pieces, [*literals, ""], strict=False)))


def _name(match: re.Match[str]) -> str:
    """Return the words of a link, without where it goes; a picture has none."""
    if match[2]:
        return "" if _PICTURE.search(match[2]) and "/" in match[2] else match[2]
    target = match[1]
    return "" if _PICTURE.search(target) else target.removeprefix("*").removeprefix("#")
