"""Take mails and other MIME apart, the records of crawls, and messages of Outlook."""

import base64
import io
import quopri
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.outlook_writer import Tree, write_file
from tests.quality.values.markup import take_html
from tests.quality.values.places import (
    Apart,
    Place,
    Span,
    encode,
    find_spans,
    nest,
    place_span,
    splice,
)
from tests.quality.values.scalars import Value
from tests.quality.values.texts import take_text

_HEAD = (
    ("field", rb"^([\w-]+):[ ]*((?:[^\r\n]|\r?\n[ \t])*)\r?\n"),
    ("parameter", rb";\s*([\w*-]+)=\"?([^;\"\r\n]*)\"?"),
    ("encoded word", rb"=\?([^?\s]*)\?([^?\s]*)\?([^?\s]*)\?="),
    ("address", rb"<([^<>\r\n]*)>"),
    ("comment", rb"\(([^()\r\n]*)\)"),
)
_BLANK = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"boundary=\"?([^\";\s]+)", re.IGNORECASE)
_CODING = re.compile(rb"^content-transfer-encoding:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^content-type:\s*([\w/.-]+)", re.IGNORECASE | re.MULTILINE)
_ENVELOPE = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_DEEPEST = 5


def _fold(text: str) -> bytes:
    return encode(re.sub(r"\r?\n", "\n ", text))


def _take_head(head: bytes, wrap: Callable[[bytes], bytes], label: str) -> Iterator[Place]:
    for span in find_spans(head, _HEAD):
        start = head.rfind(b"\n", 0, span.start) + 1
        field = head[start : head.find(b":", start)].decode("latin-1").strip()[:30].lower()
        named = span._replace(name=f"{field} {span.name}")
        yield from nest(label, [place_span(head, named, _fold)], wrap)


def take_mail(data: bytes, level: int = 0) -> Iterator[Place]:
    """Yield the places of a mail, with those of its parts."""
    blank = _BLANK.search(data)
    if blank is None or level > _DEEPEST:
        return
    start = data.index(b"\n") + 1 if data.startswith(b"From ") else 0
    if start:
        yield place_span(data, Span("envelope", 5, start - 1, (0, start)))
    head, body = data[: blank.end()], data[blank.end() :]
    yield from _take_head(head[start:], splice(data, start, len(head)), f"header {level or ''}")
    yield place_span(data, Span("body", len(head), len(data)))
    boundary = _BOUNDARY.search(head)
    if boundary is not None:
        yield from _take_parts(data, len(head), boundary[1], level)
        return
    kind = (_TYPE.findall(head) or [b"text/plain"])[0].lower()
    coding = (_CODING.findall(head) or [b""])[0].lower()
    inside: Apart = take_html if kind == b"text/html" else take_text
    if kind == b"message/rfc822":
        inside = _take_inner(level)
    if coding == b"base64":
        decoded = base64.b64decode(body)
        yield from nest("body", inside(decoded), lambda inner: head + base64.encodebytes(inner))
    elif coding == b"quoted-printable":
        decoded = quopri.decodestring(body)
        yield from nest("body", inside(decoded), lambda inner: head + quopri.encodestring(inner))
    elif kind.startswith((b"text/", b"message/")):
        yield from nest("body", inside(body), lambda inner: head + inner)


def _take_inner(level: int) -> Apart:
    return lambda data: take_mail(data, level + 1)


def _take_parts(data: bytes, start: int, boundary: bytes, level: int) -> Iterator[Place]:
    marks = list(re.finditer(rb"^--" + re.escape(boundary) + rb"(?:--)?\r?\n?", data[start:], re.M))
    for this, following in pairwise(marks):
        first, last = start + this.end(), start + following.start()
        wrap = splice(data, first, last)
        yield from nest("part", take_mail(data[first:last], level + 1), wrap)
        yield place_span(data, Span("part", first, last, (start + this.start(), last)))


def take_mbox(data: bytes) -> Iterator[Place]:
    """Yield the places of a mailbox."""
    starts = [*(match.start() for match in _ENVELOPE.finditer(data)), len(data)]
    for first, last in pairwise(starts):
        yield from nest("mail", take_mail(data[first:last]), splice(data, first, last))


_Record = tuple[bytes, bytes]  # its header, its content


