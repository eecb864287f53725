"""What a browser or a desktop saved says where its page came from."""

import plistlib
from typing import Any

import pytest

from summarize import extract_article
from summarize.errors import InputError, NoArticleError
from summarize.models import Source
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.saved_pages import detect_address as find_address
from summarize.readers.formats.saved_pages import detect_webarchive as tell_webarchive
from summarize.readers.formats.saved_pages import enter_webarchive as open_webarchive
from tests.conftest import kind_of

ADDRESS = "https://gull.example/quay?a=1"


LINES = f"URL={ADDRESS}\r\nIconIndex=0\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[InternetShortcut]\r\n" + LINES, id="of Windows"),
        pytest.param(b"\xef\xbb\xbf[{00-46}]\r\nA=1\r\n[InternetShortcut]\r\n" + LINES, id="more"),
        pytest.param(b"[Desktop Entry]\nType=Link\nURL[$e]=" + ADDRESS.encode(), id="of KDE"),
        pytest.param(b"#!/usr/bin/env xdg-open\n[Desktop Entry]\n" + LINES, id="of GNOME"),
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
        (b"[InternetShortcut] is what it says.\n\n" + b"A word. " * 3_000 + LINES, "text"),
        (plistlib.dumps({"URL": ADDRESS, "Quay": "A"}), "html"),
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
    assert tell_webarchive(find_features(data))
    binary = plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY)
    assert tell_webarchive(find_features(binary))
    assert tell_webarchive(find_features(plistlib.dumps({}, fmt=plistlib.FMT_BINARY))) is None
    assert tell_webarchive(find_features(b"<plist><key>Other</key>")) is None
    assert tell_webarchive(find_features(b"<key>WebMainResource</key>")) is None


def test_a_saved_page_says_where_it_came_from() -> None:
    note = b"<!-- saved from url=(0023)https://x.org/a -->"
    assert find_address(find_features(b"<html>" + note)) == "https://x.org/a"
    assert find_address(find_features(b"<html>" + note, url="http://y")) is None
    assert find_address(find_features(b"<html>" + b" " * 2_000 + note)) is None
    assert (
        find_address(find_features(b"<!--\n Page saved with SingleFile \n url: http://x \n-->"))
        == "http://x"
    )
