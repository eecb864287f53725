"""One look at the bytes of a source: what tells its kind is found once, and kept beside it."""

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

_SEEN = 65_536  # bytes before the root of a document: comments, a DOCTYPE
_HEAD = 2_048  # bytes in which the marks of a kind stand
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space
_ROOT = compile_late(r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})[\s/>]")
_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_SUBSET_END = re.compile(r"\]\s{0,99}>")
_ZIP, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"
_MOST_ENTRIES = 100_000  # of an archive: each takes 600 bytes of memory
_TORN_WITHIN = 1_024  # bytes of an archive of which the end is missing
_MIMETYPE = 100  # bytes


class Kind(NamedTuple):
    """A kind of input; a function is named by its module, below this folder, and its name."""

    name: str
    starts: tuple[bytes, ...] = ()  # how it begins, after a byte order mark and white space
    marks: tuple[bytes, ...] = ()  # of which one stands in its first two kilobytes
    roots: tuple[str, ...] = ()  # the root of its document in XML, or
    # what is in a ZIP archive of it, all of one row: its mimetype, a name, how one begins or ends.
    members: tuple[tuple[str, ...], ...] = ()
    torn: bytes = b""  # what stands at the start of such an archive whose end is missing
    tell: str = ""  # a Look -> what was found out; None of another kind
    read: str = ""  # that -> the draft of its article
    split: str = ""  # that -> the sources in it; None where it is one article
    enter: str = ""  # the source, and that -> the one source that lies in it
    text: bool = False  # it is lines of text
    page: bool = False  # its reader gets the source, because its address counts
    chapters: bool = False  # it is split only where chapters are asked for
    outer: bool = False  # an article without a page around it is never of this kind


class Root(NamedTuple):
    """The root of a document in XML, or of a page."""

    name: str  # in lower case, without its prefix
    tag: str  # all of it but the last bracket


NO_ROOT = Root("", "")


class Look:
    """The bytes of a source, and what was seen in them so far."""

    def __init__(self, source: Source) -> None:
        """Look at nothing yet."""
        self.source = source
        self.data = source.data
        self.head = source.data[:_HEAD]
        self._told: dict[Callable[[Look], object], object] = {}

    def is_of(self, source: Source) -> bool:
        """Tell whether it is still a look at this source."""
        return self.data is source.data and self.source.url == source.url

    def __eq__(self, other: object) -> bool:
        """Two looks at the same bytes see the same."""
        return isinstance(other, Look) and self.data == other.data

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash(self.data)

    def __reduce__(self) -> "tuple[type[None], tuple[()]]":
        """Leave it out of a pickle: another process looks for itself."""
        return type(None), ()

    @cached_property
    def opening(self) -> bytes:
        """How it begins, after a byte order mark and white space."""
        return self.head.lstrip(_BEFORE_MARKUP)

    def ask(self, tell: "Callable[[Look], object]") -> object:
        """Return what a function tells of these bytes; it is called once."""
        if tell not in self._told:
            self._told[tell] = tell(self)
        return self._told[tell]

    @cached_property
    def text(self) -> str:
        """The text; InputError for what is none."""
        return decode_text(self.data)

    @cached_property
    def value(self) -> "Any":
        """What the text is in JSON; None where it is none, as where it is null."""
        try:
            return parse_json(self.text.lstrip("\ufeff"))
        except ValueError:
            return None

    @cached_property
    def root(self) -> Root:
        """The root element of what opens as markup does."""
        if not self.opening.startswith(b"<"):
            return NO_ROOT
        head = self.data[:_SEEN]
        return find_root(decode_bom(head, "ignore") or head.replace(b"\0", b"").decode("latin-1"))

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a ZIP archive, and what its member "mimetype" says."""
        if not self.data.startswith(_ZIP) or self.data.count(_ENTRY) > _MOST_ENTRIES:
            return frozenset()
        import zipfile  # 2 ms, that a text should not cost

        from summarize.readers.documents.archive import BROKEN

        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                names = archive.namelist()
                if "mimetype" in names and archive.getinfo("mimetype").file_size < _MIMETYPE:
                    names.append(archive.read("mimetype").strip().decode("latin-1"))
        except BROKEN:
            return frozenset()
        return frozenset(names)

    def may_be(self, kind: Kind) -> bool:
        """Tell whether all that the table says of a kind is true of these bytes."""
        if kind.starts and not self.opening.startswith(kind.starts):
            return False
        if kind.marks and not any(mark in self.head for mark in kind.marks):
            return False
        if not (kind.roots or kind.members):
            return True
        packed = self.holds(kind.members) or self.is_torn(kind.torn)
        return packed or self.root.name in kind.roots

    def holds(self, rows: tuple[tuple[str, ...], ...]) -> bool:
        """Tell whether all of one row are in a ZIP archive: names, how one begins or ends."""
        return any(all(map(self._has_member, row)) for row in rows if self.members)

    def _has_member(self, mark: str) -> bool:
        if mark in self.members:
            return True
        if mark.startswith((".", "/")):
            return any(name.lower().endswith(mark.lower()) for name in self.members)
        return any(name.startswith(mark) for name in self.members)

    def is_torn(self, mark: bytes) -> bool:
        """Tell whether this is an archive that can't be read, with a mark at its start."""
        packed = bool(mark) and self.data.startswith(_ZIP) and not self.members
        return packed and mark in self.data[:_TORN_WITHIN]


def find_root(text: str) -> Root:
    """Return the first element of a text, after comments and a DOCTYPE."""
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
