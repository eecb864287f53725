"""Find the day on which a page was published: declared, beside its headline, or by htmldate."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from summarize.language.normalization import squeeze
from summarize.lazy import compile_late
from summarize.models import Provenance
from summarize.readers.html.lean_trafilatura import find_date, read_day, set_date_params
from summarize.readers.html.metadata.structured_data import NO_ARTICLE, Node, list_kinds
from summarize.readers.html.metadata.visible_dates import (
    HeadlineDays,
    HeadlineLines,
    read_headline_days,
)

# Elements, above which the full text is not searched: libxml2 sorts its lines in quadratic time,
# 6 s for 30,000; the largest of 1,300 pages has 14,000.
_MANY = 20_000
_PUBLICATION = compile_late(r"publi[cs]|pubdate|issued|created|citation_(?:online_)?date")
_OTHER_METAS = ("article:modified_time", "og:updated_time", "og:modified_time", "date", "dc.date")
_NOT_PUBLISHED = re.compile("modif|updat|revis|expir|valid|event", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[-/.年]([01]?\d)[-/.月]([0-3]?\d)(?!\d)")
_IN_ADDRESS = compile_late(r"\D((?:19|20)\d\d)[/_.-](\d{1,2})[/_.-](\d{1,2})(?:\D|$)")
_LONGEST = 60  # characters of a declared day
_TITLES = 5  # titles and headlines of a page that are compared with JSON-LD
_JSON_INSTANT = compile_late(
    r'"(?:datePublished|dateModified|dateCreated|uploadDate)"\s{0,9}:\s{0,9}"([^"]{10,40})"'
)


class PageDate(NamedTuple):
    """The date of a page, and its source."""

    day: str
    source: Provenance


def find_page_date(
    tree: Any, url: str | None, nodes: Sequence[Node], lines: HeadlineLines
) -> PageDate | None:
    """Find the date of a page with such JSON-LD and such lines around its headline.

    A day of publication that the page declares comes first. Any other, such as that of the last
    change, gives way to one beside the headline. Whoever reads the text confirms one of the source
    "text", which may be in the address of a picture or in code.

    Raise AssertionError if htmldate drops the root: lxml asserts that an element to drop has a
    parent.
    """
    bounds = set_date_params()
    near = read_headline_days(lines, lambda line: read_day(line, bounds["max_date"]))
    latest = bounds["max_date"]
    published = [*_list_published(tree, url, nodes, latest)]
    declared = [*published, *_list_others(tree, nodes, latest)]
    best = next(iter(published), None)
    if best is None or best.source == "json-ld":  # which some pages fill in with the first day
        best = next((one for one in declared if near.shows(one.day)), best)
    if best in published:
        return best._replace(day=_correct_zone(best.day, near))
    if near.published:
        return PageDate(near.published, "byline")
    if best is None and near.days == near.alone and len(near.days) == 1:
        return PageDate(near.days[0], "byline")  # as htmldate, which takes 13 ms
    best = best or _find_by_htmldate(tree, url, bounds)
    return _choose(best, near) if best else None


def _find_by_htmldate(tree: Any, url: str | None, bounds: dict[str, Any]) -> PageDate | None:
    if next(islice(tree.iter(), _MANY, None), None) is not None:
        bounds = {**bounds, "extensive_search": False}
    found: str | None = find_date(tree, **bounds, url=url)
    return (
        PageDate(found, _find_declaration(found, tree, bounds["max_date"]) or "text")
        if found
        else None
    )


def _choose(found: PageDate, near: HeadlineDays) -> PageDate:
    """Choose between a day that may be that of a change, or of anything, and those near by."""
    declared = found.source != "text"
    days = near.alone if declared else near.days
    if near.shows(found.day) and not (declared and any(day < found.day for day in days)):
        return found if declared else PageDate(found.day, "byline")
    if days:
        return PageDate(min(days), "byline")
    return found


def _list_published(
    tree: Any, url: str | None, nodes: Sequence[Node], latest: str
) -> Iterator[PageDate]:
    """Yield the days of publication that a page declares, the best first."""
    address = _IN_ADDRESS.search(url or "")
    days: dict[Provenance, list[str]] = {
        "url": ["-".join(f"{int(part):02}" for part in address.groups())] if address else [],
        "meta": [m.get("content") or "" for m in tree.iter("meta") if _is_of_publication(m)],
        "json-ld": _list_of_article(tree, nodes),
    }
    for source, texts in days.items():
        for text in texts:
            if day := _read_declared(text.strip(), source, latest):
                yield PageDate(day, source)


def _list_others(tree: Any, nodes: Sequence[Node], latest: str) -> Iterator[PageDate]:
    """Yield the days of changes, or of anything, that a page declares."""
    named = ((m.get("property") or m.get("name") or "", m) for m in tree.iter("meta"))
    metas = [meta for name, meta in named if name.lower() in _OTHER_METAS]
    texts: list[tuple[Provenance, str]] = [
        *(("meta", meta.get("content") or "") for meta in metas),
        *(("json-ld", _get(node, "dateModified")) for node in nodes),
    ]
    for source, text in texts:
        if day := _read_declared(text.strip(), source, latest):
            yield PageDate(day, source)


def _is_of_publication(meta: Any) -> bool:
    """Check for a meta element that is named for a publication, and not for a change."""
    name = meta.get("property") or meta.get("name")
    if not name and meta.getparent().tag == "head":
        name = meta.get("itemprop")
    name = (name or "").lower()
    return _PUBLICATION.search(name) is not None and not _NOT_PUBLISHED.search(name)


def _list_of_article(tree: Any, nodes: Sequence[Node]) -> list[str]:
    """List the day of publication that JSON-LD declares for the page itself.

    That is the only one, or else that of the article with a title of the page.
    """
    articles = [node for node in nodes if NO_ARTICLE.isdisjoint(list_kinds(node))]
    dated = [(day, node) for node in articles if (day := _get(node, "datePublished"))]
    if len({day[:10] for day, _ in dated}) > 1:
        heads = islice(tree.iter("title", "h1"), _TITLES)
        titles = [squeeze("".join(head.itertext())) for head in heads]
        named = ((day, squeeze(_get(node, "headline"))) for day, node in dated)
        return [day for day, key in named if key and any(key in title for title in titles)][:1]
    return [day for day, _ in dated[:1]]


def _get(node: Node, key: str) -> str:
    value = node.get(key)
    return value.strip() if isinstance(value, str) else ""


def _read_declared(text: str, source: Provenance, latest: str) -> str | None:
    """Read a declared day until the latest one: year first, in a meta also with its month's name.

    In JSON-LD, 5 of 6 days with a name were not those of the page. Nobody knows which number of
    "03-09-2026" is the month.
    """
    start = _YEAR_FIRST.match(text)
    if start:
        with suppress(ValueError):  # no day
            day = date(*map(int, start.groups())).isoformat()
            return day if day <= latest else None
        return None
    written = len(text) <= _LONGEST and any(map(str.isalpha, text)) and any(map(str.isdigit, text))
    return read_day(text, latest) if written and source == "meta" else None


def _correct_zone(day: str, near: HeadlineDays) -> str:
    """Correct the day of an instant in another time zone by the one beside the headline."""
    if near.days and not near.shows(day):
        apart = (date.fromisoformat(near.days[0]) - date.fromisoformat(day)).days
        return near.days[0] if abs(apart) == 1 else day
    return day


def _find_declaration(day: str, tree: Any, latest: str) -> Provenance | None:
    """Find where a page declares a day that may be that of a change."""
    for script in tree.iter("script"):
        data = (script.text or "") if "ld+json" in (script.get("type") or "") else ""
        if any(instant.startswith(day) for instant in _JSON_INSTANT.findall(data)):
            return "json-ld"
    texts = ((meta.get("content") or "").strip() for meta in tree.iter("meta"))
    found = (_read_declared(text, "meta", latest) for text in texts)
    return "meta" if day in found else None
