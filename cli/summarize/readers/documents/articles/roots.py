"""Tell an article in XML by its root and a mark that no page has."""

import re

from summarize.readers.look import Look

_SEEN = 65_536  # bytes in which the mark of a format stands
_OF_PAGES = ("article", "section")  # elements of HTML, too
_DOCBOOK = (
    *_OF_PAGES, "set", "book", "part", "reference", "refentry", "chapter", "appendix", "preface",
    "glossary", "colophon", "dedication", "acknowledgements", "topic", "sect1", "sect2",
    "simplesect",
)  # fmt: skip
ARTICLES = (*_DOCBOOK, "tei", "nitf")
PUBMED = (
    "pubmedarticleset", "pubmedbookarticleset", "medlinecitationset", "pubmedarticle",
    "pubmedbookarticle", "medlinecitation",
)  # fmt: skip
_MARKS = {"article": b"<article-meta", "tei": b"<teiHeader", "nitf": b"<body.content"}
_NAMESPACE, _TYPES = "docbook.org/ns/docbook", (b"//DTD DocBook", b"//DTD DocBk")
_PARTS = re.compile(rb"<(?:[\w-]{1,20}:)?(?:sim)?para[\s>]")
_NO_PAGE = ("chapter", "sect1", "sect2", "appendix", "preface", "refentry")
_TITLES = (b"<title", b"<refmeta", b"<refnamediv")


def tell_article(look: Look) -> bool | None:
    """Tell an article by a mark of JATS, TEI, NITF or DocBook."""
    head, root = look.data[:_SEEN], look.root.name
    if root in _MARKS and _MARKS[root] in head:
        return True
    if root not in _DOCBOOK:
        return None
    titled = root in _NO_PAGE and any(title in head for title in _TITLES)
    typed = look.opening.startswith((b"<!", b"<?"))
    named = _NAMESPACE in look.root.tag or (typed and any(name in head for name in _TYPES))
    return titled or named or _PARTS.search(head) is not None or None
