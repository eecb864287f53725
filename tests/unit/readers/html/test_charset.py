"""A page is read in the charset that it declares, whatever a detector would guess."""

import pytest

from summarize import extract_article
from summarize.readers.html.charset import encode_page

META = '<html><head><meta charset="{}"><title>T</title></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“We’re here” – he said…"),
        ("gb2312", "gbk", "渡輪早上六點離開北岸"),  # in GBK alone
        ("shift_jis", "cp932", "六時に出ます～①"),
        ("windows-1251", "cp1251", "Паром ушёл в шесть"),
        ("ks_c_5601-1987", "cp949", "배는 여섯 시에 떠났다"),
    ],
)
def test_a_declared_charset_counts_as_in_browsers(declared: str, codec: str, text: str) -> None:
    page = META.format(declared, text).encode(codec)
    assert text in encode_page(page).decode("utf-8")
    http_equiv = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>'
    assert text in encode_page(http_equiv.encode() + text.encode(codec)).decode("utf-8")


def test_an_xml_declaration_counts() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-15"?><html><p>12 €</p></html>'
    assert "12 €" in encode_page(page.encode("iso-8859-15")).decode("utf-8")


def test_valid_utf_8_and_a_byte_order_mark_beat_what_is_declared() -> None:
    page = META.format("iso-8859-1", "über – naïve")
    assert encode_page(page.encode()) == page.encode()
    assert "über – naïve" in encode_page(page.encode("utf-16")).decode("utf-8")


def test_a_few_broken_bytes_spoil_no_page() -> None:
    text = "渡轮早上六点离开北岸，船上有四十人。" * 20
    broken = META.format("gbk", text).encode("gbk").replace(b"</body>", b"\xb9</body>")
    assert text in encode_page(broken).decode("utf-8")
    half = META.format("utf-8", text).encode().replace(b"</body>", b"\xe6\xb8</body>")
    assert text in encode_page(half).decode("utf-8")


@pytest.mark.parametrize(
    "declared", ["x-user-defined", "klingon", "utf-8", "utf-16", "unicode_escape"]
)
def test_a_page_whose_charset_is_unknown_is_left_to_the_detector(declared: str) -> None:
    page = META.format(declared, "él está aquí, señor")
    assert "\ufffd" not in encode_page(page.encode("latin-1")).decode()


def test_western_europes_charset_is_not_believed_of_words_in_another_script() -> None:
    page = META.format("iso-8859-1", "Старая мельница снова мелет " * 9)
    assert "снова мелет" in encode_page(page.encode("cp1251")).decode()


def test_a_page_loses_the_characters_that_xml_forbids() -> None:
    assert encode_page("".join(f"a{bad}ü\n" for bad in "\0\x08\x0b\x1f\ufffe\uffff").encode()) == (
        "aü\n".encode() * 6
    )


def test_an_article_keeps_its_quotation_marks() -> None:
    said = "“The ferry’s last run is on Sunday,” said its captain, and nobody on board believed. "
    page = META.format("ISO-8859-1", said * 4).encode("cp1252")
    assert extract_article(page).text.startswith("“The ferry’s last run")
