"""The pages of a wiki as MediaWiki exports them: each is an article in wikitext."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from summarize.errors import NoArticleError
from summarize.models import Draft, Source
from summarize.readers.documents.xml_tree import local_name, parse_xml
from summarize.readers.texts.markup_languages.wikitext import read_wikitext

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = "0"  # the number of their name space; others are talk, users, templates


def split_dump(data: bytes) -> Iterator[Source] | None:
    """Return the articles of an export, each an export of its own; None for a single one."""
    pages = _list_pages(data)
    return map(_write_page, pages) if len(pages) > 1 else None


def read_page(data: bytes) -> Draft:
    """Return the one article of an export, with its title; raise NoArticleError for many."""
    pages = _list_pages(data)
    if len(pages) != 1:
        count = f"{len(pages):,} articles in it: choose one" if pages else "a wiki without articles"
        raise NoArticleError(count)
    draft = read_wikitext(_find_text(pages[0]))
    return replace(draft, title=_find(pages[0], "title") or draft.title)


def _list_pages(data: bytes) -> list["_Element"]:
    """Return the articles that are no redirects; of an export without any, all pages."""
    root = parse_xml(data, "the wiki export", recover=True)
    pages = [page for page in root if local_name(page) == "page"]
    articles = [page for page in pages if _find(page, "ns") in ("", _ARTICLES)] or pages
    return [page for page in articles if page.find("{*}redirect") is None and _find_text(page)]


def _find(page: "_Element", name: str) -> str:
    return (page.findtext(f"{{*}}{name}") or "").strip()


def _find_text(page: "_Element") -> str:
    """Return the text of the last revision."""
    revisions = page.findall("{*}revision")
    return _find(revisions[-1], "text") if revisions else ""


def _write_page(page: "_Element") -> Source:
    root = etree.Element("mediawiki")
    copy = etree.SubElement(root, "page")
    title = _find(page, "title")
    etree.SubElement(copy, "title").text = title
    revision = etree.SubElement(copy, "revision")
    etree.SubElement(revision, "text").text = _find_text(page)
    data = etree.tostring(root, encoding="utf-8")
    return Source("", data, id=_find(page, "id") or None, title=title or None)
