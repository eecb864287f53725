"""Pages and texts in a plain ZIP or tar archive: each is an article."""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers.format_features import FormatFeatures

_ENDINGS = (
    ".html", ".htm", ".xhtml", ".mhtml", ".txt", ".text", ".md", ".markdown", ".rst", ".org",
    ".adoc", ".tex", ".eml", ".msg",
)  # fmt: skip
_DAY = re.compile(r"/\d{4}-\d\d-\d\d\.json$")  # of a channel, as Slack exports it
# A program, or an office file of an unsupported kind.
_OTHERS = frozenset(("META-INF/MANIFEST.MF", "[Content_Types].xml", "mimetype"))
_TAR, _TAR_AT = b"ustar", 257
_RUBBISH = "__MACOSX"  # in archives made on a Mac
_SHOWN = 3  # names in a message
# Errors of tarfile for malicious archives, besides its own.
_BROKEN = (EOFError, OSError, OverflowError, RecursionError, ValueError)


class Packed(NamedTuple):
    """An archive with readable members."""

    data: bytes
    names: tuple[str, ...]  # of readable members of a ZIP archive; none for tar


def detect(features: FormatFeatures) -> Packed | None:
    """Detect a ZIP archive with pages or texts in it, or any tar archive."""
    if features.data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return Packed(features.data, ())
    names = () if features.members & _OTHERS else tuple(filter(_may_read, sorted(features.members)))
    return Packed(features.data, names) if names else None


def split(packed: Packed) -> Iterator[Source]:
    """Yield the pages and texts in an archive; the id of each is its name.

    Raise InputError if it is broken, or unpacks to too much.
    """
    if packed.names:
        from summarize.readers.archive import open_archive

        members = open_archive(packed.data).read_each(packed.names)
    else:
        members = _read_tar(packed.data)
    return (Source(name, data, id=name) for name, data in members)


def enter(source: Source, packed: Packed) -> Source:
    """Take the only article in an archive; raise NoArticleError if there are none or several."""
    found = list(split(packed))
    if not found:
        raise NoArticleError("an archive without pages and texts")
    if len(found) > 1:
        some = ", ".join([*(part.name for part in found[:_SHOWN]), "..."])
        raise NoArticleError(f"an archive of {len(found):,} articles, take one: {some}")
    return found[0]._replace(name=source.name)


def _may_read(name: str) -> bool:
    hidden = any(part.startswith((".", _RUBBISH)) for part in name.split("/"))
    return (name.lower().endswith(_ENDINGS) or bool(_DAY.search(name))) and not hidden


def _read_tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    import tarfile  # 5 ms that a text should not cost

    from summarize.readers.archive import MOST_MEMBERS, MOST_TOGETHER

    seen = size = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                seen += 1
                if seen > MOST_MEMBERS:
                    raise InputError(f"an archive of more than {MOST_MEMBERS:,} files")
                name = member.name.removeprefix("./")
                if not member.isreg() or member.issparse() or not _may_read(name):
                    continue
                size += member.size
                file = archive.extractfile(member) if size <= MOST_TOGETHER else None
                if file is None:
                    raise InputError(f"unpacks to over {MOST_TOGETHER // 1_000_000} MB of text")
                yield name, file.read()
    except (tarfile.TarError, *_BROKEN) as error:
        raise InputError("a tar archive that is broken or cut off") from error
