"""What a browser or a desktop saved says where its page came from."""

import plistlib
import struct
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.saved_pages import detect_address as find_address
from summarize.readers.formats.saved_pages import detect_webarchive
from summarize.readers.formats.saved_pages import enter_webarchive as open_webarchive
from tests.conftest import kind_of
from tests.unit.readers.examples import HTML, LINES, build_page

ADDRESS = "https://gull.example/quay?a=1"


SHORTCUT = f"URL={ADDRESS}\r\nIconIndex=0\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[InternetShortcut]\r\n" + SHORTCUT, id="of Windows"),
        pytest.param(
            b"\xef\xbb\xbf[{00-46}]\r\nA=1\r\n[InternetShortcut]\r\n" + SHORTCUT, id="more"
        ),
        pytest.param(b"[Desktop Entry]\nType=Link\nURL[$e]=" + ADDRESS.encode(), id="of KDE"),
        pytest.param(b"#!/usr/bin/env xdg-open\n[Desktop Entry]\n" + SHORTCUT, id="of GNOME"),
        pytest.param(plistlib.dumps({"URL": ADDRESS}), id="of a Mac"),
        pytest.param(plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY), id="binary"),
    ],
)
def test_a_shortcut_says_which_address_to_give(data: bytes) -> None:
    with pytest.raises(NoArticleError) as error:
        extract_article(data, name="a")
    assert str(error.value) == f"a shortcut to {ADDRESS}: give that address"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"[Desktop Entry] is what it says.\n\nA word.\n", "text"),
        (b"[Desktop Entry]\nIt is what it says.\n", "text"),
        (b"[InternetShortcut] is what it says.\n\n" + b"A word. " * 3_000 + SHORTCUT, "text"),
        (plistlib.dumps({"URL": ADDRESS, "Quay": "A"}), "XML data"),
        (b"<plist><key>URL</key><string>", "text"),
        (b"<plist><dict><key>URL</key><date>now</date></dict></plist>", "text"),
    ],
)
def test_what_only_speaks_of_an_address_is_none(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[Desktop Entry]\nType=Application\nName[de]=Kai\nExec=quay\n", "starts a program"),
        (b"[Desktop Entry]\nType=Link\nURL=.source/quay.ods\n", "quay.ods: give that file"),
    ],
)
def test_an_entry_of_a_menu_has_no_article(data: bytes, said: str) -> None:
    with pytest.raises(NoArticleError) as error:
        extract_article(data, name="a")
    assert str(error.value).endswith(said)


def test_a_shortcut_shows_no_password() -> None:
    data = b"[InternetShortcut]\nURL=https://ada:secret@gull.example/\n"
    with pytest.raises(NoArticleError) as error:
        extract_article(data, name="a")
    assert "secret" not in str(error.value)


def find_features(data: bytes, **more: Any) -> FormatFeatures:
    return FormatFeatures(Source("x", data, **more))


def web(**page: Any) -> bytes:
    return plistlib.dumps({"WebMainResource": page})


def test_a_page_that_safari_saved_is_opened() -> None:
    data = web(
        WebResourceData=b"<p>a", WebResourceURL="http://x/a", WebResourceTextEncodingName="x"
    )
    source = open_webarchive(Source("x", data), data)
    assert (source.data, source.url, source.detected) == (b"<p>a", "http://x/a", None)
    assert open_webarchive(Source("x", data, "http://y"), data).url == "http://y"
    other = web(
        WebResourceData="é".encode("cp1252"),
        WebResourceURL="file:///a",
        WebResourceTextEncodingName="cp1252",
    )
    assert open_webarchive(Source("x", other), other)[1:3] == ("é".encode(), None)
    unknown = web(WebResourceData=b"\xe9", WebResourceTextEncodingName="none")
    assert open_webarchive(Source("x", unknown), unknown).data == b"\xe9"
    for empty in (web(), plistlib.dumps([1]), plistlib.dumps({"WebMainResource": 1})):
        with pytest.raises(NoArticleError, match="without a page"):
            open_webarchive(Source("x", empty), empty)
    with pytest.raises(InputError, match="broken"):
        open_webarchive(Source("x", b"<plist"), b"<plist")
    assert detect_webarchive(find_features(data))
    binary = plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY)
    assert detect_webarchive(find_features(binary))
    assert detect_webarchive(find_features(plistlib.dumps({}, fmt=plistlib.FMT_BINARY))) is None
    assert detect_webarchive(find_features(b"<plist><key>Other</key>")) is None
    assert detect_webarchive(find_features(b"<key>WebMainResource</key>")) is None


