"""Records of PubMed in XML: title, abstract, authors, journal, date; a set of them is split."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from lxml import etree

from summarize.errors import NoArticleError
from summarize.models import Block, Draft, Removed, Source
from summarize.numbers import read_number
from summarize.readers.xml import local_name, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNNAMED = "unlabelled"  # of a section between those that have a name
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TRANSLATED = " (author's transl)"
_Record = TypeVar("_Record")


def take_single(records: Sequence[_Record]) -> _Record:
    """Take the only record; raise NoArticleError for a set of many, or of none."""
    if len(records) != 1:
        count = f"{len(records):,} articles in it: choose one" if records else "no article in it"
        raise NoArticleError(count)
    return records[0]


def refuse_empty() -> NoArticleError:
    """Make the error for a record without an abstract."""
    return NoArticleError("PubMed has no abstract for this article")


def write_section(name: str, text: str) -> Iterator[Block]:
    """Yield a section of an abstract below its name, if it has one; nothing without a text."""
    if name and text and name.lower() != _UNNAMED:
        yield Block(name, "heading", 2)
    if text:
        yield Block(text)


def clean_pubmed_title(title: str) -> str | None:
    """Remove the final stop of a title, and the brackets of a translated one."""
    title = title.replace(_TRANSLATED, "").removesuffix(".")
    inner, closed = title[1:-1], title.find("]")
    nested = 0 <= inner.find("[") < closed - 1
    if title.startswith("[") and title.endswith("]") and (nested or closed == len(title) - 1):
        title = inner.removesuffix(".")  # it had none in English
    return title or None


def make_day(year: str, month: str, day: str) -> str | None:
    """Build a complete date in ISO 8601; None for one without a day."""
    short = month[:3].lower()
    number = _MONTHS.index(short) + 1 if short in _MONTHS else read_number(month)
    parts = (read_number(year), number, read_number(day))
    try:
        return date(*(part or 0 for part in parts)).isoformat()
    except ValueError:  # a part is missing, or there is no such day
        return None


_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
_TITLES = ("ArticleTitle", "BookTitle", "VernacularTitle")


def split(data: bytes) -> Iterator[Source] | None:
    """Split a set into its articles, each a record itself; None for a single one."""
    records = _list_records(data)
    return map(_write_record, records) if len(records) > 1 else None


def read(data: bytes) -> Draft:
    """Read the abstract of an article and its metadata.

    Raise NoArticleError for a set of many, and if PubMed has no abstract.
    """
    record = take_single(_list_records(data))
    abstracts = (tuple(_list_blocks(one)) for one in record.iter("Abstract", "OtherAbstract"))
    blocks = next(filter(None, abstracts), ())
    if not blocks:
        raise refuse_empty()
    rights = record.iter("CopyrightInformation")
    return Draft(
        blocks,
        form="document",
        title=_read_title(record),
        author="; ".join(_name_authors(record)) or None,
        date=next(filter(None, map(_read_date, _list_dates(record))), None),
        site=_find(record, "Journal/Title", "Book/BookTitle", "Book/Publisher/PublisherName"),
        removed=tuple(Removed(text_of(e), "notice") for e in rights),
    )


def _list_records(data: bytes) -> list["_Element"]:
    root = parse_xml(data, "the PubMed set", recover=True)
    return [root] if local_name(root) in _RECORDS else [e for e in root if e.tag in _RECORDS]


def _write_record(record: "_Element") -> Source:
    data = etree.tostring(record, encoding="utf-8", with_tail=False)
    return Source("", data, id=record.findtext(".//PMID"), title=_read_title(record))


def _list_blocks(abstract: "_Element") -> Iterator[Block]:
    """Yield the sections of an abstract, each below its name."""
    for section in abstract.iter("AbstractText"):
        yield from write_section((section.get("Label") or "").strip(), text_of(section))


def _read_title(record: "_Element") -> str | None:
    titles = filter(None, (_find(record, name) for name in _TITLES))
    return clean_pubmed_title(next(titles, ""))


def _name_authors(record: "_Element") -> Iterator[str]:
    """Yield the authors, without the editors of the book around a chapter."""
    lists = [e for e in record.iter("AuthorList") if e.get("Type", "authors") == "authors"]
    for author in (each for one in lists[-1:] for each in one.iter("Author")):
        given = _find(author, "ForeName", "Initials")
        parts = (given, _find(author, "LastName"), _find(author, "Suffix"))
        name = " ".join(filter(None, parts)) or _find(author, "CollectiveName")
        if name:
            yield name


def _list_dates(record: "_Element") -> Iterator["_Element"]:
    """Yield the dates, best first: online, in print, of a chapter."""
    for name in ("ArticleDate", "PubDate", "ContributionDate"):
        yield from record.iter(name)


def _read_date(date: "_Element") -> str | None:
    """Read a complete date in ISO 8601; None for one without a day."""
    year, month, day = (_find(date, name) or "" for name in ("Year", "Month", "Day"))
    return make_day(year, month, day)


def _find(element: "_Element", *paths: str) -> str | None:
    """Read the text of the first element at one of the paths below this one."""
    found = (element.find(f".//{path}") for path in paths)
    return next((text for e in found if e is not None and (text := text_of(e))), None)
