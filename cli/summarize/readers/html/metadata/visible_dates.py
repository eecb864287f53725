"""Find the dates that a page shows: beside its headline, and anywhere in its text."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any, NamedTuple

from summarize.language.normalization import squeeze
from summarize.language.punctuation import closes_line
from summarize.lazy import compile_late
from summarize.models import Block
from summarize.notices.class_names import ELSEWHERE, PUBLISHED, read_names

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "code", "pre", "select", "textarea", "head")
)
_HEADINGS = ("h1", "h2", "h3")
_TITLES = 5  # titles and headlines whose heading is looked for
_LONGEST = 500  # characters of them
_TITLE = 20  # letters of a line that is the start of a title, and no heading
_LEAST = 8  # letters of a heading that is part of a title
_AFTER, _BEFORE = 20, 6  # texts around the headline
NEAREST = 14  # of those below it, in which a date or a byline may start
_MOST_LINES = 60  # below the headline that are searched, with those of menus
_NEAR = 3  # elements around the headline that may hold a date above it
_DATE_LINE = 90  # characters of a line that may be a date with a byline
_LABEL_WORDS = 4  # beside a day, with that of its month
_PROSE = 250  # characters of a paragraph, at which the lines of the headline end
_LINE = 300  # characters of a line that may mention the day of the page
MAY_BE_DATE = compile_late(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b|(?<!\d)(?:19|20)\d{6}(?!\d)"
)
_NUMBER = re.compile(r"\d+")
_TIME = compile_late(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_INSTANT = compile_late(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?")
_COPYRIGHT = compile_late(r"©|\(c\) ?\d|copyright|版权|版權", re.IGNORECASE)
_BESIDE = ("nav", "aside", "footer", "td", "th")
_ABOVE, _BELOW = 40, 6  # blocks around the article in which its date may stand


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


class HeadlineLines(NamedTuple):
    """The lines around a headline, in each part the nearest first."""

    below: list[Line]  # up to the first prose
    above: list[Line]
    around: Container[Any] = ()  # the elements that hold the headline


class HeadlineDays(NamedTuple):
    """The days in the short lines around the headline of a page."""

    days: tuple[str, ...] = ()  # the nearest first, those below it before those above it
    published: str | None = None  # the one that is marked up as that of publication
    alone: tuple[str, ...] = ()  # those with few other words: none of a sentence
    lines: tuple[str, ...] = ()

    def shows(self, day: str) -> bool:
        """Check whether a line has the numbers of a day, in any language."""
        return day in self.days or any(_has_numbers(line, day) for line in self.lines)


def read_headline_days(lines: HeadlineLines, read_day: Callable[[str], str | None]) -> HeadlineDays:
    """Read the days in the short lines around a headline, the nearest first."""
    near = [*lines.below[:NEAREST], *lines.above]
    read = [(line, day) for line in near if (day := _read_line(line, read_day))]
    published = (day for line, day in read if PUBLISHED.search(_name(line.element)))
    days = tuple(dict.fromkeys(day for _, day in read))
    texts = tuple(line.text for line in near if len(line.text) <= _DATE_LINE)
    alone = tuple(dict.fromkeys(day for line, day in read if _is_label(line.text)))
    return HeadlineDays(days, next(published, None), alone, texts)


def _is_label(text: str) -> bool:
    """Check for a line with a day and few other words: "By Ann Lee, March 9, 2026"."""
    words = [word for word in _TIME.sub(" ", text).split() if word.isalpha()]
    return len(words) <= _LABEL_WORDS and not closes_line(text)


def list_headline_lines(tree: Any, titles: list[str]) -> HeadlineLines:
    """List the lines around the headline.

    Above the headline only those close to it in the tree count: others are clocks and teasers.
    """
    headline = _find_headline(tree, titles)
    if headline is None:
        return HeadlineLines([], [])
    own, heading = list(headline.iterancestors()), set(headline.iter())
    around = own[:_NEAR]
    above: list[Line] = []
    below: list[Line] = []
    reached, left = False, _MOST_LINES
    for line in list_lines(tree):
        inside = line.element in heading
        reached = reached or inside
        if not reached:
            above = [*above[1 - _BEFORE :], line]
        elif not inside:
            left -= 1
            if len(line.text) > _PROSE or len(below) == _AFTER or not left:
                break
            if not _is_elsewhere(line.element, own):
                below.append(line)
    close = (line for line in reversed(above) if _is_close(line.element, around))
    near = [line for line in close if not _is_elsewhere(line.element, own)]
    return HeadlineLines(below, near, frozenset(own))


def _find_headline(tree: Any, titles: list[str]) -> Any:
    """Find the heading that is the longest part of a title, or else the only h1, or such a line."""
    keys = [squeeze(title[:_LONGEST]) for title in titles[:_TITLES]]
    longest, found = _LEAST - 1, None
    for heading in tree.iter(*_HEADINGS):
        key = squeeze("".join(heading.itertext()))
        if len(key) > longest and any(key in title for title in keys):
            longest, found = len(key), heading
    if found is not None:
        return found
    heads = list(tree.iter("h1"))
    if len(heads) == 1:
        return heads[0]
    return next((line.element for line in list_lines(tree) if _is_title(line.text, keys)), None)


def _is_title(text: str, titles: Sequence[str]) -> bool:
    """Check whether a line is the start of a title."""
    key = squeeze(text[:_PROSE])
    return len(key) >= _TITLE and any(title.startswith(key) for title in titles)


def _is_close(element: Any, around: list[Any]) -> bool:
    return any(
        one in around and one.tag not in ("body", "html")
        for one in (element, *element.iterancestors())
    )


def _read_line(line: Line, read_day: Callable[[str], str | None]) -> str | None:
    if len(line.text) > _DATE_LINE:
        return None
    for one in (line.element, line.element.getparent()):
        instant = one.get("datetime") if one is not None and one.tag == "time" else None
        if instant and _INSTANT.match(instant.strip()):
            return read_day(instant.strip()[:10])
    if not MAY_BE_DATE.search(line.text):
        return None
    for text in (line.text, _join_around(line)):
        if (day := read_day(text)) and _has_numbers(text, day):
            return day  # not the first of a month that stands alone
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


def _is_elsewhere(element: Any, own: Container[Any] = ()) -> bool:
    """Check whether an element belongs to a menu, a comment, a teaser or a side column.

    Those of its ``own`` headline say nothing about it.
    """
    return any(
        one.tag in _BESIDE or ELSEWHERE.search(read_names(one))
        for one in (element, *element.iterancestors())
        if one.tag not in ("body", "html") and one not in own
    )


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
    articles, events, and the day of the last change of the page.
    """
    around = blocks[max(0, first - _ABOVE) : last + 1 + _BELOW]
    near = [block.text[:_LINE] for block in around if block.kind != "code"]
    parts = (" ".join(part) for part in zip(near, near[1:], near[2:], strict=False))
    texts = [*near, *(text for text in parts if len(text) <= _DATE_LINE)]
    return any(_may_show(text, day) and _has_numbers(text, day) for text in texts)


def _may_show(text: str, day: str) -> bool:
    return (
        day[2:4] in text
        and MAY_BE_DATE.search(text) is not None
        and _COPYRIGHT.search(text) is None
    )


def _has_numbers(text: str, day: str) -> bool:
    """Check whether a text has year and number of a day; of a year with two digits the month, too.

    Names of months are in any language.
    """
    year, month, number = day.split("-")
    found = _NUMBER.findall(_TIME.sub(" ", text) if ":" in text else text)
    numbers = {one.lstrip("0") for one in found}
    if f"{year}{month}{number}" in numbers:
        return True
    known = year in numbers or (year[2:] in found and month.lstrip("0") in numbers)
    return known and number.lstrip("0") in numbers
