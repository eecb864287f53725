"""Limits on pages that would keep the readers busy for minutes."""

from collections.abc import Iterator
from itertools import islice

from summarize.errors import InputError
from summarize.lazy import compile_late

MOST_ELEMENTS = 30_000  # of up to 0.3 ms and 8 kB each; the largest of 1,300 pages has 14,000

# libxml2 compares each attribute with all before it: 100,000 take 10 s, a million 20 minutes.
_MOST_ATTRIBUTES = 2_000
# As libxml2 reads them: a value has quotation marks only right after the first "=".
_ATTRIBUTE = compile_late(rb"[^\s=\"'<>/]+\s*(?:=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>]*))?")
_MOST_WORDS = 10_000  # of a tag: with a "<" in a value, its attributes may look like another value
_LONG = 4 * _MOST_ATTRIBUTES  # bytes; shorter tags can't have as many


def check_elements(data: bytes) -> None:
    """Raise InputError for a page with more elements than can be read in a few seconds."""
    count = data.count(b"<")
    if count > MOST_ELEMENTS and count - data.count(b"</") > MOST_ELEMENTS:
        raise InputError(f"a page of over {MOST_ELEMENTS:,} elements: too large to read")


def limit_tags(data: bytes) -> bytes:
    """Strip all attributes from tags that have over 2,000 of them, in linear time."""
    pieces, done = [], 0
    for start, end in _find_long_parts(data):
        pieces += [data[done:start], _limit(data[start:end])]
        done = end
    return b"".join([*pieces, data[done:]]) if pieces else data


def _find_long_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each part between two ``>`` that may hold so many attributes."""
    start = 0
    while len(data) - start >= _LONG:
        stop = data.rfind(b">", start, start + _LONG)
        if stop < 0:
            stop = data.find(b">", start)
            stop = stop if stop >= 0 else len(data)
            yield start, stop
        start = stop + 1


def _limit(part: bytes) -> bytes:
    """Strip the tag at the end of a part, which ends before a ``>``."""
    start = part.rfind(b"<")
    tag = part[max(0, start) :]
    is_text = tag.startswith(b"<![CDATA[") and b"<" not in part[:start]  # in XML
    if is_text or not _has_many(tag):
        return part
    if start >= 0:
        return part[:start] + tag.split(maxsplit=1)[0]
    # No "<": text, or the rest of a tag with a ">" inside quotation marks.
    return b"" if tag.count(b"=") > _MOST_ATTRIBUTES else part


def _has_many(tag: bytes) -> bool:
    """Check whether a tag has very many attributes; a value alone may be long, such as data."""
    if len(tag.split(maxsplit=_MOST_WORDS)) > _MOST_WORDS:
        return True
    attributes = islice(_ATTRIBUTE.finditer(tag), _MOST_ATTRIBUTES + 1)
    return sum(1 for _ in attributes) > _MOST_ATTRIBUTES
