"""Find the date of a page by htmldate, and correct it by the page's declared and visible dates."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple

from lxml.etree import tostring

from summarize.language.identify import detect_language
from summarize.language.normalization import squeeze
from summarize.language.writing_systems import is_spaceless
from summarize.lazy import compile_late
from summarize.models import Provenance
from summarize.readers.html.lean_trafilatura import find_date, read_day
from summarize.readers.html.metadata.structured_data import NO_ARTICLE, Node, list_kinds
from summarize.readers.html.metadata.visible_dates import (
    find_headline_days,
    find_labelled_day,
    shows_day,
)
from summarize.readers.html.metadata.written_dates import read_in_languages, sample_text

# Elements, above which the full text is not searched: libxml2 sorts its lines in quadratic time,
# 6 s for 30,000; the largest of 1,300 pages has 14,000.
_MANY = 20_000
# Written by the publishing systems of China's administration, and unknown to htmldate.
_CHINESE_METAS = ("firstpublishedtime",)
# Classes of elements with dates of replies, cited works or the subject.
_FOREIGN = frozenset(
    "reflist references infobox reply replies webmention webmentions mentions h-cite".split()
)
_HEADLINE = 10**9  # characters that the first headline counts for
_BOXES = ("div", "section", "ol", "ul", "li", "table")
_YEAR_FIRST = ("zh", "ja", "ko")
_DAYS = 31
_PLAIN_METAS = ("date", "dc.date", "dcterms.date", "dc:date")  # some set it at each change
_OF_PUBLICATION = compile_late(r"publi[cs]|pubdate|issued|created|citation_(?:online_)?date")
_CHANGED = ("article:modified_time", "og:updated_time", "og:modified_time")
_NOT_PUBLISHED = re.compile("modif|updat|revis|expir|valid|event", re.IGNORECASE)
_ISO = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_PUBLISHED = compile_late(r"(?:^|[\s_-])(?:published|datepublished)(?:$|[\s_-])", re.IGNORECASE)
_UNSEEN = ("script", "style")
_ASIDE = ("aside", "nav", "footer")
_TITLES = 5  # titles and headlines of a page that are compared with JSON-LD
_LINE = 60  # characters of a line with a date
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
# Numbers that are not dates: times, "4 min read".
_CLOCK = compile_late(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d{1,4}[ -]?(?:sec|min|hour|comment|view|word)"
)
_JSON_INSTANT = compile_late(
    r'"(?:datePublished|dateModified|dateCreated)"\s{0,9}:\s{0,9}"([^"]{10,40})"'
)
_OTHERS = compile_late("comment|repl(?:y|ies)|related|teaser", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
# Each starts with a fixed character, which makes the search ten times as fast.
_NEW_YEAR = (
    compile_late(r"01(?:(?<=\d{4}01)|(?<=\d{4}[-/.]01))[-/.]?01(?!\d)"),
    compile_late(r"1(?:(?<=\b1)|(?<=\b01))(?:[./-]0?1[./-]\d\d|\.? jan)"),
    compile_late(r"jan(?<=\bjan)[a-z]*\.? 0?1\b"),
)
_DAY = timedelta(days=1)
_ADDRESS_DAY = compile_late(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_JSON_DAYS = ("datePublished", "dateCreated", "dateModified", "uploadDate")
_MOST = 40  # characters of a line with a date


class PageDate(NamedTuple):
    """The date of a page, and its source."""

    day: str
    source: Provenance


def find_page_date(
    tree: Any, url: str | None, bounds: dict[str, Any], nodes: Sequence[Node] = ()
) -> PageDate | None:
    """Find the date of a page with such JSON-LD; ``bounds`` are htmldate's.

    A date has a source: what the page declares, its address, or a line that readers see. Dates in
    the addresses of pictures and in code have none.

    Raise AssertionError if htmldate drops the root: lxml asserts that an element to drop has a
    parent.
    """
    for meta in tree.iter("meta"):
        if meta.get("name") in _CHINESE_METAS and (first := _read_day(meta.get("content") or "")):
            return PageDate(first, "meta")
    if next(islice(tree.iter(), _MANY, None), None) is not None:
        bounds = {**bounds, "extensive_search": False}
    with read_in_languages(tree):
        found: str | None = find_date(_drop_foreign(tree), **bounds, url=url)
        if not found:
            return None
        day = correct_day(_put_year_first(found, tree), tree, nodes, url)
        return _trace(day, tree, nodes, url, bounds["max_date"])


def _trace(
    day: str, tree: Any, nodes: Sequence[Node], url: str | None, latest: str
) -> PageDate | None:
    """Trace a day to its source; a day beside the headline is better than one further away."""
    day = _find_first_published(day, tree)
    source = _find_declaration(day, tree, nodes, url)
    changed = day in _list_changed(tree)
    if source and not changed and (source == "url" or _is_published(day, tree, nodes)):
        return PageDate(shift_day(day, tree), source)
    near = find_headline_days(tree, _list_titles(tree), lambda line: read_day(line, latest))
    contradicted = not changed and not near.shows(day)
    if near.published and (source is None or near.published < day or contradicted):
        return PageDate(near.published, "byline")
    if near.shows(day) and not changed:
        return PageDate(shift_day(day, tree), source or "byline")
    shown = near.days if source is None else near.alone
    days = [_swap(_put_year_first(one, tree), tree, nodes, url) for one in shown]
    if days and (source is None or min(days) < day):
        return PageDate(min(days), "byline")
    if days and contradicted:
        return PageDate(days[0], "byline")
    if (source is None or not near.shows(day)) and (
        labelled := find_labelled_day(tree, lambda line: read_day(line, latest))
    ):
        return PageDate(_put_year_first(labelled, tree), "text")
    source = source or _find_written_declaration(day, tree, nodes, latest)
    source = source or ("text" if shows_day(tree, day) else None)
    source = source or ("url" if _list_linked_days(tree) == {day} else None)
    return PageDate(shift_day(day, tree), source) if source else None


def _is_published(day: str, tree: Any, nodes: Sequence[Node]) -> bool:
    """Check whether a page declares a day as that of publication, and not only as a date."""
    keys = ("datePublished", "dateCreated")
    if any(_get(node, key).startswith(day) for node in nodes for key in keys):
        return True
    dated = (m for m in tree.iter("meta") if day in (m.get("content") or "").replace("/", "-"))
    return any(map(_is_of_publication, dated))


def _is_of_publication(meta: Any) -> bool:
    """Check for a meta element that is named for a publication, and not for a change."""
    name = " ".join(meta.get(key) or "" for key in ("property", "name", "itemprop")).lower()
    return _OF_PUBLICATION.search(name) is not None and not _NOT_PUBLISHED.search(name)


def _find_first_published(day: str, tree: Any) -> str:
    """Find an earlier day in a meta element of publication if this one is in a plain "date"."""
    published: dict[bool, set[str]] = {True: set(), False: set()}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        found = _ISO.match((meta.get("content") or "").strip())
        if found and (name in _PLAIN_METAS or _OF_PUBLICATION.search(name)):
            published[name not in _PLAIN_METAS].add(found[0])
    earlier = {one for one in published[True] if one < day}
    only = day in published[False] and day not in published[True]
    return min(earlier) if only and earlier else day


def _list_linked_days(tree: Any) -> set[str]:
    """List the days in the addresses of links; those to other sites are gone."""
    found = (_ADDRESS_DAY.search(link.get("href") or "") for link in tree.iter("a"))
    return {f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}" for day in found if day}


def _list_titles(tree: Any) -> list[str]:
    titles = ["".join(one.itertext()) for one in tree.iter("title")]
    metas = (meta for meta in tree.iter("meta") if meta.get("property") == "og:title")
    return [*titles, *(meta.get("content") or "" for meta in metas)]


def _find_declaration(
    day: str, tree: Any, nodes: Sequence[Node], url: str | None
) -> Provenance | None:
    """Find where a page declares a day: in JSON-LD, a meta element or its address."""
    if any(_get(node, key).startswith(day) for node in nodes for key in _JSON_DAYS):
        return "json-ld"
    if any(text.replace("/", "-").startswith(day) for text in _list_instant_texts(tree)):
        return "meta"
    return "url" if _has_day(url or "", day) else None


def _find_written_declaration(
    day: str, tree: Any, nodes: Sequence[Node], latest: str
) -> Provenance | None:
    """Find where a page declares a day in words."""
    if any(read_day(_get(node, key), latest) == day for node in nodes for key in _JSON_DAYS):
        return "json-ld"
    metas = (meta.get("content") or "" for meta in tree.iter("meta"))
    written = (text for text in metas if day[:4] in text and len(text) <= _LINE)
    return "meta" if any(read_day(text, latest) == day for text in written) else None


def _drop_foreign(tree: Any) -> Any:
    """Drop replies, references and fact boxes from a copy of the page, if it has any.

    Their dates are not those of the page, unless it is a post in a list of them.
    """
    if not any(map(_is_foreign, tree.iter(*_BOXES))):
        return tree
    left = deepcopy(tree)
    sizes = _measure(left)
    for box in [box for box in left.iter(*_BOXES) if _is_foreign(box)]:
        if box.getparent() is not None and 2 * sizes[box] <= sizes[left]:
            box.drop_tree()
    return left


def _measure(tree: Any) -> dict[Any, int]:
    """Measure the text in each element; the first headline outweighs all text."""
    sizes: dict[Any, int] = {}
    headline = next(tree.iter("h1"), None)
    for element in reversed([*tree.iter()]):  # children before parents
        visible = isinstance(element.tag, str) and element.tag not in ("script", "style")
        sizes[element] = sum(sizes[kid] + len((kid.tail or "").strip()) for kid in element)
        sizes[element] += len((element.text or "").strip()) * visible
        if element is headline:
            sizes[element] += _HEADLINE
    return sizes


def _is_foreign(element: Any) -> bool:
    return not _FOREIGN.isdisjoint((element.get("class") or "").split())


def _read_day(text: str) -> str | None:
    """Read the day at the start of a text, unless it is invalid or in the future."""
    start = _ISO.match(text)
    with suppress(ValueError):
        if start and date.fromisoformat(start[0]) <= date.today():
            return start[0]
    return None


def _put_year_first(found: str, tree: Any) -> str:
    """Correct a date such as "18-03-08" in Chinese, Japanese and Korean: the year comes first."""
    year, month, day = found.split("-")
    written, meant = f"{day}-{month}-{year[2:]}", f"20{day}-{month}-{year[2:]}"
    if not 0 < int(year[2:]) <= _DAYS or meant > date.today().isoformat():
        return found
    first = (tree.get("lang") or "")[:2] in _YEAR_FIRST or is_spaceless([sample_text(tree)])
    if first and any(len(text) <= _LINE and written in text for text in tree.itertext()):
        return meant
    return found


def correct_day(found: str, tree: Any, nodes: Sequence[Node] = (), url: str | None = None) -> str:
    """Replace a day of modification, or one misread, by the day of publication.

    Of 39 days that people read differently on 300 pages, 6 are of these kinds.
    """
    if found in _list_changed(tree):
        published = {day for day in _list_published(found, tree, nodes) if day < found}
        if len(published) == 1 and not _shows_only(found, min(published), tree):
            return published.pop()
    return _swap(found, tree, nodes, url)


def _list_changed(tree: Any) -> set[str]:
    """List the days of modification, without those on which the page was published, too."""
    days: dict[bool, set[str]] = {True: set(), False: set()}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        if name in _CHANGED or not _NOT_PUBLISHED.search(name):
            days[name in _CHANGED].add((meta.get("content") or "").strip()[:10])
    return days[True] - days[False]


def _list_published(found: str, tree: Any, nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the days of publication that a page declares, or else shows."""
    declared = _list_declared(found, tree, nodes)
    yield from declared
    for time in () if declared else tree.iter("time"):
        named = f"{time.get('class')} {time.get('itemprop')}"
        day = _ISO.match((time.get("datetime") or "").strip())
        if day and _PUBLISHED.search(named) and not is_other(time):
            yield day[0]


