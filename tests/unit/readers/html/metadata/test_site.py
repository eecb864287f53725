"""The site of a page has a name, or else its host."""

import pytest

from summarize.readers.html.metadata.site import cut_slogan
from tests.unit.readers.html.metadata.pages import declare, read


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Coast Courier | News, Sport and Weather", "Coast Courier"),
        ("Courier - The paper of the coast", "Courier"),
        ("The Coast Courier - North", "The Coast Courier - North"),
        ("Home | The Coast Courier", "Home | The Coast Courier"),
        ("Coast-Courier", "Coast-Courier"),
    ],
)
def test_a_site_has_a_name_without_its_slogan(name: str, cut: str) -> None:
    assert cut_slogan(name) == cut


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:publisher" content="https://www.facebook.com/coast">',
        '<meta name="copyright" content="All rights reserved">',
        '<meta name="publisher" content="Copyright 2019 The Mill">',
        '<meta property="og:site_name" content="潮汐版权所有">',
        '<meta name="twitter:site" content="@coast">',
        '<meta name="author" content="Ann Mill"><meta name="dc.publisher" content="Ann Mill">',
    ],
)
def test_a_site_has_the_name_of_its_host_where_the_page_has_no_better_one(head: str) -> None:
    assert read(head, url="https://www.coast.example/dam").site == "coast.example"


@pytest.mark.parametrize("slashes", ["/", "//"])
def test_an_archived_page_is_of_the_site_that_it_was_saved_from(slashes: str) -> None:
    url = f"https://web.archive.org/web/20220721144434/https:{slashes}www.coast.example/dam"
    assert read(url=url).site == "coast.example"


def test_a_name_with_capitals_stands_before_a_host_and_one_without() -> None:
    named = declare(headline="The dam", publisher={"@type": "Organization", "name": "The Coast"})
    for said in ("coast.example", "thecoast"):
        assert read(f'<meta property="og:site_name" content="{said}">{named}').site == "The Coast"