def test_a_saved_page_says_where_it_came_from() -> None:
    note = b"<!-- saved from url=(0023)https://x.org/a -->"
    assert find_address(find_features(b"<html>" + note)) == "https://x.org/a"
    assert find_address(find_features(b"<html>" + note, url="http://y")) is None
    assert find_address(find_features(b"<html>" + b" " * 2_000 + note)) is None
    assert (
        find_address(find_features(b"<!--\n Page saved with SingleFile \n url: http://x \n-->"))
        == "http://x"
    )


def save_by_single_file(body: str) -> str:
    note = "<!--\n Page saved with SingleFile \n url: https://bend.example/bell?a=1 \n date: x-->"
    return build_page(body).replace("<html>", f"<html>{note}")


def test_a_page_saved_by_singlefile_has_its_address() -> None:
    assert extract_article(save_by_single_file(HTML)).url == "https://bend.example/bell?a=1"
    note = "<!-- saved from url=(0025)https://bend.example/bell -->"
    assert extract_article(note + build_page(HTML)).url == "https://bend.example/bell"
    assert extract_article(build_page(HTML)).url is None


def test_megabytes_of_pictures_take_no_time() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 500_000
    page = save_by_single_file(f'{HTML}<img src="{picture}"><style>a{{b:url({picture})}}</style>')
    extract_article(page[:2_000])
    start = process_time()
    assert extract_article(page).paragraphs == LINES
    assert process_time() - start < 1


def build_archive(fmt: plistlib.PlistFormat = plistlib.FMT_BINARY, **fields: object) -> bytes:
    page = {"WebResourceData": build_page(HTML).encode(), "WebResourceURL": "https://b.example/a"}
    return plistlib.dumps({"WebMainResource": {**page, **fields}}, fmt=fmt)


@pytest.mark.parametrize("fmt", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_webarchive_is_its_page(fmt: plistlib.PlistFormat) -> None:
    article = extract_article(build_archive(fmt))
    assert (article.paragraphs, article.url) == (LINES, "https://b.example/a")


def test_a_webarchive_names_the_charset_of_its_page() -> None:
    text = "Печь на старом заводе не остывает никогда, говорит мастер смены, и это правда."
    data = f"<html><body><p>{text}</p></body></html>".encode("cp1251")
    archive = build_archive(WebResourceData=data, WebResourceTextEncodingName="windows-1251")
    assert extract_article(archive).paragraphs == (text,)


def build_property_list(*objects: bytes, count: int | None = None) -> bytes:
    """Build a binary property list of these objects; the first is the outermost."""
    data, offsets = b"bplist00", b""
    for each in (*objects, b"\x5f\x10\x0fWebMainResource"):
        offsets += struct.pack(">I", len(data))
        data += each
    trailer = struct.pack(">6xBBQQQ", 4, 2, count or len(offsets) // 4, 0, len(data))
    return data + offsets + trailer


HOSTILE_LISTS: dict[str, Callable[[], bytes]] = {
    "a key outside of all": lambda: b"<plist><key>WebMainResource</key>",
    "no date": lambda: b"<plist><dict><key>WebMainResource</key><date>now</date></dict></plist>",
    "around itself": lambda: build_property_list(b"\xd1\0\1\0\0"),
    "deep": lambda: build_property_list(
        *(b"\xa1" + struct.pack(">H", i + 1) for i in range(50_000))
    ),
    "a key that is a list": lambda: build_property_list(b"\xd1\0\1\0\1", b"\xa0"),
    "objects without end": lambda: build_property_list(b"\x08", count=2**60),
    "data without end": lambda: build_property_list(b"\x4f\x13" + struct.pack(">Q", 2**60)),
    "cut off": lambda: build_archive()[:-30],
    "no page": lambda: build_archive(WebResourceData=5),
    "entities": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict>'
        b"<key>WebMainResource</key><string>&a;</string></dict></plist>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE_LISTS)
@pytest.mark.apart
def test_a_hostile_webarchive_is_refused(name: str) -> None:
    with pytest.raises((InputError, NoArticleError), match="webarchive"):
        extract_article(HOSTILE_LISTS[name]())
