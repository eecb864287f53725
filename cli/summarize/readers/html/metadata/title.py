"""Find the title of a page: the headline, without the name of the site."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from typing import Any, NamedTuple

from summarize.language.control_characters import one_line
from summarize.language.normalization import squeeze
from summarize.language.titles import MOST_BROKEN, count_broken
from summarize.language.writing_systems import may_be_spaceless
from summarize.lazy import compile_late
from summarize.models import Block, Provenance
from summarize.notices.class_names import BRAND, read_names
from summarize.numbers import unescape
from summarize.readers.html.lean_trafilatura import extract_title
from summarize.readers.html.metadata.site import find_host
from summarize.readers.html.metadata.structured_data import Node, find_headline

_DECLARED = (
    *("og:title", "citation_title", "dc.title", "dcterms.title", "articletitle", "parsely-title"),
    *("sailthru.title", "headline", "twitter:title", "title", "fb_title", "rbtitle"),
)
_SHOWN_WORDS = 4  # of a headline that stands for another declared title, at least
_WORD = re.compile(r"\w{4,}")
_PROSE = 200  # characters of a paragraph, and of no headline
_COUNTER = re.compile(r"^\(\d{1,3}\+?\) ")  # unread messages of whoever saved the page
_SITE_WORDS = 4  # of the name of a site
_ORIGINAL = re.compile(r"^(?:原创|原創|转载|轉載)[\s|丨:：]+")  # "original" or "reprinted"
SEPARATOR = re.compile(r" [|–—·•«»›:]{1,3} | -{1,2} | ?[|｜ㅣ│] ?")
_ENDING = re.compile(r"\s(?:[|–—·•»›:]|-{1,2})$")  # of a title whose site is missing
# Markup of words within a line; other tags may be what the title is about.
_MARKUP = compile_late(
    r"<(sub|sup|i|em|b|strong|strike|s|u|span|small|mark)(?: [^<>]{0,200})?>([^<>]*)</\1>",
    re.IGNORECASE,
)
_BREAKS = frozenset("br div p h2 h3 h4 li ul".split())
_UNSEEN = frozenset(("script", "style", "template"))
_ROOT = re.compile(r"(?:https?:)?//[^/?#]+/?|\.?/")  # the address of a home page
_OWN = ("article", "main", "body")
_BRAND_LEVELS = 3  # elements around a headline that may be named so
_APART = frozenset(("a", "small", "time"))
_MARK = "\0"  # no page has one
_SEAM = re.compile(rf"(?<=\w){_MARK}+(?=\w)")
_DOMAIN = re.compile(r"[\w.-]{1,60}\.[a-z]{2,6}")
_WITHIN = 20  # letters of a headline that may stand in the middle of a title, at least
LEAST_LETTERS = 8  # of a headline within a title
_LONGEST = 500  # characters of a title whose parts are searched, in quadratic time
_LONGEST_TITLE = 2_000  # characters; what is longer is cut
_MOST_COMPARED = 200  # titles, and headlines, of which each is compared with each
# Between the parts of titles in scripts without spaces.
_JOINT = compile_late(r"[_＿—-]+")
_SPACE = re.compile(r"\s+")
_GLUED = 20  # letters of a title glued to a text, at least
_LEFT = 40  # characters of the text after it, at least
_MOST_OF = 0.6  # share of the letters of a title that its part has


class Titles(NamedTuple):
    """Titles of a page: declared ones, the best first; that of the browser window; all h1."""

    declared: tuple[str, ...] = ()
    shown: str | None = None
    headlines: tuple[str, ...] = ()
    structured: str | None = None  # the declared one of JSON-LD
    brands: frozenset[str] = frozenset()  # h1 that name the site, squeezed


def list_titles(tree: Any, metas: dict[str, list[str]], nodes: Sequence[Node]) -> Titles:
    """List the titles of a page; trafilatura guesses one if there are none."""
    headings = list(tree.iter("h1"))
    headlines = [_clean(_read_headline(heading)) for heading in headings]
    brands, own = (
        {squeeze(line) for h, line in zip(headings, headlines, strict=True) if line and test(h)}
        for test in (_is_brand, lambda heading: not _is_brand(heading))
    )
    declared = [_clean(title) for key in _DECLARED for title in reversed(metas.get(key, ()))]
    structured = _clean(find_headline(nodes))
    declared.append(structured)
    named = {squeeze(name) for name in metas.get("og:site_name", ())}
    shown = _COUNTER.sub("", _clean(tree.findtext(".//title")) or "") or None
    if shown and squeeze(shown) not in named:  # which says more than the site
        declared = [title for title in declared if squeeze(title or "") not in named]
    if not any(declared) and not any(headlines):
        guess = _clean(extract_title(tree))
        # The last part of a title is a site or a section. The guess counts as a headline: it may
        # belong to another story in a sidebar.
        if guess and not (shown or "").endswith(guess):
            headlines.append(guess)
    return Titles(
        tuple(filter(None, declared)),
        shown,
        tuple(filter(None, headlines)),
        structured,
        frozenset(brands - own),
    )


def _is_brand(heading: Any) -> bool:
    """Check whether a heading is the name or the motto of the site: so it, or a box, is named."""
    home = [link for link in heading.iter("a") if _ROOT.fullmatch(link.get("href") or "")]
    if home and 2 * len("".join(home[0].itertext())) > len("".join(heading.itertext()).strip()):
        return True
    around = (heading, *islice(heading.iterancestors(), _BRAND_LEVELS))
    return any(
        BRAND.search(read_names(one)) for one in takewhile(lambda one: one.tag not in _OWN, around)
    )


def _read_headline(heading: Any) -> str:
    """Read a headline, with spaces where a browser starts a line, and between words and links."""
    return _SEAM.sub(" ", "".join(_list_texts(heading))).replace(_MARK, "")


def _list_texts(element: Any) -> Iterator[str]:
    """Yield the texts of an element, with a mark around links."""
    yield element.text or ""
    for child in element:
        seam = _MARK if child.tag in _APART else " " if child.tag in _BREAKS else ""
        yield seam
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _list_texts(child)
        yield seam + (child.tail or "")


def _clean(text: str | None) -> str | None:
    text = unescape(text or "")
    line = one_line(_MARKUP.sub(r"\2", _MARKUP.sub(r"\2", text)) if "</" in text else text)
    return line[:_LONGEST_TITLE] or None


def trace_title(title: str | None, titles: Titles) -> Provenance | None:
    """Find where a title stands: in the text, in the head of the page or in its JSON-LD."""
    key = squeeze(title or "")
    if not key:
        return None
    if any(key == squeeze(line) for line in titles.headlines):
        return "text"
    declared = [squeeze(line) for line in (*titles.declared, titles.shown or "")]
    if not any(key in line for line in declared):
        return "text"
    structured = squeeze(titles.structured or "")
    return "json-ld" if [line for line in declared if key in line] == [structured] else "meta"


def choose_title(
    titles: Titles,
    headlines: Sequence[str],
    site: str | None,
    url: str | None,
    lines: Sequence[str] = (),
) -> str | None:
    """Choose the headline that a title begins or ends with, else the title without its site.

    ``headlines`` are the h1 that may belong to the article, ``lines`` all lines of the page.
    The name of the site, or a number, is the last choice.
    """
    names = _list_names(site, url) | titles.brands
    title = _choose(titles, headlines, names, lines)
    if not title:
        return None
    glued = title.replace(" ", "")  # as blocks have it, without spaces between words and links
    spaced = (line for line in titles.headlines if line.replace(" ", "") == glued)
    return _ENDING.sub("", _ORIGINAL.sub("", next(spaced, title)))


def _choose(
    titles: Titles, headlines: Sequence[str], names: set[str], lines: Sequence[str]
) -> str | None:
    declared = titles.declared[:_MOST_COMPARED]
    named = [one_line(title) for title in (*declared, titles.shown) if title]
    good = [_cut_site(title, names) for title in named if not _is_site(title, names)]
    heads = [
        line
        for line in (*headlines[:_MOST_COMPARED], *titles.headlines[:_MOST_COMPARED])
        if not _is_site(line, names)
    ]
    if not good:
        long = (line for line in heads if len(squeeze(line)) >= LEAST_LETTERS)
        return next(iter([*long, *named]), None)
    for title in dict.fromkeys(good):
        agreed = [line for line in heads if _agree(line, title)]
        agreed = [line for line in agreed if line in headlines] or agreed
        if agreed:
            return _drop_site(title, max(agreed, key=lambda line: len(squeeze(line))), lines)
    title = good[0]
    part, key = find_part(title, lines), squeeze(title)
    seen = part is not None or any(squeeze(line) == key for line in lines)
    shown = None if seen else _find_shown_headline(title, titles, headlines, names, lines)
    return shown or part or title


def _drop_site(title: str, headline: str, lines: Sequence[str]) -> str:
    """Drop a headline that ends a title, as the name of the site, if a longer start is a line."""
    for cut in SEPARATOR.finditer(title):
        start, end = squeeze(title[: cut.start()]), squeeze(title[cut.end() :])
        if end == squeeze(headline) and len(start) > len(end) and start in map(squeeze, lines):
            return title[: cut.start()]
    return headline


def _find_shown_headline(
    title: str,
    titles: Titles,
    headlines: Sequence[str],
    names: set[str],
    lines: Sequence[str],
) -> str | None:
    """Find the headline that readers see in place of a title that they do not: the only h1."""
    heads = [line for line in headlines or titles.headlines if not _is_site(line, names)]
    above = set(takewhile(lambda line: len(line) < _PROSE or line in headlines, lines))
    by_key = {squeeze(line): line for line in heads if line in above or not headlines}
    if len(by_key) != 1 or any(squeeze(title) in head for head in by_key):
        return None
    (found,) = by_key.values()
    fits = len(found.split()) >= _SHOWN_WORDS and len(found) < _PROSE
    return found if fits and _shares_word(found, f"{title} {titles.shown}") else None


def _shares_word(headline: str, title: str) -> bool:
    """Check for a long word of a headline in a title; without spaces, there is none to compare."""
    words = set(_WORD.findall(headline.casefold())) & set(_WORD.findall(title.casefold()))
    return bool(words) or may_be_spaceless(headline)


def _agree(headline: str, title: str) -> bool:
    """Check whether a title begins or ends with a headline, or was cut short.

    A short headline must be a whole part of it.
    """
    key, whole = squeeze(headline), squeeze(title)
    if len(key) < LEAST_LETTERS:
        parts = [squeeze(part) for part in SEPARATOR.split(title)]
        return bool(key) and key in (parts[0], parts[-1])
    if len(key) >= _WITHIN and key in whole:
        return True
    cut_short = len(whole) >= LEAST_LETTERS and key.startswith(whole)
    return whole.startswith(key) or whole.endswith(key) or cut_short


def _list_names(site: str | None, url: str | None) -> set[str]:
    """List the names of the site and its host, squeezed."""
    host = find_host(url) or ""
    names = {squeeze(site or ""), squeeze(host)}
    if site and _DOMAIN.fullmatch(site):
        names |= {squeeze(part) for part in site.split(".")[:-1] if len(part) > 3}
    names |= {squeeze(part) for part in host.split(".")[:-1] if len(part) > 2}
    names.discard("")
    return names


def _is_site(title: str, names: set[str]) -> bool:
    """Check whether a title is a host, the name of the site, the same twice, or has no letter."""
    if not any(map(str.isalpha, title)) or _DOMAIN.fullmatch(title):
        return True
    parts = [squeeze(part) for part in SEPARATOR.split(title)]
    return len(parts) > 1 == len(set(parts)) or {squeeze(title), *parts} <= names


def _cut_site(title: str, names: set[str]) -> str:
    """Cut the parts that name the site off both ends of a title."""
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


def _names_site(part: str, names: set[str]) -> bool:
    key = squeeze(part)
    if key in names:
        return True
    if not key or len(part.split()) > _SITE_WORDS:
        return not key
    return any(key in name or name in key for name in names)


def find_part(title: str, lines: Sequence[str]) -> str | None:
    """Find the longest run of parts of a title that is most of it and a line of the page."""
    if len(title) > _LONGEST:
        return None
    cuts = [*SEPARATOR.finditer(title), *_JOINT.finditer(title)]
    if may_be_spaceless(title):  # a space may separate the site
        cuts += _SPACE.finditer(title)
    parts = [p for cut in cuts for p in (title[: cut.start()], title[cut.end() :])]
    least = max(LEAST_LETTERS, _MOST_OF * len(squeeze(title)))
    parts = [part.strip() for part in parts if len(squeeze(part)) >= least]
    if not parts:
        return None
    shown = list(map(squeeze, lines))
    return max((part for part in parts if _is_shown(squeeze(part), shown)), key=len, default=None)


def _is_shown(part: str, shown: Sequence[str]) -> bool:
    """Check whether squeezed lines hold a part of a title: one of them, or a few in a row."""
    return any(
        line and part.startswith(line) and count_broken(part, shown[number : number + MOST_BROKEN])
        for number, line in enumerate(shown)
    )


def drop_title(blocks: Sequence[Block], shown: str) -> Iterator[Block]:
    """Drop the title of the browser window if it is glued to the start of a paragraph."""
    cuts = [len(shown), *(cut.start() for cut in SEPARATOR.finditer(shown[:_LONGEST]))]
    heads = [
        shown[:cut] for cut in sorted(cuts, reverse=True) if len(squeeze(shown[:cut])) > _GLUED
    ]
    for block in blocks:
        if heads and block.text.startswith(heads[-1]) and block.kind == "paragraph":
            head = next(head for head in heads if block.text.startswith(head))
            rest = block.text[len(head) :]
            if len(rest) >= _LEFT and rest[0] == " " and rest[1].isupper():
                yield replace(block, text=rest[1:])
                continue
        yield block
