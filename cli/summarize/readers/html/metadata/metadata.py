"""Find title, author, date and site of a page: what it declares before what it shows."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from summarize.language.characters import one_line
from summarize.models import Draft
from summarize.numbers import parse_json, unescape
from summarize.readers.html.lean_trafilatura import (
    Document,
    extract_meta_json,
    extract_title,
    extract_url,
    set_date_params,
)
from summarize.readers.html.metadata.authors import Setting, list_people, names_something
from summarize.readers.html.metadata.bylines import find_bylines
from summarize.readers.html.metadata.declared import (
    Node,
    find_headline,
    list_accounts,
    list_declared,
    list_nodes,
    list_publishers,
    read_metas,
)
from summarize.readers.html.metadata.headline import Titles
from summarize.readers.html.metadata.page_date import find_page_date
from summarize.readers.html.metadata.shown_day import is_bare_year
from summarize.readers.html.metadata.site import choose_site, cut_slogan, find_host

_TITLES = (
    *("og:title", "citation_title", "dc.title", "dcterms.title", "articletitle", "parsely-title"),
    *("sailthru.title", "headline", "twitter:title", "title", "fb_title", "rbtitle"),
)
_MOST_BROKEN = 16_000  # characters of JSON-LD that json refuses: they may take 1 s
_MOST_SAID = 2_000  # characters of what a meta element says
_KANA = re.compile("[\u3040-\u30ff]")
# Up to the host; an address in an archive has that of the page itself further down.
_ORIGIN = re.compile(r"(?:https?:)?//(?!web\.archive\.org)[^/?#]*")
_CANONICAL = './/head//link[@rel="canonical"]/@href'
# Which courlan, that takes 40 ms to load, leaves as it is.
_PLAIN_URL = re.compile(
    r"https?://(?:[a-z\d-]{2,63}\.)+[a-z]{2,9}(?:/(?:[\w-]+(?:\.\w+)?/)*(?:[\w-]+(?:\.\w+)?)?)?",
    re.A,
)
_OPENING = re.compile(r"[\[{]")
_COUNTER = re.compile(r"^\(\d{1,3}\+?\) ")  # how much is new to whoever has saved the page
# What trafilatura's reader of JSON-LD raises for data of another shape than it expects.
_ODD_JSON = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)


def read_metadata(tree: Any, url: str | None) -> tuple[Draft, Titles]:
    """Return a draft with what a parsed page says of itself, no lines yet; and all its titles.

    The search for a date raises AssertionError where it would drop the root, as in a page that is
    only a drawing: lxml asserts that what is dropped has a parent.
    """
    data, broken = _bound(tree)
    nodes = list_nodes(data)
    metas = read_metas(tree)
    guess = _guess_author(tree) if broken else None
    url = _find_url(tree, metas, url)
    titles = _list_titles(tree, metas, nodes)
    title = next(iter(titles.said), titles.shown)
    site = choose_site(metas, list_publishers(nodes), title, titles.shown, url)
    japanese = (tree.get("lang") or "").startswith("ja") or bool(_KANA.search(title or ""))
    host = find_host(url)
    setting = Setting(site, host, title, japanese)
    _drop_foreign_links(tree, host)
    date = find_page_date(tree, url, set_date_params(), nodes)
    draft = Draft(
        blocks=(),
        form="page",
        title=title,
        author="; ".join(_find_authors(tree, metas, nodes, guess, setting)) or None,
        date=date if date and not is_bare_year(date, tree) else None,
        site=cut_slogan(site) if site else None,
    )
    return draft, titles


def _list_titles(tree: Any, metas: dict[str, list[str]], nodes: Sequence[Node]) -> Titles:
    """Return what a page calls itself; where it says nothing, what trafilatura makes out."""
    headlines = [_clean("".join(heading.itertext())) for heading in tree.iter("h1")]
    declared = [_clean(title) for key in _TITLES for title in reversed(metas.get(key, ()))]
    declared.append(_clean(find_headline(nodes)))
    shown = _COUNTER.sub("", _clean(tree.findtext(".//title")) or "") or None
    if not any(declared) and not any(headlines):
        guess = _clean(extract_title(tree))
        # The last part of a title is a site or a section. A guess is one more headline: it may be
        # that of another story, too, in a list at the side.
        if guess and not (shown or "").endswith(guess):
            headlines.append(guess)
    return Titles(tuple(filter(None, declared)), shown, tuple(filter(None, headlines)))


def _find_url(tree: Any, metas: dict[str, list[str]], url: str | None) -> str | None:
    declared = [one for one in metas.get("og:url", ()) if one.startswith(("http://", "https://"))]
    declared += [href for href in tree.xpath(_CANONICAL)[:1] if _PLAIN_URL.fullmatch(href)]
    return declared[0] if declared else extract_url(tree, url)


def _guess_author(tree: Any) -> str | None:
    """Return the author that trafilatura makes out in JSON-LD that is broken."""
    found = Document()
    with suppress(*_ODD_JSON):  # what it had found until then stands
        found = extract_meta_json(tree, found)
    return found.author


def _find_authors(
    tree: Any,
    metas: dict[str, list[str]],
    nodes: Sequence[Node],
    guess: str | None,
    setting: Setting,
) -> tuple[str, ...]:
    """Return the people by whom the page is; those that it declares, or else those it shows."""
    alone = True  # a name of one word will do where no better place names another
    for lines in (*list_declared(metas, nodes), [guess or ""]):
        lines = [_clean(line) or "" for line in lines]
        people = list_people(lines, setting, alone=alone)
        if people:
            return people
        alone = alone and not any(map(names_something, lines))
    for texts, marked in find_bylines(tree):
        people = list_people(texts, setting, sure=False, alone=marked)
        people = people or list_people([" ".join(texts)], setting, sure=False, alone=marked)
        if people:
            return people
        if names_something(" ".join(texts)):
            break  # the next byline is that of another article
    return tuple(list_accounts(tree, metas, nodes))


def _bound(tree: Any) -> tuple[list[Any], bool]:
    """Return the JSON-LD of a page, and whether some is broken; cut what is long.

    The time of trafilatura's expressions grows by the square: they look for the end of strings in
    broken JSON-LD, and for brackets around nicknames.
    """
    left = _MOST_BROKEN
    data = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            value = _parse_json(script.text or "")
            if value is not None:
                data.append(value)
                continue
            left -= len(script.text or "")
            if left < 0:
                script.text = None
    for meta in tree.iter("meta"):
        content = meta.get("content") or ""
        if len(content) > _MOST_SAID:
            meta.set("content", content[:_MOST_SAID])
    return data, left < _MOST_BROKEN


def _parse_json(text: str) -> Any:
    """Return the value of JSON, in a comment or a CDATA section too; None where it is broken."""
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    start, end = _OPENING.search(text), max(text.rfind("}"), text.rfind("]"))
    try:
        return parse_json(text[start.start() if start else 0 : end + 1], strict=False)
    except ValueError:
        return None


def _drop_foreign_links(tree: Any, host: str | None) -> None:
    """Drop the addresses of links to other sites: a date in them is theirs."""
    foreign: dict[str, bool] = {}  # by what the host is read from: most links share it
    for link in tree.iter("a"):
        address = link.get("href") or ""
        if address.startswith(("http:", "https:", "//")):
            origin = _ORIGIN.match(address)
            place = origin[0] if origin else address
            if place not in foreign:
                foreign[place] = find_host(place) != host
            if foreign[place]:
                del link.attrib["href"]


def _clean(text: str | None) -> str | None:
    return one_line(unescape(text or "")) or None
