"""Files that can't be read are named with the reason."""

import sys
from hashlib import md5
from pathlib import Path

import pytest

from summarize.errors import InputError, NoArticleError
from summarize.models import Password, Source
from summarize.readers.pdf.pdf import read_pdf
from tests.pdf_writer import Text, write_column, write_pdf
from tests.unit.readers.pdf.examples import FISH, HARBOUR, LEFT

SCANNED = "3 pages, no text in them: run ocrmypdf first"


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def lock_pdf(line: str, password: str) -> bytes:
    """Write a page that a password opens, as the first edition of PDF's encryption has it."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    key = md5(padded + bytes(32) + b"\xff" * 4 + b"\0").digest()[:5]
    locked = f"/O <{'00' * 32}> /U <{encrypt(key, _PADDING).hex()}>"
    own = md5(key + (21).to_bytes(3, "little") + b"\0\0").digest()[:10]  # of the stream, object 21
    stream = encrypt(own, b"BT /F1 10 Tf 60 700 Td (%s) Tj ET" % line.encode("cp1252"))
    return write_pdf(
        [Text(line, LEFT, 700)],
        trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 {locked} >> /ID [<00><00>]",
        content=b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    )


def encrypt(key: bytes, data: bytes) -> bytes:
    """Encrypt or decrypt by RC4."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


LINE = "The harbour board voted on Monday for a longer breakwater."
LOCKED = lock_pdf(LINE, "Öl")


def test_a_password_opens_a_locked_document_and_only_that() -> None:
    assert [block.text for block in read_pdf(LOCKED, "Öl").blocks] == [LINE]
    with pytest.raises(InputError, match="the password is wrong"):
        read_pdf(LOCKED, "oil")
    assert repr(Source("x.pdf", b"", password=Password("Öl"))).count("Öl") == 0


def write_mapped(*ranges: str) -> bytes:
    """Write a page whose font maps the ranges of codes to other letters."""
    mapping = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange {len(ranges)} beginbfrange {' '.join(ranges)} endbfrange endcmap end"
    ).encode()
    return write_pdf(
        write_column(f"{HARBOUR}\n{FISH}", LEFT, 700),
        font="/Type /Font /Subtype /Type1 /BaseFont /Harbour-Sans /ToUnicode 10 0 R",
        objects=[b"<< /Length %d >>\nstream\n%s\nendstream" % (len(mapping), mapping)],
    )


UNMAPPED = write_mapped("<00> <FF> <E000>")
ONE_WRONG = write_mapped("<00> <64> <0000>", "<65> <65> <1C03>", "<66> <FF> <0066>")  # "e"
NUMBERS_OF_GLYPHS = write_mapped("<20> <20> <0020>", "<21> <7E> <0004>")


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        pytest.param(
            LOCKED, InputError, "needs a password: .*--password-file FILE", id="locked",
        ),
        pytest.param(write_pdf([], [], []), NoArticleError, SCANNED, id="scanned"),
        pytest.param(UNMAPPED, NoArticleError, "Harbour-Sans maps to no letters", id="unmapped"),
        pytest.param(ONE_WRONG, NoArticleError, "Harbour-Sans maps to wrong letters", id="wrong"),
        pytest.param(b"%PDF-1.7\nnothing follows", InputError, "damaged", id="cut off"),
        pytest.param(b"%PDF-1.4\n" + bytes(range(256)) * 99, InputError, "damaged", id="noise"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_named(data: bytes, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        read_pdf(data)


def test_a_text_whose_codes_are_the_numbers_of_glyphs_is_read() -> None:
    text = " ".join(block.text for block in read_pdf(NUMBERS_OF_GLYPHS).blocks)
    assert text == " ".join(f"{HARBOUR} {FISH}".split())


def test_a_reader_that_something_kills_is_started_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    once = f"[ -e {tmp_path}/once ] || {{ touch {tmp_path}/once; kill -9 $$; }}"
    program.write_text(f'#!/bin/sh\n{once}\nexec {sys.executable} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(InputError, match=r"^a damaged PDF$"):
        read_pdf(b"%PDF-1.7 binary")
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    with pytest.raises(InputError, match="too much time or memory"):
        read_pdf(b"%PDF-1.7 binary")
