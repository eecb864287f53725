"""What the styles of an OpenDocument text mean, whatever they are based on."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from summarize.numbers import read_number
from summarize.readers.documents.roles import read_style_name
from summarize.readers.documents.xml_tree import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ESCAPE = re.compile(r"_([0-9a-fA-F]{1,4})_")  # of a character in a name
_MOST_STEPS = 20  # from a style to what it is based on


class Styles(NamedTuple):
    """What is known of the styles of a text, by their names."""

    roles: Mapping[str, str]  # of a paragraph: "heading 2", "quote", "code", ...
    bold: frozenset[str]
    hidden: frozenset[str]
    numbered: frozenset[tuple[str, int]]  # list styles, and their levels from 1


def read_styles(roots: Iterable["_Element"]) -> Styles:
    """Return what the styles mean that the parts of a text define."""
    known: dict[str, _Element] = {}
    numbered = set()
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            known.setdefault(style.get(f"{STYLE}name") or "", style)
        for style in root.iter(f"{TEXT}list-style"):
            name = style.get(f"{STYLE}name") or ""
            for level in style.iter(f"{TEXT}list-level-style-number"):
                depth = read_number(level.get(f"{TEXT}level"))
                if level.get(f"{STYLE}num-format") and depth is not None:
                    numbered.add((name, depth))
    roles = {name: _find_role(name, known) for name in known}
    bold = {name for name, style in known.items() if _says(style, f"{_FORMAT}font-weight", "bold")}
    hidden = {name for name, style in known.items() if _says(style, f"{TEXT}display", "none")}
    return Styles(roles, frozenset(bold), frozenset(hidden), frozenset(numbered))


def _says(style: "_Element", key: str, value: str) -> bool:
    return any(e.get(key) == value for e in style if local_name(e) == "text-properties")


def _find_role(name: str, known: Mapping[str, "_Element"]) -> str:
    """Return the role of a style or of the nearest one below it that has one."""
    for _ in range(_MOST_STEPS):
        role = read_style_name(_ESCAPE.sub(_unescape, name))
        style = known.get(name)
        if role or style is None:
            return role
        name = style.get(f"{STYLE}parent-style-name") or ""
    return ""


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))
