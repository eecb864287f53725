"""Draw a page for the browser as a small PNG."""

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

PAGE = "page.png"
COMMAND = "summarize -f html samples/orchard.html"
_WIDTH, _HEIGHT = 760, 918  # pixels: as wide as a browser shows a README
_START = b"\x89PNG\r\n\x1a\n"
_STEP = 17  # of 255: 16 levels of red, green and blue, which make the file a third as large


def draw_page() -> bytes | None:
    """Return what Chromium shows of the page; nothing if there is none on this machine."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        return None
    page = write_page()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_bytes(page)
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        options += [f"--window-size={_WIDTH},{_HEIGHT}", "--screenshot=page.png", "page.html"]
        subprocess.run([program, *options], cwd=folder, capture_output=True, check=True)
        pixels = _read_pixels((Path(folder) / "page.png").read_bytes())
    return _write_png(pixels)


def write_page() -> bytes:
    """Return the page that the command of the picture prints."""
    command = [sys.executable, "-m", *COMMAND.split()]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout


def _split(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_START)
    while place < len(png):
        size, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + size]
        place += size + 12


def _read_pixels(png: bytes) -> list[list[bytes]]:
    """Return the rows of a screenshot, a colour of three bytes for each pixel."""
    chunks = list(_split(png))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    size = {2: 3, 6: 4}[kind]  # bytes of a pixel, the fourth says how opaque it is
    assert depth == 8
    data = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    rows, above, length = [], bytearray(width * size), width * size + 1
    for start in range(0, height * length, length):
        above = _undo_filter(data[start], data[start + 1 : start + length], above, size)
        rows.append([bytes(above[i : i + 3]) for i in range(0, len(above), size)])
    return rows


def _undo_filter(kind: int, row: bytes, above: bytearray, size: int) -> bytearray:
    """Return a row of bytes as they were; a PNG keeps how each differs from those beside it."""
    found = bytearray(row)
    for i, value in enumerate(row):
        left, corner = (found[i - size], above[i - size]) if i >= size else (0, 0)
        up = above[i]
        near = min((left, up, corner), key=lambda one: abs(left + up - corner - one))
        found[i] = (value + (0, left, up, (left + up) // 2, near)[kind]) & 255
    return found


def _write_png(rows: list[list[bytes]]) -> bytes:
    """Return a PNG of at most 256 colours, each row as it is."""
    levels = bytes((value + _STEP // 2) // _STEP * _STEP for value in range(256))
    rounded = [[colour.translate(levels) for colour in row] for row in rows]
    colours = sorted({colour for row in rounded for colour in row})
    numbers = {colour: number for number, colour in enumerate(colours)}
    data = b"".join(b"\0" + bytes(numbers[colour] for colour in row) for row in rounded)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"PLTE", b"".join(colours))]
    chunks += [(b"IDAT", zlib.compress(data, 9)), (b"IEND", b"")]
    return _START + b"".join(_pack(kind, data) for kind, data in chunks)


def _pack(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
