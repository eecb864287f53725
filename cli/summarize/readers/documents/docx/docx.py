"""Read a DOCX. The only module that knows mammoth."""

import io
import zipfile
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree, html

from summarize.errors import InputError
from summarize.models import Draft
from summarize.readers.documents.archive import open_archive
from summarize.readers.documents.docx.docx_styles import name_roles
from summarize.readers.documents.docx.members import Parts, read_parts
from summarize.readers.documents.docx.prepare import list_notes, prepare_document
from summarize.readers.documents.docx.slim import slim_document
from summarize.readers.documents.properties import choose_title, read_properties
from summarize.readers.html.blocks import Page, list_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES = """
p.title => h1.title:fresh
p.heading1 => h1:fresh
p.heading2 => h2:fresh
p.heading3 => h3:fresh
p.heading4 => h4:fresh
p.heading5 => h5:fresh
p.heading6 => h6:fresh
p.quote => blockquote > p:fresh
p.caption => p.caption:fresh
p.code => pre:separator('\\n')
"""
_LISTS = "\n".join(
    f"p:{kind}-list({depth}) => {'ul|ol > li > ' * (depth - 1)}{tag} > li:fresh"
    for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
    for depth in range(1, 10)
)
# What mammoth raises where a document breaks the rules of its format.
_FAULTS = (
    AttributeError, ExpatError, IndexError, KeyError, OSError, RecursionError, TypeError,
    ValueError, zipfile.BadZipFile,
)  # fmt: skip


def read_docx(data: bytes) -> Draft:
    """Return the blocks of a Word document, its notes and contents left out, and its metadata."""
    archive = open_archive(data)
    parts = read_parts(archive)
    said = read_properties(archive)
    prepared = prepare_document(parts.document, name_roles(parts.styles))
    slim_document(parts.document)
    page = list_blocks(html.document_fromstring(f"<html><body>{_convert(parts)}</body></html>"))
    return Draft(
        (*page.blocks, *list_notes(parts.notes)),
        form="document",
        title=choose_title(_find_title(page), said.title, page.blocks),
        author="; ".join(prepared.authors) or said.author,
        date=said.date,
        removed=prepared.removed,
    )


def _convert(parts: Parts) -> str:
    """Return the text of a document as HTML.

    mammoth gets a new archive, made in memory of three parts: nothing in it points to a
    picture, an object, another file or the network.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("document", "styles", "numbering"):
            root: _Element | None = getattr(parts, name)
            if root is not None:
                archive.writestr(f"word/{name}.xml", etree.tostring(root))
    try:
        result = mammoth.convert_to_html(
            file,
            style_map=_STYLES + _LISTS,
            include_default_style_map=False,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
            external_file_access=False,
        )
    except _FAULTS as error:
        raise InputError("the DOCX breaks the rules of its format and can't be read") from error
    return str(result.value)


def _find_title(page: Page) -> str | None:
    """Return what is styled as the title of the document."""
    for block, place in zip(page.blocks, page.places, strict=True):
        if block.kind == "heading" and page.frames[place].name == "title":
            return block.text
    return None
