"""A page declares its address, picture, description and tags."""

import pytest

from summarize import Article, extract_article

BODY = "<p>The mill closed in 1961, and its wheel has stood still from that day on.</p>" * 2
HOME = "https://example.org"


def read(head: str, url: str | None = None) -> Article:
    return extract_article(f"<html><head>{head}</head><body>{BODY}</body></html>", url=url)


def declare(*names: str, address: str) -> str:
    return "".join(f'<meta property="{name}" content="{address}">' for name in names)


OG_URL = declare("og:url", address=f"{HOME}/a")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{HOME}/mill?id=1">', f"{HOME}/mill?id=1"),
        (declare("og:url", address=f"{HOME}/mill"), f"{HOME}/mill"),
        (f'{OG_URL}<link rel="canonical" href="{HOME}/b">', f"{HOME}/b"),
        (f'{OG_URL}<link rel="canonical" href="/b">', f"{HOME}/a"),
        (declare("og:url", address=f"{HOME}/"), None),
        (declare("og:url", address=f"{HOME}/index.html"), None),
        (declare("og:url", address="javascript:alert(1)//x"), None),
        (declare("og:url", address="https://ada:pass@example.org/mill"), f"{HOME}/mill"),
        (declare("og:url", address="https://web.archive.org/web/2020/https://example.org/mill"),
         f"{HOME}/mill"),
        ("", None),
    ],
)  # fmt: skip
def test_the_address_is_the_declared_one_unless_it_is_given(head: str, url: str | None) -> None:
    assert read(head).url == url
    assert read(head, "https://example.net/given").url == "https://example.net/given"


@pytest.mark.parametrize(
    ("address", "image"),
    [
        ("https://example.org/a.png", f"{HOME}/a.png"), ("/a.png", f"{HOME}/a.png"),
        ("data:image/png;base64,AAAA", None), ("http://[", None), ("", None),
    ],
)  # fmt: skip
def test_the_picture_is_an_address_of_the_web(address: str, image: str | None) -> None:
    assert read(declare("og:image", address=address), f"{HOME}/mill").image == image


def test_the_description_and_the_tags_are_those_of_the_page() -> None:
    head = (
        '<meta name="description" content="A &amp;amp; B">'
        '<meta name="keywords" content="mill, river ,mill">'
    )
    found = read(head)
    assert (found.description, found.tags) == ("A & B", ("mill", "river"))
    tags = declare("article:tag", address="Wheels") + declare("article:tag", address="Old, new")
    assert read(head + tags).tags == ("Wheels", "Old", "new")
    data = '{"@type": "Article", "keywords": ["a", 7, "b"]}'
    assert read(f'<script type="application/ld+json">{data}</script>').tags == ("a", "b")
    assert (read("").description, read("").tags) == (None, ())
