"""Tables of contents, and indexes: entries that end with the number of a page."""

import re
from collections.abc import Iterator, Sequence

from summarize.discourse.section_names import CONTENTS
from summarize.readers.pdf.lines import Line, Page, cut_rows, is_beside

# Leaders before a number. "Sum ... 12" has none.
_LED = re.compile(r"(?:\.(?: ?\.){3}|…(?:…){2})[\s.…]{0,199}(?:\d{1,3}|[ivxlc]{1,7})$")
_NUMBER = re.compile(r"\d{1,3}|[ivxlc]{1,7}")
_ENTRIES = 3  # on a page; below a heading one with leaders is enough
_WRAPPED = 4  # rows from the end of one entry to that of the next


def mark_contents(pages: Sequence[Page]) -> list[Page]:
    """Mark the lines of tables of contents, however many lines an entry takes.

    Leaders show them, their heading, or the page before.
    """
    marked, goes_on = [], False
    for page in pages:
        rows = list(cut_rows([line for line in page.lines if not line.reason], is_beside))
        parts = list(_find_contents(rows, goes_on=goes_on))
        goes_on = bool(parts) and parts[-1].stop + _WRAPPED > len(rows)
        listed = {
            line.number for part in parts for row in rows[part.start : part.stop] for line in row
        }
        lines = [
            line._replace(reason="contents") if line.number in listed else line
            for line in page.lines
        ]
        marked.append(page._replace(lines=lines))
    return marked


def _find_contents(rows: Sequence[Sequence[Line]], *, goes_on: bool) -> Iterator[range]:
    """Yield the stretches of the rows of a page that list contents."""
    texts = [" ".join(line.text for line in row) for row in rows]
    heads = {number for number, text in enumerate(texts) if CONTENTS.match(text)}
    led = {number for number, text in enumerate(texts) if _LED.search(text)}
    entries = {number for number, row in enumerate(rows) if _ends_in_number(row)} | led
    starts = heads or ({0} if goes_on else set[int]())
    for block in _join_near(sorted(entries | starts)):
        led_here = len(led.intersection(block))
        known = led_here > 0 or len(entries.intersection(block)) >= _ENTRIES
        if led_here >= _ENTRIES or (known and starts.intersection(block)):
            yield block
        else:
            yield from (range(head, head + 1) for head in sorted(heads.intersection(block)))


def _ends_in_number(row: Sequence[Line]) -> bool:
    return len(row) > 1 and _NUMBER.fullmatch(row[-1].text) is not None


def _join_near(numbers: Sequence[int]) -> Iterator[range]:
    """Yield the stretches of numbers that are close to the next."""
    first = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] > number + _WRAPPED:
            yield range(numbers[first], number + 1)
            first = place + 1