def _list_declared(changed: str, tree: Any, nodes: Sequence[Node]) -> list[str]:
    """List the days of publication that JSON-LD declares for the page itself.

    That is the object modified on that day, or else the article with a title of the page, or else
    the articles that are the main entity of their page.
    """
    dated = [(day[0], node) for node in nodes if (day := _ISO.match(_get(node, "datePublished")))]
    same = [day for day, node in dated if _get(node, "dateModified").startswith(changed)]
    articles = [
        (day, node)
        for day, node in dated
        if not any(kind in NO_ARTICLE for kind in list_kinds(node))
    ]
    titles = [squeeze("".join(one.itertext())) for one in islice(tree.iter("title", "h1"), _TITLES)]
    headed = [
        day
        for day, node in articles
        if (headline := squeeze(_get(node, "headline"))) and any(headline in t for t in titles)
    ]
    return same or headed or [day for day, node in articles if node.get("mainEntityOfPage")]


def _get(node: Node, key: str) -> str:
    value = node.get(key)
    return value.strip() if isinstance(value, str) else ""


def _swap(found: str, tree: Any, nodes: Sequence[Node], url: str | None) -> str:
    """Swap month and day if only the swapped date is shown."""
    year, month, day = found.split("-")
    swapped = f"{year}-{day}-{month}"
    if day == month or int(day) > len(_MONTHS) or _has_day(url or "", found):
        return found
    declared = {text.strip()[:10] for text in _list_instants(tree)}
    declared.update(_list_declared(found, tree, nodes))
    doubted = declared.union(_get(node, "datePublished")[:10] for node in nodes)
    if found in doubted or _is_shown(found, tree) or not _is_english(tree):
        return found
    return swapped if swapped in declared or _is_shown(swapped, tree, own=True) else found


