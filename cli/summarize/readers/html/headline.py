"""Find the title of a page among what it calls itself: without the name of its site."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from summarize.language.characters import one_line

_SEPARATOR = re.compile(r" [|–—·•»›:]{1,3} | -{1,2} | ?[|｜] ?")
_NO_LETTER = re.compile(r"[\W_]+")
_LEAST_LETTERS = 8  # of a headline that is a part of a title
_ALIKE = 0.4  # share of the words of a headline that are in the title, too
_SITE_WORDS = 4  # of the name of a site
_FOLLOW = re.compile(r"^(?:follow us|share|menu|search|subscribe)\b", re.IGNORECASE)


def choose_title(
    title: str | None, headlines: Sequence[str], site: str | None, url: str | None
) -> str | None:
    """Return the headline that the title begins or ends with, else the title without its site.

    ``headlines`` are the h1 of the page.
    """
    heads = [line for line in headlines if len(_squeeze(line)) >= _LEAST_LETTERS]
    heads = [line for line in heads if not _FOLLOW.match(line)]
    if not title:
        return heads[0] if heads else None
    title = one_line(title)
    whole = _squeeze(title)
    for head in heads:
        key = _squeeze(head)
        if whole.startswith(key) or whole.endswith(key):
            return head
    if len({_squeeze(head) for head in heads}) == 1 and _is_alike(heads[0], title):
        return heads[0]  # what readers see; the title is for search engines
    return _cut_site(title, site, url)


def _is_alike(headline: str, title: str) -> bool:
    words = set(headline.casefold().split())
    return len(words & set(title.casefold().split())) >= _ALIKE * len(words)


def _squeeze(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


def _cut_site(title: str, site: str | None, url: str | None) -> str:
    """Drop the parts at the end and the start of a title that name the site."""
    host = (urlsplit(url).hostname or "") if url else ""
    names = {_squeeze(site or ""), _squeeze(host.removeprefix("www."))}
    names |= {_squeeze(part) for part in host.split(".")[:-1] if len(part) > 2}
    names.discard("")
    cuts = list(_SEPARATOR.finditer(title))
    while cuts:
        last = title[cuts[-1].end() :]
        if not _names_site(last, names):
            break
        title = title[: cuts.pop().start()]
    if cuts and _names_site(title[: cuts[0].start()], names):
        title = title[cuts[0].end() :]
    return title


def _names_site(part: str, names: set[str]) -> bool:
    key = _squeeze(part)
    if not key or len(part.split()) > _SITE_WORDS:
        return not key
    return any(key in name or name in key for name in names)
