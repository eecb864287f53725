"""Bindings to the few functions of pdfium that are needed: its one home.

pypdfium2 ships the library, but declaring all 450 functions and its own classes would take two
thirds of the start of a process, and each PDF is read in a new process.
"""

import ctypes
from ctypes import c_char_p, c_double, c_float, c_int, c_uint, c_ulong, c_ushort, c_void_p
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

_FILES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_CODES = ("utf-8", "latin-1")  # of passwords; the second in older encryption
_LOCKED = (4, 5)  # FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY
_ENTRIES = (
    "Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"
)  # fmt: skip


class Box(ctypes.Structure):
    """A rectangle (FS_RECTF)."""

    _fields_ = [(name, c_float) for name in ("left", "top", "right", "bottom")]


class Matrix(ctypes.Structure):
    """A transformation (FS_MATRIX)."""

    _fields_ = [(name, c_float) for name in "abcdef"]


class _Config(ctypes.Structure):
    """Settings of the library, in version 2 (FPDF_LIBRARY_CONFIG)."""

    _fields_ = [
        ("version", c_int), ("fonts", c_void_p), ("isolate", c_void_p), ("slot", c_uint),
    ]  # fmt: skip


def _load_library() -> Any:
    spec = find_spec("pypdfium2_raw")
    if spec and spec.origin:
        for path in map(Path(spec.origin).parent.joinpath, _FILES):
            if path.is_file():
                return ctypes.CDLL(str(path))
    # Imported here: a build for the system's library knows its path.
    from pypdfium2_raw import bindings

    return bindings._libs["pdfium"]


CALLED: dict[str, Any] = {}  # functions by name
_LIBRARY = _load_library()
_LIBRARY["FPDF_InitLibraryWithConfig"](ctypes.byref(_Config(version=2)))


def _describe(name: str, result: Any, *arguments: Any) -> Any:
    function = CALLED[name] = _LIBRARY[name]
    function.restype, function.argtypes = result, arguments
    return function


_get_last_error = _describe("FPDF_GetLastError", c_ulong)
_load_document = _describe(
    "FPDF_LoadMemDocument64", c_void_p, c_char_p, ctypes.c_size_t, c_char_p
)  # the data must stay in memory
_count_pages = _describe("FPDF_GetPageCount", c_int, c_void_p)
_get_entry = _describe("FPDF_GetMetaText", c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)
_load_page = _describe("FPDF_LoadPage", c_void_p, c_void_p, c_int)
_close_page = _describe("FPDF_ClosePage", None, c_void_p)
get_width = _describe("FPDF_GetPageWidthF", c_float, c_void_p)
get_height = _describe("FPDF_GetPageHeightF", c_float, c_void_p)
get_rotation = _describe("FPDFPage_GetRotation", c_int, c_void_p)  # quarters
_load_text = _describe("FPDFText_LoadPage", c_void_p, c_void_p)
_close_text = _describe("FPDFText_ClosePage", None, c_void_p)
_count_chars = _describe("FPDFText_CountChars", c_int, c_void_p)
get_text = _describe("FPDFText_GetText", c_int, c_void_p, c_int, c_int, ctypes.POINTER(c_ushort))
get_unicode = _describe("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
get_angle = _describe("FPDFText_GetCharAngle", c_float, c_void_p, c_int)
# These are called for thousands of characters. Without checks of argument types they take two
# thirds of the time; so a page must be passed as a c_void_p, and a result by reference.
get_loose_box = _describe("FPDFText_GetLooseCharBox", c_int)
is_generated = _describe("FPDFText_IsGenerated", c_int)  # a space or break that is not drawn
get_origin = _describe("FPDFText_GetCharOrigin", c_int)
get_font_size = _describe("FPDFText_GetFontSize", c_double)
get_matrix = _describe("FPDFText_GetMatrix", c_int)
get_font = _describe("FPDFText_GetFontInfo", c_ulong)
get_weight = _describe("FPDFText_GetFontWeight", c_int)


class LockedError(Exception):
    """The PDF needs a password."""


class BrokenError(Exception):
    """The bytes are no PDF that pdfium can open."""


class Document(NamedTuple):
    """An open PDF."""

    handle: int
    pages: int
    data: bytes  # must outlive the handle: pdfium reads from it


class Page(NamedTuple):
    """An open page."""

    handle: ctypes.c_void_p
    text: ctypes.c_void_p
    chars: int

    def close(self) -> None:
        """Free the memory of the page."""
        _close_text(self.text)
        _close_page(self.handle)


def open_pdf(data: bytes, password: str = "") -> Document:
    """Open a PDF, with a password if it needs one; raise LockedError or BrokenError."""
    keys = dict.fromkeys(("", password))
    codes = dict.fromkeys(key.encode(code, "replace") for key in keys for code in _CODES)
    handle = next(filter(None, (_load_document(data, len(data), code) for code in codes)), 0)
    count = _count_pages(handle)
    if count < 1:
        locked = _get_last_error() in _LOCKED
        raise LockedError if locked else BrokenError
    return Document(handle, count, data)


def read_metadata(document: Document) -> dict[str, str]:
    """Read the metadata of a PDF, such as Title, Author and CreationDate."""
    entries = {name: _read_entry(document, name.encode()) for name in _ENTRIES}
    return {name: text for name, text in entries.items() if text}


def _read_entry(document: Document, name: bytes) -> str:
    size = _get_entry(document.handle, name, None, 0)
    buffer = ctypes.create_string_buffer(size)
    _get_entry(document.handle, name, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")  # two zeros at the end


def open_page(document: Document, index: int) -> Page | None:
    """Open a page by its 0-based index; None if it can't be opened."""
    handle = _load_page(document.handle, index)
    if not handle:
        return None
    text = _load_text(handle)
    if not text:
        _close_page(handle)
        return None
    return Page(ctypes.c_void_p(handle), ctypes.c_void_p(text), _count_chars(text))
