"""Pages and texts in a plain ZIP or tar archive: each is an article."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers.decode import decode_text
from summarize.readers.format_features import FormatFeatures

if TYPE_CHECKING:
    from tarfile import TarFile, TarInfo

_ENDINGS = (
    ".html", ".htm", ".xhtml", ".mhtml", ".txt", ".text", ".md", ".markdown", ".rst", ".org",
    ".adoc", ".tex", ".eml", ".msg",
)  # fmt: skip
# Files of programs, whose comments are prose, and data; other names are judged by their bytes.
_NO_TEXTS = frozenset(
    "asm bash bat bib c cc cfg cfm class clj cmake cmd conf cpp cs css csv cxx dart diff dtd el erl"
    " f f90 fs go gradle h hpp hs htaccess ics ini ipynb java jl js json jsonl jsx kml kt less lisp"
    " lock log lua m map mjs mk ml patch php pl plist pm po pot ps ps1 py pyi r rb rs sass scala"
    " scss sh sql srt svg swift tcl tf toml ts tsv tsx vb vim vtt vue xml xsd xsl xslt yaml yml"
    " zsh".split()
)
_NO_ARTICLES = frozenset(("license", "licence", "copying", "makefile", "dockerfile", "record"))
_SNIFFED = 4_096  # bytes
_LEAST_LETTERS, _LETTERS = 120, 0.75  # of a text, and their share with its spaces
_MOST_SIGNS = 0.025  # share of the signs of code
_SIGNS = frozenset("{}[]<>=;|\\$@#&*_/")
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
    """Detect a ZIP archive with pages or texts in it, whatever their names, or any tar archive."""
    if features.data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return Packed(features.data, ())
    names = () if features.members & _OTHERS else _list_texts(features)
    return Packed(features.data, names) if names else None


def _list_texts(features: FormatFeatures) -> tuple[str, ...]:
    sure = set(filter(_may_read, features.members))
    doubtful = set(filter(_may_be_text, features.members - sure))
    if not doubtful:
        return tuple(sorted(sure))
    import zipfile  # 2 ms that a text should not cost

    from summarize.readers.archive import BROKEN

    def is_text(name: str) -> bool:
        try:
            with archive.open(name) as file:
                return _is_prose(file.read(_SNIFFED))
        except NotImplementedError:  # an old method of compression, named when it is read
            return True
        except BROKEN:
            return False

    with zipfile.ZipFile(io.BytesIO(features.data)) as archive:
        return tuple(sorted(sure.union(filter(is_text, doubtful))))


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
    readable = name.lower().endswith(_ENDINGS) or bool(_DAY.search(name))
    return readable and not _is_hidden(name)


def _may_be_text(name: str) -> bool:
    """Check for a name that says neither what a file is nor that it is none to read."""
    base, _, ending = name.rpartition("/")[2].lower().rpartition(".")
    unread = ending in _NO_TEXTS or (base or ending) in _NO_ARTICLES
    return not (name.endswith("/") or unread or _is_hidden(name))


def _may_hold(archive: "TarFile", member: "TarInfo", name: str) -> bool:
    if _may_read(name):
        return True
    file = archive.extractfile(member) if _may_be_text(name) else None
    return file is not None and _is_prose(file.read(_SNIFFED))


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", _RUBBISH)) for part in name.split("/"))


def _is_prose(data: bytes) -> bool:
    """Check the first bytes of a file for a text that people wrote, not a program."""
    try:
        text = decode_text(data)
    except InputError:
        return False
    letters = sum(map(str.isalpha, text))
    marks = sum(char in _SIGNS for char in text)
    filled = letters + sum(map(str.isspace, text))
    return (
        letters >= _LEAST_LETTERS
        and filled >= _LETTERS * len(text)
        and marks <= _MOST_SIGNS * len(text)
    )


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
                if not member.isreg() or member.issparse() or not _may_hold(archive, member, name):
                    continue
                size += member.size
                file = archive.extractfile(member) if size <= MOST_TOGETHER else None
                if file is None:
                    raise InputError(f"unpacks to over {MOST_TOGETHER // 1_000_000} MB of text")
                yield name, file.read()
    except (tarfile.TarError, *_BROKEN) as error:
        raise InputError("a tar archive that is broken or cut off") from error
