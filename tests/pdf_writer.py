"""Write small PDFs: lines of text at places, in fonts that every reader has."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Helvetica", "F4": "Times-Italic"}


class Text(NamedTuple):
    """A line of text and the point where it begins, from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    size: float = 10.0
    font: str = "F1"


def write_column(
    lines: str | Iterable[str], left: float, top: float, size: float = 10.0, font: str = "F1"
) -> list[Text]:
    """Return lines below each other, the first of them at the top."""
    texts = lines.split("\n") if isinstance(lines, str) else lines
    return [
        Text(line, left, top - number * size * 1.2, size, font) for number, line in enumerate(texts)
    ]


def write_pdf(
    *pages: Sequence[Text],
    info: str = "",
    trailer: str = "",
    page: str = "",
    font: str = "",
    objects: Sequence[bytes] = (),
    content: bytes | None = None,
) -> bytes:
    """Return a PDF of pages; the other arguments are PDF's own, for what only a test wants.

    ``font`` replaces the dictionary of F1; ``objects`` are added and begin with the number 10;
    ``content`` replaces the stream of every page, its dictionary before it.
    """
    bodies: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: f"<< {info} >>".encode("latin-1"),
    }
    for number, (name, base) in enumerate(FONTS.items(), 4):
        made = font if name == "F1" and font else f"/Type /Font /Subtype /Type1 /BaseFont /{base}"
        bodies[number] = f"<< /Encoding /WinAnsiEncoding {made} >>".encode()
    bodies |= dict(enumerate(objects, 10))
    names = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS, 4))
    kids = []
    for number, texts in enumerate(pages):
        place = 20 + 2 * number
        kids.append(f"{place} 0 R")
        bodies[place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {place + 1} 0 R "
            f"/Resources << /Font << {names} >> >> {page} >>"
        ).encode()
        bodies[place + 1] = content or _write_stream(texts)
    bodies[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _join(bodies, trailer)


def _write_stream(texts: Sequence[Text]) -> bytes:
    drawn = b"".join(
        b"BT /%s %f Tf %f %f Td (%s) Tj ET\n"
        % (text.font.encode(), text.size, text.left, text.bottom, _escape(text.text))
        for text in texts
    )
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)


def _escape(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _join(bodies: dict[int, bytes], trailer: str) -> bytes:
    data = b"%PDF-1.7\n"
    places = {}
    for number in sorted(bodies):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    start = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    end = f"trailer\n<< /Root 1 0 R /Info 3 0 R /Size {max(bodies) + 1} {trailer} >>\n"
    return data + end.encode() + b"startxref\n%d\n%%%%EOF\n" % start
