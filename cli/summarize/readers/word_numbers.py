"""Numbers of the numbered paragraphs of a Word document, which go on across other paragraphs.

A plain number is that of its item; any other label ("1.2.3", "(a)", "Article 4") opens the text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.numbers import read_number
from summarize.readers.office import list_bases
from summarize.readers.xml import find_child, read_attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = "\ue003"  # around a number in the text, on the way through mammoth
_MARKED = re.compile(rf"{_MARK}([^{_MARK}]*){_MARK}")
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PLAIN = re.compile(r"\W{0,3}(\d{1,5})\W{0,3}")
_LONGEST = 60  # characters of a label
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3_999
_FORMS = ("decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")


class _Level(NamedTuple):
    """How the paragraphs of one level of a list are numbered."""

    start: int = 1
    form: str = ""  # "decimal", "lowerLetter", "upperRoman", ...; "" if it can't be written
    text: str = ""  # "%1.%2": the label, with the numbers of levels
    restarts: bool = True  # behind a paragraph of a level above
    legal: bool = False  # the numbers of all levels are decimal in it


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
        level = levels.get(depth, _Level())
        count = counts.setdefault(name, [None] * _LEVELS)
        last = count[depth]
        count[depth] = level.start if last is None else last + 1
        for deeper in range(depth + 1, _LEVELS):
            count[deeper] = None if levels.get(deeper, level).restarts else count[deeper]
        label = _write_label(depth, levels, count)
        if label and any((one.text or "").strip() for one in paragraph.iter("{*}t")):
            _declare(paragraph, found)
            _insert(paragraph, f"{_MARK}{label}{_MARK}")


def _write_label(depth: int, levels: dict[int, _Level], count: list[int | None]) -> str:
    """Write the label of a paragraph; "" if it has none that can be written."""
    level = levels.get(depth, _Level())
    places = [int(place) - 1 for place in _PLACE.findall(level.text)]
    shown = {place: levels.get(place, _Level()) for place in places}
    if not level.form or not all(other.form for other in shown.values()):
        return ""

    def write(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        reached = count[place]
        number = shown[place].start if reached is None else reached
        return _write_number(number, "decimal" if level.legal else shown[place].form)

    return _PLACE.sub(write, level.text).strip()[:_LONGEST]


def _write_number(number: int, form: str) -> str:
    """Write a number as a level of a list does."""
    if not 0 < number <= _MOST_ROMAN or form in ("decimal", "decimalZero"):
        return f"{number:02}" if form == "decimalZero" else str(number)
    written = ""
    if form.endswith("Letter"):  # a to z, aa to zz
        written = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    for value, letters in _ROMAN if form.endswith("Roman") else ():
        written += letters * (number // value)
        number %= value
    return written.upper() if form.startswith("upper") else written


def read_numbers(root: "_Element") -> None:
    """Turn the marked numbers of items to their values, and other labels to text, in place."""
    for element in root.iter():
        found = _MARKED.match(element.text or "")
        if found is None:
            continue
        plain = _PLAIN.fullmatch(found[1]) if element.tag == "li" else None
        if plain:
            element.set("value", plain[1])
        elif element.tag == "li" and (above := element.getparent()) is not None:
            above.tag = "ul"  # whose items need no numbers
        label = "" if plain else f"{found[1]} "
        element.text = label + (element.text or "")[found.end() :].lstrip()


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
                levels[depth] = levels.get(depth, _Level(1, "decimal", f"%{depth + 1}."))._replace(
                    start=start
                )
        own = read_attribute(number, "numId")
        yield own, (f"{base} {own}" if starts else base, levels)


def _list_levels(abstract: "_Element") -> Iterator[tuple[int, _Level]]:
    for element in abstract.iter("{*}lvl"):
        depth = _read_level(element, "ilvl")
        start = read_number(read_attribute(find_child(element, "start"), "val"))
        text = read_attribute(find_child(element, "lvlText"), "val")
        form = read_attribute(find_child(element, "numFmt"), "val") or "decimal"
        restart = read_attribute(find_child(element, "lvlRestart"), "val")
        legal = find_child(element, "isLgl") is not None
        known = form if form in _FORMS else ""
        yield depth, _Level(1 if start is None else start, known, text, restart != "0", legal)


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
