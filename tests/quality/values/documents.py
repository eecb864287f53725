"""Take PDF, RTF and Parquet apart."""

import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from tests.quality.values.places import Place, encode, find_spans, nest, place_span
from tests.quality.values.scalars import Value

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\s?endobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+(?! 0 R)")
_PDF = (
    ("string", rb"(\((?:[^()\\]|\\.)*\))"),
    ("hexadecimal string", rb"(<[0-9A-Fa-f]*>)"),
    ("reference", rb"(\d+ 0 R)"),
    ("number", rb"(?<![\w.#])(-?\d+\.?\d*)(?![\w.]| 0 R)"),
    ("name", rb"(/[^\s/<>()\[\]%]+)"),
)
_KEY = re.compile(rb"/([A-Za-z0-9]+)[^/]*\Z")
_OPERATOR = re.compile(rb"[^\n]*?\b([A-Za-z*']{1,3})\b")
_ROOT = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
_NO_TEXT = (b"/FontFile", b"/Length1", b"/Image")


def _write_pdf_value(text: str) -> bytes:
    """Return a value of a PDF: a number, or what stands for one of JSON, or else a string."""
    if re.fullmatch(r"-?[\d.]{1,6000}|null|true|false|\[\]", text):
        return text.encode()
    if text in ("{}", "[[]]", "[null]"):
        return {"{}": b"<< >>", "[[]]": b"[[]]", "[null]": b"[null]"}[text]
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        data = b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")
    return b"(" + re.sub(rb"([()\\])", rb"\\\1", data).replace(b"\r", b"\\r") + b")"


def _write_bare(text: str) -> bytes:
    """Return a number or a name as it is written without quotes, whatever it holds."""
    return encode(text[:70_000])


def take_pdf(data: bytes) -> Iterator[Place]:
    """Yield the places of a PDF: strings, numbers, names and references, in streams, too."""
    objects = {int(match[1]): match[2] for match in _OBJECT.finditer(data)}
    root = _ROOT.search(data)
    assert root is not None
    trailer = re.sub(rb"/Prev \d+", b"", root[1])
    for number, body in objects.items():
        stream = _STREAM.fullmatch(body)
        head = stream[1] if stream else body
        for place in _take_tokens(head, "object"):
            yield from nest("PDF", [place], _join(objects, number, trailer, stream))
        if stream and not any(mark in head for mark in _NO_TEXT):
            wrap = _join(objects, number, trailer, None)
            yield from nest("stream", _take_stream(head, stream[2]), wrap)
    yield from nest("trailer", _take_tokens(trailer, ""), lambda inner: _write_pdf(objects, inner))


def _take_tokens(data: bytes, label: str) -> Iterator[Place]:
    for span in find_spans(data, _PDF):
        key = _KEY.search(data, 0, span.start)
        named = f"{label} {span.name} of {key[1].decode() if key else ''}"
        if span.name == "name":
            named = f"{label} {data[span.start : span.end].decode('latin-1')[:20]}"
        yield place_span(data, span._replace(name=named), _write_pdf_value, _write_bare)


def _take_stream(head: bytes, packed: bytes) -> Iterator[Place]:
    deflated = b"/FlateDecode" in head
    content = zlib.decompress(packed) if deflated else packed

    def wrap(inner: bytes) -> bytes:
        again = zlib.compress(inner) if deflated else inner
        length = b"/Length %d" % len(again)
        return b"%s\nstream\n%s\nendstream" % (_LENGTH.sub(length, head), again)

    for span in find_spans(content, _PDF):
        operator = _OPERATOR.match(content, span.end)
        named = f"{span.name} of {operator[1].decode() if operator else ''}"
        place = place_span(content, span._replace(name=named), _write_pdf_value, _write_bare)
        yield from nest("content", [place], wrap)


def _join(
    objects: dict[int, bytes], number: int, trailer: bytes, stream: re.Match[bytes] | None
) -> Callable[[bytes], bytes]:
    def join(changed: bytes) -> bytes:
        if stream is not None:
            changed = b"%s\nstream\n%s\nendstream" % (changed, stream[2])
        return _write_pdf(objects | {number: changed}, trailer)

    return join


def _write_pdf(objects: dict[int, bytes], trailer: bytes) -> bytes:
    """Return a PDF of objects with the table of their places."""
    data, places = b"%PDF-1.7\n", {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    return data + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)


_RTF = (
    ("parameter", rb"\\([a-z]+)(-?\d+)"),
    ("word", rb"\\([a-z]+)"),
    ("character", rb"\\'([0-9a-f]{2})"),
    ("text", rb"([A-Z][a-z]+ [^\\{}\n]{3,80})"),
    ("group", rb"\{([^{}\n]*)\}"),
    ("field", rb"\\fldinst *([^{}\n]*)\}"),
)


def take_rtf(data: bytes) -> Iterator[Place]:
    """Yield the places of RTF: words, their parameters, texts and groups."""
    for span in find_spans(data, _RTF):
        name = span.name
        if name == "parameter 2":
            word = re.search(rb"\\([a-z]+)\Z", data[: span.start])
            name = f"parameter of {word[1].decode() if word else ''}"
        yield place_span(data, span._replace(name=name), _write_rtf, encode)


def _write_rtf(text: str) -> bytes:
    units = text.encode("utf-16-le", "surrogatepass")
    if text.isascii():
        return re.sub(rb"([{}\\])", rb"\\\1", text.encode())
    codes = (int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2))
    return b"".join(b"\\u%d?" % (code - 65536 * (code > 32767)) for code in codes)


def take_parquet(data: bytes) -> Iterator[Place]:
    """Yield the places of a Parquet file: cells, and the names of columns."""
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(data)).to_pydict()
    for name, cells in table.items():
        yield Place(f"name of {name}", name, _write_column_name(table, name))
        for row, cell in enumerate(cells):
            yield Place(
                f"cell of {name}", str(cell)[:200], _write_cell(table, name, row), typed=True
            )


def write_parquet(columns: dict[str, list[Any]]) -> bytes:
    """Return a Parquet file of columns."""
    import pyarrow
    from pyarrow import parquet

    packed = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), packed)
    return packed.getvalue()


def _write_column_name(table: dict[str, list[Any]], name: str) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        if value.form in ("unchanged", "doubled"):
            return write_parquet(table)
        text = value.text.encode("utf-8", "replace").decode()
        named = {(text if key == name else key): cells for key, cells in table.items()}
        if value.form == "missing" or len(named) == 0:
            named = {key: cells for key, cells in table.items() if key != name}
        return write_parquet(named)

    return put


def _write_cell(table: dict[str, list[Any]], name: str, row: int) -> Callable[[Value], bytes]:
    def put(value: Value) -> bytes:
        if value.form == "unchanged":
            return write_parquet(table)
        for made in _list_cells(value):
            # Of a type that the other cells have not, all of the column must be.
            mixed = isinstance(made, str)
            cells = [cell if mixed and i != row else made for i, cell in enumerate(table[name])]
            try:
                return write_parquet(table | {name: cells})
            except (OverflowError, TypeError, ValueError, RecursionError, NotImplementedError):
                continue  # of ArrowException, too
        return write_parquet(table)

    return put


def _list_cells(value: Value) -> Iterator[Any]:
    if value.form == "missing":
        yield None
    if value.form == "literal":
        try:
            yield json.loads(value.text)
        except (ValueError, RecursionError):
            yield float("inf")
    if value.name == "day 99":
        yield datetime(9999, 12, 31, 23, 59, 59)
    yield value.text
    yield encode(value.text)
