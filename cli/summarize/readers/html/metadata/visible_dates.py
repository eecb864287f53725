"""Find the dates that a page shows: beside its headline, and anywhere in its text."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from summarize.language.normalization import squeeze
from summarize.models import Block

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "code", "pre", "select", "textarea", "head")
)
_HEADINGS = ("h1", "h2", "h3")
_TITLES = 5  # titles and headlines whose heading is looked for
_LEAST = 8  # letters of a heading that is part of a title
_AFTER, _BEFORE = 14, 6  # texts around the headline
_NEAR = 3  # elements around the headline that may hold a date above it
_DATE_LINE = 90  # characters of a line that may be a date with a byline
_PROSE = 250  # characters of a paragraph, at which the lines of the headline end
_LINE = 300  # characters of a line that may mention the day of the page
_MAY_BE_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b|(?<!\d)(?:19|20)\d{6}(?!\d)"
)
_NUMBER = re.compile(r"\d+")
_INSTANT = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?")
_DATELINE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b")  # that opens the prose
_COPYRIGHT = re.compile(r"©|\(c\) ?\d|copyright|版权|版權", re.IGNORECASE)
_BESIDE = ("nav", "aside", "footer", "td", "th")
_PUBLISHED = re.compile(r"(?:^|[\s_-])(?:date)?(?:published|created)(?:$|[\s_-])", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|repl(?:y|ies)|related|teaser|recommend|sidebar|carousel|trending|popular|promo"
    r"|infobox|breadcrumb|(?:^|[\s_-])(?:ads?|menu|card|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Names of elements whose dates are those of others, wherever they stand.
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?i:comments?|commentlist|repl(?:y|ies)|related|sidebar|menu|dropdown)(?![a-z])"
)
_LEVELS = 3  # elements around a line whose names count; further ones hold half the page
_MENTION = 140  # characters of a line, from which on it is prose
_OPENERS, _OPENING = 2, 60  # lines at the opening of an article, and characters of their start
_LINKED = 0.6  # share of links
_HEAD, _EVENTS = 14, 3  # lines above an article, and lines with one day below its opening
_ABOVE, _BELOW = 40, 12  # blocks around the article in which its date may stand


class Line(NamedTuple):
    """A text of a page, and the element that it stands in."""

    text: str
    element: Any


def list_lines(tree: Any) -> Iterator[Line]:
    """Yield the visible texts of a page in reading order; none of code or of form fields."""
    stack: list[tuple[Any, str | None]] = [(tree, None)]
    while stack:
        element, tail = stack.pop()
        if tail is not None:
            if text := tail.strip():
                yield Line(text, element)
            continue
        if not isinstance(element.tag, str) or element.tag in _HIDDEN:
            continue
        if text := (element.text or "").strip():
            yield Line(text, element)
        for child in reversed(element):
            if child.tail:
                stack.append((element, child.tail))
            stack.append((child, None))


class HeadlineDays(NamedTuple):
    """The days in the short lines around the headline of a page."""

    days: tuple[str, ...] = ()  # the nearest first, those below it before those above it
    published: str | None = None  # the one that is marked up as that of publication
    lines: tuple[str, ...] = ()

    def shows(self, day: str) -> bool:
        """Check whether a line has the numbers of a day, in any language."""
        return day in self.days or any(_has_numbers(line, day) for line in self.lines)


def find_headline_days(
    tree: Any, titles: list[str], read_day: Callable[[str], str | None]
) -> HeadlineDays:
    """Find the days in the short lines around the headline.

    Above the headline only those close to it in the tree count: others are clocks and teasers.
    """
    headline = _find_headline(tree, titles)
    if headline is None:
        return HeadlineDays()
    near = [line for line in _list_around(tree, headline) if not _is_elsewhere(line.element)]
    read = [(line, day) for line in near if (day := _read_line(line, read_day))]
    published = (day for line, day in read if _PUBLISHED.search(_name(line.element)))
    days = tuple(dict.fromkeys(day for _, day in read))
    texts = tuple(line.text for line in near if len(line.text) <= _DATE_LINE)
    return HeadlineDays(days, next(published, None), texts)


def _list_around(tree: Any, headline: Any) -> list[Line]:
    """List the lines below the headline up to the first prose, then those above it."""
    around = list(headline.iterancestors())[:_NEAR]
    above: list[Line] = []
    below: list[Line] = []
    reached = False
    for line in list_lines(tree):
        inside = line.element is headline or headline in line.element.iterancestors()
        reached = reached or inside
        if not reached:
            above = [*above[1 - _BEFORE :], line]
        elif not inside:
            if len(line.text) > _PROSE or len(below) == _AFTER:
                dateline = _DATELINE.match(line.text)
                below += [Line(dateline[0], line.element)] if dateline else []
                break
            below.append(line)
    return [*below, *(line for line in reversed(above) if _is_close(line.element, around))]


def _find_headline(tree: Any, titles: list[str]) -> Any:
    """Find the first heading that is part of a title, or else the only h1."""
    keys = [squeeze(title) for title in titles[:_TITLES]]
    for heading in tree.iter(*_HEADINGS):
        key = squeeze("".join(heading.itertext()))
        if len(key) >= _LEAST and any(key in title for title in keys):
            return heading
    heads = list(tree.iter("h1"))
    return heads[0] if len(heads) == 1 else None


def _is_close(element: Any, around: list[Any]) -> bool:
    return any(
        one in around and one.tag not in ("body", "html")
        for one in (element, *element.iterancestors())
    )


def _read_line(line: Line, read_day: Callable[[str], str | None]) -> str | None:
    if _COPYRIGHT.search(line.text) or len(line.text) > _DATE_LINE:
        return None
    for one in (line.element, line.element.getparent()):
        instant = one.get("datetime") if one is not None and one.tag == "time" else None
        if instant and _INSTANT.match(instant.strip()):
            return read_day(instant.strip()[:10])
    if not _MAY_BE_DATE.search(line.text):
        return None
    for text in (line.text, _join_around(line)):
        day = read_day(text)
        if day and _has_numbers(text, day):  # not the first of a month that stands alone
            return day
    return None


def _join_around(line: Line) -> str:
    """Join a line with those around it in the tree, if all are short: a day may have elements."""
    above, text = line.element.getparent(), ""
    for part in () if above is None else above.itertext():
        text = " ".join(f"{text} {part}".split())
        if len(text) > _DATE_LINE:  # the parent may be the whole page
            return ""
    return text


def _name(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('itemprop') or ''}"


def _is_elsewhere(element: Any) -> bool:
    """Check whether an element belongs to a menu, a comment, a teaser or a side column."""
    return any(
        one.tag in _BESIDE or _ELSEWHERE.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in (element, *element.iterancestors())
        if one.tag not in ("body", "html")
    )


def shows_day(tree: Any, day: str) -> bool:
    """Check whether a page shows a day in its text, or as the instant of an element.

    The numbers of the day are enough: names of months are in any language. Copyright notices do
    not count.
    """
    if next(_list_instants(tree, day), None) is not None:
        return True
    # The names of the elements around the headline are those of the article's own subjects.
    own = {one for headline in tree.iter("h1") for one in headline.iterancestors()}
    for line in list_lines(tree):
        text = line.text[:_LINE]
        if not _may_show(text, day) or not _has_numbers(f"{text} {_join_around(line)}", day):
            continue
        if not _is_of_others(line.element, own):
            return True
    return False


def _list_instants(tree: Any, day: str) -> Iterator[Any]:
    """Yield the elements that have an instant of a day as an attribute."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("meta", "link", "img"):
            continue
        values = (value for value in element.values() if value.startswith(day))
        if any(_INSTANT.fullmatch(value.strip()) for value in values):
            yield element


