"""Open untrusted ZIP archives: in memory, member by member, within limits."""

import io
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from summarize.errors import InputError

MOST_MEMBERS = 5_000  # the largest book at hand has 1,200, most of them pictures
MOST_BYTES = 30_000_000  # of a member, unpacked; the chapters of a Bible in one file are 8 MB
MOST_TOGETHER = 60_000_000  # of all members that are read
_MOST_RATIO = 200  # unpacked to packed; XML reaches 60, deflate 1,032
_SMALL = 10_000_000  # bytes: below it, the ratio does no harm
_ENTRY = b"PK\x01\x02"  # begins each entry of the table at the end of an archive
_PASSWORD = 0x1  # bit of the flags of an encrypted member
# Errors of zipfile and its decompressors; RuntimeError for a password, NotImplementedError for an
# unknown method or version.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    OverflowError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Archive:
    """A ZIP archive that passed the checks; nothing of it is unpacked yet."""

    file: zipfile.ZipFile
    members: MappingProxyType[str, zipfile.ZipInfo]  # by name
    folded: MappingProxyType[str, str]  # name in lower case to name
    bases: MappingProxyType[str, str]  # name without its folders in lower case, if unique, to name

    def find(self, name: str) -> str | None:
        """Find a member's name as the archive writes it, whatever its case and %-codes."""
        for wanted in (name, unquote(name)):
            if wanted in self.members:
                return wanted
            if wanted.lower() in self.folded:
                return self.folded[wanted.lower()]
        return None

    def find_base(self, name: str) -> str | None:
        """Find the one member with this name, in any folder."""
        return self.bases.get(name.lower())

    def read(self, name: str) -> bytes:
        """Unpack a member; raise InputError if it is missing, broken or a bomb."""
        if name not in self.members:
            raise InputError(f"the file is not complete: {name!r} is missing in it")
        info = self.members[name]
        _check_member(info)
        try:
            return self.file.read(info)  # never more bytes than the entry says
        except NotImplementedError as error:
            raise InputError(
                f"{name!r} in it is compressed by an unknown method: unpack it"
            ) from error
        except BROKEN as error:
            raise InputError(f"the file is broken: {name!r} in it can't be unpacked") from error

    def read_each(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield unpacked members, each on demand; raise InputError before a bomb."""
        wanted = list(names)
        self.check_together(wanted, "text, too much for a book")
        return ((name, self.read(name)) for name in wanted)

    def check_together(self, names: Iterable[str], what: str) -> None:
        """Raise InputError, which names the members ``what``, if they unpack to too much."""
        size = sum(self.members[name].file_size for name in names)
        if size > MOST_TOGETHER:
            raise InputError(f"unpacks to {size // 1_000_000:,} MB of {what}")


def open_archive(data: bytes) -> Archive:
    """Open an archive; raise InputError if it is broken or malicious."""
    # Each entry becomes an object of 600 bytes: counted before the library reads them.
    if data.count(_ENTRY) > MOST_MEMBERS:
        raise InputError(f"an archive of more than {MOST_MEMBERS:,} files, not a document")
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise InputError("the file is broken or cut off: its ZIP archive can't be read") from error
    members = {info.filename: info for info in file.infolist()}
    for name in members:
        _check_name(name)
    folded = {name.lower(): name for name in reversed(members)}
    counts = Counter(map(_base, members))
    bases = {_base(name): name for name in members if counts[_base(name)] == 1}
    frozen = MappingProxyType
    return Archive(file, frozen(members), frozen(folded), frozen(bases))


def _base(name: str) -> str:
    return name.rpartition("/")[2].lower()


def _check_name(name: str) -> None:
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or parts[0].endswith(":"):
        raise InputError(f"a name in the archive leads out of it: {name[:80]!r}")


def _check_member(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _PASSWORD:
        raise InputError("the file is encrypted: it needs a password")
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > MOST_BYTES or (info.file_size > _SMALL and ratio > _MOST_RATIO):
        size = f"{info.file_size / 1_000_000:,.0f} MB"
        raise InputError(f"{info.filename[:80]!r} in it unpacks to {size}, too much for a text")
