"""What the package of a book says of it: title, authors, date."""

import re
from typing import TYPE_CHECKING, NamedTuple

from summarize.language.characters import one_line
from summarize.readers.documents.xml_tree import local_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_DATE = re.compile(r"[12]\d{3}-\d\d-\d\d")
_NOBODY = ("unknown", "anonymous", "various", "")


class Metadata(NamedTuple):
    """What a book says of itself."""

    title: str | None
    author: str | None  # several separated by "; "
    date: str | None  # ISO 8601, YYYY-MM-DD


def read_metadata(metadata: "_Element | None") -> Metadata:
    """Return the main title, the authors (not the translators and the like), and the date."""
    elements = [] if metadata is None else [e for e in metadata.iter() if local_name(e)]
    refined = {
        (str(e.get("refines")).lstrip("#"), e.get("property")): one_line(e.text or "")
        for e in elements
        if e.get("refines")
    }
    titles = _list_said(elements, "title", refined, "title-type", "main")
    authors = _list_said(elements, "creator", refined, "role", "aut")
    dates = [_DATE.match((e.text or "").strip()) for e in elements if local_name(e) == "date"]
    named = [author for author in authors if author.lower() not in _NOBODY]
    return Metadata(
        titles[0] if titles else None,
        "; ".join(dict.fromkeys(named)) or None,
        next((date.group() for date in dates if date), None),
    )


def _list_said(
    elements: list["_Element"],
    tag: str,
    refined: "Mapping[tuple[str, str], str]",
    property_: str,
    wanted: str,
) -> list[str]:
    """Return the texts of the elements whose property is the wanted one; of all if none is."""
    found, fine = [], []
    for element in elements:
        text = one_line(element.text or "")
        if local_name(element) == tag and text:
            old = next((v for k, v in element.attrib.items() if k.endswith("}" + property_)), "")
            found.append(text)
            if (refined.get((element.get("id") or "", property_)) or old) == wanted:
                fine.append(text)
    return fine or found
