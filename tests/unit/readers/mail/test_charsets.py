"""Bodies and headers are decoded, whatever charset they name."""

import pytest

from summarize.readers.mail.charsets import decode_body, decode_header_bytes

GERMAN = "Die Straßenbahn fährt wieder über die Brücke, und alle hören sie."


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        pytest.param(b"caf\xc3\xa9", "latin-1", "café", id="UTF-8 that says to be Latin"),
        pytest.param(b"\xef\xbb\xbfcaf\xc3\xa9", "", "café", id="its mark"),
        pytest.param(b"caf\xe9 \x80", "iso-8859-1", "café €", id="Windows that says to be Latin"),
        pytest.param(b"\xd0", "iso-8859-9", "Ğ", id="Turkish"),
        pytest.param(b"\x82\xa0", "x-sjis", "あ", id="another name"),
        pytest.param(b"\xc4\xe3", "GB2312", "你", id="Chinese"),
        pytest.param(b"+AOk-", "'unicode-1-1-utf-7'", "é", id="seven bits"),
        pytest.param(GERMAN.encode("cp1252"), "rot13", GERMAN, id="no charset"),
        pytest.param(GERMAN.encode("cp1252"), "idna", GERMAN, id="no charset of text"),
        pytest.param(GERMAN.encode("cp1252"), "x" * 41, GERMAN, id="too long a name"),
        pytest.param(GERMAN.encode("cp1252"), "größe", GERMAN, id="no name"),
        pytest.param(b"a\x00b\xff\xfe", "us-ascii", "a\x00bÿþ", id="binary data"),
    ],
)
def test_text_is_decoded_by_what_its_charset_means(data: bytes, charset: str, text: str) -> None:
    assert decode_body(data, charset) == text


def test_a_header_is_utf_8_or_what_windows_writes() -> None:
    assert decode_header_bytes("é".encode()) == "é"
    assert decode_header_bytes(b"\xe9\x81") == "é�"
