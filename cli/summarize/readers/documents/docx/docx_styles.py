"""What the styles of a DOCX mean, whatever they are called and whatever they are based on."""

from typing import TYPE_CHECKING

from summarize.numbers import read_number
from summarize.readers.documents.roles import read_style_name
from summarize.readers.documents.xml_tree import local_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_MOST_STEPS = 20  # from a style to what it is based on; Word allows ten


def name_roles(styles: "_Element | None") -> dict[str, str]:
    """Return the role of each paragraph style by its id: "heading 2", "quote", "code", ..."""
    if styles is None:
        return {}
    known = {
        value(style, "styleId"): style
        for style in styles
        if local_name(style) == "style" and value(style, "type") in ("", "paragraph")
    }
    roles = {name: _find_role(style, known) for name, style in known.items()}
    return {name: role for name, role in roles.items() if role}


def _find_role(style: "_Element | None", known: "Mapping[str, _Element]") -> str:
    """Return the role of the style or of the nearest one below it that has one."""
    for _ in range(_MOST_STEPS):
        if style is None:
            break
        said = {local_name(child): child for child in style}
        role = read_style_name(value(said.get("name"), "val"))
        level = outline_level(said.get("pPr"))
        if role or level:
            return role or f"heading {level}"
        style = known.get(value(said.get("basedOn"), "val"))
    return ""


def outline_level(properties: "_Element | None") -> int:
    """Return the level of a heading, 1 to 6, that paragraph properties give; 0 for none."""
    for child in properties if properties is not None else ():
        if local_name(child) == "outlineLvl":
            level = read_number(value(child, "val"), most=8)
            return 0 if level is None else min(6, level + 1)
    return 0


def value(element: "_Element | None", name: str) -> str:
    """Return an attribute of Word's own namespace, of which there are two; "" for none."""
    for key, said in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return str(said)
    return ""
