"""The features by which a format is detected, and the search for them in a source."""

import io
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from summarize.lazy import compile_late
from summarize.models import Source
from summarize.numbers import parse_json
from summarize.readers.decode import decode_bom, decode_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Function = str | Callable[..., Any]

_SEEN = 65_536  # bytes before the root of a document; characters with the syntax of a text
_OPENING = 400  # characters
_HEAD = 2_048  # bytes that contain the marks of a kind
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space
_ROOT = compile_late(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})[\s/>]")
_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_SUBSET_END = compile_late(r"\]\s{0,99}>")
_ZIP, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"
_MOST_ENTRIES = 100_000  # of an archive: each takes 600 bytes of memory
_TORN_WITHIN = 1_024  # bytes of an archive whose end is missing
_MIMETYPE = 100  # bytes


class Kind(NamedTuple):
    """A line of the table of kinds: all facts about a format that need not load its module.

    The module is one of ``formats/`` and has functions of these names, as far as the format needs
    them; those of "slack:list" end in "_list". A format that is a folder names each function by
    "module:function", below ``readers/``. A kind of another package has the functions themselves.
    """

    name: str
    module: str = ""
    # All of these that are given must be true.
    starts: tuple[bytes, ...] = ()  # the first bytes, after a byte order mark and white space
    marks: tuple[bytes, ...] = ()  # one of them is in the first two kilobytes
    signs: tuple[str, ...] = ()  # one of them is in the first 65,536 characters of the text
    pattern: str = ""  # found in the first 400 characters of the text
    called: str = ""  # part of the name of the file
    # One of these must be true, if any is given.
    roots: tuple[str, ...] = ()  # the root element of the XML document
    members: tuple[tuple[str, ...], ...] = ()  # a row is in the ZIP archive; see ``holds``
    torn: bytes = b""  # at the start of such an archive whose end is missing
    detect: "Function" = (
        ""  # (FormatFeatures) -> the content, True for text or data, None of another
    )
    read: "Function" = ""  # (found) -> Draft of the one article
    split: "Function" = ""  # (found) -> Sources in it; None if it is one article
    enter: "Function" = ""  # (Source, found) -> the one Source in it
    text: bool = False  # found is the text, not the bytes
    page: bool = False  # read gets the Source, whose address counts
    chapters: bool = False  # split only if chapters are requested
    outer: bool = False  # never inside another kind, nor an article without a page around it


class Root(NamedTuple):
    """The root of a document in XML, or of a page."""

    name: str  # in lower case, without its prefix
    tag: str  # all of it but the last bracket


NO_ROOT = Root("", "")


class FormatFeatures:
    """The bytes of a source, and features found in them, each computed once."""

    def __init__(self, source: Source) -> None:
        """Compute none of them yet."""
        self.source = source
        self.data = source.data
        self.head = source.data[:_HEAD]

    @cached_property
    def opening(self) -> bytes:
        """The first bytes, after a byte order mark and white space."""
        return self.head.lstrip(_BEFORE_MARKUP)

    @cached_property
    def text(self) -> str:
        """The text; raises InputError for binary data."""
        return decode_text(self.data)

    @cached_property
    def start(self) -> str:
        """The start of the text, without leading blanks; lines end with line feeds."""
        head = self.text[:_SEEN].replace("\r\n", "\n").replace("\r", "\n")
        return head.lstrip("\ufeff \n\t")

    @cached_property
    def value(self) -> "Any":
        """The value of the text as JSON; None if it is not JSON, or null."""
        try:
            return parse_json(self.text.lstrip("\ufeff"))
        except ValueError:
            return None

    @cached_property
    def root(self) -> Root:
        """The root element, if the data begins like markup."""
        if not self.opening.startswith(b"<"):
            return NO_ROOT
        head = self.data[:_SEEN]
        return find_root(decode_bom(head, "ignore") or head.replace(b"\0", b"").decode("latin-1"))

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a ZIP archive, and the content of its member "mimetype"."""
        if not self.data.startswith(_ZIP) or self.data.count(_ENTRY) > _MOST_ENTRIES:
            return frozenset()
        import zipfile  # 2 ms that a text should not cost

        from summarize.readers.archive import BROKEN

        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                names = archive.namelist()
                if "mimetype" in names and archive.getinfo("mimetype").file_size < _MIMETYPE:
                    names.append(archive.read("mimetype").strip().decode("latin-1"))
        except BROKEN:
            return frozenset()
        return frozenset(names)

    def may_be(self, kind: Kind) -> bool:
        """Check all conditions of a kind; raise InputError if they need text, not binary data."""
        if kind.starts and not self.opening.startswith(kind.starts):
            return False
        if kind.marks and not any(mark in self.head for mark in kind.marks):
            return False
        if kind.called not in self.source.name:
            return False
        if kind.roots or kind.members:
            packed = self.holds(kind.members) or self.is_torn(kind.torn)
            return packed or self.root.name in kind.roots
        if kind.signs and not any(sign in self.start for sign in kind.signs):
            return False
        return not kind.pattern or bool(re.search(kind.pattern, self.text[:_OPENING]))

    def holds(self, rows: tuple[tuple[str, ...], ...]) -> bool:
        """Check a ZIP archive for all marks of one row: its type, a name, a start or end of a name.

        A mark that begins with a dot or a slash is the end of a name.
        """
        return any(all(map(self._has_member, row)) for row in rows if self.members)

    def _has_member(self, mark: str) -> bool:
        if mark in self.members:
            return True
        if mark.startswith((".", "/")):
            return any(name.lower().endswith(mark.lower()) for name in self.members)
        return any(name.startswith(mark) for name in self.members)

    def is_torn(self, mark: bytes) -> bool:
        """Check for an archive that can't be read, with a mark at its start."""
        packed = bool(mark) and self.data.startswith(_ZIP) and not self.members
        return packed and mark in self.data[:_TORN_WITHIN]


def find_root(text: str) -> Root:
    """Find the first element of a text, after comments and a DOCTYPE."""
    place = _skip_space(text, 0)
    while text.startswith(("<?", "<!"), place):
        start, end = next(pair for pair in _PROLOG if text.startswith(pair[0], place))
        stop = text.find(end, place)
        if start == "<!" and 0 <= text.find("[", place) < stop:  # a DOCTYPE with entities
            subset = _SUBSET_END.search(text, place)
            stop = subset.end() - 1 if subset else -1
        if stop < 0:
            return NO_ROOT
        place = _skip_space(text, stop + len(end))
    root = _ROOT.match(text, place)
    return Root(root[1].lower(), text[place : text.find(">", place)]) if root else NO_ROOT


def _skip_space(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place
