"""PowerPoint presentations (PPTX): titles are headings, bullets items; speaker notes are kept."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from summarize.errors import InputError
from summarize.models import Block, Draft
from summarize.numbers import read_number
from summarize.readers.archive import Archive, open_archive
from summarize.readers.office import confirm_metadata, read_properties, spell_formula
from summarize.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRESENTATION = "ppt/presentation.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLES = ("title", "ctrTitle")
_LEFT_OUT = ("dt", "ftr", "hdr", "sldNum", "sldImg")
_PLAIN = ("subTitle",)
_PARTS = (".xml", ".rels")  # members that are read; all others are pictures and sounds
_WHOLE = ("sp", "tbl", "Fallback")  # contents of these are not searched again
_TYPED = re.compile(r"[•‣▪●◦]\s?(?=\S)|[–—-]\s(?=\S)")  # a bullet that is written as a letter
_LEVEL = 2  # of the title of a slide: that of the presentation is 1


def read(data: bytes) -> Draft:
    """Read the blocks of all visible slides, each followed by its notes.

    Raise InputError if it is broken.
    """
    archive = open_archive(data)
    parts = (name for name in archive.members if name.endswith(_PARTS))
    archive.check_together(parts, "slides, too much to read")
    spoken: set[str] = set()  # the notes that were read
    names = list(_list_slides(archive))
    blocks = [block for name in names for block in _read_slide(archive, name, spoken)]
    properties = confirm_metadata(read_properties(archive), blocks)
    first = blocks[0] if blocks else None
    title = first.text if first and first.kind == "heading" else properties.title
    return Draft(
        tuple(blocks[1:] if first and first.text == title else blocks),
        form="document",
        title=title,
        author=properties.author,
        date=properties.date,
        provenance=properties.provenance,
    )


def _list_slides(archive: Archive) -> Iterator[str]:
    """Yield the names of the slides, in their order."""
    if _PRESENTATION not in archive.members:
        raise InputError("no slides in the presentation: its list of them is missing")
    names = {rid: name for rid, name, _ in _list_relations(archive, _PRESENTATION)}
    root = parse_xml(archive.read(_PRESENTATION), _PRESENTATION)
    for slide in root.iter("{*}sldId"):
        name = names.pop(slide.get(_ID) or "", "")  # each once, however often it is listed
        if name in archive.members and name.endswith(_PARTS):
            yield name


def _list_relations(archive: Archive, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and kind of the members to which a member refers."""
    folder, base = posixpath.split(name)
    found = f"{folder}/_rels/{base}.rels"
    if found not in archive.members:
        return
    for relation in parse_xml(archive.read(found), found):
        target = relation.get("Target") or ""
        path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        yield relation.get("Id") or "", path, (relation.get("Type") or "").rpartition("/")[2]


def _read_slide(archive: Archive, name: str, spoken: set[str]) -> Iterator[Block]:
    root = parse_xml(archive.read(name), name)
    if root.get("show") == "0":
        return
    yield from _read_shapes(root)
    for _, target, kind in _list_relations(archive, name):
        known = target in archive.members and target.endswith(_PARTS) and target not in spoken
        if kind == "notesSlide" and known:
            spoken.add(target)
            notes = parse_xml(archive.read(target), target)
            yield from (replace(b, kind="paragraph", level=0) for b in _read_shapes(notes))


def _read_shapes(root: "_Element") -> Iterator[Block]:
    for shape in root.iter("{*}sp", "{*}tbl", "{*}Fallback"):
        if any(local_name(e) in _WHOLE for e in shape.iterancestors()):
            continue  # a fallback repeats content that is also there in a newer form
        if local_name(shape) == "tbl":
            yield from _read_table(shape)
        elif local_name(shape) == "sp":
            place = next(shape.iter("{*}ph"), None)
            role = "" if place is None else place.get("type") or "body"
            if role in _TITLES:
                text = " ".join(map(_join_runs, shape.iter("{*}p")))
                yield Block(text, "heading", level=_LEVEL)
            elif role not in _LEFT_OUT:
                for line in shape.iter("{*}p"):
                    yield _read_line(line, bullets=bool(role) and role not in _PLAIN)


def _read_line(line: "_Element", *, bullets: bool) -> Block:
    """Make the block of a line in a shape: an item if the line or its placeholder has a bullet."""
    how = next(line.iter("{*}pPr"), None)
    marks = [] if how is None else [local_name(e) for e in how]
    bullets = "buNone" not in marks and (bullets or "buChar" in marks or "buAutoNum" in marks)
    text = _join_runs(line)
    typed = _TYPED.match(text)
    text = text[typed.end() :] if typed else text
    if not (bullets or typed):
        return Block(text)
    depth = read_number(how.get("lvl")) if how is not None else None
    return Block(text, "item", level=1 + min(8, depth or 0))


def _read_table(table: "_Element") -> Iterator[Block]:
    for row, cells in enumerate(table.findall("{*}tr")):
        for column, cell in enumerate(cells.findall("{*}tc")):
            text = " ".join(map(_join_runs, cell.iter("{*}p")))
            yield Block(text, "cell", row=row, column=column)


def _join_runs(line: "_Element") -> str:
    """Read the text of a line, without the number of the slide."""
    return " ".join("".join(map(_read_run, line)).split())


def _read_run(run: "_Element") -> str:
    name = local_name(run)
    if name == "r":
        return "".join(e.text or "" for e in run.iter("{*}t"))
    formula = next(run.iter("{*}oMathPara", "{*}oMath"), None)
    return " " if name == "br" else "" if formula is None else spell_formula(formula)
