"""Numbers of the numbered paragraphs of a Word document, which go on across other paragraphs."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.numbers import read_number
from summarize.readers.office import list_bases
from summarize.readers.xml import find_child, read_attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = "\ue003"  # around a number in the text, on the way through mammoth
_MARKED = re.compile(rf"{_MARK}(\d+){_MARK}")
_MOST = 99_999
_LEVELS = 9


class _Level(NamedTuple):
    """How the paragraphs of one level of a list are numbered."""

    start: int
    plain: bool  # by one number, as "12." or "[12]"


def mark_numbers(
    document: "_Element", numbering: "_Element | None", styles: "_Element | None"
) -> None:
    """Put its number, between marks, before the text of each numbered paragraph, in place."""
    if numbering is None:
        return
    lists = dict(_list_numberings(numbering))
    named = dict(_list_styles(styles))
    counts: dict[str, list[int | None]] = {}  # of each list, by level
    for paragraph in document.iter("{*}p"):
        found = _find_numbering(paragraph, named)
        if found is None or found[0] not in lists:
            continue
        name, levels = lists[found[0]]
        depth = found[1]
        level = levels.get(depth, _Level(1, plain=False))
        count = counts.setdefault(name, [None] * _LEVELS)
        last = count[depth]
        number = level.start if last is None else last + 1
        count[depth:] = [number, *[None] * (_LEVELS - depth - 1)]
        if level.plain and 0 <= number <= _MOST:
            _declare(paragraph, found)
            _insert(paragraph, f"{_MARK}{number}{_MARK}")


def read_numbers(root: "_Element") -> None:
    """Turn the marked numbers of list items to their values, and drop all others, in place."""
    for element in root.iter():
        found = _MARKED.match(element.text or "")
        if found and element.tag == "li":
            element.set("value", found[1])
        if element.text and _MARK in element.text:
            element.text = _MARKED.sub("", element.text)


def _list_numberings(numbering: "_Element") -> Iterator[tuple[str, tuple[str, dict[int, _Level]]]]:
    """Yield the id of each list, with the name under which it counts, and its levels."""
    abstract = {
        read_attribute(e, "abstractNumId"): dict(_list_levels(e))
        for e in numbering.iter("{*}abstractNum")
    }
    for number in numbering.iter("{*}num"):
        base = read_attribute(find_child(number, "abstractNumId"), "val")
        starts = {
            _read_level(e, "ilvl"): read_number(
                read_attribute(find_child(e, "startOverride"), "val")
            )
            for e in number.iter("{*}lvlOverride")
        }
        levels = dict(abstract.get(base, {}))
        for depth, start in starts.items():
            if start is not None:
                levels[depth] = levels.get(depth, _Level(1, plain=True))._replace(start=start)
        own = read_attribute(number, "numId")
        yield own, (f"{base} {own}" if starts else base, levels)


def _list_levels(abstract: "_Element") -> Iterator[tuple[int, _Level]]:
    for element in abstract.iter("{*}lvl"):
        depth = _read_level(element, "ilvl")
        start = read_number(read_attribute(find_child(element, "start"), "val"))
        text = read_attribute(find_child(element, "lvlText"), "val")
        decimal = read_attribute(find_child(element, "numFmt"), "val") in ("decimal", "")
        plain = decimal and text.count("%") == 1 and f"%{depth + 1}" in text
        yield depth, _Level(1 if start is None else start, plain)


def _list_styles(styles: "_Element | None") -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the paragraph styles that are numbered, or whose bases are."""
    every = () if styles is None else styles.iter("{*}style")
    known = {read_attribute(style, "styleId"): style for style in every}
    for name, element in known.items():
        properties = (find_child(style, "pPr") for style in list_bases(element, known))
        if found := next(filter(None, map(_read_properties, properties)), None):
            yield name, found


def _find_numbering(
    paragraph: "_Element", named: dict[str, tuple[str, int]]
) -> tuple[str, int] | None:
    """Find the list and the level of a paragraph; the list 0 takes it out of that of its style."""
    properties = find_child(paragraph, "pPr")
    style = named.get(read_attribute(find_child(properties, "pStyle"), "val"))
    return _read_properties(properties) or style


def _read_properties(properties: "_Element | None") -> tuple[str, int] | None:
    numbered = find_child(properties, "numPr")
    name = read_attribute(find_child(numbered, "numId"), "val")
    return (name, _read_level(find_child(numbered, "ilvl"), "val")) if name else None


def _declare(paragraph: "_Element", found: tuple[str, int]) -> None:
    """Declare the list and the level of a paragraph itself, as mammoth does not ask its style."""
    properties = find_child(paragraph, "pPr")
    if properties is None or find_child(properties, "numPr") is not None:
        return
    namespace = paragraph.tag.rpartition("}")[0] + "}"
    numbered = properties.makeelement(f"{namespace}numPr")
    for tag, value in (("ilvl", str(found[1])), ("numId", found[0])):
        place = numbered.makeelement(f"{namespace}{tag}")
        place.set(f"{namespace}val", value)
        numbered.append(place)
    properties.append(numbered)


def _insert(paragraph: "_Element", text: str) -> None:
    """Insert a run of text before those of a paragraph."""
    namespace = paragraph.tag.rpartition("}")[0] + "}"
    run = paragraph.makeelement(f"{namespace}r")
    letters = run.makeelement(f"{namespace}t")
    letters.text = text
    run.append(letters)
    paragraph.insert(1 if find_child(paragraph, "pPr") is not None else 0, run)


def _read_level(element: "_Element | None", name: str) -> int:
    """Read the level of a list, from 0 to 8."""
    return min(_LEVELS - 1, read_number(read_attribute(element, name)) or 0)
