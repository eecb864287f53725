"""Turn the tree of an OpenDocument text into one of HTML, in place."""

from typing import TYPE_CHECKING

from summarize.models import Removed
from summarize.numbers import read_number
from summarize.readers.documents.odt.odt_styles import TEXT, Styles
from summarize.readers.documents.xml_tree import local_name, take_out, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = {
    "p": "p", "list": "ul", "list-item": "li", "list-header": "li", "table": "table",
    "table-row": "tr", "table-cell": "td", "covered-table-cell": "td", "text-box": "div",
    "section": "div", "a": "a", "line-break": "br",
}  # fmt: skip
# Deleted texts, comments, the text beside a ruby, contents made by the program, forms, objects.
_UNREAD = frozenset(
    "tracked-changes annotation annotation-end ruby-text forms sequence-decls variable-decls "
    "user-field-decls note-citation desc title object object-ole image plugin applet math "
    "binary-data change change-start change-end settings".split()
)
_CONTENTS = frozenset(
    "table-of-content alphabetical-index illustration-index table-index object-index user-index "
    "bibliography".split()
)
_CLASS = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}class"
_ON_EACH = ("header", "footer", "date-time", "page-number", "page")
_ROLES = {"quote": "blockquote", "code": "pre"}
_LEFT_OUT = ("contents", "reference", "header", "footer")


def make_html(body: "_Element", styles: Styles) -> list[Removed]:
    """Change a tree to HTML; notes stand at its end, as captions; return what was left out."""
    take_out([e for e in body.iter() if local_name(e) in _UNREAD])
    _name_slides(body)
    removed = []
    for contents in [e for e in body.iter() if local_name(e) in _CONTENTS]:
        lines = [text_of(p) for p in contents.iter(f"{TEXT}p")]
        removed += [Removed(line, "contents") for line in lines if line]
        take_out([contents])
    _move_notes(body)
    for element in body.iter():
        name = local_name(element)
        if name in ("p", "h"):
            _turn_line(element, name, styles)
        elif name == "span":
            _turn_span(element, styles)
        elif name in ("s", "tab"):
            element.tag, element.text = "span", " "
        elif name == "list":
            element.tag = _find_list(element, styles)
        elif name in _TAGS:
            element.tag = _TAGS[name]
        elif name and name != "template":
            element.tag = "span" if element.tag.startswith(TEXT) else "div"
    return removed


def _name_slides(body: "_Element") -> None:
    """Make headings of the titles of slides; what stands on each of them goes."""
    for frame in body.iter("{*}frame"):
        role = frame.get(_CLASS)
        if role == "title":
            for line in list(frame.iter(f"{TEXT}p")):
                line.tag = f"{TEXT}h"
                line.set(f"{TEXT}outline-level", "2")
        elif role in _ON_EACH:
            take_out([frame])


def _move_notes(body: "_Element") -> None:
    """Set footnotes and endnotes at the end: beside the text, as captions are."""
    for note in list(body.iter(f"{TEXT}note")):
        for line in list(note.iter(f"{TEXT}p", f"{TEXT}h")):
            line.set("class", "caption")
            line.tail = None
            body.append(line)
        take_out([note])


def _turn_line(element: "_Element", name: str, styles: Styles) -> None:
    style = element.get(f"{TEXT}style-name") or ""
    role = styles.roles.get(style, "")
    level = read_number(element.get(f"{TEXT}outline-level") or role.rpartition(" ")[2])
    element.tag = "p"
    if style in styles.hidden or role in _LEFT_OUT[2:]:
        take_out([element])
    elif element.get("class"):  # a note
        return
    elif role == "title":
        element.tag = "h1"
        element.set("class", "title")
    elif name == "h" or role.startswith("heading"):
        element.tag = "h6" if level is None else f"h{min(6, max(1, level))}"
    elif role in ("caption", "contents"):
        element.set("class", "caption")
    elif role in _ROLES:
        element.tag = _ROLES[role]
    elif style in styles.bold:
        _wrap_bold(element)


def _wrap_bold(element: "_Element") -> None:
    bold = element.makeelement("b")
    bold.text, element.text = element.text, None
    bold.extend(list(element))
    element.append(bold)


def _turn_span(element: "_Element", styles: Styles) -> None:
    style = element.get(f"{TEXT}style-name") or ""
    element.tag = "b" if style in styles.bold else "span"
    if style in styles.hidden:
        take_out([element])


def _find_list(element: "_Element", styles: Styles) -> str:
    """Return "ol" where the style of a list, or of the one around it, numbers its level."""
    depth, name = 1, element.get(f"{TEXT}style-name")
    for above in element.iterancestors("ul", "ol"):
        depth += 1
        name = name or above.get(f"{TEXT}style-name")
    return "ol" if (name, depth) in styles.numbered else "ul"
