"""Tell by its first bytes what a source is, where it is neither a page nor a text."""

import io
import re

_PDF_WITHIN = 1024  # bytes: a reader of PDF forgives as many before its mark
_OBJECT = b"endobj"
_MIMETYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}
# What stands at the start of an archive of which the end is missing.
_BROKEN = ((b"epub+zip", "epub"), (b"opendocument.text", "odt"), (b"[Content_Types].xml", "docx"))
_ENTRY, _MOST_ENTRIES = b"PK\x01\x02", 100_000  # of an archive: each takes 600 bytes of memory
_DOCX = "word/"  # the folder of its parts; the document may have any name
_FLAT = b"application/vnd.oasis.opendocument.text"  # OpenDocument in one file of XML
_FLAT_WITHIN = 8_192  # bytes: the namespaces come first
_HTML_BEFORE = re.compile(rb"<(?:!doctype|html|body)", re.IGNORECASE)


def tell_magic(data: bytes) -> str | None:
    """Return "pdf", "rtf", "epub", "docx", "odt", "webarchive" or None."""
    head = data[:_PDF_WITHIN]
    pdf = head.find(b"%PDF-")
    # A text may speak of the mark; a file that has it further down has objects below it.
    if pdf == 0 or (pdf > 0 and _OBJECT in data and not _HTML_BEFORE.search(head, 0, pdf)):
        return "pdf"
    if data.startswith((b"{\\rtf", b"{\\pard")):
        return "rtf"
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return "webarchive"
    if b"<office:document" in head and _FLAT in data[:_FLAT_WITHIN]:
        return "odt"
    return _tell_zip(data) if data.startswith(b"PK\x03\x04") else None


def _tell_zip(data: bytes) -> str | None:
    """Return which kind of document a ZIP archive is, by its names alone."""
    if data.count(_ENTRY) > _MOST_ENTRIES:
        return None
    import zipfile  # 2 ms, that a text should not cost

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                kind = _MIMETYPES.get(archive.read("mimetype").strip())
                if kind:
                    return kind
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        marks = (kind for mark, kind in _BROKEN if mark in data[:_PDF_WITHIN])
        return next(marks, None)
    if "[Content_Types].xml" in names and any(name.startswith(_DOCX) for name in names):
        return "docx"
    return "epub" if "META-INF/container.xml" in names else None