def _has_day(url: str, iso: str) -> bool:
    """Check whether an address contains a day: /2026/03/09/, /2026-3-9, 20260309."""
    year, month, day = iso.split("-")
    parts = rf"{year}(?P<mark>[/_.-])0?{int(month)}(?P=mark)0?{int(day)}(?!\d)"
    return re.search(rf"(?<!\d)(?:{parts}|{year}{month}{day}(?!\d))", url) is not None


def _is_english(tree: Any) -> bool:
    """Check whether a page may be in English; the patterns know no other month names."""
    language = (tree.get("lang") or "en").lower()
    return language.startswith("en") and detect_language(sample_text(tree)) in ("en", "und")


def _shows_only(day: str, other: str, tree: Any) -> bool:
    """Check whether short lines of a page show one day and none shows the other."""
    return _is_shown(day, tree) and not _is_shown(other, tree)


def _is_shown(day: str, tree: Any, *, own: bool = False) -> bool:
    """Check whether a short line shows a day, anywhere or at places for the page's ``own``."""
    pattern = _write_pattern(day)
    for element in tree.iter():
        unseen = element.tag in _UNSEEN or not isinstance(element.tag, str)
        inside = None if unseen else element.text
        for text, place in ((inside, element), (element.tail, element.getparent())):
            if not text or len(text) > _LINE or day[:4] not in text or not pattern.search(text):
                continue
            if not own or not _is_beside(place):
                return True
    return False


