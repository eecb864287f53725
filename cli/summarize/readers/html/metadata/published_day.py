"""Prefer the day of a page's first publication, and read 03-09-2026 as the page shows it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any

from summarize.language.characters import squeeze
from summarize.language.identify import detect_language
from summarize.readers.html.metadata.declared import NO_ARTICLE, Node, list_kinds
from summarize.readers.html.metadata.shown_day import is_other

_CHANGED = ("article:modified_time", "og:updated_time", "og:modified_time")
_NOT_PUBLISHED = re.compile("modif|updat|revis|expir|valid|event", re.IGNORECASE)
_ISO = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_PUBLISHED = re.compile(r"(?:^|[\s_-])(?:published|datepublished)(?:$|[\s_-])", re.IGNORECASE)
_UNSEEN = ("script", "style")
_ASIDE = ("aside", "nav", "footer")
_SAMPLE = 2_000  # characters from which the language is detected
_TITLES = 5  # titles and headlines of a page, each of which all of JSON-LD are compared with
_LINE = 60  # characters of a line that shows a day
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def correct_day(found: str, tree: Any, nodes: Sequence[Node] = (), url: str | None = None) -> str:
    """Return the day of publication where another one was found: of a change, or read wrongly.

    Of 39 days of 300 pages that others read otherwise, 6 are of these kinds.
    """
    if found in _list_changed(tree):
        said = {day for day in _list_published(found, tree, nodes) if day < found}
        if len(said) == 1 and not _shows_only(found, min(said), tree):
            return said.pop()
    return _swap(found, tree, nodes, url)


def take_sample(tree: Any) -> str:
    """Return some text of the paragraphs of a page, its title first."""
    pieces: list[str] = []
    for element in tree.iter("title", "p"):
        pieces.append("".join(element.itertext()))
        if sum(map(len, pieces)) >= _SAMPLE:
            break
    return " ".join(pieces)


def _list_changed(tree: Any) -> set[str]:
    said = ((m.get("property"), m.get("content") or "") for m in tree.iter("meta"))
    return {text.strip()[:10] for name, text in said if name in _CHANGED}


def _list_published(found: str, tree: Any, nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the days of publication that a page declares, or shows where it declares none."""
    declared = _list_declared(found, tree, nodes)
    yield from declared
    for time in () if declared else tree.iter("time"):
        named = f"{time.get('class')} {time.get('itemprop')}"
        day = _ISO.match((time.get("datetime") or "").strip())
        if day and _PUBLISHED.search(named) and not is_other(time):
            yield day[0]


def _list_declared(changed: str, tree: Any, nodes: Sequence[Node]) -> list[str]:
    """Return the days on which JSON-LD has the page published, not what it lists or speaks of.

    That is what was changed on that day, or else the article with a title of the page, or else
    the articles that are the main part of theirs.
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
    """Return the day with its month and its day of the month changed, if only that is shown."""
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
    """Tell whether an address has a day: /2026/03/09/, /2026-3-9, 20260309."""
    year, month, day = iso.split("-")
    parts = rf"{year}(?P<mark>[/_.-])0?{int(month)}(?P=mark)0?{int(day)}(?!\d)"
    return re.search(rf"(?<!\d)(?:{parts}|{year}{month}{day}(?!\d))", url) is not None


def _is_english(tree: Any) -> bool:
    """Tell whether a page may be in English: the names of the months in others are not known."""
    said = (tree.get("lang") or "en").lower()
    return said.startswith("en") and detect_language(take_sample(tree)) in ("en", "und")


def _shows_only(day: str, other: str, tree: Any) -> bool:
    """Tell whether short lines of a page have one day, and none has the other."""
    return _is_shown(day, tree) and not _is_shown(other, tree)


def _is_shown(day: str, tree: Any, *, own: bool = False) -> bool:
    """Tell whether a short line has a day: where the page shows its own, or anywhere."""
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
    """Return a pattern for a day as it may be written: "March 9, 2026", "9 Mar 2026"."""
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
