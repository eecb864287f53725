"""Take archives apart: names and contents of members, a missing one and one that is there twice."""

import gzip
import io
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

from tests.quality.values.markup import take_html, take_xml
from tests.quality.values.places import Apart, Place, decode, encode, nest
from tests.quality.values.scalars import Value
from tests.quality.values.texts import take_text

Members = list[tuple[str, bytes]]
_INSIDE: dict[str, Apart] = {
    ".xml": take_xml, ".rels": take_xml, ".opf": take_xml, ".ncx": take_xml, ".fb2": take_xml,
    ".html": take_html, ".xhtml": take_html, ".txt": take_text,
}  # fmt: skip
_FIELDS = (  # of PAX
    "size", "mtime", "path", "linkpath", "uid", "GNU.sparse.major", "GNU.sparse.size", "hdrcharset",
)  # fmt: skip


def pack_zip(members: Members) -> bytes:
    """Return a ZIP archive of these members, some of which may share a name."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")  # of members that share a name
        for name, data in members:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, kind)
    return file.getvalue()


def pack_tar(members: Members, fields: dict[str, str] | None = None) -> bytes:
    """Return a tar archive; the first member has fields of PAX."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for number, (name, data) in enumerate(members):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.pax_headers = fields or {} if number == 0 else {}
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def take_zip(data: bytes) -> Iterator[Place]:
    """Yield the places of a ZIP archive, and those of the XML, pages and texts in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    yield from _take_members(members, pack_zip)


def take_tar(data: bytes) -> Iterator[Place]:
    """Yield the places of a tar archive."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        files = [(info.name, archive.extractfile(info)) for info in archive]
        members = [(name, file.read()) for name, file in files if file]
    yield from _take_members(members, pack_tar)
    for field in _FIELDS:
        yield Place(f"PAX {field}", "", _write_field(members, field))


def take_gzip(data: bytes, inside: Apart) -> Iterator[Place]:
    """Yield the places of what is packed by gzip."""
    yield from nest("gzip", inside(gzip.decompress(data)), partial(gzip.compress, mtime=0))


def _write_field(members: Members, field: str) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        fields = {field: value.text[:50_000].replace("\0", "")}
        unchanged = value.form in ("unchanged", "missing", "doubled")
        try:
            return pack_tar(members, None if unchanged else fields)
        except (ValueError, UnicodeEncodeError):
            return pack_tar(members)

    return put


def _take_members(members: Members, pack: Callable[[Members], bytes]) -> Iterator[Place]:
    for number, (name, data) in enumerate(members):
        yield Place(f"name of {name}", name, _write_name(members, number, pack))
        yield Place(f"content of {name}", decode(data)[:200], _write_content(members, number, pack))
        inside = _INSIDE.get("." + name.rpartition(".")[2])
        if inside is not None:
            yield from nest(name, inside(data), _wrap(members, number, pack))


def _wrap(
    members: Members, number: int, pack: Callable[[Members], bytes]
) -> Callable[[bytes], bytes]:
    name = members[number][0]
    return lambda inner: pack([*members[:number], (name, inner), *members[number + 1 :]])


def _write_name(
    members: Members, number: int, pack: Callable[[Members], bytes]
) -> Callable[[Value], bytes]:
    data = members[number][1]

    def put(value: Value) -> bytes:
        if value.form == "missing":
            return pack([*members[:number], *members[number + 1 :]])
        if value.form == "doubled":
            return pack([*members[: number + 1], *members[number:]])
        name = members[number][0] if value.form == "unchanged" else value.text[:60_000]
        name = name.encode("utf-8", "replace").decode()
        return pack([*members[:number], (name, data), *members[number + 1 :]])

    return put


def _write_content(
    members: Members, number: int, pack: Callable[[Members], bytes]
) -> Callable[[Value], bytes]:
    name, data = members[number]

    def put(value: Value) -> bytes:
        known = {"missing": b"", "doubled": data + data, "unchanged": data}
        content = known[value.form] if value.form in known else encode(value.text)
        return pack([*members[:number], (name, content), *members[number + 1 :]])

    return put
