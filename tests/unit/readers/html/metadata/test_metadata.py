"""Title, author, date, site and address of a page are found."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis.strategies import characters, from_regex
from trafilatura.metadata import extract_url

from summarize.readers.html.metadata.metadata import _PLAIN_URL
from summarize.readers.html.page import read_page
from summarize.readers.html.tree import load_page
from tests.conftest import SAMPLES
from tests.unit.readers.html.examples import PARAGRAPHS, build_page
from tests.unit.readers.html.metadata.pages import read


def test_metadata_of_a_page_is_found() -> None:
    draft = read_page((SAMPLES / "librairie.html").read_bytes(), None)
    assert draft.title == "La librairie qui ne vend qu’un livre par jour"
    assert (draft.author, draft.date) == ("Élodie Garance", "2025-01-21")
    assert draft.site == "La Gazette du Marais"


def test_metadata_is_read_though_a_part_of_it_is_odd() -> None:
    head = '<meta property="og:site_name" content="the coast courier">'
    for odd in ("[1, 2]", "[" * 5_000):
        script = f'<script type="application/ld+json">{odd}</script>'
        draft = read_page(build_page(f"<h1>The dam</h1>{PARAGRAPHS}", head + script), None)
        assert (draft.title, draft.site) == ("The dam", "The Coast Courier")
    nameless = read_page(build_page(f"<h1>The dam</h1>{PARAGRAPHS}"), "https://example.org/dam")
    assert nameless.site == "example.org"


def test_a_date_in_the_address_of_a_link_is_not_that_of_the_page() -> None:
    link = '<p><a href="{}/2014/02/07/dam.html">In Korean</a></p>'
    for site in ("https://other.example", "https://coast.example"):
        assert read("", link.format(site), "https://coast.example/dam").date is None


@settings(deadline=None)
@given(from_regex(_PLAIN_URL.pattern, fullmatch=True, alphabet=characters(codec="ascii")))
def test_a_plain_address_is_as_regular_as_it_can_be(url: str) -> None:
    link = f'<link rel="canonical" href="{url}">'
    tree = load_page(f"<html><head>{link}</head><body><p>The dam holds.</p></body></html>".encode())
    assert extract_url(tree) == url


def test_a_plain_address_loads_no_crawler() -> None:
    code = (
        "import sys\nfrom summarize import extract_article\n"
        "article = extract_article(sys.stdin.buffer.read())\n"
        "print(article.url, 'courlan' in sys.modules)"
    )
    for href, loaded in (("https://coast.example/a/b.html", False), ("/a/b.html?c=1", True)):
        link = f'<link rel="canonical" href="{href}"><meta name="og:a" content="https://a.example">'
        page = f"<html><head>{link}</head><body><p>{'The dam holds, as ever. ' * 30}</p></body>"
        done = subprocess.run(
            [sys.executable, "-c", code], input=page.encode(), capture_output=True, check=True
        )
        assert done.stdout.decode().split()[1] == str(loaded), href
