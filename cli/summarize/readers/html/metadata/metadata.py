"""Read title, author, date and site of a page, declared ones before visible ones."""

import re
from collections.abc import Sequence
from typing import Any

from summarize.lazy import compile_late
from summarize.models import Draft, Provenances
from summarize.readers.html.elements import FOREIGN
from summarize.readers.html.lean_trafilatura import extract_url
from summarize.readers.html.metadata.authors import find_authors
from summarize.readers.html.metadata.card import read_card
from summarize.readers.html.metadata.dates import find_page_date
from summarize.readers.html.metadata.site import (
    choose_site,
    cut_slogan,
    find_host,
    list_publishers,
    trace_site,
)
from summarize.readers.html.metadata.structured_data import Node, read_metas
from summarize.readers.html.metadata.title import Titles, list_titles, trace_title
from summarize.readers.html.metadata.visible_dates import list_headline_lines

_KANA = re.compile("[\u3040-\u30ff]")
# Up to the host, unless a web archive holds the page.
_ORIGIN = re.compile(r"(?:https?:)?//(?!web\.archive\.org)[^/?#]*")
_CANONICAL = './/head//link[@rel="canonical"]/@href'
# Left unchanged by courlan, which takes 40 ms to load.
_PLAIN_URL = compile_late(
    r"https?://(?:[a-z\d-]{2,63}\.)+[a-z]{2,9}(?:/(?:[\w-]+(?:\.\w+)?/)*(?:[\w-]+(?:\.\w+)?)?)?",
    re.A,
)


def read_metadata(tree: Any, url: str | None, nodes: Sequence[Node]) -> tuple[Draft, Titles]:
    """Read the metadata of a page into a draft without blocks, and list all its titles.

    Raise AssertionError if htmldate drops the root, as in a page that is only a drawing: lxml
    asserts that an element to drop has a parent.
    """
    metas = read_metas(tree)
    canonical: list[str] = tree.xpath(_CANONICAL)
    card = read_card(canonical, metas, nodes, url)
    url = _find_url(tree, canonical, metas, url)
    titles = list_titles(tree, metas, nodes)
    title = next(iter(titles.declared), titles.shown)
    japanese = (tree.get("lang") or "").startswith("ja") or bool(_KANA.search(title or ""))
    lines = list_headline_lines(tree, [*filter(None, (titles.shown, *titles.declared))])
    authors = find_authors(tree, metas, nodes, lines, japanese=japanese)
    publishers = list(list_publishers(nodes))
    site = choose_site(metas, publishers, title, titles.shown, url, authors.names)
    site = cut_slogan(site) if site else None
    _set_foreign_links_aside(tree, find_host(url))
    date = find_page_date(tree, url, nodes, lines)
    draft = Draft(
        blocks=(),
        form="page",
        title=title,
        author="; ".join(authors.names) or None,
        date=date.day if date else None,
        site=site,
        provenance=Provenances(
            trace_title(title, titles),
            authors.source,
            date.source if date else None,
            trace_site(site, metas, publishers, url),
        ),
        card=card,
    )
    return draft, titles


def _find_url(
    tree: Any, canonical: list[str], metas: dict[str, list[str]], url: str | None
) -> str | None:
    declared = [one for one in metas.get("og:url", ()) if one.startswith(("http://", "https://"))]
    declared += [href for href in canonical[:1] if _PLAIN_URL.fullmatch(href)]
    return declared[0] if declared else extract_url(tree, url)


def _set_foreign_links_aside(tree: Any, host: str | None) -> None:
    """Set aside the addresses of links to other sites, whose dates are not those of the page."""
    foreign: dict[str, bool] = {}  # by origin: most links share it
    for link in tree.iter("a"):
        address = link.get("href") or ""
        if address.startswith(("http:", "https:", "//")):
            origin = _ORIGIN.match(address)
            place = origin[0] if origin else address
            if place not in foreign:
                foreign[place] = find_host(place) != host
            if foreign[place]:
                link.set(FOREIGN, link.attrib.pop("href"))
