"""Files that are text or XML by their bytes, but hold no article: they are refused by name."""

import re
from typing import NoReturn

from summarize.errors import InputError, NoArticleError
from summarize.readers.format_features import FormatFeatures

_POSTSCRIPT = "PostScript, which is a program: make a PDF of it with ps2pdf or epstopdf first"
_PREVIEWED = b"\xc5\xd0\xd3\xc6"
_PROGRAM = re.compile(rb"\x04?%!(?! ?T[eE]X)(?:PS)?[^\r\n]{0,99}[\r\n]+(?:%|/|\d+ dict|save|gsave)")
_DEBIAN, _AR = "a Debian package (.deb)", "an archive of compiled code (ar)"
_ENTRY = re.compile(r"^@[a-zA-Z]{3,20} ?\{ ?[^\s,{}]{1,80},", re.MULTILINE)
# Roots that hold data even if a note in them is prose.
_DATA = {
    "xbrl": "XBRL, the figures of a report",
    "kml": "KML, places on a map",
    "gpx": "GPX, a track on a map",
    "urlset": "a sitemap, a list of pages",
    "sitemapindex": "a list of sitemaps",
    "root": "XSL-FO, pages ready to print: make a PDF of it with fop first",
}
_MOST = 2_000_000  # bytes that are searched for prose
# An element or an attribute that may be a sentence; other scripts need no spaces.
_PIECE = re.compile(rb"[>\"]([^<>\"]{40,})")
_WORDS, _MARK = 6, re.compile(rb"[.,;:]")
_OTHER_SCRIPT = re.compile(rb"(?:[\x80-\xff]\s?){30}")


def detect_postscript(features: FormatFeatures) -> None:
    """Refuse PostScript and EPS, also with a preview of Windows; a text may open like them."""
    if features.opening.startswith(_PREVIEWED) or _PROGRAM.match(features.opening):
        raise InputError(_POSTSCRIPT)


def detect_pointer(features: FormatFeatures) -> None:
    """Refuse a pointer of Git LFS, which stands for a large file in a repository."""
    if b"\nsize " in features.head:
        raise InputError("a pointer of Git LFS, not the file itself: run git lfs pull first")


def detect_ar(features: FormatFeatures) -> NoReturn:
    """Refuse an archive that holds a package or compiled code."""
    name = _DEBIAN if b"debian-binary" in features.head[:99] else _AR
    raise InputError(f"binary data, not text: {name}")


def detect_bibtex(features: FormatFeatures) -> bool | None:
    """Detect a list of works by an entry; a text in LaTeX may hold one."""
    listed = _ENTRY.search(features.start) and "\\documentclass" not in features.start
    return bool(listed) or None


def detect_data(features: FormatFeatures) -> str | None:
    """Name the data that a root in the table of kinds holds; a <root> may be that of any XML."""
    root = features.root
    return _DATA[root.name] if root.name != "root" or "XSL/Format" in root.tag else None


def detect_xml(features: FormatFeatures) -> str | None:
    """Detect XML in which no piece of text may be a sentence."""
    root, data = features.root.name, features.data[:_MOST]
    if root in ("", "html") or b"\0" in data or _has_sentence(data):
        return None
    return f"<{root}>"


def _has_sentence(data: bytes) -> bool:
    if _OTHER_SCRIPT.search(data):
        return True
    pieces = (match[1] for match in _PIECE.finditer(data))
    return any(_MARK.search(piece) and len(piece.split()) > _WORDS for piece in pieces)


def read_data(name: str) -> NoReturn:
    """Refuse data whose root names it."""
    raise NoArticleError(f"XML data without an article: {name}")


def read_bibtex(_: str) -> NoReturn:
    """Refuse a list of works."""
    raise NoArticleError("BibTeX, a list of works, not a text: name one that cites these")


read_xml = read_data