def _is_beside(place: Any) -> bool:
    return is_other(place) or any(one.tag in _ASIDE for one in (place, *place.iterancestors()))


def _list_instants(tree: Any) -> Iterator[str]:
    yield from (time.get("datetime") or "" for time in tree.iter("time") if not _is_beside(time))
    for meta in tree.iter("meta"):
        names = (meta.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        if not _NOT_PUBLISHED.search(" ".join(names)):
            yield meta.get("content") or ""


def _write_pattern(iso: str) -> re.Pattern[str]:
    """Build a pattern for the spellings of a day: "March 9, 2026", "9 Mar 2026"."""
    with suppress(ValueError):
        day = date.fromisoformat(iso)
        name = _MONTHS[day.month - 1]
        short = "Sept?" if name == "September" else name[:3]
        month = rf"(?:{name}|{short}\.?)"
        return re.compile(
            rf"\b(?:{iso}|{month} 0?{day.day}(?:st|nd|rd|th)?,? {day.year}"
            rf"|0?{day.day}(?:st|nd|rd|th)? {month},? {day.year})\b",
            re.IGNORECASE,
        )
    return re.compile(r"(?!)")


def shift_day(found: str, tree: Any) -> str:
    """Shift a day by one if the page shows it so: htmldate converts instants to UTC."""
    day = date.fromisoformat(found)
    declared = [text for text in _list_instant_texts(tree) if text.startswith(found)]
    instants = {_read_instant(text) for text in declared}
    read = [(time, _read_instant(time.get("datetime") or "")) for time in tree.iter("time")]
    shown = [(time, one) for time, one in read if one and one.astimezone(UTC).date() == day]
    if declared:  # other instants belong to comments or other articles
        shown = [one for one in shown if one[1] in instants]
    elif len({instant for _, instant in shown}) > 1 or any(is_other(time) for time, _ in shown):
        return found
    for time, instant in shown:
        if instant.date() != day:  # 2009-12-15T20:25:59-05:00
            return str(instant.date())
        numbers = _read_numbers(" ".join("".join(time.itertext()).split()))
        near = [one for one in (day - _DAY, day + _DAY) if {one.day, one.year} <= numbers]
        if near and day.day not in numbers:
            return near[0].isoformat()
    return found


def _list_instant_texts(tree: Any) -> list[str]:
    """List the values of meta elements and the instants in JSON-LD."""
    texts = [(meta.get("content") or "").strip() for meta in tree.iter("meta")]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            texts += _JSON_INSTANT.findall(script.text or "")
    return texts


def is_other(element: Any) -> bool:
    """Check whether an element belongs to a comment or the teaser of another article."""
    around = (element, *element.iterancestors())
    return any(_OTHERS.search(one.get("class") or "") for one in around)


def _read_instant(text: str) -> datetime | None:
    """Parse an instant with a time zone; None for anything else.

    0001-01-01T00:00:00+01:00, the empty date of .NET, is before the first day in UTC.
    """
    with suppress(ValueError, OverflowError):
        instant = datetime.fromisoformat(text.strip())
        if instant.tzinfo and instant.astimezone(UTC):
            return instant
    return None


def _read_numbers(text: str) -> set[int]:
    """List the numbers in a line that shows a day, without times of day."""
    if len(text) > _MOST:
        return set()
    return {int(number) for number in _NUMBER.findall(_CLOCK.sub(" ", text)) if len(number) < 5}


def is_bare_year(found: str, tree: Any) -> bool:
    """Check whether January 1 was made up for a year that stands alone."""
    if not found.endswith("-01-01"):
        return False
    page = tostring(tree, encoding="unicode").lower()
    return not any(pattern.search(page) for pattern in _NEW_YEAR)
