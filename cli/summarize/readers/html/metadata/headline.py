"""Find the title of a page among what it calls itself: without the name of its site."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.language.characters import one_line, squeeze
from summarize.readers.html.metadata.site import find_host
from summarize.readers.html.metadata.title_parts import (
    LEAST_LETTERS,
    SEPARATOR,
    cut_tails,
    find_part,
)

_QUOTATION = frozenset("\"'“„«")
_ALIKE = 0.4  # share of the words of a headline that are in the title, too
_SITE_WORDS = 4  # of the name of a site
_POST = re.compile(
    r"(?:\(\d+\+?\) )?[^:]{1,80} on (?:X|Twitter|Threads|Bluesky|Instagram|Facebook): "
    r"[\"“](.+)[\"”](?: / (?:X|Twitter))?"
)
_ORIGINAL = re.compile(r"^(?:原创|原創|转载|轉載)[\s|丨:：]+")  # no part of the headline
_FOLLOW = re.compile(r"^(?:follow us|share|menu|search|subscribe)\b", re.IGNORECASE)


class Titles(NamedTuple):
    """What a page calls itself: in its metadata, the best first; in its title; in all of its h1."""

    said: tuple[str, ...] = ()
    shown: str | None = None
    headlines: tuple[str, ...] = ()


def choose_title(
    titles: Titles,
    headlines: Sequence[str],
    site: str | None,
    url: str | None,
    lines: Sequence[str] = (),
) -> str | None:
    """Return the headline that a title begins or ends with, else the title without its site.

    ``headlines`` are the h1 of the page that may be of the article, ``lines`` all that it shows.
    What is only the name of the site, or a number, gives way to any other.
    """
    title = _choose(titles, headlines, _list_names(site, url), lines)
    return _ORIGINAL.sub("", _complete(title, lines)) if title else None


def _choose(
    titles: Titles, headlines: Sequence[str], names: set[str], lines: Sequence[str]
) -> str | None:
    titles_said = [_unwrap_post(one_line(title)) for title in (*titles.said, titles.shown) if title]
    title = next((title for title in titles_said if not _is_site(title, names)), None)
    more = [line for line in titles.headlines if _is_headline(line, names)]
    shown = [line for line in headlines if _is_headline(line, names)]
    if not titles.said or title is None:
        shown += more
    heads = [line for line in shown if len(squeeze(line)) >= LEAST_LETTERS]
    if title is None:
        return next(iter([*heads, *titles_said]), None)
    agreed = [line for line in shown if _agree(line, title)]
    agreed = agreed or [line for line in more if _is_cut_short(title, line)]
    if agreed:
        return max(agreed, key=lambda line: len(squeeze(line)))
    if len({squeeze(head) for head in heads}) == 1 and _is_alike(heads[0], title):
        return heads[0]  # what readers see; the title is for search engines
    title = _cut_site(title, names)
    return find_part(title, lines) or cut_tails(title)


def _complete(title: str, lines: Sequence[str]) -> str:
    """Return a title that is cut short as a line of the page has it, whole or between its marks."""
    stem = title.rstrip(".…")
    if stem == title or len(squeeze(stem)) < LEAST_LETTERS:
        return title
    for line in lines:
        _, found, rest = line.partition(stem)
        quoted = line.partition(f"《{stem}")[2].partition("》")[0]
        if quoted or (found and line.startswith(stem) and rest.strip(".…")):
            rest = quoted or rest
            return title if len(rest) > len(stem) else stem + rest
    return title


def _is_headline(line: str, names: set[str]) -> bool:
    return not _FOLLOW.match(line) and not _is_site(line, names)


def _agree(headline: str, title: str) -> bool:
    """Tell whether a title begins or ends with a headline, of which a short one is a part."""
    key, whole = squeeze(headline), squeeze(title)
    if len(key) < LEAST_LETTERS:
        parts = [squeeze(part) for part in SEPARATOR.split(title)]
        return bool(key) and key in (parts[0], parts[-1])
    return whole.startswith(key) or whole.endswith(key) or _is_cut_short(title, headline)


def _is_cut_short(title: str, headline: str) -> bool:
    """Tell whether a title ends where its headline has a quotation mark."""
    return (
        len(title) >= LEAST_LETTERS
        and headline[len(title) :].lstrip()[:1] in _QUOTATION
        and headline.startswith(title)
    )


def _list_names(site: str | None, url: str | None) -> set[str]:
    """Return the names of the site and its host, squeezed."""
    host = find_host(url) or ""
    names = {squeeze(site or ""), squeeze(host)}
    names |= {squeeze(part) for part in host.split(".")[:-1] if len(part) > 2}
    names.discard("")
    return names


def _is_site(title: str, names: set[str]) -> bool:
    """Tell whether a title is the name of the site, the same twice, or has no letter."""
    if not any(map(str.isalpha, title)):
        return True
    parts = [squeeze(part) for part in SEPARATOR.split(title)]
    return len(parts) > 1 == len(set(parts)) or {squeeze(title), *parts} <= names


def _is_alike(headline: str, title: str) -> bool:
    words = set(headline.casefold().split())
    return len(words & set(title.casefold().split())) >= _ALIKE * len(words)


def _cut_site(title: str, names: set[str]) -> str:
    """Drop the parts at the end and the start of a title that name the site."""
    cuts = list(SEPARATOR.finditer(title))
    for number, cut in enumerate(cuts, 1):
        end = cuts[number].start() if number < len(cuts) else len(title)
        if _names_site(title[cut.end() : end], names):
            del cuts[number - 1 :]
            title = title[: cut.start()]
            break
    if cuts and _names_site(title[: cuts[0].start()], names):
        title = title[cuts[0].end() :]
    return title


def _unwrap_post(title: str) -> str:
    """Return what a post says of the title that its network gives it."""
    post = _POST.fullmatch(title)
    return post[1] if post else title


def _names_site(part: str, names: set[str]) -> bool:
    key = squeeze(part)
    if not key or len(part.split()) > _SITE_WORDS:
        return not key
    return any(key in name or name in key for name in names)
