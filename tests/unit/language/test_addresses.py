"""No password of an address is shown."""

import pytest

from summarize.language.addresses import hide_password, show_address


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.org/b?c=d@e", "https://a.org/b?c=d@e"),
        ("https://ann:secret@a.org/b", "https://a.org/b"),
        ("https://ann@a.org", "https://a.org"),
        ("https://ann:se/cret@a.org", "https://a.org"),
        ("https://a.org:8080/b@c", "https://a.org:8080/b@c"),
        ("https://a.org/\x1b[31mb", "https://a.org/b"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert show_address(url) == shown
    assert hide_password(f"see {url} there") == f"see {url} there".replace(url, hide_password(url))


def test_no_address_is_none() -> None:
    assert (show_address(None), show_address("")) == (None, None)
