"""A shortcut to a page has no article: the message says which address to give."""

import plistlib

import pytest

from summarize import extract_article
from summarize.errors import NoArticleError
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
