"""Write PDFs with lines that run to the left, in a font that has all letters."""

from collections.abc import Sequence
from itertools import groupby

from tests.pdf_writer import Text, write_pdf

_WIDTH = 0.5  # of the font size, for each letter
_FIRST = 0x20  # codes of letters are two bytes, each of which can be written


def write_leftward(lines: Sequence[Sequence[Text]]) -> bytes:
    """Write pages of lines that are given as they are read, and whose ``left`` is their right end.

    A line is drawn as it is seen: Latin words and numbers run to the right in it.
    """
    letters = sorted({char for page in lines for line in page for char in line.text})
    codes = {char: _code(number) for number, char in enumerate(letters)}
    pages = [
        [
            line._replace(
                text="".join(map(codes.__getitem__, _turn(line.text))),
                left=line.left - _WIDTH * line.size * len(line.text),
            )
            for line in page
        ]
        for page in lines
    ]
    font = (
        "/Type /Font /Subtype /Type0 /BaseFont /Made /DescendantFonts [10 0 R] /ToUnicode 11 0 R "
        "/Encoding /Identity-H"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500 /FontDescriptor 12 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    described = (
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /Ascent 900 /Descent -250 "
        b"/FontBBox [0 -250 1000 900] /ItalicAngle 0 /StemV 80 /CapHeight 700 >>"
    )
    return write_pdf(*pages, font=font, objects=[descendant, _map(codes), described])


def _code(number: int) -> str:
    return chr(_FIRST + number // 64) + chr(_FIRST + 0x20 + number % 64)


def _map(codes: dict[str, str]) -> bytes:
    rows = "\n".join(
        f"<{code.encode('latin-1').hex()}> <{char.encode('utf-16-be').hex()}>"
        for char, code in codes.items()
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(table), table.encode())


def _turn(text: str) -> str:
    """Turn a line round as it is seen, except for Latin words and numbers with their marks."""
    turned = ""
    for right, group in groupby(_split(text), lambda word: word[0].isascii() and word[0].isalnum()):
        words = list(group)
        turned = "".join(words if right else [word[::-1] for word in reversed(words)]) + turned
    return turned


def _split(text: str) -> list[str]:
    kinds = [char.isascii() and (char.isalnum() or char in ".:") for char in text]
    runs = groupby(zip(text, kinds, strict=True), lambda pair: pair[1])
    return ["".join(char for char, _ in run) for _, run in runs]
