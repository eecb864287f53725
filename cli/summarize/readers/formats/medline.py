"""Records of PubMed in lines of MEDLINE, as it saves them (nbib)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.models import Block, Draft, Removed, Source
from summarize.readers.format_features import FormatFeatures
from summarize.readers.formats.pubmed import (
    clean_pubmed_title,
    make_day,
    refuse_empty,
    take_single,
    write_section,
)

_SEEN = 65_536  # bytes that contain the title: it follows hundreds of authors
_OPENS = re.compile(rb"\A(?:[^\r\n]{0,200}\r?\n){0,5}(?:PMID|PMC )- ")
_TITLE = re.compile(rb"^TI  - ", re.MULTILINE)
_NUMBERS = ("PMID", "PMC")
_TAG = 4  # characters, then "- "; continued lines begin with six spaces
_BESIDE = " " * (_TAG + 2)
_LABEL = re.compile(r"(?:\A|(?<=[^\w,;] ))([A-Z][A-Z ,/&'()-]{2,70}): ")
_SUFFIX = re.compile(r" (?:Jr|Sr|2nd|3rd|4th)\Z")


class _Field(NamedTuple):
    tag: str
    text: str


def detect(features: FormatFeatures) -> list[str] | None:
    """Parse the records; None without a PubMed identifier at the top or a title."""
    sure = _OPENS.match(features.opening) and _TITLE.search(features.data, 0, _SEEN)
    return list(_list_records(features.text)) if sure else None


def split(records: Sequence[str]) -> Iterator[Source] | None:
    """Split a set into its articles, each a record itself; None for a single one."""
    return map(_name_record, records) if len(records) > 1 else None


def read(records: Sequence[str]) -> Draft:
    """Read the abstract of an article and its metadata.

    Raise NoArticleError for a set of many, and if PubMed has no abstract.
    """
    fields = _list_fields(take_single(records))
    blocks = tuple(_list_blocks(_find(fields, "AB", "OAB")))
    if not blocks:
        raise refuse_empty()
    days = (_read_day(_find(fields, tag)) for tag in ("DEP", "DP"))
    return Draft(
        blocks,
        form="document",
        title=clean_pubmed_title(_find(fields, "TI", "BTI", "TT")),
        author="; ".join(_name_authors(fields)) or None,
        date=next(filter(None, days), None),
        site=_find(fields, "JT", "TA", "BTI") or None,
        removed=tuple(Removed(field.text, "notice") for field in fields if field.tag == "CI"),
    )


def _list_records(text: str) -> Iterator[str]:
    """Yield the records: each opens with a number, after a blank line or the record before."""
    lines, seen, blank = list[str](), set[str](), False
    for line in text.splitlines():
        tag = line[:_TAG].rstrip()
        if tag in _NUMBERS and line[_TAG : _TAG + 1] == "-":
            if seen and (blank or tag in seen):
                yield "\n".join(lines)
                lines, seen = [], set()
            seen.add(tag)
        blank = not line.strip()
        if seen:
            lines.append(line)
    if lines:
        yield "\n".join(lines)


def _name_record(record: str) -> Source:
    fields = _list_fields(record)
    number, title = _find(fields, *_NUMBERS), clean_pubmed_title(_find(fields, "TI", "BTI", "TT"))
    return Source("", record.encode(), id=number, title=title)


def _list_fields(record: str) -> list[_Field]:
    parts = list[tuple[str, list[str]]]()
    for line in record.splitlines():
        if line.startswith(_BESIDE) and parts:
            parts[-1][1].append(line)
        elif line[_TAG : _TAG + 1] == "-" and line[:_TAG].rstrip().isupper():
            parts.append((line[:_TAG].rstrip(), [line[_TAG + 1 :]]))
    return [_Field(tag, " ".join(" ".join(lines).split())) for tag, lines in parts]


def _find(fields: Sequence[_Field], *tags: str) -> str:
    """Read the first field of the first tag that is present."""
    texts = (field.text for tag in tags for field in fields if field.tag == tag and field.text)
    return next(texts, "")


def _list_blocks(abstract: str) -> Iterator[Block]:
    """Yield the sections of an abstract, each below its name."""
    labels = list(_LABEL.finditer(abstract))
    if len(labels) < 2 or labels[0].start() > 0:  # "DNA: " may open any sentence
        labels = []
    if not labels:
        yield from write_section("", abstract)
    ends = [*(label.start() for label in labels[1:]), len(abstract)]
    for label, end in zip(labels, ends, strict=False):
        yield from write_section(label[1], abstract[label.end() : end].strip())


def _name_authors(fields: Sequence[_Field]) -> Iterator[str]:
    """Yield the authors, by full names if there are any, and groups of authors."""
    full = any(field.tag == "FAU" for field in fields)
    for tag, text in fields:
        if tag == "FAU":
            family, _, given = text.partition(", ")
            suffix = _SUFFIX.search(given)
            yield " ".join(filter(None, (_SUFFIX.sub("", given), family))) + (
                suffix[0] if suffix else ""
            )
        elif tag == "AU" and not full:
            family, _, initials = text.rpartition(" ")
            yield f"{initials} {family}" if family else initials
        elif tag == "CN":
            yield text.removesuffix(".")


def _read_day(text: str) -> str | None:
    """Read a complete date: "20240305" or "2024 Mar 5"."""
    if len(text) == 8 and text.isdecimal():
        return make_day(text[:4], text[4:6], text[6:])
    parts = text.split()
    return make_day(*parts) if len(parts) == 3 else None
