"""Bytes are decoded as text, or refused by name."""

import pytest

from summarize import extract_article
from summarize.errors import InputError
from summarize.readers.decode import decode_bom, decode_text
from summarize.readers.html.charset import encode_page
from tests.hostile_archives import pack
from tests.unit.readers.examples import SENTENCE


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
        pytest.param(pack({"xl/workbook.xml": ""}), "an Excel workbook: .* CSV", id="Excel"),
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
        ("WordDocument", r"an old Word document \(.doc\): .* catdoc -w FILE"),
        ("PowerPoint Document", "an old PowerPoint presentation .* soffice --convert-to pptx"),
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
    ("data", "command"),
    [
        pytest.param(b"AT&TFORM\0\0\1\2DJVMDIRM", r"djvutxt FILE \| summarize", id="DjVu"),
        pytest.param(bytes(60) + b"BOOKMOBI" + bytes(99), "ebook-convert FILE", id="Kindle"),
        pytest.param(bytes(60) + b"TEXtREAd" + bytes(99), "ebook-convert FILE", id="Palm"),
    ],
)
def test_what_a_command_converts_is_refused_with_the_command(data: bytes, command: str) -> None:
    with pytest.raises(InputError, match=command):
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


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Žluťoučký kůň — “quoted”."),
        ("utf-8-sig", "Žluťoučký kůň."),
        ("utf-16", "Žluťoučký kůň."),
        ("utf-32", "Žluťoučký kůň."),
        (
            "cp1252",
            "Die Bürger fürchten größere Schäden für die schöne Küste, während der Rat übt.",
        ),
        ("cp1251", "Станция метро, о которой никто не знал, открылась вчера вечером в городе."),
        ("shift_jis", "港のそばにある喫茶店は、店主が亡くなってからも毎朝七時に開く。"),
    ],
)
def test_plain_text_is_decoded_in_its_own_charset(encoding: str, text: str) -> None:
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("“It’s — é, ß, 文, 🤗…”", "“It’s — é, ß, 文, 🤗…”", id="all-of-it"),
        pytest.param("“É”", "“É”", id="its-control-characters-are-the-proof"),
        pytest.param("é £ ½", "é £ ½".encode().decode("latin-1"), id="nothing-proves-it"),
    ],
)
def test_a_text_that_was_encoded_twice_is_decoded_twice(text: str, shown: str) -> None:
    twice = text.encode().decode("latin-1").encode()
    assert decode_text(twice) == shown
    assert shown in encode_page(b"<p>" + twice).decode()


def test_a_broken_byte_does_not_change_the_charset_of_a_text() -> None:
    data = "Der Straßenbahnbau in München beginnt im Frühjahr. ".encode() * 3 + b"\xff"
    assert decode_text(data).startswith("Der Straßenbahnbau in München")


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        (b"xl/workbook.xml", "an Excel workbook"),
        (b"ppt/presentation.xml", "a PowerPoint presentation"),
        (b"notes.txt", "a ZIP archive"),
    ],
)
def test_an_archive_that_is_no_article_is_refused_by_its_name(inside: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name):
        extract_article(b"PK\x03\x04" + bytes(26) + inside + b"\0\0\0\xff")


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("BM is the mark of the old mine.", id="bitmap"),
        pytest.param("MZ is what the miners called it.", id="program"),
        pytest.param("PK scored twice for the town.", id="archive"),
        pytest.param("%!PS was all that it said.", id="postscript"),
        pytest.param("GIF they called the dog.", id="picture"),
        pytest.param("A file opens with %PDF-1.7, says the keeper of the files.", id="pdf"),
        pytest.param("<< %PDF-1.4 >> is what stood on the roll.", id="pdf-in-marks"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_is_not_taken_for_what_its_first_letters_are_the_mark_of(
    opening: str, encoding: str
) -> None:
    text = f"{opening} Größe und Länge: für die Küste zählt beides. {SENTENCE}"
    assert extract_article(text.encode(encoding)).paragraphs == (text,)


@pytest.mark.parametrize(("every", "binary"), [(6, True), (20, False)])
def test_more_than_one_control_character_in_ten_is_no_text(every: int, binary: bool) -> None:
    data = (b"w" * (every - 1) + b"\x01") * 60
    if binary:
        with pytest.raises(InputError, match="binary"):
            decode_text(data)
    else:
        assert decode_text(data)