def write_instants(tree: Any, day: str) -> None:
    """Write a day into the text of each element that has an instant of it as an attribute."""
    for element in _list_instants(tree, day):
        element.text = f"{element.text or ''} {day} "


def shows_day_near(blocks: Sequence[Block], day: str, first: int, last: int) -> bool:
    """Check whether a block of an article, or near it, shows a day; or three short ones together.

    ``first`` and ``last`` are the numbers of the article's blocks. Far below it are lists of other
    articles, events, and the day of the last change of the page. Prose mentions days of its
    subject, except in its first words; links below the opening are those of comments and of other
    articles.
    """
    head = blocks[max(0, first - _HEAD) : first + 1 + _OPENERS]
    if not any(_shows(block.text, day) for block in head):
        rest = blocks[first : last + 1 + _BELOW]
        own = (block for block in rest if block.links < _LINKED)
        if sum(_shows(block.text[:_LINE], day) for block in own) >= _EVENTS:
            return False  # a list of events or reviews
    start = max(0, first - _ABOVE)
    near = [
        block.text[: _OPENING if len(block.text) > _MENTION else _LINE]
        for i, block in enumerate(blocks[start : last + 1 + _BELOW], start)
        if (len(block.text) <= _MENTION or i <= first + _OPENERS)
        and (block.links < _LINKED or i <= first + _OPENERS)
    ]
    parts = (" ".join(part) for part in zip(near, near[1:], near[2:], strict=False))
    texts = [*near, *(text for text in parts if len(text) <= _DATE_LINE)]
    return any(_shows(text, day) for text in texts)


def _shows(text: str, day: str) -> bool:
    return _may_show(text, day) and _has_numbers(text, day)


def _may_show(text: str, day: str) -> bool:
    return (
        day[2:4] in text
        and _MAY_BE_DATE.search(text) is not None
        and _COPYRIGHT.search(text) is None
    )


def _is_of_others(element: Any, own: Container[Any]) -> bool:
    """Check whether an element is in a menu or belongs to a comment or to another article."""
    return any(
        one.tag == "nav" or _OTHERS.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in (element, *islice(element.iterancestors(), _LEVELS))
        if one not in own and one.tag not in ("body", "html", "article", "main")
    )


def _has_numbers(text: str, day: str) -> bool:
    """Check whether a text has year and number of a day; of a year with two digits the month, too.

    Names of months are in any language.
    """
    year, month, number = day.split("-")
    found = _NUMBER.findall(text)
    numbers = {one.lstrip("0") for one in found}
    if f"{year}{month}{number}" in numbers:
        return True
    known = year in numbers or (year[2:] in found and month.lstrip("0") in numbers)
    return known and number.lstrip("0") in numbers
