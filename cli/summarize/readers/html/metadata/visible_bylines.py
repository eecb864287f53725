"""Find the byline that a page shows beside its headline, whatever its elements are called."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarize.language.punctuation import closes_line
from summarize.lazy import compile_late
from summarize.readers.html.elements import hides
from summarize.readers.html.metadata.people import (
    Setting,
    drop_opening,
    find_account,
    is_set_phrase,
    list_people,
)
from summarize.readers.html.metadata.site import find_host
from summarize.readers.html.metadata.visible_dates import (
    MAY_BE_DATE,
    NEAREST,
    HeadlineLines,
    Line,
)

# In the address of a page about a person, whose name follows; forms have such addresses, too.
_PROFILE = compile_late(
    r"(?:[/?&=](?:aut[eo]u?re?s?|authors?|users?|profiles?|members?|people|persons?|experts?"
    r"|contributors?|staff|writers?)[/=]|/[@~])(?!(?:(?:log|sign)[-_]?(?:in|out|up|on)|regist\w*"
    r"|(?:forgot[-_]?|lost[-_]?|reset[-_]?)?password|edit|new|join|accounts?|settings|search|index"
    r"|all|list)\b)[\w%.@~-]",
    re.IGNORECASE,
)
_NETWORK = compile_late(
    r"//(?:[\w-]+\.)*(?:facebook|instagram|linkedin|pinterest|tiktok|twitter|x|youtube)\.com\b",
    re.IGNORECASE,
)
# Who is named after it did not write the text.
_NOT_WRITTEN = compile_late(
    r"(?:review|edit|check|verifi|approv|translat|sponsor|support|present|power|design|direct"
    r"|illustrat|photograph|narrat|updat|modifi)e?d\b|aktualisi|prüft|redigi|révis|relu|tradu",
    re.IGNORECASE,
)
_LATIN = compile_late("[a-zà-ɏ]", re.IGNORECASE)
_EDGES = " |/·•–—-,:"
_AND = frozenset(("and", "und", "et", "y", "e", "og", "och", "en", "i", "и", "та", "și", "&"))
_BY = frozenset(("by", "von", "par", "por", "door", "av", "af", "przez", "oleh"))
# Nothing else stands before "by" in a byline that is certain to name the author.
_KINDS = frozenset(
    "a an the ein eine einen un una une guest opinion analysis article column commentary essay"
    " interview post report review story text words written writes beitrag artikel bericht"
    " gastbeitrag kommentar geschrieben verfasst entretien écrit artículo entrevista escrito"
    " geschreven skrevet skriven".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SUBTITLES = frozenset(("h2", "h3", "h4"))
_ABOVE = 3  # lines from a byline to the headline below it: "By", a name, a day
_LINE = 120  # characters of a byline
_NAMES = 8  # people of a byline with an element each, and the words between them


class HeadlineByline(NamedTuple):
    """The people that a byline names; ``sure`` if no other person can be meant."""

    names: tuple[str, ...]
    sure: bool


def find_headline_byline(lines: HeadlineLines, setting: Setting) -> HeadlineByline | None:
    """Find the byline beside a headline: one that opens as such, or a link to an author."""
    below, above = _list_below(lines), _list_above(lines)
    for part in (below, above):
        found = _find_opened(part, setting)
        if found:  # a heading in between may be that of another article
            return found._replace(sure=found.sure and not _stands_in(part[0], _HEADINGS))
    for part in (below, above):
        for number, line in enumerate(part[:NEAREST]):
            if len(line.text) > _LINE and closes_line(line.text):
                break  # the prose, with links to people of whom it speaks
            if number and part[number - 1].text.endswith((":", "：")):
                continue  # what the line above it announces
            names = _read_profile(part[number:], setting)
            if names and not _is_subject(names, setting, part):
                return HeadlineByline(names, sure=False)
    return None


def stands_beside(name: str, lines: HeadlineLines) -> bool:
    """Check whether one of the lines beside a headline has a name."""
    near = _clean((*lines.below[:NEAREST], *lines.above))
    return any(name.casefold() in line.text.casefold() for line in near if len(line.text) <= _LINE)


def _clean(lines: Sequence[Line]) -> list[Line]:
    seen = (line for line in lines if not _is_hidden(line))
    return [line._replace(text=" ".join(line.text.split())) for line in seen]


def _is_hidden(line: Line) -> bool:
    return any(
        "hidden" in one.attrib or one.get("aria-hidden") == "true" or hides(one.get("style") or "")
        for one in (line.element, *line.element.iterancestors())
    )


def _list_below(lines: HeadlineLines) -> list[Line]:
    """List the lines from a headline to the next heading that is no subtitle."""
    below = [line for line in _clean(lines.below) if not _is_of_other(line, lines)]
    subtitled = bool(below) and _stands_in(below[0], _SUBTITLES)
    heads = (n for n, line in enumerate(below) if n >= subtitled and _stands_in(line, _HEADINGS))
    return below[: next(heads, None)]


def _list_above(lines: HeadlineLines) -> list[Line]:
    """List the lines directly above a headline in reading order, none if they have a heading."""
    above = _clean(lines.above)
    if any(_stands_in(line, _HEADINGS) or _is_of_other(line, lines) for line in above):
        return []
    return above[:_ABOVE][::-1]


def _stands_in(line: Line, tags: frozenset[str]) -> bool:
    return any(one.tag in tags for one in _climb(line))


def _is_of_other(line: Line, lines: HeadlineLines) -> bool:
    """Check whether a line stands in another article than the headline."""
    article = next((one for one in line.element.iterancestors("article")), None)
    return article is not None and article not in lines.around


def _climb(line: Line) -> list[Any]:
    above = line.element.getparent()
    return [line.element] if above is None else [line.element, above]


def _find_opened(lines: Sequence[Line], setting: Setting) -> HeadlineByline | None:
    for number in range(min(len(lines), NEAREST)):
        found = _read_opened(lines, number, setting)
        if found:
            return found
    return None


def _read_opened(lines: Sequence[Line], number: int, setting: Setting) -> HeadlineByline | None:
    """List the people in a byline that opens as such."""
    line = lines[number]
    bare = line.text.strip(_EDGES)
    named = "" if _is_kind(bare) else drop_opening(bare)
    opening = bare.removesuffix(named)
    # "Last updated on", a day, "by"
    before = " ".join(one.text[-_LINE:] for one in lines[max(0, number - 2) : number])
    before = before if opening[:1].islower() else ""
    if len(bare) > _LINE or not opening or _NOT_WRITTEN.search(f"{before} {opening}"):
        return None
    rest = [line._replace(text=line.text[line.text.rfind(named) :])] if named else []
    rest += lines[number + 1 :]
    names = _list_names(rest, setting)
    if names and not is_set_phrase(names[0]) and (" " in names[0] or not _LATIN.match(names[0])):
        certain = _is_kind(opening.strip(_EDGES)) and all(" " in name for name in names)
        return HeadlineByline(names, certain and not _stands_in(line, _HEADINGS))
    if names or not rest or _stands_in(line, _HEADINGS) or _stands_in(rest[0], _HEADINGS):
        return None
    account = find_account(rest[0].text.strip(_EDGES), setting) if _ends_with_by(opening) else None
    if account and (_is_profile(rest[0], setting) or MAY_BE_DATE.search(rest[0].text)):
        return HeadlineByline((account,), sure=False)
    return None


def _is_kind(opening: str) -> bool:
    """Check whether a text is "by", after no more than a kind of text: "An article by"."""
    *words, last = opening.casefold().split() or [""]
    return last in _BY and _KINDS.issuperset(words)


def _ends_with_by(opening: str) -> bool:
    return not _BY.isdisjoint(opening.strip(_EDGES).casefold().split()[-1:])


def _list_names(lines: Sequence[Line], setting: Setting) -> tuple[str, ...]:
    """List the people whom lines name, one after the other."""
    names: list[str] = []
    joined = True
    for line in lines[:_NAMES]:
        bare = line.text.strip(_EDGES)
        if bare.casefold() in _AND or not bare:
            joined = True
            continue
        *words, last = bare.split()
        ends = last.casefold() in _AND
        people = list_people([" ".join(words) if ends else bare], setting, sure=False, alone=False)
        profiles = _is_profile(line, setting) and _is_profile(lines[0], setting)
        if not people or not (joined or profiles):
            break
        if names and " " in names[0] and " " not in people[0]:
            break  # a label, after people with two names
        names += people
        joined = ends or line.text.endswith(",")
    return tuple(dict.fromkeys(names))


def _read_profile(lines: Sequence[Line], setting: Setting) -> tuple[str, ...]:
    """List the people in links to their pages; an account stands beside a date."""
    if not _is_profile(lines[0], setting):
        return ()
    names = _list_names(lines, setting)
    account = find_account(lines[0].text.strip(_EDGES), setting)
    return names or ((account,) if account and any(map(_is_date, lines[1:2])) else ())


def _is_subject(names: Sequence[str], setting: Setting, lines: Sequence[Line]) -> bool:
    """Check whether a title, or a sentence below it, speaks of somebody.

    A sentence that begins with the name is about the author.
    """
    texts = [setting.title or "", *_list_sentences(names, lines)]
    surnames = [re.compile(rf"\b{re.escape(name.split()[-1])}\b") for name in names]
    return any(surname.search(text) for surname in surnames for text in texts)


def _list_sentences(names: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if closes_line(line.text) and not line.text.startswith(tuple(names)):
            yield line.text


def _is_date(line: Line) -> bool:
    dated = len(line.text) <= _LINE and MAY_BE_DATE.search(line.text) is not None
    return dated or line.element.tag == "time"


def _is_profile(line: Line, setting: Setting) -> bool:
    """Check whether a line is a link to the page of a person, on the same site."""
    for one in _climb(line):
        if one.tag == "a":
            address = one.get("href") or ""
            host = find_host(address) if "//" in address[:8] else setting.host
            if setting.host and host != setting.host:
                return False
            return _PROFILE.search(address) is not None and not _NETWORK.search(address)
    return False
