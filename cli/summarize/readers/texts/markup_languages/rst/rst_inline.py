"""Take the marks off a line of reStructuredText."""

import re
from collections.abc import Mapping

from summarize.language.characters import one_line

_LITERAL = re.compile(r"``([^`\n]{1,500}(?:`[^`\n]{1,500}){0,9})``")
_ROLE = re.compile(
    r"(?<![\w`]):[a-zA-Z][\w:+.-]{0,40}:`[~!]?([^`]{1,500})`|`([^`]{1,500})`:[a-z]+:"
)
_NUMBERED = re.compile(r":(rfc|pep):`(\d{1,5})`", re.IGNORECASE)
_PHRASE = re.compile(r"`([^`]{1,500})`(?:__?(?!\w))?")
_TARGET = re.compile(r"(?<=\S)\s{1,9}<[^<>]{1,500}>\Z")
_ALONE = re.compile(r"<([^<>]{1,500})>\Z")
_STRONG = re.compile(r"(?<![\w*\\])\*\*(?=\S)([^*]{1,500}(?:\*[^*]{1,100}){0,3})\*\*(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{0,500}[^\s*\\])\*(?![\w*])")
_NOTE = re.compile(r"\s?\[(?:\d{1,3}|#[\w-]{0,40}|\*|[A-Za-z][\w.-]{1,40})\]_(?!\w)")
_REPLACED = re.compile(r"\|([^|\s](?:[^|\n]{0,100}[^|\s])?)\|_{0,2}(?!\w)")
_WORD = re.compile(r"(?<![\w`])([A-Za-z][A-Za-z0-9.-]{1,60})__?(?=[\s.,;:!?)]|\Z)")
_ESCAPE = re.compile(r"\\(\s|[^\w\s])")


def read_inline(text: str, replacements: Mapping[str, str]) -> str:
    """Return a text without roles, links, notes and emphasis; literals stay as they are.

    Pieces that must stay as they are wait behind a mark that no text holds.
    """
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(next(part for part in match.groups() if part is not None))
        return "\0"

    text = _LITERAL.sub(keep, text.replace("\0", ""))
    text = _ROLE.sub(lambda m: _name(m[1] or m[2]), _NUMBERED.sub(_name_number, text))
    text = _PHRASE.sub(lambda m: _name(m[1]), text)
    text = _NOTE.sub("", text)
    text = _REPLACED.sub(lambda m: replacements.get(m[1], m[0]), text)
    text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))
    text = _ESCAPE.sub(lambda m: m[1].strip(), _WORD.sub(r"\1", text))
    pieces = text.split("\0")
    kept = [a + b for a, b in zip(pieces, [*literals, ""], strict=False)]
    return one_line("".join(kept))


def _name_number(match: re.Match[str]) -> str:
    return f"{match[1].upper()} {match[2]}"


def _name(inside: str) -> str:
    """Return the words of a link, without where it goes."""
    named = _TARGET.sub("", inside)
    alone = _ALONE.match(named)
    return alone[1] if alone else named
