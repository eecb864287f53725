"""What the styles of a DOCX mean, whatever they are called and whatever they are based on."""

from typing import TYPE_CHECKING

from summarize.extract.xml_tree import local_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

# The names that Word, LibreOffice, Google, Pages and pandoc write, in lower case; Word keeps the
# English ones in every language.
_ROLES = {
    "title": "title", "document title": "title",
    "author": "author", "authors": "author", "date": "date",
    "quote": "quote", "intense quote": "quote", "block text": "quote", "quotations": "quote",
    "block quotation": "quote", "block quote": "quote",
    "caption": "caption", "image caption": "caption", "table caption": "caption",
    "illustration": "caption", "figure": "caption", "table": "caption", "drawing": "caption",
    "source code": "code", "html preformatted": "code", "preformatted text": "code",
    "toc heading": "contents", "contents heading": "contents", "table of figures": "contents",
    "bibliography": "reference", "header": "header", "footer": "footer",
}  # fmt: skip
_CONTENTS = ("toc ", "contents ", "index ")  # and a level
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
        role = _read_name(value(said.get("name"), "val").lower())
        level = outline_level(said.get("pPr"))
        if role or level:
            return role or f"heading {level}"
        style = known.get(value(said.get("basedOn"), "val"))
    return ""


def _read_name(name: str) -> str:
    if name.startswith(_CONTENTS) and name[-1:].isdigit():
        return "contents"
    word, _, level = name.partition(" ")
    if word == "heading" and level.isdigit() and len(level) == 1:
        return f"heading {min(6, max(1, int(level)))}"
    return "heading 1" if name == "heading" else _ROLES.get(name, "")


def outline_level(properties: "_Element | None") -> int:
    """Return the level of a heading, 1 to 6, that paragraph properties give; 0 for none."""
    for child in properties if properties is not None else ():
        if local_name(child) == "outlineLvl":
            level = value(child, "val")
            return min(6, int(level) + 1) if level.isdigit() and int(level) < 9 else 0
    return 0


def value(element: "_Element | None", name: str) -> str:
    """Return an attribute of Word's own namespace, of which there are two; "" for none."""
    for key, said in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return str(said)
    return ""