def take_warc(data: bytes) -> Iterator[Place]:
    """Yield the places of the records of a crawl; their lengths are those of their contents."""
    records: list[_Record] = []
    while data.startswith(b"WARC/"):
        blank = data.index(b"\r\n\r\n") + 4
        match = re.search(rb"Content-Length: (\d+)", data)
        size = int(match[1]) if match else 0
        records.append((data[:blank], data[blank : blank + size]))
        data = data[blank + size + 4 :]
    for number, (head, content) in enumerate(records):
        yield from _take_head(head, _join_records(records, number, head=True), "record")
        wrap = _join_records(records, number)
        if content.startswith(b"HTTP/"):
            blank = content.index(b"\r\n\r\n") + 4
            for span in find_spans(content[:blank], (("status", rb"\A(\S+) (\S+) ([^\r]*)"),)):
                yield from nest("HTTP", [place_span(content, span)], wrap)
            inner = splice(content, 0, blank)
            heads = _take_head(content[:blank], inner, "HTTP")
            yield from nest("HTTP", heads, wrap)
            page = nest("page", take_html(content[blank:]), splice(content, blank, len(content)))
            yield from nest("HTTP", page, wrap)
        yield from nest("content", [place_span(content, Span("all", 0, len(content)))], wrap)


def _join_records(
    records: list[_Record], number: int, *, head: bool = False
) -> Callable[[bytes], bytes]:
    def join(changed: bytes) -> bytes:
        own, content = records[number]
        if head:
            own = changed
        else:
            content = changed
            length = b"Content-Length: %d" % len(content)
            own = re.sub(rb"Content-Length: \d+", length, own)
        all_records = [*records[:number], (own, content), *records[number + 1 :]]
        return b"".join(one + other + b"\r\n\r\n" for one, other in all_records)

    return join


_MOST = 8_000  # characters of a field: the writer makes files of 128 sectors


def take_outlook(data: bytes) -> Iterator[Place]:
    """Yield the places of a message of Outlook: fields, numbers, and the names of both."""
    import olefile

    tree: Tree = {}
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        for path in file.listdir():
            inner = tree
            for name in path[:-1]:
                inner = inner.setdefault(name, {})  # type: ignore[assignment]
            inner[path[-1]] = file.openstream(path).read()
    yield from _take_tree(tree, write_file)


def _take_tree(tree: Tree, wrap: Callable[[Tree], bytes]) -> Iterator[Place]:
    for name, stream in tree.items():
        label = name.removeprefix("__substg1.0_")[:24]
        yield Place(f"{label}, its name", name, _write_stream_name(tree, name, wrap))
        if isinstance(stream, dict):
            yield from nest(label, _take_tree(stream, _within(tree, name, wrap)), _keep)
        elif name.startswith("__properties"):
            for place in range(8, len(stream) - 7, 4):
                yield Place(f"properties {place}", "", _write_number(tree, name, place, wrap))
        else:
            yield Place(label, "", _write_stream(tree, name, wrap))


def _keep(data: bytes) -> bytes:
    return data


def _within(tree: Tree, name: str, wrap: Callable[[Tree], bytes]) -> Callable[[Tree], bytes]:
    return lambda inner: wrap(tree | {name: inner})


def _write_stream_name(
    tree: Tree, name: str, wrap: Callable[[Tree], bytes]
) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        text = value.text[:31].encode("utf-16-le", "replace").decode("utf-16-le")
        new = name if value.form in ("unchanged", "doubled") else text
        if value.form == "missing":
            return wrap({key: inner for key, inner in tree.items() if key != name})
        return wrap({(new if key == name else key): inner for key, inner in tree.items()})

    return put


def _write_stream(tree: Tree, name: str, wrap: Callable[[Tree], bytes]) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        old = tree[name]
        assert isinstance(old, bytes)
        text = value.text[:_MOST]
        wide = text.encode("utf-16-le", "surrogatepass") if name.endswith("001F") else encode(text)
        changed = {"unchanged": old, "missing": b"", "doubled": old + old}.get(value.form, wide)
        return wrap(tree | {name: changed})

    return put


def _write_number(
    tree: Tree, name: str, place: int, wrap: Callable[[Tree], bytes]
) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        old = tree[name]
        assert isinstance(old, bytes)
        if value.form == "unchanged":
            return wrap(tree)
        known = {"-1": 2**64 - 1, "0": 0, "-0": 2**63, "the last moment": 2650467743990000000}
        number = known.get(value.text, known.get(value.name, zlib.crc32(encode(value.text)) << 20))
        packed = struct.pack("<Q", number % 2**64)
        return wrap(tree | {name: old[:place] + packed + old[place + 8 :]})

    return put
