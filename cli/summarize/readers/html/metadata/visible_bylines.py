"""Find the byline that a page shows beside its headline, whatever its elements are called."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from summarize.lazy import compile_late
from summarize.readers.html.metadata.people import drop_opening, list_people
from summarize.readers.html.metadata.visible_dates import NEAREST, HeadlineLines, Line

# Who is named after it did not write the text.
_NOT_WRITTEN = compile_late(
    r"(?:review|edit|check|verifi|approv|translat|sponsor|support|present|power|design|direct"
    r"|illustrat|photograph|narrat|updat|modifi)e?d\b|aktualisi|prüft|redigi|révis|relu|tradu",
    re.IGNORECASE,
)
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


def find_headline_byline(lines: HeadlineLines) -> HeadlineByline | None:
    """Find the line beside a headline that opens like a byline and names people."""
    for part in (_list_below(lines), _list_above(lines)):
        for number in range(min(len(part), NEAREST)):
            if found := _read_byline(part, number):
                # A heading in between may be that of another article.
                return found._replace(sure=found.sure and not _stands_in(part[0], _HEADINGS))
    return None


def _list_below(lines: HeadlineLines) -> list[Line]:
    """List the lines from a headline to the next heading that is no subtitle."""
    below = _clean(lines.below)
    subtitled = bool(below) and _stands_in(below[0], _SUBTITLES)
    heads = (n for n, line in enumerate(below) if n >= subtitled and _stands_in(line, _HEADINGS))
    return below[: next(heads, None)]


def _list_above(lines: HeadlineLines) -> list[Line]:
    """List the lines directly above a headline in reading order."""
    return _clean(lines.above)[:_ABOVE][::-1]


def _clean(lines: Sequence[Line]) -> list[Line]:
    return [line._replace(text=" ".join(line.text.split())) for line in lines]


def _stands_in(line: Line, tags: frozenset[str]) -> bool:
    above: Any = line.element.getparent()
    return line.element.tag in tags or (above is not None and above.tag in tags)


def _read_byline(lines: Sequence[Line], number: int) -> HeadlineByline | None:
    """List the people in a line that opens like a byline, or in those after it."""
    line = lines[number]
    bare = line.text.strip(_EDGES)
    named = "" if _is_kind(bare) else drop_opening(bare)
    opening = bare.removesuffix(named)
    # "Last updated on", a day, "by"
    before = " ".join(one.text[-_LINE:] for one in lines[max(0, number - 2) : number])
    before = before if opening[:1].islower() else ""
    if len(bare) > _LINE or not opening or _NOT_WRITTEN.search(f"{before} {opening}"):
        return None
    rest = [line.text[line.text.rfind(named) :]] if named else []
    names = _list_names([*rest, *(one.text for one in lines[number + 1 :])])
    if not names:
        return None
    certain = _is_kind(opening.strip(_EDGES)) and all(" " in name for name in names)
    return HeadlineByline(names, certain)


def _is_kind(opening: str) -> bool:
    """Check whether a text is "by", after no more than a kind of text: "An article by"."""
    *words, last = opening.casefold().split() or [""]
    return last in _BY and _KINDS.issuperset(words)


def _list_names(lines: Sequence[str]) -> tuple[str, ...]:
    """List the people whom lines name, one after the other, with commas or "and" between them."""
    names: list[str] = []
    joined = True
    for line in lines[:_NAMES]:
        bare = line.strip(_EDGES)
        if bare.casefold() in _AND or not bare:
            joined = True
            continue
        people = list_people([bare], sure=False, alone=False)
        if not people or not joined or (names and " " in names[0] and " " not in people[0]):
            break
        names += people
        joined = line.endswith(",")
    return tuple(dict.fromkeys(names))
