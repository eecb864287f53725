"""Bytes are decoded as text, or refused by name."""

import pytest

from summarize.errors import InputError
from summarize.readers.decode import decode_bom, decode_text
from tests.hostile_archives import pack


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Größe".encode(), "Größe", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfa", "a", id="its mark"),
        pytest.param("aé".encode("utf-16"), "aé", id="UTF-16"),
        pytest.param("aé".encode("utf-32"), "aé", id="UTF-32"),
        pytest.param(b"\xff\xfea\0b", "a\ufffd", id="UTF-16 that is cut off"),
        pytest.param("é".encode() * 6 + b"\xff", "é" * 6 + "\ufffd", id="one of seven is broken"),
        pytest.param(
            b"a\x01\tb\n\x1b\f" + b"c" * 4, "a\x01\tb\n\x1b\fcccc", id="one control in eleven"
        ),
        pytest.param(
            "Die Straße führt über Köln".encode("cp1252"),
            "Die Straße führt über Köln",
            id="Windows",
        ),
    ],
)
def test_text_is_decoded(data: bytes, text: str) -> None:
    assert decode_text(data) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"a\x01" * 9, "binary data, not text", id="controls"),
        pytest.param(b"\x01" + b"a" * 8, "binary data, not text", id="one in nine"),
        pytest.param(b"%PDF-1.7 x", "Adobe Portable", id="a PDF"),
        pytest.param(pack({"xl/workbook.xml": ""}), "an Excel workbook", id="Excel"),
        pytest.param(
            pack({"ppt/presentation.xml": ""}), "a PowerPoint presentation", id="PowerPoint"
        ),
        pytest.param(pack({"a": ""}), "a ZIP archive", id="a ZIP"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Portable Network", id="a picture"),
        pytest.param(b"ID3\x02" + b"\x01" * 9, "MPEG-1 Audio", id="a sound, by three bytes"),
        pytest.param(b"MZ" + b"\x01" * 9, "not text$", id="two bytes name nothing"),
        pytest.param(b"abc\0\0\0def", "binary data, not text", id="noughts"),
    ],
)
def test_binary_data_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode_text(data)


def test_a_mark_says_how_text_is_encoded() -> None:
    assert decode_bom(b"a") is None
    assert decode_bom(b"\xff\xfe\0\0a\0\0\0") == "a"
    assert decode_bom(b"\0\0\xfe\xff\0\0\0a") == "a"
    assert decode_bom(b"\xfe\xff\0a") == "a"
    assert decode_bom(b"\xff\xfea\0b", "ignore") == "a"


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("WordDocument", "an old Word document"),
        ("PowerPoint Document", "an old PowerPoint presentation"),
        ("Workbook", "an old Excel workbook"),
        ("Book", "an old Excel workbook"),
        ("EncryptedPackage", "an encrypted Office file: it needs a password"),
        ("Contents", "an old Office file"),
    ],
)
def test_old_office_files_are_refused_by_their_name(stream: str, message: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")
    with pytest.raises(InputError, match=message):
        decode_text(data)


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("index.apxl", "a Keynote presentation"),
        ("Index/Slide-7.iwa", "a Keynote presentation"),
        ("Index/CalculationEngine.iwa", "a document of Pages or Numbers"),
        ("Index/Tables/x.iwa", "a document of Pages, Numbers or Keynote"),
    ],
)
def test_documents_of_iwork_are_refused_by_their_name(member: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode_text(pack({"Index/Document.iwa": "", member: ""}))


@pytest.mark.parametrize("folder", ["", "Metadata/B"])
def test_older_documents_of_iwork_too(folder: str) -> None:
    history = f"{folder or 'b'}uildVersionHistory.plist"
    with pytest.raises(InputError, match="a document of Pages, Numbers or Keynote"):
        decode_text(pack({"index.xml": "", "Index.zip": "", history: ""}))
